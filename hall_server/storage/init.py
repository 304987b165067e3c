"""Making a hall from a hall file: everything in one transaction, or nothing."""

import hashlib
import uuid
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, Engine, func, select

from hall_link.wire.guide import LifeEvent
from hall_server.guide.tables import GuideDepartment, GuideItem
from hall_server.hall_file.model import HallFile
from hall_server.kernel.ledger import Chain, genesis
from hall_server.kernel.metadata import HALL, LEDGER
from hall_server.kernel.work import SYSTEM, Record
from hall_server.premises.tables import OutcomeWords, Premises, RatingLevel, RatingTag
from hall_server.queue.tables import Queue
from hall_server.staff.tables import Staff
from hall_server.storage.migrate import upgrade
from hall_server.storage.store import upsert
from hall_server.windows.tables import Window


class AlreadyInitialised(Exception):  # noqa: N818
    """The database holds a hall; nothing was changed."""


def init_hall(engine: Engine, file: HallFile, demo: bool, now: datetime) -> None:
    """Creates the tables and loads the hall. Raises `AlreadyInitialised`."""
    with engine.begin() as connection:
        upgrade(connection)
    with engine.begin() as connection:
        if connection.scalar(select(func.count()).select_from(HALL)):
            raise AlreadyInitialised
        for record in records_of(file):
            connection.execute(upsert(record.TABLE, engine.dialect.name), [record.row()])
        _first_row(connection, file, demo, now)


def _first_row(connection: Connection, file: HallFile, demo: bool, now: datetime) -> None:
    chain = Chain(0, genesis(file.hall.id))
    digest = hashlib.sha256(file.model_dump_json().encode()).hexdigest()
    day = now.date().isoformat()
    data = {"file": digest, "demo": demo}
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


def records_of(file: HallFile) -> Iterator[Record]:
    """The records a hall file stands for."""
    yield premises_of(file)
    for position, department in enumerate(file.departments):
        yield GuideDepartment(position=position, department=department)
    for position, item in enumerate(file.items):
        yield GuideItem(position=position, item=item.for_guide([]))
    for position, queue in enumerate(file.queues):
        yield Queue(position=position, **dict(queue))
    for window in file.windows:
        yield Window(
            number=window.number,
            name=window.name,
            queues=tuple(window.queues),
            in_service=window.in_service,
            rule=window.rule,
            zone=window.zone,
            posts=tuple(window.posts),
        )
    for person in file.staff:
        yield Staff(person.name, person.display, person.post, tuple(person.roles))


def premises_of(file: HallFile) -> Premises:
    """The hall's facts and settings."""
    return Premises(
        hall_id=file.hall.id,
        name=file.hall.name,
        hotline=file.hall.hotline,
        time_zone=file.hall.time_zone,
        public_url=file.hall.public_url,
        missed_text=file.texts.missed_rule,
        outcomes=[OutcomeWords(code=o.code, name=o.name) for o in file.outcomes],
        levels=[RatingLevel(level=r.level, name=r.name) for r in file.rating.levels],
        tags=[RatingTag(level=t.level, code=t.code, text=t.text) for t in file.rating.tags],
        notices=file.notices,
        missed=file.missed,
        hours=file.hours,
        limits=file.limits,
        appointments=file.appointments,
        displays=file.displays,
        priorities=file.priorities,
        rules=file.rules,
        pauses=file.pauses,
        events=[LifeEvent(**event.model_dump()) for event in file.events],
        **file.settings.model_dump(),
    )
