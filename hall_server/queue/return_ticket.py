"""A missed ticket is scanned again (row A14)."""

from hall_link.wire.tickets import ReturnTicket, TicketFound
from hall_server.devices.state import DevicesState
from hall_server.guide.state import GuideState
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.queue.holder import ticket_of
from hall_server.queue.one_each import check_one_each
from hall_server.queue.returning import bring_back
from hall_server.queue.state import QueueState
from hall_server.queue.ticket_view import ticket_view
from hall_server.windows.state import WindowsState


def return_ticket(
    hall: PremisesState,
    guide: GuideState,
    windows: WindowsState,
    devices: DevicesState,
    state: QueueState,
    command: ReturnTicket,
    work: Work,
) -> TicketFound:
    """Puts it back in line by the hall's rule. Raises `UnknownTicket`, what `bring_back` raises,
    and `HasLiveTicket` where its holder took another number meanwhile."""
    ticket = ticket_of(state, command.secret, work)
    check_one_each(hall, guide, state, [ticket.queue], ticket.person, besides=ticket)
    back = bring_back(hall, state, ticket, work)
    return TicketFound(ticket=ticket_view(hall, guide, windows, devices, state, back))
