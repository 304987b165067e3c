"""What is looked at when the day opens and when it closes (row I6)."""

from collections.abc import Callable
from datetime import date, datetime

from hall_server.days.checks import Check, check
from hall_server.delivery.hall import Hall
from hall_server.devices.findings import of_devices
from hall_server.queue.moves import AT_WINDOW, IN_LINE
from hall_server.queue.tables import Ticket

STANDING = ("kiosk", "printer", "display", "evaluator")
"""Roles of devices that must be there when the hall opens."""

_WELL = ("ready", "low")

Connected = Callable[[str], bool]
"""Whether a device of this id has a line now."""


def opening_list(hall: Hall, connected: Connected, now: datetime) -> list[Check]:
    """Everything the hall needs to open, in the order a leader goes through it."""
    table, today = hall.premises.timetable, date.fromisoformat(hall.business_day)
    market = hall.premises.hours(now).market_day
    return [
        _hours(hall, today, now),
        check("calendar", not table.is_published(today)),
        _duty(hall),
        _devices(hall, connected),
        _printers(hall),
        _tests(hall),
        _posts(hall),
        *([check("market", True)] if market else []),
        check("yesterday", [t.number for t in _tickets(hall) if _is_old(hall, t)]),
    ]


def closing_list(hall: Hall) -> list[Check]:
    """What stays open when the hall closes."""
    queues = hall.queue.queues.values()
    lines = {queue.name.zh: hall.queue.waiting(queue.id) for queue in queues}
    waiting = sum(lines.values())
    told = "、".join(f"{name} {count}" for name, count in lines.items() if count)
    numbers = hall.devices.of_role("printer")
    undecided = sum(len(hall.paper.undecided(printer.id)) for printer in numbers)
    return [
        check("waiting", waiting, told),
        check("served", [t.number for t in _tickets(hall) if t.state in AT_WINDOW]),
        check("held", [t.number for t in _tickets(hall) if t.state == "held"]),
        check("owed", len(hall.consultations.owed())),
        check("seats", [str(w.number) for w in hall.windows.all() if hall.windows.seat(w.number)]),
        check("paper", undecided),
    ]


def _tickets(hall: Hall) -> list[Ticket]:
    return sorted(hall.queue.tickets.values(), key=lambda ticket: ticket.place)


def _is_old(hall: Hall, ticket: Ticket) -> bool:
    is_open = ticket.state in IN_LINE | AT_WINDOW | {"held"}
    return is_open and ticket.business_day < hall.business_day


def _hours(hall: Hall, today: date, now: datetime) -> Check:
    table, hours = hall.premises.timetable, hall.premises.hours(now)
    spans = table.local_times(today)
    why = f"（{hours.reason.zh}）" if hours.reason and not spans else ""
    return check("hours", not spans, "、".join(spans) or why)


def _duty(hall: Hall) -> Check:
    leader = hall.days.leader(hall.business_day)
    person = hall.staff.find(leader) if leader else None
    return check("duty", person is None, person.display.zh if person else "")


def _devices(hall: Hall, connected: Connected) -> Check:
    known = [device for role in STANDING for device in hall.devices.of_role(role)]
    return check("devices", [d.name for d in known if not connected(d.id)], n=len(known))


def _printers(hall: Hall) -> Check:
    known = ((d, hall.devices.printers.get(d.id)) for d in hall.devices.of_role("printer"))
    return check("printers", [d.name for d, told in known if not told or told.state not in _WELL])


def _tests(hall: Hall) -> Check:
    tested, found = hall.devices.tested, hall.devices.found
    if tested is None or found is None or tested.business_day != hall.business_day:
        return check("untested", True)
    return check("tests", sum(finding.level != "well" for finding in of_devices(found)))


def _posts(hall: Hall) -> Check:
    windows = [window for window in hall.windows.all() if window.in_service]
    empty = [
        str(window.number)
        for window in windows
        if hall.windows.seat(window.number) is None
        and hall.devices.standing_clerk(window.number) is None
    ]
    return check("posts", empty, n=len(windows))
