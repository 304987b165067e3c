"""A slip given by hand takes its place in line, by the time it was given (row K9).

The paper is out, so neither the hours nor the day's numbers are in its way.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from hall_link.wire.hand_tickets import EnterHandTicket, HandTicketEntered
from hall_server.guide.state import GuideState
from hall_server.kernel.clock import stored, to_text
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.queue.entitlement import PriorityNotAllowed, UnknownPriority
from hall_server.queue.hand_tables import HandTicket
from hall_server.queue.moves import IN_LINE
from hall_server.queue.rules import UnknownTicket, number_text, prefix_of
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Ticket
from hall_server.queue.ticket_view import windows_of
from hall_server.windows.state import WindowsState

MINUTE = 60_000_000
SHORTEST_SECRET = 13
"""A number is shorter than this, a slip's code never."""


class NotYet(Refusal):
    """The time written on the slip has not come yet."""

    code = "not-yet"


class SlipVoid(Refusal):
    """Another sheet took this slip's place."""

    code = "slip-void"


def enter_hand_ticket(
    hall: PremisesState,
    guide: GuideState,
    windows: WindowsState,
    state: QueueState,
    command: EnterHandTicket,
    work: Work,
) -> HandTicketEntered:
    """Merges a slip into its line, once; entered again it answers where it stands.

    Raises `UnknownTicket`, `SlipVoid`, `NotYet`, `UnknownPriority`, `PriorityNotAllowed`.
    """
    slip = slip_meant(hall, state, command.slip)
    if slip is None:
        raise UnknownTicket
    if slip.state == "used":
        ticket = state.tickets.get(slip.ticket_id)
        if ticket is None:
            raise UnknownTicket
        return _answer(guide, windows, state, ticket, again=True)
    if slip.state == "void":
        raise SlipVoid(number=slip.number)
    ticket = _ticket(hall, guide, state, slip, command, work)
    work.put(replace(slip, state="used", used_day=ticket.business_day))
    work.put(ticket)
    work.event(
        "hand_ticket_entered",
        ticket=ticket.id,
        number=ticket.number,
        queue=ticket.queue,
        sheet=slip.sheet,
        given_at=ticket.issued_at,
        ahead=state.ahead(ticket),
        **({"lane": ticket.lane} if ticket.lane != "ordinary" else {}),
    )
    return _answer(guide, windows, state, ticket, again=False)


def slip_meant(hall: PremisesState, state: QueueState, text: str) -> HandTicket | None:
    """The slip of a scanned code or a typed number: `a901` means A901."""
    told = text.strip().rstrip("/").rpartition("/")[2]
    if len(told) >= SHORTEST_SECRET:
        return state.hands.with_secret(told)
    return state.hands.numbered(_as_printed(told.upper(), hall.premises.number_digits))


def _as_printed(told: str, digits: int) -> str:
    figures = told.removeprefix(prefix_of(told))
    known = figures.isascii() and figures.isdigit()
    return number_text(prefix_of(told), int(figures), digits) if known else told


def _ticket(
    hall: PremisesState,
    guide: GuideState,
    state: QueueState,
    slip: HandTicket,
    command: EnterHandTicket,
    work: Work,
) -> Ticket:
    """Calls made while nobody knew of it do not count as passing it."""
    found = hall.premises.priority(command.priority)
    if command.priority and found is None:
        raise UnknownPriority(priority=command.priority)
    if found is not None and found.needs_reason:
        raise PriorityNotAllowed(priority=found.id)
    items = tuple(item.id for item in guide.known(dict.fromkeys(command.items)))
    given = _given(hall, command.given, work.now)
    place = state.lines.free(slip.queue, _place(given, slip, command.given is not None))
    return Ticket(
        id=slip.ticket_id,
        business_day=hall.day.business_day,
        queue=slip.queue,
        serial=slip.serial,
        number=slip.number,
        place=place,
        taken=place,
        secret=slip.secret,
        items=items,
        language="zh",
        issued_at=to_text(given),
        lane=found.lane if found else "ordinary",
        priority=found.id if found else None,
        needs=tuple(dict.fromkeys(command.needs)),
        versions=guide.versions_of(items),
        origin="desk",
        issuer=work.actor.id,
        lined_after=state.last_call,
        offline=True,
    )


def _given(hall: PremisesState, told: str | None, now: datetime) -> datetime:
    """Raises `NotYet` for a time to come."""
    if told is None:
        return now
    day = date.fromisoformat(hall.day.business_day)
    given = datetime.combine(day, time.fromisoformat(told), hall.premises.zone).astimezone(UTC)
    if given > now:
        raise NotYet(given=told)
    return given


def _place(given: datetime, slip: HandTicket, by_minute: bool) -> int:
    """Slips of the same minute stand by their numbers, whichever is entered first."""
    place = int(given.timestamp() * 1_000_000)
    return place + min(slip.serial, MINUTE - 1) if by_minute else place


def _answer(
    guide: GuideState, windows: WindowsState, state: QueueState, ticket: Ticket, again: bool
) -> HandTicketEntered:
    return HandTicketEntered(
        ticket_id=ticket.id,
        number=ticket.number,
        queue=ticket.queue,
        given_at=stored(ticket.issued_at),
        ahead=state.ahead(ticket) if ticket.state in IN_LINE else None,
        windows=windows_of(guide, windows, ticket),
        again=again,
    )
