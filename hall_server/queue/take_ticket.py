"""Taking a number (取号)."""

from datetime import timedelta

from hall_link.wire.tickets import TakeTicket, TicketTaken
from hall_server.devices.state import DevicesState
from hall_server.guide.state import GuideState
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.premises.gate import check_open, check_reached
from hall_server.premises.state import PremisesState
from hall_server.queue.entitlement import UNATTENDED, Entitlement, entitlement
from hall_server.queue.forecast import expected_wait
from hall_server.queue.handing_on import straight_to
from hall_server.queue.issuing import Order, check_served, issue, new_ticket
from hall_server.queue.limits import check_day, check_presses
from hall_server.queue.moves import OPEN_STATES
from hall_server.queue.one_each import check_one_each
from hall_server.queue.reach import serves_itself
from hall_server.queue.scene import Scene
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Ticket
from hall_server.staff.rules import may_lead
from hall_server.staff.state import StaffState
from hall_server.windows.state import WindowsState

DESKS = frozenset({"guide", "manager", "administrator"})
"""Where one of the staff issues the ticket: after closing too, while the hall still serves."""


def take_ticket(
    hall: PremisesState,
    staff: StaffState,
    guide: GuideState,
    windows: WindowsState,
    devices: DevicesState,
    state: QueueState,
    command: TakeTicket,
    work: Work,
    straight: int | None = None,
) -> TicketTaken:
    """Issues the next number of the items' first queue, or of the queue named, and its paper.

    straight: the window that has a right to it at once, before everybody who waits there; while
    nobody serves there, before everybody of the queue. It does not queue again, so that neither the
    numbers of the day nor the wait are in its way.
    Raises `UnknownItem`, `ItemNotServed`, what `entitlement` and the limits raise, `HallClosed`,
    and `NotBeforeClosing` unless the citizen takes it `knowing` that.
    """
    queues = [command.queue] if command.queue else _queues(guide, command)
    check_served(windows, state, queues)
    right = _right(hall, staff, command, work)
    person = work.mark(hall.day.business_day, command.person) if command.person else None
    _check_hours(hall, state, work)
    _check_presses(hall, state, work)
    check_one_each(hall, guide, state, queues, person)
    if straight is None:
        _check_days(hall, state, queues[0], person)
    order = Order(
        queue=queues[0],
        items=tuple(dict.fromkeys(command.items)),
        language=command.language,
        right=right,
        needs=command.needs,
        principals=command.principals,
        person=person,
        checks=[check for check in command.checks if check.item in command.items],
    )
    ticket = new_ticket(hall, state, order, work)
    if straight is not None:
        alone = serves_itself(devices, windows, straight)
        ticket = straight_to(windows, state, ticket, straight, alone, work)
    if straight is None and not command.knowing:
        _check_reached(hall, guide, windows, devices, state, ticket, work)
    paper = (command.print, work, command.printer)
    return issue(hall, guide, windows, devices, state, ticket, right, *paper)


def _queues(guide: GuideState, command: TakeTicket) -> list[str]:
    """The queues of the items, the first to wait in first. Raises `UnknownItem`."""
    return guide.queues_of(item.id for item in guide.chosen(command.items))


def _right(hall: PremisesState, staff: StaffState, command: TakeTicket, work: Work) -> Entitlement:
    found = hall.premises.priority(command.priority)
    person = staff.find(command.approver) if command.approver else None
    approved = person is not None and may_lead(person.roles)
    return entitlement(found, command, work.actor.role in UNATTENDED, approved)


def _check_hours(hall: PremisesState, state: QueueState, work: Work) -> None:
    hours = hall.hours(work.now, lambda: _somebody_is_here(state))
    if hours.state == "extended" and work.actor.role in DESKS:
        return
    check_open(hall.timetable, hours, work.now)


def _somebody_is_here(state: QueueState) -> bool:
    return any(ticket.state in OPEN_STATES for ticket in state.tickets.values())


def _check_reached(
    hall: PremisesState,
    guide: GuideState,
    windows: WindowsState,
    devices: DevicesState,
    state: QueueState,
    ticket: Ticket,
    work: Work,
) -> None:
    """A promise is made by the longer end of the estimate; without one nothing can be promised."""
    if hall.premises.hours is None:
        return
    wait = expected_wait(Scene(hall, guide, windows, devices, state), ticket, work.now)
    if wait is None:
        return
    can_book = hall.premises.appointments is not None
    check_reached(hall.premises.hours, hall.hours(work.now), work.now, wait.high, can_book)


def _check_presses(hall: PremisesState, state: QueueState, work: Work) -> None:
    if work.actor.role != "kiosk":
        return
    minute_ago = to_text(work.now - timedelta(minutes=1))
    pressed = state.issued.between(work.actor.id, minute_ago, to_text(work.now))
    check_presses(pressed, hall.premises.limits.kiosk_minute)


def _check_days(hall: PremisesState, state: QueueState, name: str, person: str | None) -> None:
    """The numbers of the day, the person's and then the queue's."""
    limits, queue = hall.premises.limits, state.queues[name]
    if person is not None:
        check_day(len(state.issued.of_person(person)), limits.person_day, "person")
    limit = limits.queue_day if queue.daily_limit is None else queue.daily_limit
    check_day(state.issued.with_prefix(queue.prefix), limit, "queue")
