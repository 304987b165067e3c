"""What a window may take back: read off its tickets and their calls, never remembered apart."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from hall_server.guide.state import GuideState
from hall_server.kernel.clock import stored
from hall_server.queue.moves import moved
from hall_server.queue.served_here import served_here
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Ticket
from hall_server.windows.state import WindowsState
from hall_server.windows.tables import Window

UndoneAct = Literal["call", "finish", "no_show"]


@dataclass(frozen=True, slots=True)
class LastAct:
    """A window's last act that can be taken back, and when it was done."""

    act: UndoneAct
    ticket: Ticket
    at: datetime

    def until(self, undo_s: int) -> datetime:
        """Until when it can be taken back."""
        return self.at + timedelta(seconds=undo_s)


def last_act(state: QueueState, window: int) -> LastAct | None:
    """A call that was not repeated; at a free window the finish or no-show that freed it, unless
    the visit has gone on since.

    A visit that was rated is not told apart here: what a desk is offered must not tell of it.
    """
    present = state.at_window(window)
    if present is not None:
        return _call_of(present)
    ticket = state.tickets.get(state.book.last_ended(window) or "")
    if ticket is None or ticket.ended_at is None:
        return None
    acts: dict[str, UndoneAct] = {"missed": "no_show", "finished": "finish"}
    act = "finish" if ticket.state == "transferred" else acts.get(ticket.state)
    return LastAct(act, ticket, stored(ticket.ended_at)) if act else None


def _call_of(present: Ticket) -> LastAct | None:
    if present.state != "called" or present.round != 1 or present.called_at is None:
        return None
    return LastAct("call", present, stored(present.called_at))


def unended(
    guide: GuideState, windows: WindowsState, state: QueueState, window: Window, ticket: Ticket
) -> Ticket:
    """The ticket at its window again, as before it was finished or marked as not come.

    The items this window serves are open again. One that was handed on stands where it was called.
    """
    back = replace(ticket, state=moved(ticket, "undo"), ended_at=None, outcome=None)
    if back.state == "called":
        return back
    again = served_here(guide, windows, window, ticket.items)
    kept = tuple((item, word) for item, word in ticket.outcomes if item not in again)
    back = replace(back, outcomes=kept)
    call = state.call(ticket.call_id or "")
    if ticket.state != "transferred" or call is None:
        return back
    return replace(
        back,
        queue=call.queue,
        lane=call.lane,
        place=call.ticket_place,
        for_window=None,
        return_to=ticket.for_window,
    )
