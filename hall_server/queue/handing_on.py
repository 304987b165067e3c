"""Handing a visitor on from a window, to a queue or to one other window."""

from dataclasses import dataclass, replace
from typing import Literal

from hall_server.kernel.work import Work
from hall_server.premises.tables import Premises
from hall_server.queue.joining import end_place, front_place, into_line
from hall_server.queue.state import QueueState, lines_of
from hall_server.queue.tables import Lane, Ticket
from hall_server.windows.state import WindowsState
from hall_server.windows.tables import Window

Where = Literal["front", "end", "keep"]
"""Before everybody there, behind everybody, or where the ticket's first place puts it."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Where a visitor goes: a queue, and the only window of it that may call, if it is one."""

    queue: str
    window: int | None = None


def goal_at(window: Window, ticket: Ticket) -> Goal:
    """One window as a goal. The ticket keeps its queue where that window serves it; else it counts
    in the window's first, so that others of that queue can take it over when nobody sits there."""
    served = ticket.queue in window.queues or not window.queues
    return Goal(ticket.queue if served else window.queues[0], window.number)


def hand_on(
    premises: Premises,
    windows: WindowsState,
    state: QueueState,
    ticket: Ticket,
    goal: Goal,
    where: Where,
    work: Work,
) -> Ticket:
    """The ticket in line there, as transferred; the caller puts it. Raises what `moved` raises."""
    lane: Lane = "next" if where == "front" else _own_lane(premises, ticket)
    place = _place(windows, state, ticket, goal, where, work)
    return into_line(
        state, ticket, "transfer", place, queue=goal.queue, for_window=goal.window, lane=lane
    )


def straight_to(
    windows: WindowsState, state: QueueState, ticket: Ticket, window: int, alone: bool, work: Work
) -> Ticket:
    """A new ticket in line for one window, before everybody who waits there: who brings it what was
    missing does not queue again. `alone` False: nobody serves there, so that the first window of
    its queue that is free calls it before all others."""
    goal = goal_at(windows.find(window), ticket)
    goal = goal if alone else Goal(goal.queue)
    place = _place(windows, state, ticket, goal, "front", work)
    there = replace(ticket, queue=goal.queue, for_window=goal.window, lane="next")
    return replace(there, place=state.lines.free(there.line, place))


def to_the_front(state: QueueState, ticket: Ticket, work: Work) -> Ticket:
    """A visit given up by its window goes back to the front of its queue, as it stood there."""
    place = min(ticket.place, front_place(state, ticket.queue, work))
    back = into_line(state, ticket, "put_back", place, lane="next")
    return replace(back, lined_after=ticket.lined_after)


def as_before_the_call(state: QueueState, ticket: Ticket) -> Ticket:
    """A call taken back: the ticket stands where it stood, and those who passed it before still
    count."""
    back = into_line(state, ticket, "put_back", ticket.place, for_window=ticket.for_window)
    return replace(back, lined_after=ticket.lined_after)


def _own_lane(premises: Premises, ticket: Ticket) -> Lane:
    """Whoever was led to the front once isn't led again; the class's own lane stays."""
    if ticket.lane != "next":
        return ticket.lane
    priority = premises.priority(ticket.priority)
    return priority.lane if priority else "ordinary"


def _place(
    windows: WindowsState, state: QueueState, ticket: Ticket, goal: Goal, where: Where, work: Work
) -> int:
    if where == "keep":
        return ticket.taken
    if where == "end":
        return end_place(state, work)
    lines = [goal.queue]
    if goal.window is not None:
        lines = lines_of(windows.queues_at(windows.find(goal.window)), goal.window)
    return min(front_place(state, line, work) for line in lines)
