"""No bad rating is left lying: its assignee is urged, then the leaders are told (row D5).

What was told is written into its file, so that nothing is told twice or forgotten after a restart.
"""

from dataclasses import replace
from typing import Literal

from pydantic import BaseModel

from hall_link.wire.calls import Noted
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.rectifications.moves import UNCONTACTED
from hall_server.rectifications.room import Rectifying
from hall_server.rectifications.rules import days_late, due_day
from hall_server.rectifications.tables import Note, Rectification

Telling = Literal["urged", "escalated"]


class WatchRectifications(BaseModel):
    """Urge whoever has not put a bad rating right in time."""


def rectifications_to_urge(room: Rectifying) -> WatchRectifications | None:
    """What the hall must do by itself now."""
    return WatchRectifications() if _late(room) else None


def urge(room: Rectifying, _command: WatchRectifications, work: Work) -> Noted:
    """One line in each file, and one in the ledger."""
    for record, telling in _late(room):
        note = Note(to_text(work.now), work.actor.id, _word(record, telling))
        work.put(replace(record, notes=(*record.notes, note)))
        work.event(f"rectification_{telling}", rectification=record.id, clock=_clock(record))
    return Noted()


def _late(room: Rectifying) -> list[tuple[Rectification, Telling]]:
    """Of those that changed, and as a day opens of all, what has to be told."""
    found = {}

    def is_due(record_id: str) -> bool:
        record = room.rectifications.find(record_id)
        telling = _untold(room, record) if record is not None else None
        if record is not None and telling is not None:
            found[record_id] = (record, telling)
        return record_id in found

    room.rectifications.watched.sift(is_due)
    return list(found.values())


def _untold(room: Rectifying, record: Rectification) -> Telling | None:
    due = due_day(record)
    if due is None or room.today <= due:
        return None
    told = {note.act for note in record.notes if note.at >= (record.reopened_at or "")}
    telling = _telling(room, record)
    is_told = not told.isdisjoint({_word(record, telling), _word(record, "escalated")})
    return None if is_told else telling


def _telling(room: Rectifying, record: Rectification) -> Telling:
    """Leaders hear of it when it is so many working days past as of a case; at once when nobody
    answers for it, who could be urged."""
    patience = room.hall.premises.casebook.deadlines.leader_days
    late = days_late(record, room.calendar, room.today) >= patience
    return "escalated" if late or record.assignee is None else "urged"


def _clock(record: Rectification) -> str:
    return "contact" if record.state in UNCONTACTED else "fix"


def _word(record: Rectification, telling: Telling) -> str:
    """What its file calls it: each clock is told of once at each height."""
    return f"{telling}_{_clock(record)}"
