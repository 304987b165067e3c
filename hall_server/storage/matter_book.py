"""Matters that hold personal data, looked up for erasing: one by its number, or all old ones."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, get_args

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Select,
    Table,
    func,
    literal,
    or_,
    select,
)

from hall_server.appointments.tables import BOOKINGS
from hall_server.cases.tables import CASES, ENDED
from hall_server.complaints.tables import COMPLAINTS
from hall_server.consultations.tables import CONSULTATIONS
from hall_server.days.tables import DUTY_LOG
from hall_server.documents.tables import DOCUMENTS
from hall_server.erasures.matters import BY_DAY, Matter, Part, What
from hall_server.kernel.masking import masked_name, masked_phone
from hall_server.kernel.metadata import METADATA, PERSON_KEYS
from hall_server.kernel.sealing import ERASED, Sealed
from hall_server.queue.reserve_tables import STRAYS
from hall_server.queue.tables import TICKETS
from hall_server.rectifications.tables import RECTIFICATIONS
from hall_server.registers.tables import PHONE_CALLS
from hall_server.requests.dues import OPEN
from hall_server.requests.tables import REQUESTS
from hall_server.storage.erasing import papers_of
from hall_server.storage.sealed import LIVING, read

NAMES = frozenset({"name", "agent", "recipient", "caller", "taker"})
PHONES = frozenset({"phone", "agent_phone"})


@dataclass(frozen=True, slots=True)
class _Kind:
    """Where a matter's rows stand: its number, when it is over, since when, and whose keys it has.
    `order`: how the register of a day counts what has no number."""

    table: Table
    number: ColumnElement[str]
    over: ColumnElement[bool]
    ended: ColumnElement[str]
    subjects: tuple[str, ...]
    order: ColumnElement[str]
    key: str = "id"

    @property
    def id(self) -> ColumnElement[str]:
        found: ColumnElement[str] = self.table.c[self.key]
        return found


_STILL_RECTIFIED = (
    select(RECTIFICATIONS.c.id)
    .where(RECTIFICATIONS.c.ticket_id == TICKETS.c.id, RECTIFICATIONS.c.state != "closed")
    .exists()
)
_SIGNED = or_(DUTY_LOG.c.signer.is_(None), DUTY_LOG.c.signed_at.is_not(None))

_KINDS: dict[What, _Kind] = {
    "case": _Kind(
        CASES,
        CASES.c.number,
        CASES.c.state.in_(sorted(ENDED)),
        func.coalesce(CASES.c.closed_at, CASES.c.business_day),
        ("case",),
        CASES.c.number,
    ),
    "complaint": _Kind(
        COMPLAINTS,
        COMPLAINTS.c.number,
        COMPLAINTS.c.state == "closed",
        func.coalesce(COMPLAINTS.c.closed_at, COMPLAINTS.c.business_day),
        ("complaint",),
        COMPLAINTS.c.number,
    ),
    "request": _Kind(
        REQUESTS,
        REQUESTS.c.number,
        REQUESTS.c.state.not_in(sorted(OPEN)),
        func.coalesce(REQUESTS.c.done_at, REQUESTS.c.answered_at, REQUESTS.c.business_day),
        ("request",),
        REQUESTS.c.number,
    ),
    "visit": _Kind(
        TICKETS,
        TICKETS.c.business_day + "/" + TICKETS.c.number,
        TICKETS.c.ended_at.is_not(None) & ~_STILL_RECTIFIED,
        TICKETS.c.business_day,
        ("rating", "ticket"),
        TICKETS.c.number,
    ),
    "booking": _Kind(
        BOOKINGS,
        BOOKINGS.c.code,
        BOOKINGS.c.state != "booked",
        BOOKINGS.c.day,
        ("booking",),
        BOOKINGS.c.booked_at,
    ),
    "call": _Kind(
        PHONE_CALLS,
        PHONE_CALLS.c.id,
        PHONE_CALLS.c.settled_at.is_not(None),
        PHONE_CALLS.c.business_day,
        ("call",),
        PHONE_CALLS.c.at,
    ),
    "consultation": _Kind(
        CONSULTATIONS,
        CONSULTATIONS.c.id,
        CONSULTATIONS.c.closed_at.is_not(None),
        CONSULTATIONS.c.business_day,
        ("consultation",),
        CONSULTATIONS.c.asked_at,
    ),
    "paper": _Kind(
        DOCUMENTS,
        DOCUMENTS.c.serial,
        DOCUMENTS.c.case_id.is_(None) & DOCUMENTS.c.complaint_id.is_(None),
        DOCUMENTS.c.business_day,
        ("document",),
        DOCUMENTS.c.serial,
    ),
    "duty": _Kind(
        DUTY_LOG, DUTY_LOG.c.id, _SIGNED, DUTY_LOG.c.business_day, ("duty",), DUTY_LOG.c.at
    ),
    "stray": _Kind(
        STRAYS,
        STRAYS.c.ticket_id,
        literal(True),
        STRAYS.c.business_day,
        ("stray",),
        STRAYS.c.at,
        "ticket_id",
    ),
}


def find_matter(connection: Connection, what: What, number: str) -> Matter | None:
    """By its id, or its number; a visit also by its day and its ticket's number, `2026-11-23/A012`.
    Of a booking's code, which may come again, the latest."""
    kind = _KINDS[what]
    columns: list[ColumnElement[Any]] = [kind.id, kind.number, kind.over, kind.ended]
    query = select(*columns)
    row = connection.execute(query.where(kind.id == number).limit(1)).one_or_none()
    if row is None:
        row = connection.execute(_with_number(query, what, number).limit(1)).one_or_none()
    if row is None:
        return None
    shown = number if what in BY_DAY else row[1]
    subjects = tuple(f"{subject}:{row[0]}" for subject in kind.subjects)
    return Matter(what, row[0], shown, bool(row[2]), row[3], subjects)


def _with_number(query: Select[Any], what: What, number: str) -> Select[Any]:
    kind = _KINDS[what]
    day, _, place = number.partition("/")
    if what == "visit":
        return query.where(TICKETS.c.business_day == day, TICKETS.c.number == place)
    if what not in BY_DAY:
        return query.where(kind.number == number).order_by(kind.order.desc())
    nth = int(place) - 1 if place.isdecimal() else -1
    of_day = query.where(kind.table.c.business_day == (day if nth >= 0 else ""))
    return of_day.order_by(kind.order).offset(max(nth, 0))


def cold_matter(connection: Connection, key: str) -> Matter | None:
    """The same by "what/number"."""
    what, _, number = key.partition("/")
    return next((find_matter(connection, w, number) for w in get_args(What) if w == what), None)


def old_matters(connection: Connection, what: What, before: str, most: int) -> list[str]:
    """Ids of matters that are over, ended before the day `before` and have a key yet. What was
    erased is never looked at again: only the keys that are left are gone through."""
    kind, found = _KINDS[what], dict[str, None]()
    for subject in kind.subjects:
        of_kind = func.substr(PERSON_KEYS.c.subject, 1, len(subject) + 1) == f"{subject}:"
        same = kind.id == func.substr(PERSON_KEYS.c.subject, len(subject) + 2)
        query = select(kind.id).select_from(PERSON_KEYS.join(kind.table, same))
        query = query.where(LIVING, of_kind, kind.over, kind.ended < before)
        found |= dict.fromkeys(connection.scalars(query.limit(most)))
    return list(found)[:most]


def parts_of(connection: Connection, matter: Matter) -> list[Part]:
    """What stands under the matter's keys and those of its papers, column by column. Who
    complained is not hinted at: that is for those alone who handle it."""
    found: dict[str, Part] = {}
    subjects = list(matter.subjects)
    for subject in matter.subjects:
        papers = (f"document:{paper}" for paper in papers_of(connection, subject))
        subjects += [paper for paper in papers if paper not in subjects]
    for subject in subjects:
        for part in _of_subject(connection, subject, matter.what != "complaint"):
            found[part.place] = _together(found.get(part.place), part)
    return list(found.values())


def _together(before: Part | None, part: Part) -> Part:
    if before is None:
        return part
    return replace(before, count=before.count + 1, letters=before.letters + part.letters)


def _of_subject(connection: Connection, subject: str, may_hint: bool) -> Iterator[Part]:
    kind, _, key = subject.partition(":")
    for table in METADATA.sorted_tables:
        told: Sealed | None = table.info.get("sealed")
        if told is None or kind not in told.subjects:
            continue
        query = select(table).where(table.c[told.subjects[kind]] == key)
        for row in read(connection, query).mappings():
            if told.subject_of(dict(row)) == subject:
                yield from _of_row(table.name, told, row, may_hint)


def _of_row(table: str, told: Sealed, row: Any, may_hint: bool) -> Iterator[Part]:
    for name in told.columns:
        value = row[name]
        if value and value not in (ERASED, told.blank.get(name), "[]", "{}"):
            shown = _shown(name, value) if may_hint else ""
            yield Part(f"{table}.{name}", 1, len(value), shown)


def _shown(name: str, value: str) -> str:
    if name in NAMES:
        return masked_name(value)
    return masked_phone(value) if name in PHONES else ""


class StoredMatters:
    """The `MatterBook` of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def matter(self, what: What, number: str) -> Matter | None:
        with self._engine.connect() as connection:
            return find_matter(connection, what, number)

    def parts(self, matter: Matter) -> list[Part]:
        with self._engine.connect() as connection:
            return parts_of(connection, matter)

    def old(self, what: What, before: str, most: int) -> list[str]:
        with self._engine.connect() as connection:
            return old_matters(connection, what, before, most)
