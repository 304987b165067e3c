"""The citizen gives the place in line up."""

from dataclasses import replace

from hall_link.wire.tickets import CancelTicket, TicketFound
from hall_server.devices.state import DevicesState
from hall_server.guide.state import GuideState
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.queue.holder import ticket_of
from hall_server.queue.moves import moved
from hall_server.queue.state import QueueState
from hall_server.queue.ticket_view import ticket_view
from hall_server.windows.state import WindowsState


def cancel_ticket(
    hall: PremisesState,
    guide: GuideState,
    windows: WindowsState,
    devices: DevicesState,
    state: QueueState,
    command: CancelTicket,
    work: Work,
) -> TicketFound:
    """Ends a ticket that waits, is called or was put aside; a window it was called to is free.

    Raises `UnknownTicket`, `NotInLine` while it is being served, `TicketEnded`.
    """
    ticket = ticket_of(state, command.secret, work)
    cancelled = replace(ticket, state=moved(ticket, "cancel"), ended_at=to_text(work.now))
    work.put(cancelled)
    work.event("ticket_cancelled", ticket=ticket.id, number=ticket.number, window=ticket.window)
    return TicketFound(ticket=ticket_view(hall, guide, windows, devices, state, cancelled))
