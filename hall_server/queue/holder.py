"""The ticket in a citizen's hand: its secret names it."""

from hall_server.kernel.work import Work
from hall_server.queue.rules import UnknownTicket
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Ticket


def ticket_of(state: QueueState, secret: str, work: Work) -> Ticket:
    """The ticket of this secret, of whatever day. Raises `UnknownTicket`."""
    found = state.with_secret(secret) or work.cold("secret", secret)
    if not isinstance(found, Ticket):
        raise UnknownTicket
    return found
