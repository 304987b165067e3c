"""What a pad shows, and what a clerk may know of the ratings."""

from hall_link.wire.desk import RatingCounts
from hall_link.wire.pad import Pad, PadLevel, PadTag
from hall_server.kernel.clock import stored
from hall_server.premises.tables import Premises
from hall_server.queue.state import QueueState
from hall_server.ratings.rules import counts_for_clerk
from hall_server.ratings.state import RatingsState
from hall_server.staff.state import StaffState
from hall_server.windows.state import WindowsState


def pad_view(
    premises: Premises,
    windows: WindowsState,
    staff: StaffState,
    queue: QueueState,
    state: RatingsState,
    number: int,
) -> Pad:
    """A pad: the clerk's card, and the visit it asks about now."""
    seat = windows.seat(number)
    person = staff.find(seat.staff) if seat else None
    ask = state.open_ask(number)
    ticket = queue.tickets.get(ask.ticket_id) if ask else None
    asked = ask if ticket else None
    return Pad(
        window=number,
        clerk=person.display if person else None,
        post=person.post if person else None,
        visit=ticket.id if ticket else None,
        number=ticket.number if ticket else None,
        language="en" if ticket and ticket.language == "en" else "zh",
        asked_at=stored(asked.asked_at) if asked else None,
        until=stored(asked.until) if asked else None,
        levels=pad_levels(premises),
    )


def pad_levels(premises: Premises) -> list[PadLevel]:
    """The five levels with their reasons, in the hall's order."""
    return [
        PadLevel(
            level=level.level,
            name=level.name,
            tags=[
                PadTag(code=tag.code, text=tag.text)
                for tag in premises.tags
                if tag.level == level.level
            ],
        )
        for level in premises.levels
    ]


def clerk_counts(windows: WindowsState, state: RatingsState, number: int) -> RatingCounts | None:
    """Today's counts of the person signed in at the window."""
    seat = windows.seat(number)
    return counts_for_clerk(state.levels(seat.staff)) if seat else None
