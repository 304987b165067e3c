"""What a citizen's phone is told of its ticket: the whole once, then what can change."""

from typing import Any

from hall_link.wire.base import Message, Words
from hall_link.wire.board import Hours
from hall_link.wire.tickets import TicketItem, TicketState
from hall_link.wire.wait import Wait
from hall_server.delivery import snapshots
from hall_server.delivery.hall import Hall
from hall_server.kernel.clock import stored
from hall_server.queue.forecast import expected_wait
from hall_server.queue.scene import Scene
from hall_server.queue.moves import IN_LINE
from hall_server.queue.returning import returns_left
from hall_server.queue.tables import Ticket
from hall_server.queue.ticket_view import ticket_parts, windows_of

LATEST_CALLS = 3


class LatestCall(Message):
    """A number of the same queue that was called."""

    number: str
    window: int


class TicketNow(Message):
    """What changes while somebody waits. `ahead` and `wait` are None unless it stands in line."""

    state: TicketState
    ahead: int | None
    wait: Wait | None
    window: int | None
    windows: list[int]
    calls: list[LatestCall]
    round: int
    rated: bool
    returns: int


class PhoneLevel(Message):
    """A rating level with the reasons that may be ticked."""

    level: int
    name: Words
    tags: list[dict[str, Any]]


class TicketPage(Message):
    """What stays the same: whose ticket it is, and what the page can ask."""

    hall: Words
    hotline: str
    number: str
    queue: Words
    colour: str
    items: list[TicketItem]
    language: str
    missed_rule: Words
    issued_at: str
    levels: list[PhoneLevel]
    hours: Hours
    now: TicketNow


def wait_of(hall: Hall, ticket: Ticket) -> Wait | None:
    """How long it still waits; None unless it stands in line and a window is open for it."""
    if ticket.state not in IN_LINE:
        return None
    scene = Scene(hall.premises, hall.guide, hall.windows, hall.devices, hall.queue)
    return expected_wait(scene, ticket)


def ticket_now(hall: Hall, ticket: Ticket, wait: Wait | None) -> TicketNow:
    """The ticket at this moment, with a wait that was worked out just now or a little before."""
    return TicketNow(
        state=ticket.state,
        ahead=hall.queue.ahead(ticket) if ticket.state in IN_LINE else None,
        wait=wait,
        window=ticket.window,
        windows=windows_of(hall.guide, hall.windows, ticket),
        calls=_latest(hall, ticket.queue),
        round=ticket.round,
        rated=ticket.rated,
        returns=returns_left(hall.premises.premises.missed, ticket, hall.business_day),
    )


def _latest(hall: Hall, queue: str) -> list[LatestCall]:
    calls = (call for call in hall.queue.recent_calls() if call.queue == queue)
    return [
        LatestCall(number=call.number, window=call.window)
        for call, _ in zip(calls, range(LATEST_CALLS), strict=False)
    ]


def ticket_page(hall: Hall, ticket: Ticket) -> TicketPage:
    """The whole page of a ticket."""
    premises = hall.premises.premises
    tags = [tag.model_dump(mode="json") for tag in premises.tags]
    return TicketPage(
        hall=premises.name,
        hotline=premises.hotline,
        number=ticket.number,
        queue=hall.queue.queues[ticket.queue].name,
        colour=hall.queue.queues[ticket.queue].colour,
        items=ticket_parts(hall.guide, ticket),
        language=ticket.language,
        missed_rule=premises.missed_rule,
        issued_at=stored(ticket.issued_at).astimezone(premises.zone).strftime("%H:%M"),
        levels=[
            PhoneLevel(
                level=level.level,
                name=level.name,
                tags=[tag for tag in tags if tag["level"] == level.level],
            )
            for level in premises.levels
        ],
        hours=snapshots.board(hall).hours,
        now=ticket_now(hall, ticket, wait_of(hall, ticket)),
    )
