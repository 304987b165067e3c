"""The registers that are not made of cases: questions, calls, documents, custody, duty."""

from collections.abc import Iterable, Mapping

from hall_server.days.tables import DutyNote
from hall_server.registers.asking import Cell, Names, Sight
from hall_server.registers.lines import CustodyLine, DocumentLine, QuestionLine, Serials
from hall_server.registers.tables import PhoneCall
from hall_server.registers.words import CONSENT, DUTY

Columns = tuple[tuple[str, int], ...]

QUESTIONS: Columns = (
    ("咨询时间", 16),
    ("窗口", 6),
    ("咨询内容", 40),
    ("答复内容", 40),
    ("首问责任人", 10),
    ("现责任人", 10),
    ("答复时间", 16),
    ("状态", 9),
)
CALLS: Columns = (
    ("来电时间", 16),
    ("来电人姓名", 10),
    ("联系电话", 14),
    ("来电内容", 40),
    ("接听人", 9),
    ("转交领导", 9),
    ("处理情况", 36),
    ("办结时间", 16),
)
DOCUMENTS: Columns = (
    ("文书名称", 20),
    ("编号", 24),
    ("开具时间", 16),
    ("开具人", 10),
    ("窗口", 6),
    ("办件编号", 12),
    ("签收日期", 14),
    ("作废日期", 11),
    ("作废原因", 26),
)
CUSTODY: Columns = (
    ("移交时间", 16),
    ("办件编号", 12),
    ("事项", 24),
    ("材料", 38),
    ("移交人", 10),
    ("窗口", 6),
    ("移交给", 14),
    ("签收人", 10),
    ("签收时间", 16),
)
DUTY_LOG: Columns = (
    ("日期", 11),
    ("时间", 16),
    ("类别", 9),
    ("值班领导", 10),
    ("内容", 50),
    ("办件编号", 12),
    ("同意方式", 10),
    ("接班人、分管领导", 12),
    ("签字时间", 16),
)

TITLES: Mapping[str, tuple[str, Columns]] = {
    "consultations": ("咨询登记", QUESTIONS),
    "calls": ("来电登记", CALLS),
    "documents": ("文书登记（编号）", DOCUMENTS),
    "custody": ("材料交接登记", CUSTODY),
    "duty": ("值班记录", DUTY_LOG),
}


def question_rows(found: Iterable[QuestionLine], names: Names) -> list[list[Cell]]:
    """The consultation log."""
    return [
        [
            names.local(it.asked_at),
            it.window,
            it.question,
            it.answer,
            names.person(it.handlers[0]),
            names.person(it.handlers[-1]),
            names.local(it.closed_at),
            "已答复" if it.closed_at else "还没答复",
        ]
        for it in found
    ]


def first_asked_rows(found: Iterable[QuestionLine], names: Names) -> list[list[Cell]]:
    """Questions as lines of the register of first-asked duty."""
    return [
        [
            names.local(it.asked_at),
            "咨询",
            "",
            it.question,
            it.window,
            names.person(it.handlers[0]),
            names.person(it.handlers[0]),
            names.person(it.handlers[-1]),
            "已答复" if it.closed_at else "未答复",
            "",
            "已尽责" if it.closed_at else "责任未了",
        ]
        for it in found
    ]


def call_rows(found: Iterable[PhoneCall], names: Names, sight: Sight) -> list[list[Cell]]:
    """The phone log; who rang and what was said only for who may read it."""
    return [_call(it, names, sight.reads_call(it.taken_by)) for it in found]


def _call(it: PhoneCall, names: Names, readable: bool) -> list[Cell]:
    masks = Sight()
    return [
        names.local(it.at),
        it.caller if readable else masks.name(it.caller, None),
        it.phone if readable else masks.phone(it.phone, None),
        it.content if readable else "（由接听人和领导查看）",
        names.person(it.taken_by),
        names.person(it.passed_to),
        it.answer if readable else "",
        names.local(it.settled_at) or "还没办完",
    ]


def document_rows(found: Iterable[DocumentLine], names: Names) -> list[list[Cell]]:
    """Every serial number that was given out, voided ones too."""
    return [
        [
            names.forms.get(it.form, it.form),
            it.serial,
            names.local(it.issued_at),
            names.person(it.issued_by),
            it.window,
            it.case_number,
            names.settled(it.signed_at, it.signed_how),
            names.day(it.voided_at),
            it.void_reason,
        ]
        for it in found
    ]


def serial_remarks(serials: Serials, names: Names) -> tuple[str, ...]:
    """Whether the numbers of each book run without a gap."""
    gaps = [
        f"{_book(book, names)}：应有 {last} 份，实有 {count} 份"
        for book, (count, last) in serials.books.items()
        if count != last
    ]
    if gaps:
        return ("编号不连续：" + "；".join(gaps),)
    told = f"编号连续：{len(serials.books)} 本文书本期共 {serials.given} 份，一号不缺"
    return (f"{told}；作废 {serials.voided} 份，作废的号不再使用。",)


def _book(book: str, names: Names) -> str:
    form, _, year = book.partition("/")
    return f"{names.forms.get(form, form)}{year}年"


def custody_rows(found: Iterable[CustodyLine], names: Names, sight: Sight) -> list[list[Cell]]:
    """Papers on their way, each hand that had them."""
    return [
        [
            names.local(it.at),
            it.case_number,
            names.item(it.item),
            "、".join(it.papers),
            names.person(it.giver),
            it.window,
            it.to,
            sight.name(it.taker, it.window) or names.person(it.taken_by),
            names.local(it.taken_at) or "还没签收",
        ]
        for it in found
    ]


def duty_rows(found: Iterable[DutyNote], names: Names) -> list[list[Cell]]:
    """The duty log."""
    return [
        [
            it.business_day,
            names.local(it.at),
            DUTY[it.kind],
            names.person(it.by),
            it.text,
            it.case_number,
            CONSENT.get(it.consent or "", ""),
            names.person(it.signer),
            "待签字" if it.waits else names.local(it.signed_at),
        ]
        for it in found
    ]
