"""What handlers do with a complaint, and what is refused them (rows H5, H6)."""

from typing import Any

import pytest

from hall_link.wire.complaints import Complain, HandleComplaint, JudgeAnswer
from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import CallNext, FinishVisit, StartVisit
from hall_server.complaints.handle import AnswerNeeded, NoteNeeded
from hall_server.complaints.look import SeeComplainant
from hall_server.complaints.moves import MOVES, NotAnswered, WrongState, after
from hall_server.complaints.office import UnknownComplaint
from hall_server.complaints.secrecy import HandlerIsNamed, NotTheHandler
from hall_server.complaints.watch import TOLD, URGED
from hall_server.documents.tables import Document
from hall_server.staff.rules import UnknownStaff
from tests.complaints.small_office import PEOPLE, found, handled, left, office, who
from tests.support.small_hall import SmallHall, clerk

pytestmark = pytest.mark.unit


def papers(hall: SmallHall) -> list[tuple[str, str]]:
    """Form and fields of every paper."""
    kept = [r for r in hall.store.records.values() if isinstance(r, Document)]
    return [(d.form, str(d.fields)) for d in kept]


def test_the_whole_of_its_life_is_the_table() -> None:
    states = {state for moves in MOVES.values() for state in moves}
    for act, moves in MOVES.items():
        for state in states - {"closed"}:
            if state in moves:
                assert after(act, state, "complaint") == moves[state]
            else:
                with pytest.raises((WrongState, NotAnswered)):
                    after(act, state, "complaint")


def test_taken_graded_noted_answered_closed() -> None:
    hall = office()
    _, complaint = left(hall)
    assert handled(hall, complaint, "take") == "assigned"
    handled(hall, complaint, "grade", complex=True)
    assert hall.state.complaints.find(complaint).due == "2026-11-30"  # type: ignore[union-attr]
    handled(hall, complaint, "grade", complex=False)
    assert hall.state.complaints.find(complaint).due == "2026-11-24"  # type: ignore[union-attr]
    handled(hall, complaint, "note", "second", text="asked the neighbours")
    assert handled(hall, complaint, "answer", text="sorry", upheld=True) == "answered"
    assert handled(hall, complaint, "close") == "closed"
    told = [entry.kind for entry in hall.store.entries if entry.kind.startswith("complaint_")]
    assert told == [
        "complaint_received",
        "complaint_taken",
        "complaint_graded",
        "complaint_graded",
        "complaint_noted",
        "complaint_answered",
        "complaint_closed",
    ]
    ledger = "".join(entry.body for entry in hall.store.entries)
    assert "neighbours" not in ledger
    assert "sorry" not in ledger


def test_complex_in_the_variant_of_a_week() -> None:
    hall = office(complex_days=7, complex_unit="day")
    _, complaint = left(hall)
    handled(hall, complaint, "grade", complex=True)
    assert hall.state.complaints.find(complaint).due == "2026-11-30"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("act", "told", "refusal"),
    [
        ("answer", {}, AnswerNeeded),
        ("answer", {"text": "  "}, AnswerNeeded),
        ("note", {}, NoteNeeded),
        ("send_correction", {}, NoteNeeded),
        ("close", {}, NotAnswered),
        ("give", {"staff": "nobody"}, UnknownStaff),
        ("give", {"staff": "guard"}, NotTheHandler),
        ("give", {"staff": "clerk"}, HandlerIsNamed),
        ("give", {"staff": "helper"}, HandlerIsNamed),
    ],
)
def test_what_is_refused(act: str, told: dict[str, Any], refusal: type[Exception]) -> None:
    hall = office()
    _, complaint = left(hall, staff="clerk")
    with pytest.raises(refusal):
        handled(hall, complaint, act, **told)


@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        ("clerk", UnknownComplaint),
        ("helper", UnknownComplaint),
        ("boss", NotTheHandler),
        ("admin", NotTheHandler),
    ],
)
def test_to_whom_it_must_not_go_it_does_not(name: str, refusal: type[Exception]) -> None:
    hall = office()
    _, complaint = left(hall, staff="clerk", visitor={"name": "Zhang"})
    for act in ("take", "note", "answer"):
        with pytest.raises(refusal):
            handled(hall, complaint, act, name, text="let me see")
    with pytest.raises(refusal):
        hall.do(SeeComplainant(complaint_id=complaint), who(name))


def test_the_clerk_of_a_window_and_of_a_visit_is_meant_too() -> None:
    hall = office()
    ticket = hall.do(TakeTicket(items=["item-a"]))
    hall.do(CallNext(window=1), clerk(1))
    hall.do(StartVisit(window=1), clerk(1))
    hall.do(FinishVisit(window=1, outcome="done"), clerk(1))
    for told in ({"window": 1}, {"visit": ticket.secret}):
        complaint = hall.state.complaints.find(left(hall, **told)[1])
        assert complaint is not None
        assert complaint.concerns == ("clerk-1",)
        assert complaint.window == 1


def test_what_is_somebodys_is_moved_on_by_nobody_else() -> None:
    hall = office()
    _, complaint = left(hall)
    handled(hall, complaint, "take")
    with pytest.raises(NotTheHandler):
        handled(hall, complaint, "answer", "second", text="mine")
    handled(hall, complaint, "give", staff="second")
    assert handled(hall, complaint, "answer", "second", text="mine") == "answered"


def test_opened_again_it_is_a_leaders() -> None:
    hall = office()
    taken, complaint = left(hall)
    handled(hall, complaint, "answer", text="no")
    hall.do(JudgeAnswer(number=taken.number, code=taken.code, satisfied=False))
    for act in ("take", "answer"):
        with pytest.raises(NotTheHandler):
            handled(hall, complaint, act, text="again")
    with pytest.raises(NotTheHandler):
        handled(hall, complaint, "give", "deputy", staff="handler")
    assert handled(hall, complaint, "take", "deputy") == "reopened"


def test_where_every_handler_is_concerned_it_goes_to_the_managers() -> None:
    people = {k: v for k, v in PEOPLE.items() if k in ("clerk", "helper", "boss", "guard")}
    hall = office(people)
    _, complaint = left(hall, staff="clerk")
    with pytest.raises(UnknownComplaint):
        handled(hall, complaint, "take", "helper")
    assert handled(hall, complaint, "take", "guard") == "assigned"


def test_praise_is_closed_without_an_answer() -> None:
    hall = office()
    _, complaint = left(hall, what="praise")
    assert handled(hall, complaint, "close") == "closed"


def test_papers_go_out_without_the_complainant() -> None:
    hall = office()
    visitor = {"name": "Zhang Marked", "phone": "13800001234"}
    _, complaint = left(hall, visitor=visitor, window=1)
    handled(hall, complaint, "send_correction", text="have somebody stand in")
    command = HandleComplaint(complaint_id=complaint, act="answer", text="sorry")
    hall.do(command, who("handler"))
    _, petition = left(hall, what="petition", visitor=visitor)
    handled(hall, petition, "send_correction", text="look into it")
    handled(hall, petition, "answer", text="this is how it stands")
    assert [form for form, _ in papers(hall)] == [
        "complaint-transfer",
        "petition-handout",
        "petition-notice",
    ]
    assert not any("Marked" in fields or "1380000" in fields for _, fields in papers(hall))


def test_who_writes_is_answered_in_writing() -> None:
    hall = office()
    hall.do(Complain(text="a letter", channel="letter", print=False), who("handler"))
    complaint = found(hall, "20260001").id
    command = HandleComplaint(complaint_id=complaint, act="answer", text="sorry", print=True)
    job = hall.do(command, who("handler")).job
    assert job.document.form == "complaint-reply"


def test_each_look_at_a_name_is_in_the_ledger() -> None:
    hall = office()
    _, complaint = left(hall, visitor={"name": "Zhang"})
    seen = hall.do(SeeComplainant(complaint_id=complaint), who("handler"))
    assert seen.visitor.name == "Zhang"
    assert hall.told("complainant_seen") == [{"complaint": complaint, "number": "20260001"}]
    assert "staff:handler" in hall.store.entries[-1].body


def test_past_its_day_its_handler_is_urged_then_the_leaders_hear() -> None:
    hall = office()
    taken, complaint = left(hall)
    handled(hall, complaint, "take")
    for days, urged in ((1, 0), (1, URGED), (1, TOLD), (1, TOLD)):
        hall.clock.advance(days=days)
        left(hall)  # opens the day
        left(hall)
        assert found(hall, taken.number).urged == urged
    assert len(hall.told("complaint_urged")) == 1
    told = [entry["number"] for entry in hall.told("complaint_escalated")]
    assert told.count(taken.number) == 1
