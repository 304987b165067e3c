"""Whom a complaint may be about: everybody it must never reach (row H5, Ruling 14)."""

from collections.abc import Iterator

from hall_link.wire.complaints import Complain
from hall_server.complaints.office import Office
from hall_server.queue.tables import Ticket


def concerned(office: Office, command: Complain, ticket: Ticket | None) -> tuple[str, ...]:
    """The sign-in names, each once. Who complains of a window means whoever sat there: its pair,
    who sits there now, and who served there today are all taken to be meant."""
    found = [*_of_staff(command), *_of_ticket(ticket)]
    if command.window is not None:
        found += _of_window(office, command.window)
    return tuple(dict.fromkeys(found))


def _of_staff(command: Complain) -> Iterator[str]:
    if command.staff is not None:
        yield command.staff


def _of_ticket(ticket: Ticket | None) -> Iterator[str]:
    if ticket is not None and ticket.staff is not None:
        yield ticket.staff


def _of_window(office: Office, number: int) -> Iterator[str]:
    window, seat = office.windows.find(number), office.windows.seat(number)
    yield from window.posts
    if seat is not None:
        yield seat.staff
    served = (t for t in office.queue.tickets.values() if t.window == number)
    yield from (ticket.staff for ticket in served if ticket.staff is not None)
