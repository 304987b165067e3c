"""Two windows change places in one act (row B18).

The place is the number: the sign on the wall, its zone, its screen. Everything else is the work
done there, and goes along: who sits there, the queues, the visits, the desk's own devices.
"""

from collections.abc import Iterator
from dataclasses import replace

from hall_link.wire.windows import SwapWindows, WindowActDone
from hall_server.devices.state import DevicesState
from hall_server.devices.tables import Device
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Record, Work
from hall_server.premises.state import PremisesState
from hall_server.queue.calling import announce
from hall_server.queue.moves import OPEN_STATES, moved
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Ticket
from hall_server.windows.rules import WrongWindow
from hall_server.windows.state import WindowsState
from hall_server.windows.tables import SignIn, Window


class Places:
    """Where each of the two windows is from now on."""

    def __init__(self, one: int, other: int) -> None:
        self.both = (one, other)
        self._new = {one: other, other: one}

    def __call__(self, number: int) -> int:
        """The number after the swap."""
        return self._new.get(number, number)

    def maybe(self, number: int | None) -> int | None:
        """As above, of a window that need not be."""
        return None if number is None else self(number)


def swap_windows(
    hall: PremisesState,
    windows: WindowsState,
    devices: DevicesState,
    queue: QueueState,
    command: SwapWindows,
    work: Work,
) -> WindowActDone:
    """Whoever was called to one of them and has not come is called again, to the other.

    Raises `UnknownWindow`, `WrongWindow` for a window and itself.
    """
    one, other = windows.find(command.window), windows.find(command.other)
    if one.number == other.number:
        raise WrongWindow(window=one.number)
    places = Places(one.number, other.number)
    tickets = list(_tickets(queue, places))
    records: list[Record] = [
        *_windows(windows, places),
        *_seats(windows, places),
        *_devices(devices, places),
        *tickets,
    ]
    for record in records:
        work.put(record)
    moved_visits = [t.id for t in tickets if t.window in places.both]
    work.event("windows_swapped", window=one.number, other=other.number, visits=moved_visits)
    for ticket in tickets:
        if ticket.state == "called" and ticket.window in places.both:
            _call_again(hall, queue, ticket, work)
    return WindowActDone(window=one.number)


def _windows(windows: WindowsState, places: Places) -> Iterator[Window]:
    for window in windows.all():
        place = windows.find(places(window.number))
        covers = tuple(places(number) for number in window.covers)
        after = replace(window, number=place.number, zone=place.zone, covers=covers)
        if after != window:
            yield after


def _seats(windows: WindowsState, places: Places) -> Iterator[SignIn]:
    for number in places.both:
        seat = windows.seat(number)
        if seat is not None:
            yield replace(seat, window=places(number))


def _devices(devices: DevicesState, places: Places) -> Iterator[Device]:
    """The keys of the desk: the clerk's own, and the pad's."""
    for role in ("clerk", "evaluator"):
        for device in devices.of_role(role):
            if device.window in places.both:
                yield replace(device, window=places.maybe(device.window))


def _tickets(queue: QueueState, places: Places) -> Iterator[Ticket]:
    for ticket in queue.tickets.values():
        if ticket.state not in OPEN_STATES:
            continue
        after = replace(
            ticket,
            window=places.maybe(ticket.window),
            for_window=places.maybe(ticket.for_window),
            return_to=places.maybe(ticket.return_to),
        )
        if after != ticket:
            yield after


def _call_again(hall: PremisesState, queue: QueueState, ticket: Ticket, work: Work) -> None:
    state = moved(ticket, "recall")
    again = replace(ticket, state=state, round=ticket.round + 1, called_at=to_text(work.now))
    work.put(again)
    call = announce(hall, queue, again, work)
    told = {"ticket": again.id, "number": again.number, "window": again.window}
    work.event("ticket_recalled", **told, call=call.id, round=again.round)
