"""The citizen lets so many others go before (row A8)."""

from dataclasses import replace

from hall_link.wire.tickets import LetPass, TicketFound
from hall_server.devices.state import DevicesState
from hall_server.guide.state import GuideState
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.queue.holder import ticket_of
from hall_server.queue.moves import moved
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Ticket
from hall_server.queue.ticket_view import ticket_view
from hall_server.windows.state import WindowsState


def let_pass(
    hall: PremisesState,
    guide: GuideState,
    windows: WindowsState,
    devices: DevicesState,
    state: QueueState,
    command: LetPass,
    work: Work,
) -> TicketFound:
    """The ticket stands right behind so many who stood behind it, or behind the last of its line.

    Nothing changes where nobody stands behind. Raises `UnknownTicket`, `NotInLine`, `TicketEnded`.
    """
    ticket = ticket_of(state, command.secret, work)
    moved_back = _behind(state, ticket, command.count)
    if moved_back.place != ticket.place:
        work.put(moved_back)
        work.event("ticket_let_pass", ticket=ticket.id, number=ticket.number, count=command.count)
    return TicketFound(ticket=ticket_view(hall, guide, windows, devices, state, moved_back))


def _behind(state: QueueState, ticket: Ticket, count: int) -> Ticket:
    """By its place alone: out of a lane that goes first it would be called before them again."""
    after = moved(ticket, "let_pass")
    place = state.lines.after(ticket.line, count, behind=ticket.place)
    if place == ticket.place:
        return ticket
    place = state.lines.free(ticket.line, place)
    return replace(ticket, state=after, place=place, lane="ordinary")
