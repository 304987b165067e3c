"""What of a hall may not be changed while people are in it. Looks, changes nothing."""

from collections.abc import Iterator

from hall_server.guide.rules import UnknownMedia
from hall_server.hall_file.media_folder import media_of
from hall_server.hall_file.model import HallFile
from hall_server.hall_file.rooms import Rooms
from hall_server.kernel.refusals import Refusal
from hall_server.queue.moves import OPEN_STATES
from hall_server.queue.rules import prefix_of
from hall_server.queue.tables import Ticket


class FixedForGood(Refusal):
    """The hall's id stands in its ledger, its time zone behind every day that is kept."""

    code = "fixed-for-good"


class QueueInUse(Refusal):
    """Somebody waits in the queue or is served from it."""

    code = "queue-in-use"


class PrefixInUse(Refusal):
    """These letters stand for another queue on tickets that were issued today."""

    code = "prefix-in-use"


class WindowInUse(Refusal):
    """Somebody sits at the window, is served there, or waits for it."""

    code = "window-in-use"


class ItemInUse(Refusal):
    """A live ticket or a booking names the item."""

    code = "item-in-use"


class PriorityInUse(Refusal):
    """A live ticket has the class."""

    code = "priority-in-use"


class StaffInUse(Refusal):
    """The person sits at a window, or is whoever would save this."""

    code = "staff-in-use"


class NoAdministrator(Refusal):
    """Nobody could ever change the hall again."""

    code = "no-administrator"


def hindrances(rooms: Rooms, before: HallFile, after: HallFile, actor: str) -> Iterator[Refusal]:
    """Every reason why the hall may not become `after` now. `actor`: who wants it to."""
    for key in ("id", "time_zone"):
        if getattr(before.hall, key) != getattr(after.hall, key):
            yield FixedForGood(key=f"hall.{key}")
    live = [t for t in rooms.queue.tickets.values() if t.state in OPEN_STATES]
    yield from _queues(live, before, after)
    yield from _prefixes(rooms, before, after)
    yield from _windows(rooms, live, before, after)
    yield from _items(rooms, live, before, after)
    yield from _priorities(live, before, after)
    yield from _staff(rooms, before, after, actor)
    yield from _media(rooms, before, after)


def _queues(live: list[Ticket], before: HallFile, after: HallFile) -> Iterator[Refusal]:
    kept = {queue.id for queue in after.queues}
    used = {ticket.queue for ticket in live}
    for queue in before.queues:
        if queue.id not in kept and queue.id in used:
            yield QueueInUse(queue=queue.id, name=queue.name.zh)


def _prefixes(rooms: Rooms, before: HallFile, after: HallFile) -> Iterator[Refusal]:
    """Letters go to another queue only when nobody has a ticket of today, or an open one, on
    which they stand for this."""
    bearers: dict[str, set[str]] = {}
    for ticket in rooms.queue.tickets.values():
        bearers.setdefault(prefix_of(ticket.number), set()).add(ticket.queue)
    old = {queue.id: queue.prefix for queue in before.queues}
    for queue in after.queues:
        others = bearers.get(queue.prefix, set()) - {queue.id}
        if old.get(queue.id) != queue.prefix and others:
            yield PrefixInUse(prefix=queue.prefix)


def _windows(
    rooms: Rooms, live: list[Ticket], before: HallFile, after: HallFile
) -> Iterator[Refusal]:
    serving = {window.number for window in after.windows if window.in_service}
    awaited = {ticket.for_window for ticket in live} | {ticket.return_to for ticket in live}
    visited = {ticket.window for ticket in live}
    covered = {number for window in rooms.windows.all() for number in window.covers}
    for window in before.windows:
        if not window.in_service or window.number in serving:
            continue
        seated = rooms.windows.seat(window.number) is not None
        if seated or window.number in awaited | visited | covered:
            yield WindowInUse(window=window.number)


def _items(
    rooms: Rooms, live: list[Ticket], before: HallFile, after: HallFile
) -> Iterator[Refusal]:
    """An item must stay in its queue, too, while somebody waits there for it."""
    queues = {item.id: item.queue for item in after.items}
    used = {item for ticket in live for item in ticket.items}
    used |= {booking.item for booking in rooms.appointments.open()}
    for item in before.items:
        if item.id in used and queues.get(item.id) != item.queue:
            yield ItemInUse(item=item.id, name=item.name.zh)


def _priorities(live: list[Ticket], before: HallFile, after: HallFile) -> Iterator[Refusal]:
    kept = {found.id for found in after.priorities}
    used = {ticket.priority for ticket in live}
    for found in before.priorities:
        if found.id not in kept and found.id in used:
            yield PriorityInUse(priority=found.id, name=found.name.zh)


def _staff(rooms: Rooms, before: HallFile, after: HallFile, actor: str) -> Iterator[Refusal]:
    roles = {person.name: person.roles for person in after.staff}
    if not any("administrator" in of_one for of_one in roles.values()):
        yield NoAdministrator()
    for person in before.staff:
        leaves_seat = person.name not in roles and rooms.windows.seat_of(person.name) is not None
        locked_out = person.name == actor and "administrator" not in roles.get(actor, [])
        if leaves_seat or locked_out:
            yield StaffInUse(staff=person.name)


def _media(rooms: Rooms, before: HallFile, after: HallFile) -> Iterator[Refusal]:
    """A form or photograph has to be there before it is named; what an older hall lacks may stay
    so."""
    known = rooms.guide.media.keys() | media_of(before).keys()
    for media, of in media_of(after).items():
        if media not in known:
            yield UnknownMedia(media=media, of=of)
