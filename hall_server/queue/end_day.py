"""Yesterday's open tickets, settled when a new day opens."""

from dataclasses import replace

from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.queue.moves import IN_LINE, moved
from hall_server.queue.state import QueueState


def end_day(state: QueueState, keep: bool, work: Work) -> None:
    """Who still waits is cancelled; who was called, or put aside, and did not come is missed; a
    visit in service goes on until its clerk finishes it.

    `keep` (the hall's rule `overnight`): who waits, or was put aside, keeps number and place.
    """
    ending = {"called"} if keep else IN_LINE | {"called", "held"}
    for ticket in state.tickets.values():
        if ticket.state in ending:
            after = moved(ticket, "end_day")
            work.put(replace(ticket, state=after, ended_at=to_text(work.now)))
            work.event("ticket_ended_with_day", ticket=ticket.id, state=after)
        elif keep and ticket.state in IN_LINE | {"held"}:
            work.event("ticket_kept_overnight", ticket=ticket.id)
