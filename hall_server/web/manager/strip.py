"""The day in one line under the head of the page: hours, duty, lists, and the day's sheet."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import get_args

from hall_link.wire.base import Words
from hall_server.days.tables import RoutineKind
from hall_server.delivery.hall import Hall
from hall_server.kernel.clock import stored
from hall_server.premises.state import NO_DAY


@dataclass(frozen=True, slots=True)
class DayStrip:
    """`state`: where the day stands; `spans`: its sessions; the local hours the lists were gone
    through at, None while they were not."""

    state: str
    spans: str
    duty: Words | None
    opening: str | None
    closing: str | None


def day_strip(hall: Hall, now: datetime) -> DayStrip:
    """The day at `now`."""
    known = hall.business_day > NO_DAY.business_day
    leader = hall.days.leader(hall.business_day)
    person = hall.staff.find(leader) if leader else None
    done = {kind: _done_at(hall, kind) for kind in get_args(RoutineKind)}
    return DayStrip(
        state=hall.premises.hours(now, hall.still_served).state,
        spans="、".join(_spans(hall)) if known else "",
        duty=person.display if person else None,
        **done,
    )


def _spans(hall: Hall) -> list[str]:
    return list(hall.premises.timetable.local_times(date.fromisoformat(hall.business_day)))


def _done_at(hall: Hall, kind: RoutineKind) -> str | None:
    done = hall.days.routine(kind)
    if done is None:
        return None
    return stored(done.done_at).astimezone(hall.premises.premises.zone).strftime("%H:%M")
