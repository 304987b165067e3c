"""Who sits before a page of complaints: what this person may see, and asks to be done."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

from hall_link.wire.base import Language
from hall_server.complaints.book import ComplaintBook
from hall_server.complaints.office import Office
from hall_server.complaints.secrecy import MAY_ENTER, ROLE, may_open
from hall_server.complaints.tables import Complaint, ComplaintStep
from hall_server.complaints.views import Row, Tally, may_read_words, rows_for, tally_for
from hall_server.staff.rules import has_one_of
from hall_server.staff.tables import Staff
from hall_server.web.desk import Desk
from hall_server.web.manager.complaints_words import TEXTS
from hall_server.web.manager.inbox_desk import Face, InboxDesk

PAST = timedelta(days=90)
"""How far back the list of what was closed goes."""


def may_enter(person: Staff | None) -> bool:
    """Whether the pages of complaints open to somebody."""
    return has_one_of(person, MAY_ENTER)


@dataclass(frozen=True, slots=True)
class Dossier:
    """One complaint with its file. `papers`: as (id, form, serial). `opens`: whether it is this
    person's to handle; where not, only the words are to be read, of steps and papers nothing."""

    complaint: Complaint
    steps: tuple[ComplaintStep, ...] = ()
    papers: tuple[tuple[str, str, str], ...] = ()
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """What stands over the list. `handles`: whether any of it is this person's to handle."""

    tally: Tally
    handles: bool


class ComplaintDesk(InboxDesk[Complaint, Row, Dossier]):
    """The desk of the office for complaints."""

    def __init__(self, desk: Desk, book: ComplaintBook, token: str, language: Language) -> None:
        super().__init__(desk, token, language, TEXTS, may_enter)
        self._book = book

    @property
    def office(self) -> Office:
        """The office for complaints as it is now."""
        return self.hall.office

    def face(self) -> Face:
        premises, office = self.hall.premises, self.office
        return (premises.day, premises.premises, *office.staff.all(), *office.complaints.all())

    def rows(self, closed: list[Complaint] | None) -> list[Row]:
        if closed is None:
            waiting = [c for c in self.office.complaints.all() if c.state != "closed"]
            return rows_for(self.office, self.me, waiting)
        known = {c.id: c for c in [*closed, *self.office.complaints.all()]}
        rows = rows_for(self.office, self.me, [c for c in known.values() if c.state == "closed"])
        return sorted(rows, key=lambda row: row.number, reverse=True)

    async def read_closed(self) -> list[Complaint]:
        first, last = self.office.today - PAST, self.office.today
        return await asyncio.to_thread(self._book.received, str(first), str(last))

    def bar(self) -> Bar:
        person = self.hall.staff.find(self.me)
        has_role = person is not None and ROLE in person.roles
        handles = has_role or any(row.opens for row in self.rows(None))
        return Bar(tally_for(self.office, self.me), handles)

    async def read_file(self, record_id: str) -> Dossier | None:
        found = self.office.complaints.find(record_id)
        return await asyncio.to_thread(self._read, record_id, found)

    def _read(self, record_id: str, known: Complaint | None) -> Dossier | None:
        found = known or self._book.complaint(record_id)
        if found is None:
            return None
        book = self._book
        return Dossier(found, tuple(book.steps(found.id)), tuple(book.documents(found.id)), True)

    def seen(self, file: Dossier) -> Dossier | None:
        found, people = file.complaint, self.office.people
        if may_open(self.me, found, people):
            return file
        readable = may_read_words(self.me, found, people, self.leads())
        return Dossier(found) if readable else None
