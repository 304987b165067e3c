"""What the registers count and write, without a server."""

import io
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from hall_server.registers.asking import Names, RegisterTable, Sight, days_of
from hall_server.registers.case_registers import SHAPES, lines
from hall_server.registers.figures import count_cases
from hall_server.registers.files import as_xlsx
from hall_server.registers.freeze import changed
from hall_server.registers.lines import CaseEntry, CaseLine, Serials
from hall_server.registers.month_report import check_template, default_template
from hall_server.registers.other_registers import serial_remarks
from hall_server.registers.plain_table import as_csv
from hall_server.registers.rules import UnfitTemplate
from hall_server.registers.time_used import Reckoner, lateness

pytestmark = pytest.mark.unit

NAMES = Names(
    hall="小镇大厅",
    zone="Asia/Shanghai",
    today="2026-03-02",
    windows={1: "1号 综合", 2: "2号 民政"},
    departments={"item": "民政"},
    kinds={"committed": "承诺件"},
    forms={"once-list": "一次性告知书"},
)


def line(**told: Any) -> CaseLine:
    """Received and complete on Friday 13 February 2026, promised in two working days."""
    fields: dict[str, Any] = {
        "id": "c",
        "number": "2602130001",
        "kind": "committed",
        "flow": "committed",
        "state": "accepted",
        "business_day": "2026-02-13",
        "received_at": "2026-02-13T01:00:00.000000+00:00",
        "item": "item",
        "window": 1,
        "owner": "li",
        "first_asked": "li",
        "first_handler": "li",
        "visits": 1,
        "limit_days": 2,
        "limit_unit": "working_day",
        "accepted_at": None,
        "complete_day": "2026-02-13",
        "due": "2026-02-24",
        "first_due": "2026-02-24",
        "due_at": None,
        "stops": "[]",
        "extension": None,
        "extension_days": None,
        "agency": None,
        "agency_end": None,
        "outcome": None,
        "decided_on": None,
        "channel": None,
        "delivered_at": None,
        "closed_at": None,
        "urged": 0,
    }
    return CaseLine(**fields | told)


def decided(day: str, **told: Any) -> CaseLine:
    closed = f"{day}T06:00:00.000000+00:00"
    return line(decided_on=day, outcome="granted", state="closed", closed_at=closed, **told)


def given_up(outcome: str, day: str, **told: Any) -> CaseLine:
    """Ended without a decision; its slip is signed and handed over, or not yet."""
    return line(**{"state": outcome, "outcome": outcome, "decided_on": day, **told})


def spot(due_at: str) -> CaseLine:
    """Done on the spot."""
    return decided("2026-02-13", flow="on_the_spot", due_at=due_at)


def test_days_used_are_working_days_without_those_of_a_special_step() -> None:
    reckoner = Reckoner(NAMES.calendar())
    # Saturday 14 is worked, 15 to 23 February is holiday: 14, 24
    assert reckoner.used(decided("2026-02-24"), NAMES) == 2
    # 14, 24, 25, 26, 27 and 28 (worked) February; stopped from 24 to 26: 25 and 26 do not count
    stops = '[["testing", "2026-02-24", "2026-02-26", "2026-02-27"]]'
    assert reckoner.used(decided("2026-02-28", stops=stops), NAMES) == 4
    # never resumed: it counts to the decision and no further
    endless = '[["testing", "2026-02-24", null, null]]'
    assert reckoner.used(decided("2026-02-28", stops=endless), NAMES) == 2
    assert reckoner.used(line(), NAMES) is None


@pytest.mark.parametrize(
    ("case", "late"),
    [
        (decided("2026-02-14"), -1),
        (decided("2026-02-24"), 0),
        (decided("2026-02-25"), 1),
        (line(), 1),
        (line(due="2026-03-02"), None),
        (decided("2026-02-14", sent_up_on="2026-02-25", send_by="2026-02-24"), 1),
        (decided("2026-02-14", sent_up_on="2026-02-24", send_by="2026-02-24"), -1),
        (given_up("returned", "2026-02-24"), 0),
        (given_up("withdrawn", "2026-02-25"), 1),
        (line(due=None), None),
        (spot("2026-02-13T05:59:00.000000+00:00"), 1),
        (spot("2026-02-13T06:00:00.000000+00:00"), 0),
    ],
)
def test_lateness(case: CaseLine, late: int | None) -> None:
    assert lateness(case, "2026-03-02") == late


def test_a_month_counts_what_came_and_what_was_done_in_it() -> None:
    refused = given_up("refused", "2026-02-13", window=2)
    cases = [
        decided("2026-02-14", visits=3, urged=2),
        decided("2026-02-25", flow="supplement", extension="approved"),
        refused,
        line(),
        decided("2026-02-02", business_day="2026-01-20", due=None),
        decided("2026-03-02"),
    ]
    total, parts, per_day = count_cases(cases, "2026-02-01", "2026-02-28", NAMES)
    told = total.told()
    assert (total.taken, total.done, total.decided, total.refused) == (5, 4, 3, 1)
    # the refused one was in time and early as well
    assert (total.early, total.on_time, total.late, total.late_open) == (2, 2, 1, 1)
    assert (told["on_time_rate"], told["refuse_rate"]) == (0.6667, 0.25)
    assert (total.supplemented, total.many_visits, total.urged, total.extended) == (2, 1, 2, 1)
    assert parts["window"]["2号 民政"].taken == 1
    assert parts["department"]["民政"].taken == parts["kind"]["承诺件"].taken == 5
    assert per_day["2026-02-13"] == (5, 1)


def test_an_overdue_case_is_late_however_it_ends() -> None:
    """None is taken out of the rate by giving it back after its day."""
    ends = [given_up(how, "2026-02-26") for how in ("returned", "refused", "withdrawn")]
    closed = line(
        state="closed", outcome="returned", decided_on="2026-02-26", closed_at="2026-02-27T01:00"
    )
    total, _, _ = count_cases([*ends, closed], "2026-02-01", "2026-02-28", NAMES)
    assert (total.done, total.late, total.on_time, total.decided) == (4, 4, 0, 0)
    assert (total.returned, total.refused, total.withdrawn) == (2, 1, 1)
    assert total.on_time_rate == 0


def test_the_day_promised_first_is_told_where_it_was_moved() -> None:
    shape = SHAPES["cases"]
    heads = [head for head, _ in shape.columns]
    moved = given_up("returned", "2026-03-01", first_due="2026-02-24", due="2026-03-10")
    for case, first, result in ((moved, "2026-02-24", "退回"), (line(), "", "办理中")):
        (told,) = lines(shape, [CaseEntry(case)], NAMES, Sight())
        row = dict(zip(heads, told, strict=True))
        assert (row["最初应办结"], row["结果"]) == (first, result)


def test_a_moment_counts_on_the_day_of_the_halls_clock() -> None:
    late_in_utc = line(state="closed", closed_at="2026-01-31T17:00:00.000000+00:00")
    total, _, _ = count_cases([late_in_utc], "2026-02-01", "2026-02-28", NAMES)
    assert total.done == 1


def test_months_end_where_they_end() -> None:
    assert days_of("2028-02") == ("2028-02-01", "2028-02-29")
    assert days_of("2026-12") == ("2026-12-01", "2026-12-31")


def test_a_gap_in_the_numbers_is_told() -> None:
    (well,) = serial_remarks(Serials({"once-list/2026": (3, 3)}, given=2, voided=1), NAMES)
    assert well == "编号连续：1 本文书本期共 2 份，一号不缺；作废 1 份，作废的号不再使用。"
    (gap,) = serial_remarks(Serials({"once-list/2026": (2, 3)}, given=2, voided=0), NAMES)
    assert gap == "编号不连续：一次性告知书2026年：应有 3 份，实有 2 份"


def test_masks_are_for_everybody_who_does_not_handle() -> None:
    clerk = Sight("li", frozenset({1}))
    assert (clerk.name("张建国", 1), clerk.name("张建国", 2)) == ("张建国", "张*")
    assert (clerk.phone("13800001234", 2), clerk.phone("", 2)) == ("*******1234", "")
    assert clerk.reads_call("li")
    assert not clerk.reads_call("wang")


def test_nothing_somebody_wrote_becomes_a_formula() -> None:
    told = RegisterTable("试", ("甲", "乙"), (9, 9), [["=1+1\x01", -3], [None, "@x"]], 2)
    sheet = load_workbook(io.BytesIO(as_xlsx("大厅", "今天", [told]))).active
    assert sheet is not None
    assert (sheet["A4"].value, sheet["A4"].data_type, sheet["B4"].value) == ("=1+1", "s", -3)
    assert as_csv(told.heads, told.rows).decode("utf-8-sig").splitlines() == [
        "甲,乙",
        "'=1+1\x01,-3",
        ",'@x",
    ]


def test_what_changed_is_told_by_key() -> None:
    assert changed({"a": 1, "b": 2, "c": 0.5}, {"a": 1, "b": 3, "d": 4}) == [
        ("b", 2, 3),
        ("c", 0.5, None),
        ("d", None, 4),
    ]


@pytest.mark.parametrize(
    ("text", "unknown"),
    [("{{nonsense}} {{taken}}", ["nonsense"]), ("{{window.nonsense}}", ["window.nonsense"])],
)
def test_a_template_that_means_nothing_is_refused(text: str, unknown: list[str]) -> None:
    check_template(default_template())
    book = Workbook()
    assert book.active is not None
    book.active["A1"] = text
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(UnfitTemplate) as refusal:
        check_template(out.getvalue())
    assert refusal.value.details == {"unknown": unknown}
    for broken in (b"", b"PK\x03\x04", b"x" * 100):
        with pytest.raises(UnfitTemplate):
            check_template(broken)
