"""Looking up a ticket: by its scanned code, or at a desk by its number."""

from hall_link.wire.tickets import FindTicket, TicketFound
from hall_server.devices.state import DevicesState
from hall_server.guide.state import GuideState
from hall_server.kernel.refusals import WrongRole
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.queue.holder import ticket_of
from hall_server.queue.rules import UnknownTicket
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Ticket
from hall_server.queue.ticket_view import ticket_view
from hall_server.windows.state import WindowsState

STAFF = frozenset({"guide", "clerk"})


def find_ticket(
    hall: PremisesState,
    guide: GuideState,
    windows: WindowsState,
    devices: DevicesState,
    state: QueueState,
    command: FindTicket,
    work: Work,
) -> TicketFound:
    """Changes nothing; by the secret older days' tickets are found too.

    Raises `UnknownTicket`, and `WrongRole` for a number told by who is none of the staff.
    """
    found = _numbered(state, command, work) or ticket_of(state, command.secret or "", work)
    return TicketFound(ticket=ticket_view(hall, guide, windows, devices, state, found))


def _numbered(state: QueueState, command: FindTicket, work: Work) -> Ticket | None:
    if command.number is None:
        return None
    if work.actor.role not in STAFF:
        raise WrongRole(role=work.actor.role)
    found = state.numbered(command.number.strip().upper())
    if found is None:
        raise UnknownTicket
    return found
