"""The way on for a hall whose `personal.key` is lost for good: what it sealed is declared erased.

Nobody can read it any more. What is written from now on is sealed by a new key; so that the two are
never taken for one another, every sealed text is blanked and its key goes.
"""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, func, select, text, update

from hall_server.kernel.clock import to_text
from hall_server.kernel.ledger import Chain
from hall_server.kernel.metadata import HALL, LEDGER, METADATA, PERSON_KEYS
from hall_server.kernel.sealing import ERASED, MARK, Sealed
from hall_server.kernel.work import SYSTEM
from hall_server.kernel.writer import StoreFailed
from hall_server.storage.engine import leave_no_copy, whole_transaction
from hall_server.storage.sealed import KEY_FILE, LIVING, refuse_other_key
from hall_server.storage.store import WRITER_LOCK, latest_moment

FORGOTTEN = "personal_data_forgotten"


class NotLost(Exception):  # noqa: N818
    """The key fits: nothing has to be given up."""


class Served(Exception):  # noqa: N818
    """A server writes to this database."""


def how_many(engine: Engine) -> int:
    """How many matters cannot be read. Raises `NotLost`."""
    with engine.connect() as connection:
        _refuse_if_it_fits(connection)
        return _living(connection)


def forget(engine: Engine, data: Path, now: datetime) -> int:
    """Blanks everything that is sealed, and the ledger says so in the same transaction; how many
    matters it was. A file that is no key is set aside. Raises `NotLost`, `Served`."""
    with whole_transaction(engine) as connection:
        _refuse_if_served(connection)
        _refuse_if_it_fits(connection)
        count = _living(connection)
        _blank(connection)
        connection.execute(delete(PERSON_KEYS).where(LIVING))
        _tell_ledger(connection, now, count)
    with engine.connect() as connection:
        leave_no_copy(connection)
    _set_aside(data / KEY_FILE, now)
    return count


def _refuse_if_it_fits(connection: Connection) -> None:
    try:
        refuse_other_key(connection)
    except StoreFailed:
        return
    raise NotLost


def _refuse_if_served(connection: Connection) -> None:
    if connection.dialect.name != "postgresql":
        return
    taken = connection.scalar(text("SELECT pg_try_advisory_xact_lock(:n)"), {"n": WRITER_LOCK})
    if not taken:
        raise Served


def _living(connection: Connection) -> int:
    return connection.scalar(select(func.count()).select_from(PERSON_KEYS).where(LIVING)) or 0


def _blank(connection: Connection) -> None:
    """What waits to be printed of it is settled: nobody could read it."""
    for table in METADATA.sorted_tables:
        told: Sealed | None = table.info.get("sealed")
        for name in told.columns if told is not None else ():
            blank = told.blank.get(name, ERASED) if told is not None else ERASED
            sealed = table.c[name].startswith(f"{MARK}:", autoescape=True)
            if table.name == "print_jobs":
                waits = table.c.state.not_in(("printed", "settled"))
                connection.execute(update(table).where(sealed, waits).values(state="settled"))
            connection.execute(update(table).where(sealed).values({name: blank}))


def _tell_ledger(connection: Connection, now: datetime, count: int) -> None:
    hall = connection.execute(select(HALL)).one()
    chain = Chain(hall.head_seq, hall.head_hash, latest_moment(connection))
    last = select(LEDGER.c.business_day).order_by(LEDGER.c.seq.desc()).limit(1)
    day = connection.execute(last).scalar_one()
    entry = chain.append(FORGOTTEN, day, chain.steady(now), SYSTEM.name, {"matters": count})
    connection.execute(LEDGER.insert(), entry.row(hall.hall_id))
    latest = to_text(chain.latest) if chain.latest else None
    head = {"head_seq": chain.seq, "head_hash": chain.head, "latest_at": latest}
    connection.execute(update(HALL).values(head))


def _set_aside(path: Path, now: datetime) -> None:
    if path.exists():
        path.rename(path.with_name(f"{path.name}.unfit-{now:%Y%m%dT%H%M%SZ}"))
