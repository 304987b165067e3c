"""Issuing a ticket: the one way from an order to a number, a place and a paper."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from hall_link.wire.guide import MaterialCheck
from hall_link.wire.printing import PrintJob
from hall_link.wire.tickets import Need, TicketTaken
from hall_link.wire.wait import Wait
from hall_server.devices.state import DevicesState
from hall_server.guide.state import GuideState
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id, new_secret
from hall_server.kernel.work import Work
from hall_server.paper.print_slip import print_slip, wanted_printer
from hall_server.premises.state import PremisesState
from hall_server.premises.tables import Premises
from hall_server.queue.entitlement import Entitlement
from hall_server.queue.forecast import foretell
from hall_server.queue.rules import ItemNotServed, new_place, number_text
from hall_server.queue.scene import Scene
from hall_server.queue.slips import qr_of, slip_of
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Origin, Ticket
from hall_server.queue.ticket_view import windows_of
from hall_server.windows.state import WindowsState

ORDINARY = Entitlement()

_ORIGINS: dict[str, Origin] = {"kiosk": "kiosk", "clerk": "window", "citizen": "phone"}


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for. `queue`: where it waits; `items`: by id, those of other queues too.

    place: microseconds since 1970, for who booked one; None for the end of the line.
    person: the day's mark of an identity number. booking: the id of the booking it comes from.
    checks: the papers ticked as at hand, of its items.
    """

    queue: str
    items: Sequence[str] = ()
    language: str = "zh"
    right: Entitlement = ORDINARY
    needs: Sequence[Need] = ()
    principals: int = 1
    person: str | None = None
    booking: str | None = None
    place: int | None = None
    checks: Sequence[MaterialCheck] = ()


def check_served(windows: WindowsState, state: QueueState, queues: Sequence[str]) -> None:
    """Raises `ItemNotServed` for a queue no window in service serves."""
    for queue in queues:
        if queue not in state.queues or not windows.serving(queue):
            raise ItemNotServed(queue=queue)


def new_ticket(hall: PremisesState, state: QueueState, order: Order, work: Work) -> Ticket:
    """The ticket of an order, not yet issued: nothing is put.

    Calls made before somebody came to a booked place do not count as having passed that place.
    """
    queue = state.queues[order.queue]
    serial = state.next_serial(queue.prefix)
    taken = new_place(work.now, state.last_place)
    booked = order.place is not None
    return Ticket(
        id=new_id(work.now),
        business_day=hall.day.business_day,
        queue=queue.id,
        serial=serial,
        number=number_text(queue.prefix, serial, hall.premises.number_digits),
        place=state.lines.free(queue.id, order.place or taken),
        taken=taken,
        secret=new_secret(),
        items=tuple(order.items),
        language=order.language,
        issued_at=to_text(work.now),
        lane=order.right.lane,
        priority=order.right.priority,
        note=order.right.note,
        needs=tuple(dict.fromkeys(order.needs)),
        principals=order.principals,
        person=order.person,
        booking=order.booking,
        checks=tuple(order.checks),
        origin="booking" if order.booking else _ORIGINS.get(work.actor.role, "desk"),
        issuer=work.actor.id,
        lined_after=state.last_call if booked else 0,
    )


def issue(
    hall: PremisesState,
    guide: GuideState,
    windows: WindowsState,
    devices: DevicesState,
    state: QueueState,
    ticket: Ticket,
    right: Entitlement,
    on_paper: bool,
    work: Work,
    printer: str | None = None,
) -> TicketTaken:
    """Puts the ticket, its ledger entry and its paper; the answer to who asked."""
    ticket = replace(ticket, versions=guide.versions_of(ticket.items))
    wait = foretell(Scene(hall, guide, windows, devices, state), ticket, work)
    numbers = windows_of(guide, windows, ticket)
    ahead = state.ahead(ticket)
    work.put(ticket)
    work.event(
        "ticket_taken",
        ticket=ticket.id,
        number=ticket.number,
        queue=ticket.queue,
        ahead=ahead,
        **_besides(ticket, right),
    )
    job = None
    if on_paper:
        job = print_ticket(hall, guide, windows, devices, state, ticket, wait, work, printer)
    return _taken(hall.premises, ticket, ahead, numbers, wait, job, work)


def _besides(ticket: Ticket, right: Entitlement) -> dict[str, Any]:
    """What the ledger tells besides, where it is so: the lane, never the class or its reason."""
    told = {
        "lane": ticket.lane if ticket.lane != "ordinary" else None,
        "approver": right.approver,
        "principals": ticket.principals if ticket.principals > 1 else None,
        "booking": ticket.booking,
    }
    return {name: value for name, value in told.items() if value is not None}


def print_ticket(
    hall: PremisesState,
    guide: GuideState,
    windows: WindowsState,
    devices: DevicesState,
    state: QueueState,
    ticket: Ticket,
    wait: Wait | None,
    work: Work,
    printer: str | None = None,
) -> PrintJob:
    """Puts the ticket's paper into the queue of the printer that was chosen, else of the one that
    stands with who asked, if any."""
    numbers = windows_of(guide, windows, ticket)
    slip = slip_of(hall.premises, guide, state, ticket, numbers, wait)
    wanted = wanted_printer(devices, printer, work.actor.id)
    return print_slip(devices, work, slip, ticket.id, ticket.business_day, wanted)


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
