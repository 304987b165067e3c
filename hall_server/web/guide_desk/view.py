"""What the guide desk sees of the hall: lines, who was missed, who needs a hand, who is booked."""

from collections.abc import Iterator
from datetime import datetime

from pydantic import BaseModel

from hall_link.wire.base import Instant, Words
from hall_link.wire.board import Hours, PrinterView, PriorityChoice, QueueView
from hall_link.wire.desk import HelpView, WaitingTicket
from hall_link.wire.tickets import Need, TicketView
from hall_server.appointments.at_desk import DeskBooking, todays_bookings
from hall_server.delivery import snapshots
from hall_server.delivery.hall import Hall
from hall_server.helps.views import help_views
from hall_server.queue.desk_view import ticket_line
from hall_server.queue.moves import AT_WINDOW
from hall_server.queue.returning import returns_left
from hall_server.queue.slips import qr_of
from hall_server.queue.tables import Ticket
from hall_server.queue.ticket_view import ticket_view
from hall_server.staff.rules import may_lead

LINES = 60
"""How many lines a list has at most."""

ESCORTED = frozenset({"blind", "wheelchair", "slow", "reading"})
"""Needs for which somebody walks along to the window (row A20)."""


class Person(BaseModel):
    """A member of staff by sign-in name."""

    name: str
    display: Words


class Escort(BaseModel):
    """Somebody who needs company to the window: called to `window`, or, while that is null, next in
    line and to be made ready."""

    ticket_id: str
    number: str
    window: int | None
    needs: list[Need]


class GuideDesk(BaseModel):
    """Everything the guide desk's page shows, but for the guide itself."""

    hall: Words
    staff: Words
    at: Instant
    business_day: str
    time_zone: str
    hours: Hours
    queues: list[QueueView]
    priorities: list[PriorityChoice]
    approvers: list[Person]
    printers: list[PrinterView]
    helps: list[HelpView]
    escorts: list[Escort]
    missed: list[WaitingTicket]
    held: list[WaitingTicket]
    appointments: bool
    bookings: list[DeskBooking]


class DeskTicket(BaseModel):
    """A ticket at the desk, with the secret its paper carries. `qr`: what its code says."""

    line: WaitingTicket
    view: TicketView
    secret: str
    qr: str


class Found(BaseModel):
    """What a number, a scan, a booking's code or a telephone number names.

    `slip`: the number of one given by hand that is not in line yet.
    """

    tickets: list[DeskTicket] = []
    slip: str | None = None
    bookings: list[DeskBooking] = []


def guide_desk(hall: Hall, staff: str, now: datetime) -> GuideDesk:
    """The desk at `now`, for this member of staff."""
    board = snapshots.board(hall)
    person = hall.staff.find(staff)
    return GuideDesk(
        hall=board.name,
        staff=person.display if person else Words(zh=staff, en=staff),
        at=now,
        business_day=board.business_day,
        time_zone=board.time_zone,
        hours=board.hours,
        queues=board.queues,
        priorities=board.priorities,
        approvers=list(_approvers(hall)),
        printers=board.printers,
        helps=help_views(hall.devices, hall.helps),
        escorts=list(_escorts(hall)),
        missed=_missed(hall),
        held=[ticket_line(hall.scene, ticket) for ticket in _held(hall)][:LINES],
        appointments=board.appointments,
        bookings=todays_bookings(hall.premises, hall.guide, hall.appointments),
    )


def _approvers(hall: Hall) -> Iterator[Person]:
    """Who may approve a priority that asks for it (Ruling 6)."""
    for name, display in hall.staff.names().items():
        person = hall.staff.find(name)
        if person is not None and may_lead(person.roles):
            yield Person(name=name, display=display)


def _escorts(hall: Hall) -> Iterator[Escort]:
    """Those called, then those who are first of their line."""
    called = (hall.queue.at_window(window.number) for window in hall.windows.all())
    first = (next(iter(hall.queue.in_lines([queue], 1)), None) for queue in hall.queue.queues)
    for ticket in [*called, *first]:
        if ticket is None or ticket.state == "serving" or ESCORTED.isdisjoint(ticket.needs):
            continue
        window = ticket.window if ticket.state in AT_WINDOW else None
        yield Escort(
            ticket_id=ticket.id, number=ticket.number, window=window, needs=list(ticket.needs)
        )


def _missed(hall: Hall) -> list[WaitingTicket]:
    """The latest first; those that are void for good are left out."""
    rule, day = hall.premises.premises.missed, hall.business_day
    ids = (ticket_id for queue in hall.queue.queues for ticket_id in hall.queue.book.missed(queue))
    tickets = [t for t in (hall.queue.tickets[i] for i in ids) if returns_left(rule, t, day)]
    tickets.sort(key=lambda ticket: ticket.ended_at or "", reverse=True)
    return [ticket_line(hall.scene, ticket) for ticket in tickets[:LINES]]


def _held(hall: Hall) -> Iterator[Ticket]:
    for window in hall.windows.all():
        yield from hall.queue.held_at(window.number)


def desk_ticket(hall: Hall, ticket: Ticket) -> DeskTicket:
    """A ticket as the desk sees it."""
    scene = hall.scene
    return DeskTicket(
        line=ticket_line(scene, ticket),
        view=ticket_view(hall.premises, hall.guide, hall.windows, hall.devices, hall.queue, ticket),
        secret=ticket.secret,
        qr=qr_of(hall.premises.premises, ticket.secret),
    )


def number_meant(text: str, digits: int) -> str:
    """A ticket's number as it is printed, of what somebody typed: `a12` means `A012`."""
    letters = text.rstrip("0123456789")
    figures = text[len(letters) :]
    return letters.upper() + (figures.zfill(digits) if figures else "")
