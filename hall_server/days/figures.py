"""The figures of a day (row I8). Pure."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from hall_link.wire.base import Words
from hall_server.days.day_book import DayBook
from hall_server.kernel.clock import stored
from hall_server.premises.gate import open_minutes
from hall_server.premises.timetable import Timetable
from hall_server.queue.tables import Queue, Ticket
from hall_server.windows.tables import Window

ALARMS: dict[str, Words] = {
    "window_left_unattended": Words(zh="窗口无人超时", en="Windows left unattended"),
    "help_wanted": Words(zh="窗口呼叫帮助", en="Calls for help"),
    "job_settled": Words(zh="号票打印不明", en="Slips in doubt"),
    "account_locked": Words(zh="账号锁定", en="Accounts locked"),
    "day_ordered": Words(zh="临时开放或关闭", en="Orders out of turn"),
}
"""Kinds of ledger entries a director should hear of."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How long something took, in minutes; None where nothing was measured."""

    count: int = 0
    mean: float | None = None
    p90: float | None = None
    longest: float | None = None


@dataclass(frozen=True, slots=True)
class LineFigures:
    """A queue's day. `left`: cancelled, or waiting in vain at the day's end. `in_target`: the
    share of those called within the promised wait, None where none is promised."""

    name: Words
    taken: int
    served: int
    missed: int
    left: int
    waits: Spread
    in_target: float | None


@dataclass(frozen=True, slots=True)
class WindowFigures:
    """A window's day: visits finished there, and how long they took."""

    number: int
    name: Words
    served: int
    visits: Spread
    busy_min: float


@dataclass(frozen=True, slots=True)
class DayFigures:
    """A day on one page. `extended`: visits begun after closing time. `by_hour`: local hour ->
    tickets taken in it. `open_now`: tickets still waiting, called, served or put aside."""

    total: LineFigures
    queues: Sequence[LineFigures]
    windows: Sequence[WindowFigures]
    by_hour: Mapping[int, int]
    extended: int
    open_now: int
    consultations: int
    alarms: Sequence[tuple[Words, int]]


def day_figures(
    book: DayBook, table: Timetable, queues: Sequence[Queue], windows: Sequence[Window]
) -> DayFigures:
    """Counts the day. Tickets of a queue no longer there count in the total only."""
    waits = {
        ticket.id: waited(table, stored(ticket.issued_at), stored(book.first_calls[ticket.id]))
        for ticket in book.tickets
        if ticket.id in book.first_calls
    }
    hours = Counter(stored(t.issued_at).astimezone(table.zone).hour for t in book.tickets)
    return DayFigures(
        total=_line(Words(zh="合计", en="Total"), book.tickets, waits, None),
        queues=[_of_queue(queue, book.tickets, waits) for queue in queues],
        windows=[_of_window(window, book.tickets) for window in windows],
        by_hour=dict(sorted(hours.items())),
        extended=sum(_after_closing(table, ticket) for ticket in book.tickets),
        open_now=sum(t.ended_at is None for t in book.tickets),
        consultations=book.consultations,
        alarms=[
            (words, book.events[kind]) for kind, words in ALARMS.items() if book.events.get(kind)
        ],
    )


def waited(table: Timetable, since: datetime, called: datetime) -> float:
    """Minutes somebody waited: the hall's closed time does not count, extended service does."""
    minutes = open_minutes(table, since, called)
    over = [s.closes for s in table.sessions(table.day_of(called)) if s.closes <= called]
    serving = any(s.opens <= called < s.closes for s in table.sessions(table.day_of(called)))
    if serving or not over:
        return minutes
    return minutes + (called - max(over[-1], since)).total_seconds() / 60


def _of_queue(queue: Queue, tickets: Sequence[Ticket], waits: Mapping[str, float]) -> LineFigures:
    own = [ticket for ticket in tickets if ticket.queue == queue.id]
    return _line(queue.name, own, waits, queue.target_min)


def _line(
    name: Words, tickets: Sequence[Ticket], waits: Mapping[str, float], target: int | None
) -> LineFigures:
    measured = [waits[ticket.id] for ticket in tickets if ticket.id in waits]
    states = Counter(ticket.state for ticket in tickets)
    kept = sum(minutes <= target for minutes in measured) if target is not None else 0
    return LineFigures(
        name=name,
        taken=len(tickets),
        served=states["finished"],
        missed=states["missed"],
        left=states["cancelled"],
        waits=spread(measured),
        in_target=kept / len(measured) if measured and target is not None else None,
    )


def _of_window(window: Window, tickets: Sequence[Ticket]) -> WindowFigures:
    lengths = [
        (stored(t.ended_at) - stored(t.started_at)).total_seconds() / 60
        for t in tickets
        if t.window == window.number and t.state == "finished" and t.started_at and t.ended_at
    ]
    return WindowFigures(
        window.number, window.name, len(lengths), spread(lengths), busy_min=sum(lengths)
    )


def spread(minutes: Iterable[float]) -> Spread:
    """The mean, what nine of ten stay below (nearest rank), and the longest."""
    found = sorted(minutes)
    if not found:
        return Spread()
    rank = math.ceil(0.9 * len(found)) - 1
    return Spread(len(found), sum(found) / len(found), found[rank], found[-1])


def _after_closing(table: Timetable, ticket: Ticket) -> bool:
    if ticket.started_at is None:
        return False
    moment = stored(ticket.started_at)
    sessions = table.sessions(table.day_of(moment))
    return not any(session.opens <= moment < session.closes for session in sessions)
