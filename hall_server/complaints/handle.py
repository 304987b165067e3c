"""What the office does with a complaint, from taking it on to filing it (rows H5, H6)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hall_link.wire.complaints import ComplaintHandled, HandleComplaint
from hall_link.wire.printing import PrintJob
from hall_server.complaints.correcting import corrected, told_of
from hall_server.complaints.dues import begun, due_day
from hall_server.complaints.file import step
from hall_server.complaints.meeting import check_received, meet
from hall_server.complaints.moves import after
from hall_server.complaints.office import Office, UnknownComplaint
from hall_server.complaints.papers import correction, on_paper, written_reply
from hall_server.complaints.secrecy import (
    HandlerIsNamed,
    NotTheHandler,
    givable,
    is_kept_from,
    leaders_of,
    may_act,
    may_open,
)
from hall_server.complaints.tables import Complaint
from hall_server.documents.tables import Document
from hall_server.kernel.clock import to_text
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Work
from hall_server.staff.rules import UnknownStaff

OWN = frozenset({"grade", "send_correction", "answer", "close", "concern", "meet"})
"""Acts of whoever answers for it; done to one that is nobody's they make it one's own."""

WORDED = frozenset({"note", "send_correction", "concern", "meet"})


BY_LEADERS = frozenset({"concern", "meet", "close"})
"""Acts that a leader who may open it does too, whoever answers for it."""

READERS = frozenset({"note", "concern", "meet"})
"""Acts that moving it on is not needed for."""

Change = Callable[[Office, Complaint, HandleComplaint, Work], Complaint]


class AnswerNeeded(Refusal):
    """An answer without a word is none."""

    code = "answer-needed"


class NoteNeeded(Refusal):
    """What is to be kept or put right has to be written down."""

    code = "note-needed"


def handle_complaint(office: Office, command: HandleComplaint, work: Work) -> ComplaintHandled:
    """One act. To who may not know of it there is no such complaint.

    Raises `UnknownComplaint`, `NotTheHandler`, `HandlerIsNamed`, `UnknownStaff`, `AnswerNeeded`,
    `NoteNeeded`, `NotAnswered`, `NotReceivedYet`, `NotALeader`, `DayNeeded`, `WrongState`.
    """
    complaint = _opened(office, command, work)
    moved = replace(complaint, state=after(command.act, complaint.state, complaint.what))
    moved = _CHANGES[command.act](office, moved, command, work)
    work.put(moved)
    work.put(step(moved, command.act, work, told_of(office, command)))
    _end_page(office, moved, work)
    work.event(f"complaint_{_DONE[command.act]}", **_told(moved, command))
    document = _document(office, moved, command, work)
    job = _job(office, document, command, work) if document and command.print else None
    return ComplaintHandled(number=moved.number, state=moved.state, job=job)


def _opened(office: Office, command: HandleComplaint, work: Work) -> Complaint:
    complaint, me, people = office.find(command.complaint_id, work), work.actor.id, office.people
    if is_kept_from(me, complaint.concerns, people):
        raise UnknownComplaint
    if not may_open(me, complaint, people):
        raise NotTheHandler
    if command.act not in READERS and not may_act(me, complaint, people):
        raise NotTheHandler
    leads = command.act in BY_LEADERS and me in leaders_of(complaint, people)
    if command.act in OWN and complaint.handler not in (None, me) and not leads:
        raise NotTheHandler
    if (command.act in WORDED or command.cleared) and not command.text.strip():
        raise NoteNeeded
    return complaint


def _end_page(office: Office, complaint: Complaint, work: Work) -> None:
    """The leader paged for a group of petitioners need not come once somebody sees to it."""
    paged = office.helps.paged_for("group", complaint.number)
    if paged is not None and complaint.handler is not None:
        work.put(replace(paged, answered_by=work.actor.id, answered_at=to_text(work.now)))


def _take(office: Office, complaint: Complaint, command: HandleComplaint, work: Work) -> Complaint:
    """Who takes it on is asked whom it is about."""
    known = corrected(office, complaint, command, work)
    if is_kept_from(work.actor.id, known.concerns, office.people):
        raise HandlerIsNamed
    return replace(known, handler=work.actor.id)


def _give(office: Office, complaint: Complaint, command: HandleComplaint, _work: Work) -> Complaint:
    name, people = command.staff or "", office.people
    if name not in people:
        raise UnknownStaff
    if is_kept_from(name, complaint.concerns, people):
        raise HandlerIsNamed
    if name not in givable(complaint, people):
        raise NotTheHandler
    return replace(complaint, handler=name)


def _grade(office: Office, complaint: Complaint, command: HandleComplaint, work: Work) -> Complaint:
    """Its day is counted anew from the day it came, or was opened again."""
    since = begun(complaint, office.hall.premises.zone)
    due = due_day(office.rules, office.calendar, complaint.what, command.complex, since)
    urged = complaint.urged if due < office.today else 0
    return replace(complaint, complicated=command.complex, due=due.isoformat(), urged=urged)


def _note(
    _office: Office, complaint: Complaint, _command: HandleComplaint, _work: Work
) -> Complaint:
    return complaint


def _correct(
    _office: Office, complaint: Complaint, _command: HandleComplaint, work: Work
) -> Complaint:
    return replace(_mine(complaint, work), correction_at=to_text(work.now))


def _answer(
    _office: Office, complaint: Complaint, command: HandleComplaint, work: Work
) -> Complaint:
    if not command.text.strip():
        raise AnswerNeeded
    return replace(
        _mine(complaint, work),
        answer=command.text.strip(),
        answered_at=to_text(work.now),
        answered_by=work.actor.id,
        upheld=command.upheld,
        satisfied=None,
    )


def _close(office: Office, complaint: Complaint, command: HandleComplaint, work: Work) -> Complaint:
    check_received(office, complaint, command, work)
    return replace(_mine(complaint, work), closed_at=to_text(work.now))


def _mine(complaint: Complaint, work: Work) -> Complaint:
    return replace(complaint, handler=complaint.handler or work.actor.id)


_CHANGES: dict[str, Change] = {
    "take": _take,
    "give": _give,
    "grade": _grade,
    "note": _note,
    "send_correction": _correct,
    "answer": _answer,
    "close": _close,
    "concern": corrected,
    "meet": meet,
}

_DONE = {
    "take": "taken",
    "give": "given",
    "grade": "graded",
    "note": "noted",
    "send_correction": "correction_sent",
    "answer": "answered",
    "close": "closed",
    "concern": "concern_corrected",
    "meet": "met_by_leader",
}


def _told(complaint: Complaint, command: HandleComplaint) -> dict[str, Any]:
    """What the ledger may know: whose it is, by when, and never a word of it."""
    told: dict[str, Any] = {"complaint": complaint.id, "number": complaint.number}
    if command.act == "give":
        told["to"] = complaint.handler
    if command.act == "meet":
        told |= {"leader": complaint.met_by, "day": complaint.met_on}
    if command.act == "grade":
        told |= {"complex": complaint.complicated, "due": complaint.due}
    return told


def _document(
    office: Office, complaint: Complaint, command: HandleComplaint, work: Work
) -> Document | None:
    if command.act == "send_correction":
        return correction(office, complaint, command.text, work)
    if command.act == "answer":
        return written_reply(office, complaint, work)
    return None


def _job(office: Office, document: Document, command: HandleComplaint, work: Work) -> PrintJob:
    return on_paper(office, document, command.printer, work.actor.id, work)
