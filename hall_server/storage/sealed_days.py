"""Old days of the ledger let go as a whole, their seals kept: the chain goes on across them.

A day goes only when it was checked and is whole, so that nothing that was altered is hidden by it.
Its last hash stays, which every list of heads told outside the hall is still compared with.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, Engine, delete, inspect, select

from hall_server.kernel.ledger import Entry, Fault, genesis, verify
from hall_server.kernel.metadata import HALL, LEDGER, SEALED_DAYS
from hall_server.storage.engine import whole_transaction


class NotWhole(Exception):  # noqa: N818
    """A day of the ledger is not what was written, and stays. `fault`: the first found."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(f"row {fault.seq}: {fault.why}")
        self.fault = fault


@dataclass(frozen=True, slots=True)
class SealedDay:
    """A day whose rows are gone: from which to which, the hash before the first and of the last."""

    day: str
    first_seq: int
    last_seq: int
    first_before: str
    head: str


def sealed_days(connection: Connection) -> list[SealedDay]:
    """In order; none in a hall that an older program has written."""
    if not inspect(connection).has_table(SEALED_DAYS.name):
        return []
    rows = connection.execute(select(SEALED_DAYS).order_by(SEALED_DAYS.c.last_seq))
    return [SealedDay(**row._mapping) for row in rows]


def start_of(hall: str, days: list[SealedDay]) -> tuple[int, str]:
    """The (seq, hash) the rows that are still there follow upon."""
    return (days[-1].last_seq, days[-1].head) if days else (0, genesis(hall))


def faults_of(hall: str, days: list[SealedDay]) -> list[Fault]:
    """Where the seals do not follow one upon the other."""
    before, found = (0, genesis(hall)), []
    for day in days:
        if (day.first_seq - 1, day.first_before) != before:
            found.append(Fault(day.first_seq, f"the seal of {day.day} does not follow"))
        before = (day.last_seq, day.head)
    return found


def let_go(engine: Engine, before: str) -> list[SealedDay]:
    """Lets go of every day at the ledger's beginning that is earlier than `before` (`YYYY-MM-DD`),
    one day a transaction; the last day always stays. Raises `NotWhole`."""
    gone = []
    while (day := _let_go_first(engine, before)) is not None:
        gone.append(day)
    return gone


def _let_go_first(engine: Engine, before: str) -> SealedDay | None:
    with whole_transaction(engine) as connection:
        first = connection.execute(select(LEDGER).order_by(LEDGER.c.seq).limit(1)).one()
        if first.business_day >= before:
            return None
        others = select(LEDGER.c.seq).where(LEDGER.c.business_day != first.business_day)
        end = connection.scalar(others.order_by(LEDGER.c.seq).limit(1))
        if end is None:
            return None
        sealed = _sealed(connection, first.business_day, first.seq, end - 1)
        connection.execute(SEALED_DAYS.insert(), _row(sealed))
        connection.execute(delete(LEDGER).where(LEDGER.c.seq < end))
    return sealed


def _sealed(connection: Connection, day: str, first: int, last: int) -> SealedDay:
    hall = str(connection.scalar(select(HALL.c.hall_id)))
    start = start_of(hall, sealed_days(connection))
    query = select(LEDGER).where(LEDGER.c.seq <= last).order_by(LEDGER.c.seq)
    rows = connection.execute(query).all()
    entries = [Entry(r.seq, r.business_day, r.kind, r.body, r.hash) for r in rows]
    for fault in verify(hall, entries, (last, rows[-1].hash), start):
        raise NotWhole(fault)
    return SealedDay(day, first, last, start[1], rows[-1].hash)


def _row(day: SealedDay) -> dict[str, object]:
    return {column.name: getattr(day, column.name) for column in SEALED_DAYS.c}
