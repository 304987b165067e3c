"""What the paper says (row A13), and the code on it."""

from hall_link.wire.printing import TicketSlip
from hall_link.wire.wait import Wait
from hall_server.guide.state import GuideState
from hall_server.kernel.clock import stored
from hall_server.premises.addresses import address_of
from hall_server.premises.tables import Premises
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Ticket


def qr_of(premises: Premises, secret: str) -> str:
    """The ticket's page where the hall has an address for phones, else the bare secret."""
    return address_of(premises, "t", secret)


def slip_of(
    premises: Premises,
    guide: GuideState,
    state: QueueState,
    ticket: Ticket,
    windows: list[int],
    wait: Wait | None,
) -> TicketSlip:
    """The papers to bring for all items are told at once. Of a priority nothing is told."""
    items = guide.known(ticket.items)
    further = [queue for queue in guide.queues_of(ticket.open_items) if queue != ticket.queue]
    return TicketSlip(
        hall=premises.name,
        number=ticket.number,
        queue=state.queue_of(ticket).name,
        items=[guide.name_of(item) for item in ticket.items],
        issued_at=_local_time(premises, ticket.issued_at),
        ahead=state.ahead(ticket),
        windows=windows,
        missed_rule=premises.missed_rule,
        hotline=premises.hotline,
        qr=qr_of(premises, ticket.secret),
        language="en" if ticket.language == "en" else "zh",
        wait=wait,
        materials=list(dict.fromkeys(m for item in items for m in item.materials)),
        then=[state.queues[queue].name for queue in further if queue in state.queues],
        principals=ticket.principals,
        for_window=ticket.for_window,
        layout=premises.ticket,
        offline=ticket.offline,
    )


def _local_time(premises: Premises, text: str) -> str:
    return stored(text).astimezone(premises.zone).strftime("%Y-%m-%d %H:%M")
