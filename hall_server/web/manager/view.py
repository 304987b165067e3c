"""What the manager's page shows, worked out from the hall; draws nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from hall_link.wire.base import Words
from hall_link.wire.board import VisitState, WindowState
from hall_link.wire.windows import Post
from hall_server.delivery import snapshots
from hall_server.delivery.hall import Hall
from hall_server.delivery.hub import Hub
from hall_server.forecast.error import PastError
from hall_server.kernel.clock import stored
from hall_server.web.manager.alarms import Alarm, Short, alarms
from hall_server.web.manager.devices import DeviceCard, Level, device_cards
from hall_server.web.manager.strip import DayStrip, day_strip

MINUTE = timedelta(minutes=1)
NEARLY = 0.8
"""The share of the promised wait from which on a queue is nearly late."""


@dataclass(frozen=True, slots=True)
class QueueCard:
    """A queue. `longest` is how many minutes its first has waited, `windows` who serves it now.

    `level`: off while nobody waits, warn when four fifths of the promised wait are over."""

    id: str
    prefix: str
    name: Words
    colour: str
    waiting: int
    longest: int | None
    windows: tuple[int, ...]
    target: int | None
    level: Level


@dataclass(frozen=True, slots=True)
class WindowCard:
    """A window. `minutes` counts since the number was called, service began, or the pause."""

    number: int
    state: WindowState
    clerk: Words | None
    serving: str | None
    visit: VisitState | None
    minutes: int | None
    prefixes: str
    post: Post | None = None
    paused: Words | None = None
    over_limit: bool = False
    covered_by: int | None = None
    covers: tuple[int, ...] = ()
    in_service: bool = True


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
    strip: DayStrip
    error: PastError


def live_board(
    hub: Hub, healthy: bool, now: datetime, me: str = "", faults: Sequence[str] = ()
) -> LiveBoard:
    """The hall as its manager `me` sees it at `now`; `healthy`: the server can store what is
    done; `faults`: what else is wrong with it."""
    hall = hub.hall
    windows = tuple(_window(hall, window.number, now) for window in hall.windows.all())
    queues = _queues(hall, windows, now)
    devices = device_cards(hall, hub.has)
    short = [found for queue in queues if (found := _short(queue)) is not None]
    told = alarms(hall, hub.has, healthy, short, now, me, faults)
    strip, error = day_strip(hall, now), hall.queue.forecast.past_error()
    return LiveBoard(_head(hall, now), told, queues, windows, devices, strip, error)


def _short(queue: QueueCard) -> Short | None:
    late = queue.level == "bad"
    if not queue.waiting or (queue.windows and not late):
        return None
    served = bool(queue.windows)
    return Short(queue.id, queue.name, queue.waiting, queue.longest or 0, served, late)


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
        waiting, target = hall.queue.waiting(queue.id), queue.target_min
        cards.append(
            QueueCard(
                id=queue.id,
                prefix=queue.prefix,
                name=queue.name,
                colour=queue.colour,
                waiting=waiting,
                longest=longest,
                windows=serving,
                target=target,
                level=_level(longest, target),
            )
        )
    return tuple(cards)


def _level(longest: int | None, target: int | None) -> Level:
    if longest is None:
        return "off"
    if target is None or longest < NEARLY * target:
        return "good"
    return "warn" if longest < target else "bad"


def _window(hall: Hall, number: int, now: datetime) -> WindowCard:
    told, record = snapshots.window(hall, number), hall.windows.find(number)
    reason = hall.premises.premises.pause(record.paused_reason)
    seat = hall.windows.seat(number)
    person = hall.staff.find(seat.staff) if seat else None
    ticket = hall.queue.at_window(number)
    since = (ticket.started_at or ticket.called_at) if ticket else record.paused_at
    return WindowCard(
        number=number,
        state=told.state,
        clerk=person.display if person else None,
        serving=told.serving,
        visit=told.visit,
        minutes=_minutes(since, now) if since else None,
        prefixes=" ".join(hall.queue.queues[queue].prefix for queue in told.queues),
        post=seat.post if seat else None,
        paused=reason.name if reason else None,
        over_limit=record.unattended_at is not None,
        covered_by=hall.windows.covering(number),
        covers=record.covers,
        in_service=record.in_service,
    )


def _minutes(since: str, now: datetime) -> int:
    return max(0, (now - stored(since)) // MINUTE)
