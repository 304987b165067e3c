"""Whose a visit is: what a clerk does for one is done at its own window."""

from hall_server.queue.moves import IN_LINE
from hall_server.queue.rules import NoVisit
from hall_server.queue.tables import Ticket
from hall_server.windows.rules import WrongWindow


def check_visit_here(ticket: Ticket, window: int) -> None:
    """The visit is, or was last, at this window; what it leads to is put down to nobody else's.

    Raises `NoVisit` for a ticket that waits in line, `WrongWindow`.
    """
    if ticket.state in IN_LINE:
        raise NoVisit(number=ticket.number)
    check_not_elsewhere(ticket, window)


def check_not_elsewhere(ticket: Ticket, window: int) -> None:
    """The visit is not another window's: who still waits may be helped at any. Raises
    `WrongWindow`."""
    if ticket.state not in IN_LINE and ticket.window != window:
        raise WrongWindow(window=ticket.window)
