"""Taking a number (取号)."""

from collections.abc import Sequence

from hall_link.wire.base import Words
from hall_link.wire.guide import ServiceItem
from hall_link.wire.printing import PrintJob, TicketSlip
from hall_link.wire.tickets import TakeTicket, TicketTaken
from hall_link.wire.wait import Wait, visit_minutes, wait_range
from hall_server.devices.state import DevicesState
from hall_server.guide.rules import queue_of
from hall_server.guide.state import GuideState
from hall_server.kernel.clock import stored, to_text
from hall_server.kernel.ids import new_id, new_secret
from hall_server.kernel.work import Work
from hall_server.paper.print_slip import print_slip
from hall_server.premises.state import PremisesState
from hall_server.premises.tables import Premises
from hall_server.queue.rules import ItemNotServed, new_place, number_text
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Queue, Ticket
from hall_server.windows.rules import window_state
from hall_server.windows.state import WindowsState
from hall_server.windows.tables import Window


def take_ticket(
    hall: PremisesState,
    guide: GuideState,
    windows: WindowsState,
    devices: DevicesState,
    state: QueueState,
    command: TakeTicket,
    work: Work,
) -> TicketTaken:
    """Issues the next number of the items' queue, or of the queue named, and its paper.

    Raises `UnknownItem`, `ItemsOfSeveralQueues`, `ItemNotServed`.
    """
    items = guide.chosen(command.items)
    queue_id = command.queue or queue_of(items)
    numbers = windows.serving(queue_id)
    if not numbers or queue_id not in state.queues:
        raise ItemNotServed(queue=queue_id)
    queue = state.queues[queue_id]
    ticket = _new_ticket(hall, state, queue, items, command, work)
    ahead = state.waiting(queue.id)
    minutes = visit_minutes([i.minutes for i in items], guide.minutes_in(queue.id))
    wait = expected_wait(windows, devices, state, queue.id, minutes)
    work.put(ticket)
    work.event("ticket_taken", ticket=ticket.id, number=ticket.number, queue=queue.id, ahead=ahead)
    job = None
    if command.print:
        slip = slip_of(hall.premises, ticket, queue.name, items, ahead, numbers, wait)
        own = devices.own_printer(work.actor.id)
        job = print_slip(devices, work, slip, ticket.id, ticket.business_day, own)
    return _taken(hall.premises, ticket, ahead, numbers, wait, job, work)


def expected_wait(
    windows: WindowsState,
    devices: DevicesState,
    state: QueueState,
    queue: str,
    minutes: int,
) -> Wait | None:
    """How long somebody who comes now will wait, where a visit takes so many minutes."""
    serving = (windows.find(number) for number in windows.serving(queue))
    staffed = [window for window in serving if _is_open(windows, devices, window)]
    shared = {queue}.union(*(window.queues for window in staffed))
    rivals = sum(state.waiting(name) for name in shared)
    return wait_range(state.waiting(queue), rivals, minutes, len(staffed))


def _is_open(windows: WindowsState, devices: DevicesState, window: Window) -> bool:
    standing = devices.standing_clerk(window.number) is not None
    return window_state(window, windows.seat(window.number), standing) == "open"


def _new_ticket(
    hall: PremisesState,
    state: QueueState,
    queue: Queue,
    items: Sequence[ServiceItem],
    command: TakeTicket,
    work: Work,
) -> Ticket:
    serial = state.next_serial(queue.prefix)
    place = new_place(work.now, state.last_place)
    issued_at = to_text(work.now)
    return Ticket(
        id=new_id(work.now),
        business_day=hall.day.business_day,
        queue=queue.id,
        serial=serial,
        number=number_text(queue.prefix, serial, hall.premises.number_digits),
        place=place,
        taken=place,
        secret=new_secret(),
        items=tuple(item.id for item in items),
        language=command.language,
        issued_at=issued_at,
    )


def qr_of(premises: Premises, secret: str) -> str:
    """The ticket's page where the hall has an address for phones, else the bare secret."""
    if premises.public_url is None:
        return secret
    return f"{premises.public_url.rstrip('/')}/t/{secret}"


def slip_of(
    premises: Premises,
    ticket: Ticket,
    queue: Words,
    items: Sequence[ServiceItem],
    ahead: int,
    windows: list[int],
    wait: Wait | None,
) -> TicketSlip:
    """What the paper says (row A13), the papers to bring for all items told at once."""
    return TicketSlip(
        hall=premises.name,
        number=ticket.number,
        queue=queue,
        items=[item.name for item in items],
        issued_at=_local_time(premises, ticket.issued_at),
        ahead=ahead,
        windows=windows,
        missed_rule=premises.missed_rule,
        hotline=premises.hotline,
        qr=qr_of(premises, ticket.secret),
        language="en" if ticket.language == "en" else "zh",
        wait=wait,
        materials=list(dict.fromkeys(m for item in items for m in item.materials)),
    )


def _local_time(premises: Premises, text: str) -> str:
    return stored(text).astimezone(premises.zone).strftime("%Y-%m-%d %H:%M")


def _taken(
    premises: Premises,
    ticket: Ticket,
    ahead: int,
    windows: list[int],
    wait: Wait | None,
    job: PrintJob | None,
    work: Work,
) -> TicketTaken:
    return TicketTaken(
        ticket_id=ticket.id,
        number=ticket.number,
        secret=ticket.secret,
        queue=ticket.queue,
        items=list(ticket.items),
        ahead=ahead,
        windows=windows,
        issued_at=work.now,
        business_day=ticket.business_day,
        qr=qr_of(premises, ticket.secret),
        wait=wait,
        job=job,
    )
