"""What stands on a ticket, and in which order (row E4)."""

from typing import Literal

from hall_link.wire.base import Message, Words

TicketPartKind = Literal[
    "hall",
    "number",
    "queue",
    "facts",
    "ahead",
    "wait",
    "windows",
    "then",
    "missed",
    "text",
    "code",
    "materials",
]
"""The hall's name; the number; the queue; items, hour and for how many; how many are ahead; the
expected wait; the windows; where it goes on afterwards; what a missed call means; a sentence of the
hall's own; the code; the papers to bring."""


class TicketPart(Message):
    """One part of a ticket. `size`: None as the standard ticket has it; the number is always as
    large as the paper allows. `text`: what a `text` says."""

    part: TicketPartKind
    size: Literal["large", "small"] | None = None
    text: Words | None = None


STANDARD_TICKET: tuple[TicketPart, ...] = (
    TicketPart(part="hall"),
    TicketPart(part="number"),
    TicketPart(part="queue"),
    TicketPart(part="facts"),
    TicketPart(part="ahead"),
    TicketPart(part="wait"),
    TicketPart(part="windows"),
    TicketPart(part="then"),
    TicketPart(part="missed"),
    TicketPart(part="code"),
    TicketPart(part="materials"),
)
"""The ticket of a hall that has none of its own."""

LARGE: frozenset[TicketPartKind] = frozenset({"hall", "queue", "ahead", "wait", "windows"})
"""Parts that are large where their size is not told."""

SIZED: frozenset[TicketPartKind] = LARGE | {"then", "missed", "text"}
"""Parts that may be large or small."""
