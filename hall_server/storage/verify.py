"""Checking the ledger as it lies in the database."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, select

from hall_server.kernel.ledger import Entry, Fault, verify
from hall_server.kernel.metadata import HALL, LEDGER
from hall_server.storage.engine import one_moment
from hall_server.storage.sealed_days import faults_of, sealed_days, start_of


def verify_ledger(engine: Engine) -> tuple[int, list[Fault]]:
    """How many rows were checked, and every fault. One read transaction: beside a running server
    it checks the ledger as it was at one moment."""
    with one_moment(engine) as connection:
        hall = hall_head(connection)
        counted, days = _Counted(connection), sealed_days(connection)
        start = start_of(hall.hall, days)
        faults = faults_of(hall.hall, days)
        faults += verify(hall.hall, counted, (hall.seq, hall.hash), start)
    return counted.rows, faults


@dataclass(frozen=True, slots=True)
class HallHead:
    """Whose ledger it is, in which life, and the last row and hash the hall remembers."""

    hall: str
    epoch: str
    seq: int
    hash: str


def hall_head(connection: Connection) -> HallHead:
    """Reads what the hall's row has had from the first migration on, so that an older hall can be
    looked at before its upgrade."""
    columns = (HALL.c.hall_id, HALL.c.epoch, HALL.c.head_seq, HALL.c.head_hash)
    row = connection.execute(select(*columns)).one()
    return HallHead(row.hall_id, row.epoch, row.head_seq, row.head_hash)


class _Counted:
    """The ledger's rows in order, counted as they pass."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.rows = 0

    def __iter__(self) -> Iterator[Entry]:
        query = select(LEDGER).order_by(LEDGER.c.seq).execution_options(yield_per=5000)
        for row in self._connection.execute(query):
            self.rows += 1
            yield Entry(row.seq, row.business_day, row.kind, row.body, row.hash)
