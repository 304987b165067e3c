"""A day as the database has it."""

from sqlalchemy import Connection, func, select

from hall_server.consultations.tables import CONSULTATIONS
from hall_server.days.day_book import DayBook
from hall_server.days.tables import DUTIES
from hall_server.kernel.metadata import LEDGER
from hall_server.queue.tables import CALLS, TICKETS
from hall_server.storage.heads import day_head
from hall_server.storage.load import ticket_of
from hall_server.storage.sealed import read


def read_day_book(connection: Connection, day: str) -> DayBook:
    """What a day (`YYYY-MM-DD`) left behind; empty for one on which nothing happened."""
    tickets = read(connection, select(TICKETS).where(TICKETS.c.business_day == day))
    calls = (
        select(CALLS.c.ticket_id, func.min(CALLS.c.called_at))
        .where(CALLS.c.business_day == day, CALLS.c.undone == 0)
        .group_by(CALLS.c.ticket_id)
    )
    kinds = (
        select(LEDGER.c.kind, func.count())
        .where(LEDGER.c.business_day == day)
        .group_by(LEDGER.c.kind)
    )
    asked = select(func.count()).where(CONSULTATIONS.c.business_day == day)
    leader = select(DUTIES.c.staff).where(DUTIES.c.business_day == day)
    head = day_head(connection, day)
    return DayBook(
        business_day=day,
        tickets=[ticket_of(row) for row in tickets],
        first_calls={row[0]: row[1] for row in connection.execute(calls)},
        consultations=connection.scalar(asked) or 0,
        events={row[0]: row[1] for row in connection.execute(kinds)},
        leader=connection.scalar(leader),
        head=(head.seq, head.hash) if head else None,
    )
