"""Putting a bad rating right, act by act (row D5). The rating stays as it was given (Ruling 10)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hall_link.wire.complaints import HandleRectification, RectificationHandled
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.rectifications.moves import Act, after
from hall_server.rectifications.room import Rectifying
from hall_server.rectifications.rules import (
    OF_THE_ASSIGNEE,
    AssigneeIsRated,
    NoteNeeded,
    NotTheAssignee,
    VerifierIsAssignee,
    assignable,
    is_kept_from,
)
from hall_server.rectifications.tables import Note, Rectification
from hall_server.staff.rules import UnknownStaff

WORDED: frozenset[Act] = frozenset({"contact", "find", "fix", "send_back", "call_back", "reopen"})
"""What was said, found or done is told in words."""

Change = Callable[[Rectifying, Rectification, HandleRectification, Work], Rectification]


def handle_rectification(
    room: Rectifying, command: HandleRectification, work: Work
) -> RectificationHandled:
    """One act, written into its file; its words stay out of the ledger.

    Raises `UnknownRectification`, `NotTheAssignee`, `AssigneeIsRated`, `VerifierIsAssignee`,
    `UnknownStaff`, `NoteNeeded`, `WrongState`.
    """
    record = room.find(command.rectification_id, work)
    act = _act(record, command)
    moved = replace(record, state=after(act, record))
    _check(record, act, command, work)
    moved = _CHANGES[act](room, moved, command, work)
    note = Note(to_text(work.now), work.actor.id, act, command.text.strip())
    work.put(replace(moved, notes=(*moved.notes, note)))
    work.event(f"rectification_{_DONE[act]}", rectification=record.id, **_told(act, moved))
    return RectificationHandled(rectification_id=moved.id, state=moved.state)


def _act(record: Rectification, command: HandleRectification) -> Act:
    if command.satisfied is False and command.act == "verify":
        return "send_back"
    if command.satisfied is False and command.act == "call_back" and record.reopened_at is None:
        return "reopen"
    return command.act


def _check(record: Rectification, act: Act, command: HandleRectification, work: Work) -> None:
    if act in OF_THE_ASSIGNEE and record.assignee != work.actor.id:
        raise NotTheAssignee
    if act in ("verify", "send_back") and record.assignee == work.actor.id:
        raise VerifierIsAssignee
    if act in WORDED and not command.text.strip():
        raise NoteNeeded


def _assign(
    room: Rectifying, record: Rectification, command: HandleRectification, _work: Work
) -> Rectification:
    name, people = command.staff or "", room.people
    if name not in people:
        raise UnknownStaff
    if is_kept_from(name, record, people):
        raise AssigneeIsRated
    if name not in assignable(record, people):
        raise NotTheAssignee
    return replace(record, assignee=name)


def _contact(
    _room: Rectifying, record: Rectification, _command: HandleRectification, work: Work
) -> Rectification:
    return replace(record, contacted_at=to_text(work.now))


def _find(
    _room: Rectifying, record: Rectification, command: HandleRectification, work: Work
) -> Rectification:
    return replace(record, found_at=to_text(work.now), upheld=command.upheld)


def _fix(
    _room: Rectifying, record: Rectification, _command: HandleRectification, work: Work
) -> Rectification:
    return replace(record, fixed_at=to_text(work.now))


def _verify(
    _room: Rectifying, record: Rectification, _command: HandleRectification, work: Work
) -> Rectification:
    return replace(record, verified_at=to_text(work.now), verified_by=work.actor.id)


def _send_back(
    _room: Rectifying, record: Rectification, _command: HandleRectification, _work: Work
) -> Rectification:
    """To be fixed again; a finding that does not hold is made anew."""
    upheld = True if record.upheld else None
    return replace(record, fixed_at=None, upheld=upheld)


def _call_back(
    _room: Rectifying, record: Rectification, command: HandleRectification, work: Work
) -> Rectification:
    return replace(record, called_back_at=to_text(work.now), satisfied=command.satisfied)


def _reopen(
    room: Rectifying, record: Rectification, _command: HandleRectification, work: Work
) -> Rectification:
    """Nobody's yet, a leader's to give or to take, with days counted from today."""
    contact_due, fix_due = room.last_days()
    return replace(
        record,
        assignee=None,
        contact_due=contact_due,
        fix_due=fix_due,
        found_at=None,
        upheld=None,
        fixed_at=None,
        verified_at=None,
        verified_by=None,
        called_back_at=to_text(work.now),
        satisfied=False,
        reopened_at=to_text(work.now),
    )


def _close(
    _room: Rectifying, record: Rectification, _command: HandleRectification, work: Work
) -> Rectification:
    return replace(record, closed_at=to_text(work.now))


_CHANGES: dict[Act, Change] = {
    "assign": _assign,
    "contact": _contact,
    "find": _find,
    "fix": _fix,
    "verify": _verify,
    "send_back": _send_back,
    "call_back": _call_back,
    "reopen": _reopen,
    "close": _close,
}

_DONE: dict[Act, str] = {
    "assign": "assigned",
    "contact": "contacted",
    "find": "found",
    "fix": "fixed",
    "verify": "verified",
    "send_back": "sent_back",
    "call_back": "called_back",
    "reopen": "reopened",
    "close": "closed",
}


def _told(act: Act, record: Rectification) -> dict[str, Any]:
    """What the ledger knows besides who and when."""
    if act == "assign":
        return {"to": record.assignee}
    if act == "find":
        return {"upheld": record.upheld}
    return {"satisfied": record.satisfied} if act in ("call_back", "reopen") else {}
