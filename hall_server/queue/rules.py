"""How tickets are numbered, how they move, and who is next. Pure: no clock, no database."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from hall_link.wire.tickets import TicketState
from hall_server.kernel.refusals import Refusal
from hall_server.queue.tables import Ticket

MOVES: dict[tuple[TicketState, str], TicketState] = {
    ("waiting", "call"): "called",
    ("waiting", "end_day"): "cancelled",
    ("called", "recall"): "called",
    ("called", "start"): "serving",
    ("called", "no_show"): "missed",
    ("called", "end_day"): "missed",
    ("serving", "finish"): "finished",
}
"""Every legal move of a ticket: (state, act) -> state."""

OPEN_STATES: frozenset[TicketState] = frozenset({"waiting", "called", "serving"})
AT_WINDOW: frozenset[TicketState] = frozenset({"called", "serving"})


class ItemNotServed(Refusal):
    """No window in service serves the queue of this item."""

    code = "item-not-served"


class NobodyWaiting(Refusal):
    """The window's queues are empty."""

    code = "nobody-waiting"


class VisitOpen(Refusal):
    """The window still has a visit; nobody is forgotten by calling the next."""

    code = "visit-open"


class NoVisit(Refusal):
    """No number is called to the window."""

    code = "no-visit"


class NotCalled(Refusal):
    """The visit has begun already."""

    code = "not-called"


class NotServing(Refusal):
    """The visit has not begun."""

    code = "not-serving"


class RecallTooSoon(Refusal):
    """The hall's minimum gap between two calls of a number has not passed (row B2)."""

    code = "recall-too-soon"


class UnknownTicket(Refusal):
    """There is no such ticket."""

    code = "unknown-ticket"


class NotAVoice(Refusal):
    """The display is not set to speak."""

    code = "not-a-voice"


class UnknownCall(Refusal):
    """There is no such call today."""

    code = "unknown-call"


def number_text(prefix: str, serial: int, digits: int) -> str:
    """A001 … A999, A1000: the number grows rather than repeat."""
    return f"{prefix}{serial:0{digits}d}"


def new_place(now: datetime, last: int) -> int:
    """A place at the end: microseconds since 1970, but always after `last` (clocks jump)."""
    return max(int(now.timestamp() * 1_000_000), last + 1)


def first_in_line(heads: Iterable[Ticket]) -> Ticket:
    """Of the first of each queue, the one that has waited longest. Raises `NobodyWaiting`."""
    first = min(heads, key=lambda ticket: ticket.place, default=None)
    if first is None:
        raise NobodyWaiting
    return first


def moved(ticket: Ticket, act: str) -> TicketState:
    """The state after a legal move. Raises the refusal that says why the move is not legal."""
    state = MOVES.get((ticket.state, act))
    if state is None:
        raise (
            NotServing(number=ticket.number) if act == "finish" else NotCalled(number=ticket.number)
        )
    return state


def check_recall_gap(called_at: datetime, now: datetime, gap_s: int) -> None:
    """Raises `RecallTooSoon` with the seconds left. A clock set back does not block recalls."""
    left = called_at + timedelta(seconds=gap_s) - now
    if timedelta(0) < left <= timedelta(seconds=gap_s):
        raise RecallTooSoon(wait_s=round(left.total_seconds(), 1))
