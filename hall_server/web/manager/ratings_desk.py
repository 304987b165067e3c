"""Who sits before a page of ratings: what this person may see, and asks to be done."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

from hall_link.wire.base import Language
from hall_server.queue.tables import Ticket
from hall_server.rectifications.book import RatingBook
from hall_server.rectifications.room import Rectifying
from hall_server.rectifications.rules import ROLES, may_see
from hall_server.rectifications.tables import Rectification
from hall_server.rectifications.views import Row, Tally, rows_for, tally_for
from hall_server.staff.tables import Staff
from hall_server.web.desk import Desk
from hall_server.web.manager.office_desk import OfficeDesk
from hall_server.web.manager.ratings_words import TEXTS

PAST = timedelta(days=90)
"""How far back the list of what was closed goes."""


def may_enter(person: Staff | None) -> bool:
    """Whether the pages of ratings open to somebody."""
    return person is not None and not ROLES.isdisjoint(person.roles)


@dataclass(frozen=True, slots=True)
class Told:
    """What a rating said, as it was given; `added`: the supplement's level and text."""

    visit: Ticket | None
    level: int
    tags: tuple[int, ...]
    text: str
    channel: str
    rated_at: str
    added: tuple[int | None, str, str] | None


class RatingDesk(OfficeDesk):
    """The desk of those who put bad ratings right."""

    def __init__(self, desk: Desk, book: RatingBook, token: str, language: Language) -> None:
        super().__init__(desk, token, language, TEXTS)
        self.book = book

    @property
    def room(self) -> Rectifying:
        """The bad ratings as they are now."""
        return self.hall.rectifying

    def open_rows(self) -> list[Row]:
        """What waits, as far as this person may see it."""
        open_ones = [r for r in self.room.rectifications.all() if r.state != "closed"]
        return rows_for(self.room, self.me, open_ones)

    async def closed_rows(self) -> list[Row]:
        """What was opened in the last weeks and is closed, the latest first."""
        first, last = self.room.today - PAST, self.room.today
        found = await asyncio.to_thread(self.book.closed, str(first), str(last))
        rows = rows_for(self.room, self.me, found)
        return sorted(rows, key=lambda row: row.record.opened_at, reverse=True)

    def tally(self) -> Tally:
        """How the clocks stand."""
        return tally_for(self.room, self.me)

    async def find(self, rectification_id: str) -> Rectification | None:
        """One that this person may see."""
        found = self.room.rectifications.find(rectification_id)
        found = found or await asyncio.to_thread(self.book.rectification, rectification_id)
        return found if found and may_see(self.me, found, self.room.people) else None

    async def told(self, record: Rectification) -> Told | None:
        """The rating behind it."""
        return await asyncio.to_thread(self._read, record.ticket_id)

    def _read(self, ticket_id: str) -> Told | None:
        rating, added = self.book.rating(ticket_id), self.book.supplement(ticket_id)
        if rating is None:
            return None
        return Told(
            visit=self.book.visit(ticket_id),
            level=rating.level,
            tags=rating.tags,
            text=rating.text,
            channel=rating.channel,
            rated_at=rating.rated_at,
            added=(added.level, added.text, added.added_at) if added else None,
        )

    def level_name(self, level: int) -> str:
        """What the hall calls a level."""
        levels = self.hall.premises.premises.levels
        found = (named.name for named in levels if named.level == level)
        return next((name.in_language(self.language) for name in found), str(level))

    def tag_name(self, code: int) -> str:
        """What a reason says."""
        found = (tag.text for tag in self.hall.premises.premises.tags if tag.code == code)
        return next((text.in_language(self.language) for text in found), str(code))
