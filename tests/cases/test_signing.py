"""Signed on the spot in one act, or settled without a signature (rows F1, F6)."""

from functools import partial
from typing import Any

import pytest

from hall_link.wire.documents import DocumentIssued, GiveNotice, SignDocument, VoidDocument
from hall_link.wire.guide import MaterialCheck
from hall_server.cases.clocks import NEVER, clock_of
from hall_server.documents.tables import Document
from hall_server.kernel.refusals import Refusal
from tests.cases.case_hall import BOOK, CLERK, HELD, LEADER, PHOTO, CaseHall, missing
from tests.support.small_hall import clerk

pytestmark = [pytest.mark.unit, pytest.mark.row("F6")]

BY_POST: dict[str, Any] = {"channel": "mail", "recipient": "张建国"}
ON_THE_SPOT: dict[str, Any] = {"channel": "counter", "recipient": "张建国", "signed": True}
WAITING = [HELD, missing(BOOK), missing(PHOTO)]
REFUSED = {"how": "refused", "reason": "不认可退回理由", "witness": "村委会李大山"}
MAILED = {"how": "mailed", "post_number": "EMS1234567"}
SAID = {"how": "acknowledged", "reason": "11月23日电话确认收到"}


@pytest.fixture
def hall() -> CaseHall:
    return CaseHall()


def papers(hall: CaseHall, case: str) -> tuple[Document, ...]:
    found: tuple[Document, ...] = hall.store.cold("case-documents", case)
    return found


def settled(hall: CaseHall, paper: Document, **how: Any) -> DocumentIssued:
    done = hall.do(SignDocument(document_id=paper.id, **how), CLERK)
    assert isinstance(done, DocumentIssued)
    return done


def refused(hall: CaseHall, act: Any) -> str:
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.code


def ledger(hall: CaseHall) -> str:
    return "".join(entry.body for entry in hall.store.entries)


# --- without a signature --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("how", "step", "words"),
    [
        (REFUSED, "sign_refused", "说明：不认可退回理由；见证人：村委会李大山"),
        (MAILED, "sign_mailed", "邮件号：EMS1234567"),
        (SAID, "sign_acknowledged", "说明：11月23日电话确认收到"),
    ],
)
def test_who_will_not_or_can_not_sign_keeps_no_case_open(
    hall: CaseHall, how: dict[str, str], step: str, words: str
) -> None:
    case = hall.opened()
    hall.act(case, "withdraw", reason="不办了", **BY_POST)
    assert refused(hall, lambda: hall.act(case, "close")) == "signature-needed"
    for paper in papers(hall, case):
        told = settled(hall, paper, **how)
        assert (told.document.how, told.document.signed_at) == (how["how"], hall.clock.now())
    assert hall.act(case, "close").case.state == "closed"
    steps = [one for one in hall.store.cold("case-steps", case) if one.act == step]
    assert [one.note for one in steps] == [f"{one.serial} {words}" for one in papers(hall, case)]
    assert not [word for word in ("李大山", "EMS", "电话确认") if word in ledger(hall)]


@pytest.mark.parametrize("lacks", ["reason", "witness", "post_number"])
def test_each_way_needs_its_proof(hall: CaseHall, lacks: str) -> None:
    (paper,) = papers(hall, hall.opened("supplement", papers=WAITING, ground=2))
    way = MAILED if lacks == "post_number" else REFUSED
    told = {**way, lacks: " "}
    assert refused(hall, lambda: settled(hall, paper, **told)) == "field-missing"


def test_a_decision_against_somebody_reaches_them_in_writing(hall: CaseHall) -> None:
    case = hall.opened()
    hall.act(case, "decide", outcome="denied", reason="不符合条件")
    decision = next(one for one in papers(hall, case) if one.form == "deny-decision")
    assert refused(hall, lambda: settled(hall, decision, **SAID)) == "writing-needed"
    settled(hall, decision, **MAILED)
    assert refused(hall, lambda: settled(hall, decision, **REFUSED)) == "already-signed"
    signed = settled(hall, decision)  # the receipt came back by post
    assert signed.document.how == "signed"
    assert refused(hall, lambda: settled(hall, decision)) == "already-signed"


def test_a_paper_of_no_case_keeps_its_words_itself(hall: CaseHall) -> None:
    check = MaterialCheck(item="item-papers", version=1, have=[0])
    told = hall.do(GiveNotice(check=check, window=1, print=False), CLERK)
    paper = hall.state.documents.find(told.document.document_id)
    assert paper is not None
    settled(hall, paper, **REFUSED)
    kept = hall.state.documents.find(paper.id)
    assert kept is not None
    assert dict(kept.fields)["signing"] == "说明：不认可退回理由；见证人：村委会李大山"
    assert "李大山" not in ledger(hall)


# --- on the spot ----------------------------------------------------------------------------------


@pytest.mark.row("F1", "B10")
@pytest.mark.parametrize(
    ("kind", "told"),
    [("returned", {"ground": 1}), ("not-accepted", {"reason": "不属本镇"})],
)
def test_what_ends_as_it_is_opened_is_one_act_and_nags_nobody(
    hall: CaseHall, kind: str, told: dict[str, Any]
) -> None:
    done = hall.open(kind, signed=True, **told)
    (slip,) = done.documents
    assert (done.case.state, slip.how, slip.signed_at) == ("closed", "signed", hall.clock.now())
    case = hall.case(done.case.case_id)
    assert (case.closed_at is not None, case.channel, done.case.due) == (True, "counter", None)
    whose = hall.state.cases.applicant(case.id)
    assert whose is not None
    assert (whose.name, whose.recipient) == ("张建国", "张建国")
    acts = [step.act for step in hall.store.cold("case-steps", case.id)]
    assert acts == ["open", "close"]
    hall.clock.advance(days=20)
    hall.opened()
    assert (clock_of(case).due, hall.state.cases.find(case.id)) == (NEVER, None)


@pytest.mark.row("F1")
@pytest.mark.parametrize(
    ("act", "told"),
    [
        ("return", {"ground": 1}),
        ("refuse", {"reason": "不属本镇"}),
        ("withdraw", {"reason": "不办了"}),
    ],
)
def test_what_is_given_up_at_the_window_is_one_act(
    hall: CaseHall, act: str, told: dict[str, Any]
) -> None:
    case = hall.opened("supplement", papers=WAITING, ground=2)
    done = hall.act(case, act, **told, **ON_THE_SPOT)
    assert (done.case.state, [paper.how for paper in done.documents]) == ("closed", ["signed"])
    assert {paper.signed_how for paper in papers(hall, case)} == {"signed"}
    assert [step.act for step in hall.store.cold("case-steps", case)] == ["open", act, "close"]
    assert (hall.case(case).outcome, hall.case(case).channel) != (None, None)


def test_on_the_spot_is_told_with_who_took_it_and_by_the_window(hall: CaseHall) -> None:
    case = hall.opened("supplement", papers=WAITING, ground=2)
    told: dict[str, Any] = {"ground": 1, "signed": True}
    assert refused(hall, lambda: hall.act(case, "return", **told)) == "recipient-needed"
    away = {"reason": "不办了", **ON_THE_SPOT}
    assert refused(hall, lambda: hall.act(case, "withdraw", LEADER, **away)) == "not-your-case"
    assert hall.case(case).state == "supplementing"
    nobody = {"applicant": {}, "ground": 1, "signed": True}
    assert refused(hall, lambda: hall.open("returned", **nobody)) == "recipient-needed"


def test_the_end_signs_what_is_left_but_no_voided_paper(hall: CaseHall) -> None:
    case, other = hall.opened(), hall.opened()
    (slip,) = papers(hall, other)
    for one in (case, other):
        hall.act(one, "decide", outcome="granted")
    assert hall.act(case, "close", **ON_THE_SPOT).case.state == "closed"
    hall.do(VoidDocument(document_id=slip.id, reason="名字写错"), CLERK)
    end = partial(hall.act, other, "close", **ON_THE_SPOT)
    assert refused(hall, end) == "signature-needed"
    assert refused(hall, lambda: hall.act(other, "close", clerk(3))) == "not-your-case"
