"""A wrongly taken item is changed without losing the place (row A18)."""

from dataclasses import replace

from hall_link.wire.tickets import ChangeItems, TicketFound
from hall_server.devices.state import DevicesState
from hall_server.guide.state import GuideState
from hall_server.kernel.refusals import WrongRole
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.queue.forecast import expected_wait
from hall_server.queue.issuing import check_served, print_ticket
from hall_server.queue.joining import into_line
from hall_server.queue.moves import IN_LINE, moved
from hall_server.queue.one_each import check_one_each
from hall_server.queue.returning import OtherDay
from hall_server.queue.rules import UnknownTicket
from hall_server.queue.scene import Scene
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Ticket
from hall_server.queue.ticket_view import ticket_view
from hall_server.queue.whose_visit import check_not_elsewhere
from hall_server.windows.rules import check_may_act
from hall_server.windows.state import WindowsState

PRINTS = frozenset({"kiosk", "guide"})
"""Where the paper with the other items is handed over at once."""


def change_items(
    hall: PremisesState,
    guide: GuideState,
    windows: WindowsState,
    devices: DevicesState,
    state: QueueState,
    command: ChangeItems,
    work: Work,
) -> TicketFound:
    """The ticket is about other items from now on; those finished already stay finished.

    In line it keeps its number and its place, in the new queue too. Called to a window that serves
    the new queue it stays there; to another it goes back in line, at the place it had.
    Raises `UnknownTicket`, `OtherDay`, `TicketEnded`, `UnknownItem`, `ItemNotServed`,
    `HasLiveTicket`, `WrongWindow`, and what `check_may_act` raises.
    """
    ticket = _named(hall, state, command, work)
    _check_hands(windows, ticket, command, work)
    wished = [item.id for item in guide.chosen(command.items)]
    queues = guide.queues_of(wished)
    check_served(windows, state, queues)
    if work.actor.role in PRINTS:  # of a visit at a window its clerk decides
        check_one_each(hall, guide, state, queues, ticket.person, besides=ticket)
    changed = _changed(windows, state, ticket, queues[0], wished)
    changed = replace(changed, versions=_versions(guide, ticket, changed))
    work.put(changed)
    work.event(
        "items_changed", ticket=ticket.id, number=ticket.number, items=wished, queue=changed.queue
    )
    if work.actor.role in PRINTS and changed.state in IN_LINE:
        scene = Scene(hall, guide, windows, devices, state)
        wait = expected_wait(scene, changed, work.now)
        print_ticket(hall, guide, windows, devices, state, changed, wait, work)
    view = ticket_view(hall, guide, windows, devices, state, changed)
    return TicketFound(ticket=view)


def _versions(guide: GuideState, before: Ticket, after: Ticket) -> tuple[tuple[str, int], ...]:
    """Items it had already keep the version they were shown in."""
    return tuple({**dict(guide.versions_of(after.items)), **dict(before.versions)}.items())


def _named(hall: PremisesState, state: QueueState, command: ChangeItems, work: Work) -> Ticket:
    if command.secret is not None:
        found = state.with_secret(command.secret) or work.cold("secret", command.secret)
    else:
        found = state.tickets.get(command.ticket_id or "")
    if not isinstance(found, Ticket):
        raise UnknownTicket
    if found.business_day != hall.day.business_day and found.id not in state.tickets:
        raise OtherDay(number=found.number, business_day=found.business_day)
    return found


def _check_hands(windows: WindowsState, ticket: Ticket, command: ChangeItems, work: Work) -> None:
    """A kiosk needs the paper itself; a clerk changes who waits, or who is at the own window."""
    actor = work.actor
    if actor.role == "kiosk" and command.secret is None:
        raise WrongRole(role=actor.role)
    if actor.role != "clerk":
        return
    window = windows.find(actor.window or 0)
    check_may_act(window, windows.seat(window.number), actor)
    check_not_elsewhere(ticket, window.number)


def _changed(
    windows: WindowsState, state: QueueState, ticket: Ticket, queue: str, wished: list[str]
) -> Ticket:
    """The ticket with its new items, at the window or in the line where they belong."""
    done = dict(ticket.outcomes)
    finished = [item for item in ticket.items if item in done]
    items = tuple(dict.fromkeys([*finished, *wished]))
    stays = ticket.window is not None and queue in windows.queues_at(windows.find(ticket.window))
    if ticket.state not in IN_LINE and not stays:
        back = into_line(state, ticket, "transfer", ticket.place, queue=queue)
        return replace(back, items=items)
    if queue == ticket.queue or ticket.state not in IN_LINE:
        return replace(ticket, state=moved(ticket, "change"), items=items, queue=queue)
    there = into_line(state, ticket, "change", ticket.place, queue=queue)
    return replace(there, items=items)
