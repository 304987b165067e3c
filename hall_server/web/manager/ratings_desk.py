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
from hall_server.staff.rules import has_one_of
from hall_server.staff.tables import Staff
from hall_server.web.desk import Desk
from hall_server.web.manager.inbox_desk import Face, InboxDesk
from hall_server.web.manager.ratings_words import TEXTS

PAST = timedelta(days=90)
"""How far back the list of what was closed goes."""


def may_enter(person: Staff | None) -> bool:
    """Whether the pages of ratings open to somebody."""
    return has_one_of(person, ROLES)


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


@dataclass(frozen=True, slots=True)
class RatingFolder:
    """A bad rating being put right, and what was said."""

    record: Rectification
    told: Told | None


class RatingDesk(InboxDesk[Rectification, Row, RatingFolder]):
    """The desk of those who put bad ratings right."""

    def __init__(self, desk: Desk, book: RatingBook, token: str, language: Language) -> None:
        super().__init__(desk, token, language, TEXTS, may_enter)
        self.book = book

    @property
    def room(self) -> Rectifying:
        """The bad ratings as they are now."""
        return self.hall.rectifying

    def face(self) -> Face:
        premises, room = self.hall.premises, self.room
        return (premises.day, premises.premises, *room.staff.all(), *room.rectifications.all())

    def rows(self, closed: list[Rectification] | None) -> list[Row]:
        if closed is None:
            waiting = [r for r in self.room.rectifications.all() if r.state != "closed"]
            return rows_for(self.room, self.me, waiting)
        known = {r.id: r for r in [*closed, *self.room.rectifications.all()]}
        rows = rows_for(self.room, self.me, [r for r in known.values() if r.state == "closed"])
        return sorted(rows, key=lambda row: row.record.opened_at, reverse=True)

    async def read_closed(self) -> list[Rectification]:
        first, last = self.room.today - PAST, self.room.today
        return await asyncio.to_thread(self.book.closed, str(first), str(last))

    def bar(self) -> Tally:
        return tally_for(self.room, self.me)

    async def read_file(self, record_id: str) -> RatingFolder | None:
        found = self.room.rectifications.find(record_id)
        return await asyncio.to_thread(self._read, record_id, found)

    def _read(self, record_id: str, known: Rectification | None) -> RatingFolder | None:
        found = known or self.book.rectification(record_id)
        return RatingFolder(found, self._told(found.ticket_id)) if found else None

    def seen(self, file: RatingFolder) -> RatingFolder | None:
        return file if may_see(self.me, file.record, self.room.people) else None

    def _told(self, ticket_id: str) -> Told | None:
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
