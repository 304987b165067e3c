"""Making a hall from a hall file: everything in one transaction, or nothing."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine, func, select

from hall_server.guide.tables import GuideItem, Media
from hall_server.hall_file.export import digest_of
from hall_server.hall_file.model import HallFile
from hall_server.hall_file.records import records_of
from hall_server.hall_file.versions import as_first, version_of
from hall_server.kernel.clock import business_day
from hall_server.kernel.ledger import Chain, genesis
from hall_server.kernel.metadata import HALL, LEDGER
from hall_server.kernel.work import SYSTEM, Record
from hall_server.storage.migrate import upgrade
from hall_server.storage.store import upsert


class AlreadyInitialised(Exception):  # noqa: N818
    """The database holds a hall; nothing was changed."""


def init_hall(
    engine: Engine, file: HallFile, demo: bool, now: datetime, media: Sequence[Media] = ()
) -> None:
    """Creates the tables and loads the hall. Raises `AlreadyInitialised`.

    Every item has its first version, whatever the file says. `media`: its pictures and forms.
    """
    file = as_first(file)
    with engine.begin() as connection:
        upgrade(connection)
    with engine.begin() as connection:
        if connection.scalar(select(func.count()).select_from(HALL)):
            raise AlreadyInitialised
        records: list[Record] = [*records_of(file), *media]
        for record in records:
            connection.execute(upsert(record.TABLE, engine.dialect.name), [record.row()])
            if isinstance(record, GuideItem):
                first = version_of(record, now, SYSTEM.name)
                connection.execute(first.TABLE.insert(), first.row())
        _first_row(connection, file, demo, now)


def _first_row(connection: Connection, file: HallFile, demo: bool, now: datetime) -> None:
    chain = Chain(0, genesis(file.hall.id))
    day = business_day(now, ZoneInfo(file.hall.time_zone)).isoformat()
    data = {"file": digest_of(file), "demo": demo}
    entry = chain.append("hall_initialised", day, now, SYSTEM.name, data)
    connection.execute(LEDGER.insert(), entry.row(file.hall.id))
    hall = {
        "hall_id": file.hall.id,
        "epoch": str(uuid.uuid4()),
        "demo": int(demo),
        "head_seq": chain.seq,
        "head_hash": chain.head,
        "writer": "",
    }
    connection.execute(HALL.insert(), hall)
