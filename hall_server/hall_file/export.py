"""The hall file of a hall as it is now: the way back from what it keeps."""

import hashlib
from typing import Any

from hall_server.hall_file.items import HallItem
from hall_server.hall_file.model import (
    Hall,
    HallDepartment,
    HallFile,
    HallLayout,
    HallLifeEvent,
    HallOutcome,
    HallQueue,
    HallStaff,
    HallWindow,
    Rating,
    RatingLevel,
    RatingTag,
    Texts,
)
from hall_server.hall_file.rooms import Rooms
from hall_server.premises.rulebook import Settings
from hall_server.premises.tables import Premises

_KEPT_ALIKE = (
    "missed",
    "hours",
    "limits",
    "retention",
    "appointments",
    "casebook",
    "displays",
    "priorities",
    "rules",
    "pauses",
    "printers",
    "notices",
    "ticket",
)
"""Sections the premises keep as the file has them."""


def digest_of(file: HallFile) -> str:
    """The same for the same hall file, however its text is laid out; 64 hexadecimal digits."""
    return hashlib.sha256(file.model_dump_json().encode()).hexdigest()


def hall_file_of(rooms: Rooms) -> HallFile:
    """What `hall init` would make this very hall from; no passwords, no tickets, no keys."""
    premises = rooms.premises.premises
    return HallFile(
        hall=Hall(
            id=premises.hall_id,
            name=premises.name,
            hotline=premises.hotline,
            time_zone=premises.time_zone,
            public_url=premises.public_url,
        ),
        texts=Texts(missed_rule=premises.missed_text),
        settings=Settings(**{name: getattr(premises, name) for name in Settings.model_fields}),
        **{name: getattr(premises, name) for name in _KEPT_ALIKE},
        outcomes=[HallOutcome(**dict(outcome)) for outcome in premises.outcomes],
        rating=_rating(premises),
        layouts=[HallLayout(form=form, parts=parts) for form, parts in premises.layouts.items()],
        events=[HallLifeEvent(**_plain(event)) for event in premises.events],
        **_guide(rooms),
        **_people(rooms),
    )


def _plain(found: Any) -> dict[str, Any]:
    plain: dict[str, Any] = found.model_dump()
    return plain


def _rating(premises: Premises) -> Rating:
    return Rating(
        levels=[RatingLevel(**_plain(level)) for level in premises.levels],
        tags=[RatingTag(**_plain(tag)) for tag in premises.tags],
    )


def _guide(rooms: Rooms) -> dict[str, Any]:
    queues = sorted(rooms.queue.queues.values(), key=lambda queue: queue.position)
    return {
        "departments": [HallDepartment(**_plain(d)) for d in rooms.guide.departments()],
        "queues": [_of(HallQueue, queue) for queue in queues],
        "items": [_of(HallItem, item) for item in rooms.guide.items()],
    }


def _people(rooms: Rooms) -> dict[str, Any]:
    windows = sorted(rooms.windows.all(), key=lambda window: (window.position, window.number))
    return {
        "windows": [
            _of(HallWindow, window, queues=list(window.queues), posts=list(window.posts))
            for window in windows
        ],
        "staff": [_of(HallStaff, person, roles=list(person.roles)) for person in rooms.staff.all()],
    }


def _of(model: type[Any], found: object, **instead: object) -> Any:
    """A section out of the fields of the same names."""
    shared = {name: getattr(found, name) for name in model.model_fields if name not in instead}
    return model(**shared, **instead)
