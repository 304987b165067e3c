"""A ticket as its holder sees it."""

from hall_link.wire.base import Words
from hall_link.wire.tickets import TicketItem, TicketView
from hall_server.devices.state import DevicesState
from hall_server.guide.state import GuideState
from hall_server.kernel.clock import from_text, stored
from hall_server.premises.state import PremisesState
from hall_server.queue.forecast import expected_wait
from hall_server.queue.moves import IN_LINE
from hall_server.queue.returning import returns_left
from hall_server.queue.rules import rating_ends
from hall_server.queue.scene import Scene
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Ticket
from hall_server.windows.state import WindowsState


def item_names(state: QueueState, guide: GuideState, ticket: Ticket) -> list[Words]:
    """The names of a ticket's items, its queue's where it was taken for no item in particular.

    An item since taken off the guide shows its id.
    """
    if not ticket.items:
        return [state.queue_of(ticket).name]
    return [guide.name_of(item) for item in ticket.items]


def ticket_parts(guide: GuideState, ticket: Ticket) -> list[TicketItem]:
    """Each item of a ticket with its outcome, None while it is open."""
    done = dict(ticket.outcomes)
    return [
        TicketItem(id=item, name=guide.name_of(item), outcome=done.get(item))
        for item in ticket.items
    ]


def ticket_view(
    hall: PremisesState,
    guide: GuideState,
    windows: WindowsState,
    devices: DevicesState,
    state: QueueState,
    ticket: Ticket,
) -> TicketView:
    """Everything its holder may know; never its lane, its class or whose word gave it."""
    waiting = ticket.state in IN_LINE and ticket.id in state.tickets
    scene = Scene(hall, guide, windows, devices, state)
    return TicketView(
        number=ticket.number,
        queue=state.queue_of(ticket).name,
        items=item_names(state, guide, ticket),
        state=ticket.state,
        ahead=state.ahead(ticket) if waiting else None,
        window=None if ticket.state in IN_LINE else ticket.window,
        windows=windows_of(guide, windows, ticket),
        business_day=ticket.business_day,
        issued_at=stored(ticket.issued_at),
        outcome=ticket.outcome,
        rated=ticket.rated,
        id=ticket.id,
        queue_id=ticket.queue,
        parts=ticket_parts(guide, ticket),
        wait=expected_wait(scene, ticket) if waiting else None,
        returns=returns_left(hall.premises.missed, ticket, hall.day.business_day),
        for_window=ticket.for_window,
        called_at=from_text(ticket.called_at),
        language="en" if ticket.language == "en" else "zh",
        principals=ticket.principals,
        supplemented=ticket.supplemented,
        rate_until=rating_ends(ticket, hall.premises.rating_days),
    )


def windows_of(guide: GuideState, windows: WindowsState, ticket: Ticket) -> list[int]:
    """The windows it may be called to: the one it waits for, else all of its queues."""
    if ticket.for_window is not None:
        return [ticket.for_window]
    queues = dict.fromkeys([ticket.queue, *guide.queues_of(ticket.open_items)])
    return sorted({number for queue in queues for number in windows.serving(queue)})
