"""The life of a ticket: every legal move, in one table."""

from hall_link.wire.tickets import TicketState
from hall_server.kernel.refusals import Refusal
from hall_server.queue.tables import Ticket


class NotCalled(Refusal):
    """The visit has begun already, or the ticket is not called at all."""

    code = "not-called"


class NotServing(Refusal):
    """The visit has not begun."""

    code = "not-serving"


class NotMissed(Refusal):
    """The ticket was not missed, so it needs not come back."""

    code = "not-missed"


class NotInLine(Refusal):
    """The ticket does not wait in line now."""

    code = "not-in-line"


class TicketEnded(Refusal):
    """The ticket is finished, cancelled or missed: this cannot be done with it any more."""

    code = "ticket-ended"


MOVES: dict[tuple[TicketState, str], TicketState] = {
    # in line
    ("waiting", "call"): "called",
    ("waiting", "change"): "waiting",
    ("waiting", "let_pass"): "waiting",
    ("waiting", "lead"): "waiting",
    ("waiting", "transfer"): "transferred",
    ("waiting", "cancel"): "cancelled",
    ("waiting", "end_day"): "cancelled",
    # in line again, after a hand-over
    ("transferred", "call"): "called",
    ("transferred", "change"): "transferred",
    ("transferred", "let_pass"): "transferred",
    ("transferred", "lead"): "transferred",
    ("transferred", "transfer"): "transferred",
    ("transferred", "cancel"): "cancelled",
    ("transferred", "end_day"): "cancelled",
    # in line again, after a missed call
    ("restored", "call"): "called",
    ("restored", "change"): "restored",
    ("restored", "let_pass"): "restored",
    ("restored", "lead"): "restored",
    ("restored", "transfer"): "transferred",
    ("restored", "cancel"): "cancelled",
    ("restored", "end_day"): "cancelled",
    # called to a window
    ("called", "recall"): "called",
    ("called", "change"): "called",
    ("called", "start"): "serving",
    ("called", "hold"): "held",
    ("called", "transfer"): "transferred",
    ("called", "no_show"): "missed",
    ("called", "cancel"): "cancelled",
    ("called", "put_back"): "waiting",
    ("called", "end_day"): "missed",
    # served
    ("serving", "change"): "serving",
    ("serving", "hold"): "held",
    ("serving", "transfer"): "transferred",
    ("serving", "finish"): "finished",
    ("serving", "put_back"): "waiting",
    # put aside at a window
    ("held", "change"): "held",
    ("held", "call"): "called",
    ("held", "transfer"): "transferred",
    ("held", "finish"): "finished",
    ("held", "cancel"): "cancelled",
    ("held", "end_day"): "missed",
    # missed, and the ends that can be taken back for some seconds
    ("missed", "restore"): "restored",
    ("missed", "undo"): "called",
    ("finished", "undo"): "serving",
    ("transferred", "undo"): "serving",
}
"""Every legal move of a ticket: (state, act) -> state.

A new ticket is `waiting`, or `serving` where somebody is served without one. `put_back` gives a
called or served ticket its place in line again, in the state it stood there before.
"""

IN_LINE: frozenset[TicketState] = frozenset({"waiting", "transferred", "restored"})
AT_WINDOW: frozenset[TicketState] = frozenset({"called", "serving"})
OPEN_STATES: frozenset[TicketState] = IN_LINE | AT_WINDOW | {"held"}

_REFUSED: dict[str, type[Refusal]] = {
    "call": NotInLine,
    "change": TicketEnded,
    "transfer": TicketEnded,
    "cancel": TicketEnded,
    "let_pass": TicketEnded,
    "lead": TicketEnded,
    "finish": NotServing,
    "restore": NotMissed,
}


def moved(ticket: Ticket, act: str) -> TicketState:
    """The state after a legal move. Raises the refusal that says why the move is not legal."""
    state = MOVES.get((ticket.state, act))
    if state is None:
        raise _refusal(ticket, act)(number=ticket.number, state=ticket.state)
    return ticket.lined_as if act == "put_back" else state


def _refusal(ticket: Ticket, act: str) -> type[Refusal]:
    refusal = _REFUSED.get(act, NotCalled)
    return NotInLine if refusal is TicketEnded and ticket.state in OPEN_STATES else refusal
