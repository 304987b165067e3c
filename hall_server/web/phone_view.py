"""What a citizen's phone is told of its ticket: the whole once, then what can change."""

from typing import Any

from hall_link.wire.base import Message, Words
from hall_link.wire.board import Hours
from hall_link.wire.tickets import TicketItem, TicketState
from hall_link.wire.wait import Wait
from hall_server.delivery import snapshots
from hall_server.delivery.hall import Hall
from hall_server.queue.tables import Ticket
from hall_server.queue.ticket_view import ticket_view

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


def ticket_now(hall: Hall, ticket: Ticket) -> TicketNow:
    """The ticket at this moment."""
    view = ticket_view(hall.premises, hall.guide, hall.windows, hall.devices, hall.queue, ticket)
    return TicketNow(
        state=view.state,
        ahead=view.ahead,
        wait=view.wait,
        window=view.window,
        windows=view.windows,
        calls=_latest(hall, ticket.queue),
        round=ticket.round,
        rated=view.rated,
        returns=view.returns,
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
    view = ticket_view(hall.premises, hall.guide, hall.windows, hall.devices, hall.queue, ticket)
    tags = [tag.model_dump(mode="json") for tag in premises.tags]
    return TicketPage(
        hall=premises.name,
        hotline=premises.hotline,
        number=view.number,
        queue=view.queue,
        colour=hall.queue.queues[ticket.queue].colour,
        items=view.parts,
        language=ticket.language,
        missed_rule=premises.missed_rule,
        issued_at=view.issued_at.astimezone(premises.zone).strftime("%H:%M"),
        levels=[
            PhoneLevel(
                level=level.level,
                name=level.name,
                tags=[tag for tag in tags if tag["level"] == level.level],
            )
            for level in premises.levels
        ],
        hours=snapshots.board(hall).hours,
        now=ticket_now(hall, ticket),
    )
