"""What a period had besides its cases, counted in the database (rows F6, I8)."""

from typing import Any

from sqlalchemy import Connection, Engine, Table, case, func, select

from hall_server.cases.tables import CASES
from hall_server.complaints.tables import COMPLAINTS
from hall_server.consultations.tables import CONSULTATIONS
from hall_server.documents.tables import DOCUMENTS
from hall_server.queue.tables import TICKETS
from hall_server.ratings.figures import Counts
from hall_server.registers.figures import Besides
from hall_server.registers.tables import PHONE_CALLS
from hall_server.storage.rating_book import StoredRatings


def besides(engine: Engine, connection: Connection, first: str, last: str) -> Besides:
    """Numbers only; of complaints too."""
    day = (first, last)
    tickets, visits = _count(connection, TICKETS, day, TICKETS.c.state == "finished")
    asked, owed = _count(connection, CONSULTATIONS, day, CONSULTATIONS.c.closed_at.is_(None))
    documents, voided = _count(connection, DOCUMENTS, day, DOCUMENTS.c.voided_at.is_not(None))
    calls, _ = _count(connection, PHONE_CALLS, day, PHONE_CALLS.c.settled_at.is_(None))
    rated = sum((part.counts for part in StoredRatings(engine).counted(*day)), Counts())
    return Besides(
        tickets=tickets,
        visits=visits,
        consultations=asked,
        consultations_open=owed,
        calls=calls,
        documents=documents,
        voided=voided,
        ratings=rated.rated,
        praise_rate=None if rated.praise_rate is None else round(rated.praise_rate, 4),
        bad_ratings=rated.bad,
        bad_called_back=rated.called_back,
        **_complaints(connection, first, last),
    )


def _count(connection: Connection, table: Table, day: tuple[str, str], of: Any) -> tuple[int, int]:
    """How many in all, and how many of these."""
    query = select(func.count(), func.sum(case((of, 1), else_=0)))
    row = connection.execute(query.where(table.c.business_day.between(*day))).one()
    return int(row[0]), int(row[1] or 0)


def _complaints(connection: Connection, first: str, last: str) -> dict[str, int]:
    table = COMPLAINTS

    def of(*conditions: Any) -> Any:
        found = conditions[0]
        for condition in conditions[1:]:
            found = found & condition
        return func.coalesce(func.sum(case((found, 1), else_=0)), 0)

    complaint = table.c.what == "complaint"
    counts = {
        "complaints": of(complaint),
        "complaints_closed": of(complaint, table.c.state == "closed"),
        "complaints_upheld": of(complaint, table.c.upheld == 1),
        "complaints_unsatisfied": of(complaint, table.c.satisfied == 0),
        "petitions": of(table.c.what == "petition"),
        "suggestions": of(table.c.what == "suggestion"),
        "praise": of(table.c.what == "praise"),
    }
    columns = [count.label(key) for key, count in counts.items()]
    row = connection.execute(select(*columns).where(table.c.business_day.between(first, last)))
    return {key: int(value) for key, value in row.one()._mapping.items()}


def items_asked_for(connection: Connection, first: str, last: str) -> set[str]:
    """The items of which there was a case or a ticket in these days."""
    cases = select(CASES.c["item"]).where(CASES.c.business_day.between(first, last)).distinct()
    column = TICKETS.c["items"]
    tickets = select(column).where(TICKETS.c.business_day.between(first, last)).distinct()
    found = {row[0] for row in connection.execute(cases)}
    return found.union(*(row[0].split() for row in connection.execute(tickets)))
