"""Documents in a small hall: told once, numbered without gaps, kept word for word (rows A3, E5)."""

import json
from typing import Any

import pytest

from hall_link.wire.base import Words
from hall_link.wire.documents import (
    FindNotice,
    GiveNotice,
    IssueDocument,
    PrintDocument,
    PrintGuide,
    SignDocument,
    VoidDocument,
)
from hall_link.wire.guide import Fee, Material, MaterialCheck, ServiceItem, Step, TimeLimit
from hall_link.wire.printing import PrintJob, ReportJob, ResolveJob
from hall_link.wire.tickets import TakeTicket
from hall_server.documents.rules import (
    AlreadySigned,
    DocumentVoided,
    FieldMissing,
    ItemChanged,
    UnknownDocument,
    UnknownForm,
)
from hall_server.guide.tables import GuideItem
from hall_server.kernel.refusals import TryAgain, WrongRole
from hall_server.kernel.work import Actor
from hall_server.queue.rules import UnknownTicket
from hall_server.windows.rules import WrongWindow
from tests.support.small_hall import ISSUER, SmallHall, clerk, small_hall, words

pytestmark = pytest.mark.unit

NAME, PHONE = "欧阳春花", "13912345678"
GUIDE = Actor("device", "guide-1", "guide")


def paper(name: str, **more: Any) -> Material:
    return Material(name=words(name), **more)


ITEM = ServiceItem(
    id="item-c",
    name=Words(zh="低保申请", en="Allowance"),
    department="d",
    queue="a",
    windows=[],
    version=3,
    promised=TimeLimit(amount=5, unit="working_day"),
    fee=Fee(text=Words(zh="工本费 5 元", en="5 yuan"), amount=5, basis="川价费〔2012〕1号"),
    basis="《社会救助暂行办法》",
    conditions=[words("本镇户籍")],
    materials=[
        paper("身份证"),
        paper("户口簿", form=words("复印件"), copies=2),
        paper("委托书", required=False),
    ],
    steps=[Step(zh="受理", en="Intake", limit=TimeLimit(amount=1, unit="day"))],
    complaint="12388",
)


@pytest.fixture
def hall() -> SmallHall:
    return SmallHall([*small_hall(), GuideItem(position=9, item=ITEM)])


def check(*have: int, version: int = 3) -> MaterialCheck:
    return MaterialCheck(item="item-c", version=version, have=list(have))


def text_of(job: PrintJob | None) -> str:
    assert job is not None
    assert job.document is not None
    return json.dumps([b.model_dump() for b in job.document.blocks], ensure_ascii=False)


def issue(hall: SmallHall, form: str = "return-slip", **fields: str) -> Any:
    told = {"reason": "不符合条件", **fields}
    return hall.do(IssueDocument(form=form, window=1, fields=told), clerk(1)).document


def serials(hall: SmallHall, form: str) -> list[str]:
    told = [entry for entry in hall.told("document_issued") if entry["form"] == form]
    return [entry["serial"] for entry in told]


# --- the one-time notice --------------------------------------------------------------------------


def test_everything_that_is_missing_is_told_at_once(hall: SmallHall) -> None:
    given = hall.do(GiveNotice(check=check(0)))
    assert [material.name.zh for material in given.missing] == ["户口簿"]
    assert given.document.serial == "清2026-000001"
    assert given.qr == given.secret
    told = text_of(given.job)
    for words_ in (
        *("低保申请", "户口簿", "复印件，2 份", "委托书", "需要时提供", "身份证", "受理", "1 天"),
        *("5 个工作日", "工本费 5 元", "川价费〔2012〕1号", "《社会救助暂行办法》", given.secret),
    ):
        assert words_ in told


def test_who_has_everything_is_told_so(hall: SmallHall) -> None:
    given = hall.do(GiveNotice(check=check(0, 1), print=False))
    assert (given.missing, given.job) == ([], None)
    document = hall.state.documents.with_secret(given.secret)
    assert document is not None
    assert "材料已齐" in dict(document.fields)["complete"]


def test_a_list_that_has_changed_is_to_be_looked_at_again(hall: SmallHall) -> None:
    for old in (check(0, version=2), check(7)):
        with pytest.raises(ItemChanged) as told:
            hall.do(GiveNotice(check=old))
        assert told.value.details == {"item": "item-c", "version": 3}
    assert hall.told("document_issued") == []


def test_only_the_staff_adds_words_of_its_own(hall: SmallHall) -> None:
    with pytest.raises(WrongRole):
        hall.do(GiveNotice(check=check(), extra=["还要照片"]))
    given = hall.do(GiveNotice(check=check(), extra=["还要照片"], window=1), clerk(1))
    assert "还要照片" in text_of(given.job)
    with pytest.raises(WrongWindow):
        hall.do(GiveNotice(check=check(), window=2), clerk(1))
    assert hall.do(GiveNotice(check=check(), extra=["请早来"]), GUIDE).extra == ["请早来"]


def test_the_ticket_remembers_what_was_ticked(hall: SmallHall) -> None:
    ticket = hall.do(TakeTicket(items=["item-c"]), ISSUER)
    hall.do(GiveNotice(check=check(0), ticket_id=ticket.ticket_id, window=1), clerk(1))
    hall.do(GiveNotice(check=check(0, 1), ticket_id=ticket.ticket_id, window=1), clerk(1))
    assert hall.state.queue.tickets[ticket.ticket_id].checks == (check(0, 1),)
    with pytest.raises(UnknownTicket):
        hall.do(GiveNotice(check=check(0), ticket_id="nobody's"))


def test_its_code_brings_the_list_back_also_when_the_list_has_changed(hall: SmallHall) -> None:
    given = hall.do(GiveNotice(check=check(1)))
    found = hall.do(FindNotice(secret=given.secret))
    assert (found.check, found.missing, found.document) == (
        check(1),
        given.missing,
        given.document,
    )
    with pytest.raises(UnknownDocument):
        hall.do(FindNotice(secret="A" * 24))
    hall.do(VoidDocument(document_id=given.document.document_id, reason="错了"), clerk(1))
    with pytest.raises(DocumentVoided):
        hall.do(FindNotice(secret=given.secret))


def test_the_whole_guide_goes_on_paper(hall: SmallHall) -> None:
    job = hall.do(PrintGuide(item="item-c")).job
    told = text_of(job)
    for words_ in ("低保申请", "本镇户籍", "户口簿", "受理", "5 个工作日", "工本费 5 元", "12388"):
        assert words_ in told
    assert job.label == "办事指南"
    assert hall.told("document_issued") == []


# --- numbers --------------------------------------------------------------------------------------


def test_numbers_have_no_gaps_whatever_is_refused(hall: SmallHall) -> None:
    issue(hall)
    for fault in ({"reason": " "}, {"form": "none-such"}):
        with pytest.raises((FieldMissing, UnknownForm)):
            issue(hall, **fault)
    hall.store.broken = True
    with pytest.raises(TryAgain):
        issue(hall)
    hall.store.broken = False
    second = issue(hall)
    hall.do(VoidDocument(document_id=second.document_id, reason="写错了"), clerk(1))
    issue(hall)
    assert serials(hall, "return-slip") == [f"退2026-00000{place}" for place in (1, 2, 3)]


def test_a_series_begins_anew_with_form_and_year(hall: SmallHall) -> None:
    issue(hall)
    issue(hall, "nonaccept-slip")
    hall.clock.advance(days=40)
    issue(hall)
    assert serials(hall, "return-slip") == ["退2026-000001", "退2027-000001"]
    assert serials(hall, "nonaccept-slip") == ["拒2026-000001"]


def test_the_same_command_takes_one_number(hall: SmallHall) -> None:
    command = IssueDocument(form="leave-slip", window=1, fields={"reason": "看病"})
    first = hall.do(command, clerk(1), "once")
    again = hall.do(command, clerk(1), "once")
    told = again if isinstance(again, str) else again.model_dump_json()
    assert first.document.document_id in told
    assert serials(hall, "leave-slip") == ["假2026-000001"]


# --- what becomes of it ---------------------------------------------------------------------------


def test_a_document_is_signed_once_and_printed_again_word_for_word(hall: SmallHall) -> None:
    told = issue(hall, applicant=NAME)
    signed = hall.do(SignDocument(document_id=told.document_id), clerk(1)).document
    assert (told.signed_at, signed.signed_at) == (None, hall.clock.now())
    with pytest.raises(AlreadySigned):
        hall.do(SignDocument(document_id=told.document_id), clerk(1))
    hall.do(PrintDocument(document_id=told.document_id), clerk(1))
    first, second = (PrintJob.model_validate_json(j.body) for j in hall.state.paper.homeless())
    assert (first.document, first.reprint, second.reprint) == (second.document, False, True)
    with pytest.raises(UnknownDocument):
        hall.do(PrintDocument(document_id="none"), clerk(1))


def test_a_voided_document_does_nothing_more(hall: SmallHall) -> None:
    told = issue(hall)
    hall.do(VoidDocument(document_id=told.document_id, reason="写错了"), clerk(1))
    for command in (
        PrintDocument(document_id=told.document_id),
        SignDocument(document_id=told.document_id),
        VoidDocument(document_id=told.document_id, reason="再来"),
    ):
        with pytest.raises(DocumentVoided):
            hall.do(command, clerk(1))


def test_the_prepaid_fee_is_told_in_capitals(hall: SmallHall) -> None:
    issue(hall, "agency-slip", prepaid="1234.56", applicant=NAME)
    (job,) = hall.state.paper.homeless()
    assert job.body.count("壹仟贰佰叁拾肆元伍角陆分") == 2


@pytest.mark.row("E3")
def test_a_document_nobody_is_sure_of_is_printed_again_once(hall: SmallHall) -> None:
    told = issue(hall, applicant=NAME)
    (job,) = hall.state.paper.homeless()
    hall.do(ReportJob(job_id=job.job_id, outcome="uncertain"), hall.device("printer"))
    hall.do(ResolveJob(job_id=job.job_id, action="reprint"), Actor("staff", "boss", "manager"))
    (again,) = hall.state.paper.jobs.values()
    printed = PrintJob.model_validate_json(again.body)
    assert (printed.reprint, printed.label) == (True, told.serial)
    assert again.document_id == told.document_id
    assert NAME in again.body


def test_nobody_s_name_leaves_the_documents(hall: SmallHall) -> None:
    """Not in the ledger, not in an answer, and not with the job once it is printed."""
    answer = hall.do(
        IssueDocument(form="promise-slip", window=1, fields={"applicant": NAME, "phone": PHONE}),
        clerk(1),
    )
    printer = hall.device("printer")
    hall.do(ReportJob(job_id=answer.job.job_id, outcome="uncertain"), printer)
    assert NAME in hall.state.paper.jobs[answer.job.job_id].body
    hall.do(ReportJob(job_id=answer.job.job_id, outcome="printed"), printer)
    hall.do(VoidDocument(document_id=answer.document.document_id, reason="错"), clerk(1))
    told = [answer.model_dump_json(), *(entry.body for entry in hall.store.entries)]
    others = [r for (table, _), r in hall.store.records.items() if table != "documents"]
    told += [repr(record.row()) for record in others]
    told.append(repr(hall.state.documents.find(answer.document.document_id)))
    assert not [text for text in told if NAME in text or PHONE in text]
