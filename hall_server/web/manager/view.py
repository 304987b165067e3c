"""What the manager's page shows, worked out from the hall; draws nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hall_link.wire.base import Words
from hall_link.wire.board import VisitState, WindowState
from hall_server.delivery import snapshots
from hall_server.delivery.hall import Hall
from hall_server.delivery.hub import Hub
from hall_server.kernel.clock import stored
from hall_server.web.manager.alarms import Alarm, alarms
from hall_server.web.manager.devices import DeviceCard, device_cards

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class QueueCard:
    """A queue. `longest` is how many minutes its first has waited, `windows` who serves it now."""

    prefix: str
    name: Words
    colour: str
    waiting: int
    longest: int | None
    windows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WindowCard:
    """A window. `minutes` counts since the number was called, or since service began."""

    number: int
    state: WindowState
    clerk: Words | None
    serving: str | None
    visit: VisitState | None
    minutes: int | None
    prefixes: str


@dataclass(frozen=True, slots=True)
class Head:
    """The hall and its clock, to the minute."""

    name: Words
    day: str
    clock: str
    open: bool


@dataclass(frozen=True, slots=True)
class LiveBoard:
    """The whole page."""

    head: Head
    alarms: tuple[Alarm, ...]
    queues: tuple[QueueCard, ...]
    windows: tuple[WindowCard, ...]
    devices: tuple[DeviceCard, ...]


def live_board(hub: Hub, healthy: bool, now: datetime) -> LiveBoard:
    """The hall as its manager sees it at `now`; `healthy`: the server can store what is done."""
    hall = hub.hall
    windows = tuple(_window(hall, window.number, now) for window in hall.windows.all())
    queues = _queues(hall, windows, now)
    devices = device_cards(hall, hub.has)
    short = [(q.name, q.waiting) for q in queues if q.waiting and not q.windows]
    told = alarms(hall, hub.has, healthy, short)
    return LiveBoard(_head(hall, now), told, queues, windows, devices)


def _head(hall: Hall, now: datetime) -> Head:
    premises = hall.premises.premises
    clock = now.astimezone(premises.zone).strftime("%H:%M")
    return Head(premises.name, hall.business_day, clock, hall.premises.day.open)


def _queues(hall: Hall, windows: tuple[WindowCard, ...], now: datetime) -> tuple[QueueCard, ...]:
    opened = {window.number for window in windows if window.state == "open"}
    cards = []
    for queue in sorted(hall.queue.queues.values(), key=lambda queue: queue.position):
        head = next(iter(hall.queue.in_lines([queue.id], 1)), None)
        serving = tuple(n for n in hall.windows.serving(queue.id) if n in opened)
        longest = _minutes(head.issued_at, now) if head else None
        waiting = hall.queue.waiting(queue.id)
        cards.append(QueueCard(queue.prefix, queue.name, queue.colour, waiting, longest, serving))
    return tuple(cards)


def _window(hall: Hall, number: int, now: datetime) -> WindowCard:
    told = snapshots.window(hall, number)
    seat = hall.windows.seat(number)
    person = hall.staff.find(seat.staff) if seat else None
    ticket = hall.queue.at_window(number)
    since = (ticket.started_at or ticket.called_at) if ticket else None
    return WindowCard(
        number=number,
        state=told.state,
        clerk=person.display if person else None,
        serving=told.serving,
        visit=told.visit,
        minutes=_minutes(since, now) if since else None,
        prefixes=" ".join(hall.queue.queues[queue].prefix for queue in told.queues),
    )


def _minutes(since: str, now: datetime) -> int:
    return max(0, (now - stored(since)) // MINUTE)
