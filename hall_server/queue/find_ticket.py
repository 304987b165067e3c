"""Looking up the ticket of a scanned code."""

from hall_link.wire.tickets import FindTicket, TicketFound
from hall_server.devices.state import DevicesState
from hall_server.guide.state import GuideState
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.queue.rules import UnknownTicket
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Ticket
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
    found = state.with_secret(command.secret) or work.cold("secret", command.secret)
    if not isinstance(found, Ticket):
        raise UnknownTicket
    return TicketFound(ticket=ticket_view(hall, guide, windows, devices, state, found))
