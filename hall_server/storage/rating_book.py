"""Ratings, their rectifications and their figures, read from the database."""

from datetime import date
from typing import Any

from sqlalchemy import Engine, Row, Select, and_, case, func, select

from hall_server.queue.tables import TICKETS, Ticket
from hall_server.ratings.figures import Counted, Counts
from hall_server.ratings.tables import ASKS, RATINGS, SUPPLEMENTS, Rating, Supplement
from hall_server.rectifications.tables import RECTIFICATIONS, Rectification
from hall_server.storage.load import rating_of, ticket_of
from hall_server.storage.load_casebook import rectification_of
from hall_server.storage.sealed import read

GROUP = (
    TICKETS.c.business_day,
    TICKETS.c.window,
    TICKETS.c.staff,
    TICKETS.c.queue,
    TICKETS.c["items"],
)
LEVELS = (5, 4, 3, 2, 1)


class StoredRatings:
    """The `RatingBook` of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def visit(self, ticket_id: str) -> Ticket | None:
        found = self._all(select(TICKETS).where(TICKETS.c.id == ticket_id))
        return ticket_of(found[0]) if found else None

    def rating(self, ticket_id: str) -> Rating | None:
        found = self._all(select(RATINGS).where(RATINGS.c.ticket_id == ticket_id))
        return rating_of(found[0]) if found else None

    def supplement(self, ticket_id: str) -> Supplement | None:
        found = self._all(select(SUPPLEMENTS).where(SUPPLEMENTS.c.ticket_id == ticket_id))
        return Supplement(**found[0]._mapping) if found else None

    def rectification(self, rectification_id: str) -> Rectification | None:
        found = self._all(select(RECTIFICATIONS).where(RECTIFICATIONS.c.id == rectification_id))
        return rectification_of(found[0]) if found else None

    def closed(self, first: str, last: str) -> list[Rectification]:
        days = RECTIFICATIONS.c.business_day.between(first, last)
        query = select(RECTIFICATIONS).where(days, RECTIFICATIONS.c.state == "closed")
        return [rectification_of(r) for r in self._all(query.order_by(RECTIFICATIONS.c.id.desc()))]

    def counted(self, first: str, last: str) -> list[Counted]:
        return [_counted(row) for row in self._all(_count(first, last))]

    def _all(self, query: Select[Any]) -> Any:
        with self._engine.connect() as connection:
            return read(connection, query).all()


def _count(first: str, last: str) -> Select[Any]:
    """The database counts: a quarter's visits are many, their kinds few."""
    interrupted = and_(ASKS.c.outcome == "interrupted", RATINGS.c.id.is_(None))
    joined = (
        TICKETS.outerjoin(RATINGS, RATINGS.c.ticket_id == TICKETS.c.id)
        .outerjoin(ASKS, ASKS.c.ticket_id == TICKETS.c.id)
        .outerjoin(SUPPLEMENTS, SUPPLEMENTS.c.ticket_id == TICKETS.c.id)
        .outerjoin(RECTIFICATIONS, RECTIFICATIONS.c.rating_id == RATINGS.c.id)
    )
    return (
        select(
            *GROUP,
            func.count().label("visits"),
            *(_times(RATINGS.c.level == level).label(f"level_{level}") for level in LEVELS),
            _times(interrupted).label("interrupted"),
            func.count(RECTIFICATIONS.c.id).label("bad"),
            func.count(RECTIFICATIONS.c.contacted_at).label("answered"),
            func.count(RECTIFICATIONS.c.called_back_at).label("called_back"),
            func.count(SUPPLEMENTS.c.ticket_id).label("supplemented"),
        )
        .select_from(joined)
        .where(TICKETS.c.business_day.between(first, last), TICKETS.c.state == "finished")
        .group_by(*GROUP)
    )


def _times(condition: Any) -> Any:
    return func.sum(case((condition, 1), else_=0))


def _counted(row: Row[Any]) -> Counted:
    told = row._mapping
    five, four, three, two, one = (int(told[f"level_{level}"]) for level in LEVELS)
    counts = Counts(
        visits=told["visits"],
        levels=(five, four, three, two, one),
        interrupted=int(told["interrupted"]),
        bad=told["bad"],
        answered=told["answered"],
        called_back=told["called_back"],
        supplemented=told["supplemented"],
    )
    day, items = date.fromisoformat(told["business_day"]), tuple(told["items"].split())
    return Counted(day, told["window"], told["staff"], told["queue"], items, counts)
