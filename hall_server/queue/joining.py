"""Standing in line (again): the one way a ticket gets a place after its first."""

from dataclasses import replace

from hall_server.kernel.work import Work
from hall_server.queue.moves import moved
from hall_server.queue.rules import new_place
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Lane, Ticket


def into_line(
    state: QueueState,
    ticket: Ticket,
    act: str,
    place: int,
    *,
    queue: str | None = None,
    for_window: int | None = None,
    lane: Lane | None = None,
) -> Ticket:
    """The ticket in line after this act: nobody's window, its call forgotten, its place free.

    `queue`, `lane`: where they change. `for_window`: the one window it waits for; None for all of
    its queue. Calls made before it joined the line do not count as having passed it, unless it is
    put back where it was. The caller puts it, with what else changes. Raises what `moved` raises.
    """
    after = moved(ticket, act)
    there = replace(
        ticket,
        state=after,
        lined_as=after,
        queue=queue or ticket.queue,
        for_window=for_window,
        lane=lane or ticket.lane,
        lined_after=ticket.lined_after if act == "put_back" else state.last_call,
        window=None,
        staff=None,
        call_id=None,
        round=0,
        called_at=None,
        started_at=None,
        ended_at=None,
    )
    return replace(there, place=state.lines.free(there.line, place))


def end_place(state: QueueState, work: Work) -> int:
    """The place behind everybody of the hall."""
    return new_place(work.now, state.last_place)


def front_place(state: QueueState, line: str, work: Work) -> int:
    """The place before everybody in this line; that of somebody who comes now where it is empty."""
    front = state.lines.front(line)
    return end_place(state, work) if front is None else front - 1
