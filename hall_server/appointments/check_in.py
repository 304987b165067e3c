"""A booked citizen is in the hall (rows A6, G2): only now there is a ticket to be called."""

from dataclasses import replace
from datetime import timedelta

from hall_link.wire.appointments import CheckIn
from hall_link.wire.tickets import TicketTaken
from hall_server.appointments.diary import rules_of
from hall_server.appointments.rules import (
    Arrival,
    BookingEnded,
    BookingMissed,
    TooEarly,
    UnknownBooking,
    arrival,
)
from hall_server.appointments.state import AppointmentsState
from hall_server.appointments.tables import Booked
from hall_server.devices.state import DevicesState
from hall_server.guide.state import GuideState
from hall_server.kernel.clock import stored, to_text
from hall_server.kernel.work import Work
from hall_server.premises.booking_plan import Appointments
from hall_server.premises.gate import check_open
from hall_server.premises.state import PremisesState
from hall_server.queue.entitlement import Entitlement
from hall_server.queue.issuing import ORDINARY, Order, check_served, issue, new_ticket
from hall_server.queue.limits import HasLiveTicket
from hall_server.queue.state import QueueState
from hall_server.windows.state import WindowsState


def check_in(
    hall: PremisesState,
    guide: GuideState,
    windows: WindowsState,
    devices: DevicesState,
    queue: QueueState,
    state: AppointmentsState,
    command: CheckIn,
    work: Work,
) -> TicketTaken:
    """On time the place in line is the slot's own moment: behind everybody who came before it,
    however early the booked citizen checks in. Late, it is an ordinary place, or none.

    Raises `UnknownBooking`, `BookingEnded`, `BookingMissed`, `TooEarly`, `HasLiveTicket`,
    `UnknownItem`, `ItemNotServed`; late also `HallClosed`.
    """
    rules = rules_of(hall)
    booked = _named(hall, state, command, work)
    _check_open(queue, booked)
    came = _came(rules, booked, work)
    if came == "late":
        check_open(hall.timetable, hall.hours(work.now), work.now)
    item = guide.chosen([booked.item])[0]
    check_served(windows, queue, [item.queue])
    on_time = came == "on-time"
    right = _right(hall, rules) if on_time else ORDINARY
    order = Order(
        queue=item.queue,
        items=[item.id],
        language=booked.language,
        right=right,
        needs=booked.needs,
        booking=booked.id,
        place=int(stored(booked.starts).timestamp() * 1_000_000) if on_time else None,
    )
    ticket = new_ticket(hall, queue, order, work)
    ended_at = to_text(work.now)
    work.put(replace(booked, state="arrived", ended_at=ended_at, ticket_id=ticket.id))
    work.event("booking_arrived", booking=booked.id, ticket=ticket.id, came=came)
    paper = (command.print, work, command.printer)
    return issue(hall, guide, windows, devices, queue, ticket, right, *paper)


def _named(hall: PremisesState, state: AppointmentsState, command: CheckIn, work: Work) -> Booked:
    if command.secret is not None:
        found = state.with_secret(command.secret)
    elif command.code is not None:
        found = state.with_code(command.code)
    else:
        found = _of_phone(rules_of(hall), state.open_of(command.phone or ""), work)
    if found is None:
        raise UnknownBooking
    return found


def _of_phone(rules: Appointments, mine: list[Booked], work: Work) -> Booked | None:
    """The one this number may check in for now; else the next to come, to be told when."""
    for wanted in ("on-time", "late", "early"):
        for booked in mine:
            if arrival(rules, stored(booked.starts), work.now) == wanted:
                return booked
    return None


def _check_open(queue: QueueState, booked: Booked) -> None:
    if booked.state == "missed":
        raise BookingMissed
    if booked.state == "booked":
        return
    ticket = queue.tickets.get(booked.ticket_id or "")
    if ticket is not None:
        raise HasLiveTicket(number=ticket.number)
    raise BookingEnded(state=booked.state)


def _came(rules: Appointments, booked: Booked, work: Work) -> Arrival:
    """Raises `TooEarly`, and `BookingMissed` where late means void."""
    starts = stored(booked.starts)
    came = arrival(rules, starts, work.now)
    if came == "early":
        opens = starts - timedelta(minutes=rules.early_min)
        raise TooEarly(item=booked.item, starts=starts.isoformat(), opens=opens.isoformat())
    if came == "late" and rules.late == "void":
        raise BookingMissed
    return came


def _right(hall: PremisesState, rules: Appointments) -> Entitlement:
    found = hall.premises.priority(rules.priority)
    return Entitlement(found.lane, found.id) if found is not None else ORDINARY
