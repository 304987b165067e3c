"""Changing a hall that is set up: a whole new hall file in place of the one it was made from."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from hall_link.wire.base import Message
from hall_server.guide.tables import GuideDepartment, GuideItem
from hall_server.hall_file.checking import faults_of
from hall_server.hall_file.compare import Difference, differences
from hall_server.hall_file.errors import dotted
from hall_server.hall_file.export import digest_of, hall_file_of
from hall_server.hall_file.hindrances import hindrances
from hall_server.hall_file.model import HallFile
from hall_server.hall_file.records import records_of
from hall_server.hall_file.rooms import Rooms
from hall_server.hall_file.versions import counted, version_of
from hall_server.kernel.clock import to_text
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Record, Work
from hall_server.premises.tables import Premises
from hall_server.queue.tables import Queue
from hall_server.staff.tables import Staff
from hall_server.windows.tables import Window


class ChangeHall(BaseModel):
    """Make the hall what `file` says. `based_on`: the digest of the hall file that was edited, so
    that nobody overwrites what somebody else has saved meanwhile."""

    model_config = ConfigDict(frozen=True)
    file: HallFile
    based_on: str = Field(pattern=r"^[0-9a-f]{64}$")


class HallChanged(Message):
    """The digest of the hall file that holds now, and the sections that were changed."""

    digest: str
    sections: list[str]


class ChangedMeanwhile(Refusal):
    """The hall is no longer what the change was based on."""

    code = "changed-meanwhile"


class FaultyHallFile(Refusal):
    """Its sections do not agree."""

    code = "faulty-hall-file"


def change_hall(rooms: Rooms, command: ChangeHall, work: Work) -> HallChanged:
    """Writes the records that change and one event for each changed section, with keys only.

    Raises `ChangedMeanwhile`, `FaultyHallFile`, and what `hindrances` finds.
    """
    before = hall_file_of(rooms)
    if digest_of(before) != command.based_on:
        raise ChangedMeanwhile
    faults = faults_of(command.file)
    if faults:
        raise FaultyHallFile(faults=[f"{dotted(spot)}: {why}" for spot, why in faults])
    after = counted(before, command.file, rooms.guide)
    for hindrance in hindrances(rooms, before, after, work.actor.id):
        raise hindrance
    found = differences(before, after)
    if found:
        _put(rooms, before, after, work)
    for difference in found:
        _tell(difference, work)
    return HallChanged(digest=digest_of(after), sections=[d.section for d in found])


def _tell(difference: Difference, work: Work) -> None:
    told: dict[str, Any] = {"section": difference.section}
    for what in ("added", "removed", "changed"):
        keys = getattr(difference, what)
        if keys:
            told[what] = list(keys)
    work.event("hall_changed", **told, **({"moved": True} if difference.moved else {}))


def _put(rooms: Rooms, before: HallFile, after: HallFile, work: Work) -> None:
    """The premises are always among them: by them delivery knows to tell everybody afresh."""
    old = {_key(record): record for record in records_of(before)}
    new = {_key(record): record for record in records_of(after)}
    for key, record in new.items():
        if record != old.get(key) or isinstance(record, Premises):
            work.put(_as_it_lives(rooms, record))
        if isinstance(record, GuideItem) and _is_another(old.get(key), record):
            work.put(version_of(record, work.now, work.actor.name))
    for key, record in old.items():
        if key not in new:
            for gone in _retired(rooms, record, work):
                work.put(gone)


def _is_another(old: Record | None, new: GuideItem) -> bool:
    """Whether it is another version of the item, not only another place in the guide."""
    return not isinstance(old, GuideItem) or old.item.version != new.item.version


def _key(record: Record) -> tuple[type, Any]:
    match record:
        case GuideDepartment():
            return GuideDepartment, record.department.id
        case GuideItem():
            return GuideItem, record.item.id
        case Queue():
            return Queue, record.id
        case Window():
            return Window, record.number
        case Staff():
            return Staff, record.name
        case _:
            return type(record), ""


def _as_it_lives(rooms: Rooms, record: Record) -> Record:
    """The record with what no hall file tells: a password, a pause, a covered neighbour."""
    match record:
        case Window() if (window := rooms.windows.known(record.number)) is not None:
            return replace(
                record,
                covers=window.covers,
                paused_reason=window.paused_reason,
                paused_at=window.paused_at,
                unattended_at=window.unattended_at,
            )
        case Staff() if (person := rooms.staff.find(record.name)) is not None:
            return replace(
                record,
                password_hash=person.password_hash,
                must_change=person.must_change,
                failures=person.failures,
                locked_until=person.locked_until,
            )
        case _:
            return record


def _retired(rooms: Rooms, record: Record, work: Work) -> Iterator[Record]:
    """What is left of it: its name. The keys of a window's devices open nothing any more, and
    whoever is no longer of the staff is signed out."""
    now = to_text(work.now)
    match record:
        case GuideDepartment() | GuideItem():
            yield record.model_copy(update={"retired": True})
        case Queue():
            yield replace(record, retired=True)
        case Window():
            yield replace(record, retired=True)
            for device in rooms.devices.at_window(record.number):
                yield replace(device, revoked_at=now)
        case Staff():
            yield replace(record, retired=True)
            for session in rooms.staff.sessions_of(record.name):
                yield replace(session, closed_at=now)
