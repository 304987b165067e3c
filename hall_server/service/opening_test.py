"""When the hall tests its devices by itself: as the day's first session is about to begin; pure."""

from datetime import datetime, timedelta

from hall_server.delivery.hall import Hall
from hall_server.delivery.routines import STANDING
from hall_server.kernel.clock import stored

BEFORE = timedelta(minutes=10)
"""Early enough to plug something in before the doors open."""

AFTER = timedelta(minutes=10)
"""A hall whose mains come on late is tested yet; later than that people work already."""


def is_due(hall: Hall, now: datetime) -> bool:
    """Whether the test of this opening has still to be made."""
    table = hall.premises.timetable
    if table.hours is None or not any(hall.devices.of_role(role) for role in STANDING):
        return False
    first = next(iter(table.sessions(table.day_of(now))), None)
    if first is None or not first.opens - BEFORE <= now < first.opens + AFTER:
        return False
    tested = hall.devices.tested
    return tested is None or stored(tested.tested_at) < first.opens - BEFORE
