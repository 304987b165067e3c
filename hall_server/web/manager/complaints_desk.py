"""Who sits before a page of complaints: what this person may see, and asks to be done."""

import asyncio
from datetime import timedelta

from hall_link.wire.base import Language
from hall_server.complaints.book import ComplaintBook
from hall_server.complaints.office import Office
from hall_server.complaints.secrecy import ROLE, may_open
from hall_server.complaints.tables import Complaint, ComplaintStep
from hall_server.complaints.views import Row, Tally, may_read_words, rows_for, tally_for
from hall_server.staff.rules import LEADERS
from hall_server.staff.tables import Staff
from hall_server.web.desk import Desk
from hall_server.web.manager.complaints_words import TEXTS
from hall_server.web.manager.office_desk import OfficeDesk

PAST = timedelta(days=90)
"""How far back the list of what was closed goes."""


def may_enter(person: Staff | None) -> bool:
    """Whether the pages of complaints open to somebody: handlers, and leaders, who see counts."""
    return person is not None and not (LEADERS | {ROLE}).isdisjoint(person.roles)


class ComplaintDesk(OfficeDesk):
    """The desk of the office for complaints."""

    def __init__(self, desk: Desk, book: ComplaintBook, token: str, language: Language) -> None:
        super().__init__(desk, token, language, TEXTS)
        self._book = book

    @property
    def office(self) -> Office:
        """The office for complaints as it is now."""
        return self.hall.office

    def open_rows(self) -> list[Row]:
        """What waits, as far as this person may know of it."""
        open_ones = [c for c in self.office.complaints.all() if c.state != "closed"]
        return rows_for(self.office, self.me, open_ones)

    async def closed_rows(self) -> list[Row]:
        """What was received in the last weeks and is closed."""
        first, last = self.office.today - PAST, self.office.today
        found = await asyncio.to_thread(self._book.received, str(first), str(last))
        rows = rows_for(self.office, self.me, [c for c in found if c.state == "closed"])
        return sorted(rows, key=lambda row: row.number, reverse=True)

    def tally(self) -> Tally:
        """How the clocks stand."""
        return tally_for(self.office, self.me)

    async def find(self, complaint_id: str) -> Complaint | None:
        """A complaint whose words this person may read."""
        found = self.office.complaints.find(complaint_id)
        found = found or await asyncio.to_thread(self._book.complaint, complaint_id)
        if found is None:
            return None
        readable = may_read_words(self.me, found, self.office.people, self.leads())
        return found if readable else None

    def opens(self, complaint: Complaint) -> bool:
        """Whether this person handles it, and does not only read it."""
        return may_open(self.me, complaint, self.office.people)

    async def steps(self, complaint: Complaint) -> list[ComplaintStep]:
        """Its file."""
        return await asyncio.to_thread(self._book.steps, complaint.id)

    async def papers(self, complaint: Complaint) -> list[tuple[str, str, str]]:
        """Its papers as (id, form, serial)."""
        return await asyncio.to_thread(self._book.documents, complaint.id)
