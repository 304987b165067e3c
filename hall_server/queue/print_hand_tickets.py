"""Slips for the drawer: given by hand while nothing has power, entered afterwards (row K9)."""

from collections.abc import Iterator
from dataclasses import replace

from hall_link.wire.hand_tickets import HandTicketsPrinted, PrintHandTickets
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id, new_secret
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.queue.hand_tables import HandTicket
from hall_server.queue.rules import UnknownQueue, number_text, prefix_of
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Queue


class DrawerFull(Refusal):
    """So many numbers of the queue lie in drawers that none is left for these."""

    code = "drawer-full"


def print_hand_tickets(
    hall: PremisesState, state: QueueState, command: PrintHandTickets, work: Work
) -> HandTicketsPrinted:
    """Numbers of an own range, which nobody else is given until they are used or void.

    Raises `UnknownQueue`, `DrawerFull`.
    """
    queue = state.queues.get(command.queue)
    if queue is None:
        raise UnknownQueue(queue=command.queue)
    old = state.hands.in_drawer(queue.id) if command.replaces else []
    for slip in old:
        work.put(replace(slip, state="void"))
    sheet = new_id(work.now)
    free = _free(hall, state, queue, {slip.serial for slip in old})
    slips = [
        _slip(hall, queue, sheet, serial, work)
        for serial, _ in zip(free, range(command.count), strict=False)
    ]
    if len(slips) < command.count:
        raise DrawerFull(left=len(slips))
    for slip in slips:
        work.put(slip)
    work.event(
        "hand_tickets_printed",
        sheet=sheet,
        queue=queue.id,
        first=slips[0].number,
        last=slips[-1].number,
        count=len(slips),
        void=len(old),
    )
    numbers = [slip.number for slip in slips]
    return HandTicketsPrinted(sheet=sheet, queue=queue.id, numbers=numbers)


def _free(hall: PremisesState, state: QueueState, queue: Queue, void: set[int]) -> Iterator[int]:
    """The figures of the range that are free, one of a void slip only after all others: that paper
    may still be about."""
    first = hall.premises.limits.hand_from
    digits = max(hall.premises.number_digits, len(str(first)))
    range_ = range(first, 10**digits)
    taken = {t.serial for t in state.tickets.values() if prefix_of(t.number) == queue.prefix}
    unused = [s for s in range_ if s not in taken and s not in void]
    yield from (s for s in unused if not state.is_set_aside(queue.prefix, s))
    yield from sorted(void - taken)


def _slip(hall: PremisesState, queue: Queue, sheet: str, serial: int, work: Work) -> HandTicket:
    return HandTicket(
        ticket_id=new_id(work.now),
        sheet=sheet,
        queue=queue.id,
        serial=serial,
        number=number_text(queue.prefix, serial, hall.premises.number_digits),
        secret=new_secret(),
        made_at=to_text(work.now),
    )
