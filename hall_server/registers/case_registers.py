"""The registers made of cases: the ledger of cases, of first-asked duty, agency, villages, visits.

Columns as the rule books list them; where one names a register without its columns, those that
follow from what it is for.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hall_link.wire.guide import TimeLimit
from hall_server.cases.noting import AGENCY_ENDS
from hall_server.guide.flow import limit_text
from hall_server.registers.asking import Cell, Names, Sight
from hall_server.registers.lines import CaseEntry, CaseLine
from hall_server.registers.time_used import Reckoner, lateness
from hall_server.registers.words import ACTS, AGENCY, CHANNEL, OUTCOME, STATE

ON_TIME = {-1: "提前", 0: "按时", 1: "超期", None: ""}

Line = Callable[[CaseEntry, Names, Sight, Reckoner], list[Cell]]


@dataclass(frozen=True, slots=True)
class Shape:
    """A register of cases: what stands above each column, how wide it is, what makes a line."""

    title: str
    columns: tuple[tuple[str, int], ...]
    line: Line


def _case(entry: CaseEntry, names: Names, sight: Sight, reckoner: Reckoner) -> list[Cell]:
    it = entry.case
    return [
        it.number,
        names.kind(it.kind),
        names.item(it.item),
        sight.name(entry.name, it.window),
        it.window,
        names.departments.get(it.item, ""),
        names.local(it.received_at),
        names.day(it.accepted_at),
        promise(it),
        names.local(it.due_at) or it.due,
        it.first_due if it.first_due != it.due else "",
        it.decided_on,
        names.day(it.delivered_at),
        result(it),
        reckoner.used(it, names),
        ON_TIME[lateness(it, names.today)],
        moved(it),
        names.person(it.owner),
        names.person(it.first_asked),
        steps(entry, names),
    ]


def _first_asked(entry: CaseEntry, names: Names, _sight: Sight, _r: Reckoner) -> list[Cell]:
    it = entry.case
    return [
        names.local(it.received_at),
        "办件",
        it.number,
        names.item(it.item),
        it.window,
        names.person(it.first_asked),
        names.person(it.first_handler),
        names.person(it.owner),
        STATE[it.state],
        it.due,
        "已尽责" if it.closed_at else "责任未了",
    ]


def _agency(entry: CaseEntry, names: Names, sight: Sight, _reckoner: Reckoner) -> list[Cell]:
    it = entry.case
    ended = AGENCY_ENDS[it.agency_end - 1].zh if it.agency_end else ""
    return [
        names.local(it.received_at),
        sight.name(entry.agent, it.window),
        names.item(it.item),
        names.person(it.owner),
        "、".join(entry.papers),
        names.day(it.closed_at),
        names.settled(*entry.signed or (None, None)),
        "；".join(filter(None, [AGENCY.get(it.agency or "", ""), ended, it.number])),
    ]


def _village(entry: CaseEntry, names: Names, sight: Sight, _reckoner: Reckoner) -> list[Cell]:
    it = entry.case
    way = f"{AGENCY.get(it.agency or '', '')}，{names.kind(it.kind)}"
    return [
        it.number,
        names.item(it.item),
        names.local(it.received_at),
        sight.name(entry.name, it.window),
        way,
        result(it),
        names.day(it.closed_at),
    ]


def _visit(entry: CaseEntry, names: Names, sight: Sight, _reckoner: Reckoner) -> list[Cell]:
    it = entry.case
    asked = next((step for step in reversed(entry.steps) if step.act == "close"), None)
    return [
        it.number,
        names.day(it.received_at),
        names.item(it.item),
        sight.name(entry.name, it.window),
        sight.phone(entry.phone, it.window),
        names.person(it.owner),
        result(it),
        names.day(it.delivered_at),
        CHANNEL.get(it.channel or "", ""),
        names.day(asked.at) if asked else "",
        names.person(asked.by) if asked else "",
        (asked.note or "未说意见") if asked else "",
    ]


SHAPES: dict[str, Shape] = {
    "cases": Shape(
        "办件台账",
        (
            ("编号", 12),
            ("类别", 9),
            ("事项", 20),
            ("申请人", 8),
            ("窗口", 6),
            ("部门", 12),
            ("收件时间", 16),
            ("受理日期", 11),
            ("承诺时限", 9),
            ("应办结", 11),
            ("最初应办结", 11),
            ("决定日期", 11),
            ("送达日期", 11),
            ("结果", 10),
            ("用时（工作日）", 8),
            ("是否按时", 7),
            ("延期", 16),
            ("责任人", 9),
            ("首问责任人", 9),
            ("办理过程", 34),
        ),
        _case,
    ),
    "first-asked": Shape(
        "首问责任登记",
        (
            ("首问时间", 16),
            ("来源", 6),
            ("编号", 12),
            ("事项或问题", 34),
            ("窗口", 6),
            ("首问责任人", 10),
            ("首接经办人", 10),
            ("现责任人", 10),
            ("状态", 9),
            ("应办结", 11),
            ("责任情况", 10),
        ),
        _first_asked,
    ),
    "agency": Shape(
        "接（代）办事项登记表",
        (
            ("接件时间", 16),
            ("乡镇（街道）、村代理员", 14),
            ("接（代）办事项", 24),
            ("代理员", 10),
            ("委托人提供资料目录", 38),
            ("完成办结时间", 12),
            ("代理员签收", 12),
            ("备注", 26),
        ),
        _agency,
    ),
    "village": Shape(
        "便民服务记录本",
        (
            ("编号", 12),
            ("代办事项", 28),
            ("时间", 16),
            ("对象", 10),
            ("解决途径", 22),
            ("办理结果", 14),
            ("办结日期", 12),
        ),
        _village,
    ),
    "visits": Shape(
        "受理、回访登记台账",
        (
            ("编号", 12),
            ("受理日期", 11),
            ("事项", 24),
            ("申请人", 8),
            ("联系电话", 13),
            ("承办人", 9),
            ("办理结果", 11),
            ("送达日期", 11),
            ("送达方式", 9),
            ("回访日期", 11),
            ("回访人", 9),
            ("回访意见", 30),
        ),
        _visit,
    ),
}


def lines(
    shape: Shape, entries: Iterable[CaseEntry], names: Names, sight: Sight
) -> list[list[Cell]]:
    """The register's lines, in the order of the entries."""
    reckoner = Reckoner(names.calendar())
    return [shape.line(entry, names, sight, reckoner) for entry in entries]


def result(case: CaseLine) -> str:
    """What became of a case, or how it stands."""
    if case.outcome is None:
        return STATE[case.state]
    is_told = case.closed_at is not None or case.state == case.outcome
    return OUTCOME[case.outcome] + ("" if is_told else f"（{STATE[case.state]}）")


def promise(case: CaseLine) -> str:
    """Its promised time in words."""
    if case.flow == "on_the_spot":
        return "即办"
    if case.limit_days is None:
        return ""
    return limit_text(TimeLimit(amount=case.limit_days, unit=case.limit_unit), "zh")


def moved(case: CaseLine) -> str:
    """What moved its day, with the one promised first; empty where it is the first still."""
    extended = f"延{case.extension_days}天" if case.extension == "approved" else ""
    if case.first_due is None or case.due is None or case.first_due >= case.due:
        return extended
    return f"原承诺{case.first_due}，{extended or '顺延'}"


def steps(entry: CaseEntry, names: Names) -> str:
    """Its acts with the day of each."""
    return "；".join(f"{names.local(s.at)[5:10]} {ACTS.get(s.act, s.act)}" for s in entry.steps)
