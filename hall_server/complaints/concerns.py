"""Whom a complaint may be about: everybody it must never reach (row H5, Ruling 14)."""

from collections.abc import Iterator
from datetime import date, timedelta

from hall_link.wire.complaints import Complain
from hall_server.complaints.office import Office
from hall_server.kernel.work import Work
from hall_server.queue.tables import Ticket
from hall_server.windows.seats import sat_at


def happened(office: Office, told: str | None) -> str | None:
    """The day it tells of, never one to come; None where that was not told."""
    today = office.today.isoformat()
    return today if told == "today" else min(told, today) if told else None


def concerned(
    office: Office, command: Complain, ticket: Ticket | None, work: Work
) -> tuple[str, ...]:
    """The sign-in names, each once. Who complains of a window means whoever sat there on the day
    told, else in the last days: its pair, who sits there now, and whoever sat or served there then
    are all taken to be meant; so is everybody of the staff whom the words name.
    """
    found = [*_of_staff(command), *_of_ticket(office, ticket, work), *_in_words(office, command)]
    if command.window is not None:
        first, last = _days(office, command)
        found += _of_window(office, command.window, first, last, work)
    return tuple(dict.fromkeys(found))


def _days(office: Office, command: Complain) -> tuple[date, date]:
    told = happened(office, command.happened)
    if told is not None:
        return date.fromisoformat(told), date.fromisoformat(told)
    return office.today - timedelta(days=office.rules.seat_days), office.today


def _of_staff(command: Complain) -> Iterator[str]:
    if command.staff is not None:
        yield command.staff


def _in_words(office: Office, command: Complain) -> Iterator[str]:
    """A name of two characters or more that stands in the text."""
    for person in office.staff.all():
        names = (person.display.zh.strip(), person.display.en.strip())
        if any(len(name) > 1 and name in command.text for name in names):
            yield person.name


def _of_ticket(office: Office, ticket: Ticket | None, work: Work) -> Iterator[str]:
    """Who served it, who did before it was handed over, and who sat at its window that day."""
    if ticket is None:
        return
    yield from filter(None, (ticket.staff, ticket.first_staff))
    if ticket.window is not None:
        day = date.fromisoformat(ticket.business_day)
        yield from _seated(office, ticket.window, day, day, work)


def _of_window(office: Office, number: int, first: date, last: date, work: Work) -> Iterator[str]:
    window = office.windows.find(number)
    yield from window.posts
    yield from _seated(office, number, first, last, work)


def _seated(office: Office, number: int, first: date, last: date, work: Work) -> Iterator[str]:
    yield from sat_at(number, first, last, office.hall.premises.zone, work.cold)
