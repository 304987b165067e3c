"""The records a hall file stands for: what the hall keeps of it, in memory and in its tables."""

from collections.abc import Iterator

from hall_link.wire.guide import LifeEvent
from hall_server.guide.tables import GuideDepartment, GuideItem
from hall_server.hall_file.model import HallFile
from hall_server.kernel.work import Record
from hall_server.premises.tables import OutcomeWords, Premises, RatingLevel, RatingTag
from hall_server.queue.tables import Queue
from hall_server.staff.tables import Staff
from hall_server.windows.tables import Window


def records_of(file: HallFile) -> Iterator[Record]:
    """The records a hall file stands for."""
    yield premises_of(file)
    for position, department in enumerate(file.departments):
        yield GuideDepartment(position=position, department=department)
    for position, item in enumerate(file.items):
        yield GuideItem(position=position, item=item.for_guide([]))
    for position, queue in enumerate(file.queues):
        yield Queue(position=position, **dict(queue))
    for position, window in enumerate(file.windows):
        yield Window(
            position=position,
            number=window.number,
            name=window.name,
            queues=tuple(window.queues),
            in_service=window.in_service,
            rule=window.rule,
            zone=window.zone,
            posts=tuple(window.posts),
            head=window.head,
        )
    for position, person in enumerate(file.staff):
        yield Staff(
            person.name,
            person.display,
            person.post,
            tuple(person.roles),
            position=position,
            superior=person.superior,
            photo=person.photo,
            telephone=person.telephone,
        )


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
        levels=[RatingLevel(level=r.level, name=r.name, bad=r.bad) for r in file.rating.levels],
        tags=[RatingTag(level=t.level, code=t.code, text=t.text) for t in file.rating.tags],
        notices=file.notices,
        missed=file.missed,
        hours=file.hours,
        limits=file.limits,
        retention=file.retention,
        appointments=file.appointments,
        displays=file.displays,
        priorities=file.priorities,
        rules=file.rules,
        pauses=file.pauses,
        printers=file.printers,
        events=[LifeEvent(**event.model_dump()) for event in file.events],
        casebook=file.casebook,
        layouts={layout.form: layout.parts for layout in file.layouts},
        ticket=file.ticket,
        **file.settings.model_dump(),
    )
