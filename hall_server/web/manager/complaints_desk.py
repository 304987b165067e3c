"""Who sits before a page of complaints: what this person may see, and asks to be done."""

import asyncio
from datetime import timedelta
from typing import Any

from pydantic import BaseModel

from hall_link.wire.base import Language
from hall_server.complaints.book import ComplaintBook
from hall_server.complaints.office import Office
from hall_server.complaints.secrecy import ROLE, may_open
from hall_server.complaints.tables import Complaint, ComplaintStep
from hall_server.complaints.views import Row, Tally, may_read_words, rows_for, tally_for
from hall_server.delivery.hall import Hall
from hall_server.kernel.clock import stored
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from hall_server.staff.rules import LEADERS
from hall_server.staff.tables import Staff
from hall_server.web.access import MAY
from hall_server.web.desk import Desk
from hall_server.web.errors import error_of
from hall_server.web.manager.complaints_words import tell
from hall_server.web.manager.leader import tell as notify

PAST = timedelta(days=90)
"""How far back the list of what was closed goes."""


def may_enter(person: Staff | None) -> bool:
    """Whether the pages of complaints open to somebody: handlers, and leaders, who see counts."""
    return person is not None and not (LEADERS | {ROLE}).isdisjoint(person.roles)


class ComplaintDesk:
    """`token`: the session, looked at before everything that is shown or done."""

    def __init__(self, desk: Desk, book: ComplaintBook, token: str, language: Language) -> None:
        self.desk = desk
        self.language = language
        self._book = book
        self._token = token

    @property
    def hall(self) -> Hall:
        """The hall as it is told now."""
        return self.desk.hub.hall

    @property
    def office(self) -> Office:
        """The office for complaints as it is now."""
        return self.hall.office

    def say(self, key: str, **told: object) -> str:
        """A text of the page."""
        return tell(self.language, key, **told)

    def actor(self) -> Actor:
        """Raises `Unauthorized`."""
        return self.desk.visitor(self._token)

    @property
    def me(self) -> str:
        """Whose page it is. Raises `Unauthorized`."""
        return self.actor().id

    def leads(self) -> bool:
        """Whether this person is a leader. Raises `Unauthorized`."""
        return self.actor().role in LEADERS

    def name_of(self, name: str | None) -> str:
        """What somebody of the staff is called."""
        words = self.hall.staff.names().get(name or "")
        return words.in_language(self.language) if words else (name or "")

    def local(self, moment: str) -> str:
        """A stored moment by the hall's clock."""
        zone = self.hall.premises.premises.zone
        return f"{stored(moment).astimezone(zone):%Y-%m-%d %H:%M}"

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

    async def ask(self, command: Any, told: str = "") -> Any:
        """Does a command and gives its reply, None when it was refused; tells in words."""
        try:
            done = await self._send(command)
        except Refusal as refusal:
            self.refuse(refusal.code)
            return None
        notify(told or self.say("done"), good=True)
        return done

    def refuse(self, code: str) -> None:
        """Tells in words why something was not done."""
        notify(error_of(code).message.in_language(self.language), good=False)

    async def _send(self, command: BaseModel) -> Any:
        actor = self.actor()
        if getattr(command, "kind", None) in MAY:
            return await self.desk.perform(actor, command)  # type: ignore[arg-type]
        return await self.desk.submit(actor, command)
