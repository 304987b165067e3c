"""Looking up the ticket of a scanned code."""

from hall_link.wire.tickets import FindTicket, TicketFound
from hall_server.devices.state import DevicesState
from hall_server.guide.state import GuideState
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.queue.holder import ticket_of
from hall_server.queue.state import QueueState
from hall_server.queue.ticket_view import ticket_view
from hall_server.windows.state import WindowsState


def find_ticket(
    hall: PremisesState,
    guide: GuideState,
    windows: WindowsState,
    devices: DevicesState,
    state: QueueState,
    command: FindTicket,
    work: Work,
) -> TicketFound:
    """Changes nothing; older days' tickets are found too. Raises `UnknownTicket`."""
    found = ticket_of(state, command.secret, work)
    return TicketFound(ticket=ticket_view(hall, guide, windows, devices, state, found))
