"""How tickets are numbered and placed, and when calls may be repeated. Pure: no clock."""

from datetime import datetime, timedelta

from hall_server.kernel.clock import stored
from hall_server.kernel.refusals import Refusal
from hall_server.queue.tables import Ticket


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


class RecallTooSoon(Refusal):
    """The hall's minimum gap between two calls of a number has not passed (row B2)."""

    code = "recall-too-soon"


class UnknownTicket(Refusal):
    """There is no such ticket."""

    code = "unknown-ticket"


class UnknownQueue(Refusal):
    """The hall has no queue of this id."""

    code = "unknown-queue"


class NotAVoice(Refusal):
    """The display is not set to speak."""

    code = "not-a-voice"


class UnknownCall(Refusal):
    """There is no such call today."""

    code = "unknown-call"


def number_text(prefix: str, serial: int, digits: int) -> str:
    """A001 … A999, A1000: the number grows rather than repeat."""
    return f"{prefix}{serial:0{digits}d}"


def prefix_of(number: str) -> str:
    """The letters a number begins with."""
    return number.rstrip("0123456789")


ROOM = 100
"""Places between two who come one after the other, for those who are put between them later."""


def new_place(now: datetime, last: int) -> int:
    """A place at the end: microseconds since 1970, but always behind `last` (clocks jump)."""
    return max(int(now.timestamp() * 1_000_000), last + ROOM)


def check_recall_gap(called_at: datetime, now: datetime, gap_s: int) -> None:
    """Raises `RecallTooSoon` with the seconds left. A clock set back does not block recalls."""
    left = round((called_at + timedelta(seconds=gap_s) - now).total_seconds(), 1)
    if 0 < left <= gap_s:
        raise RecallTooSoon(wait_s=left)


def rating_ends(ticket: Ticket, days: int) -> datetime | None:
    """Until when a visit may be rated and the rating added to (row D4); None before it ended."""
    if ticket.state != "finished" or ticket.ended_at is None:
        return None
    return stored(ticket.ended_at) + timedelta(days=days)
