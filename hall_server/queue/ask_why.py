"""Why were others called before me? (row A16)"""

from collections.abc import Iterator

from hall_link.wire.tickets import AskWhy, PassedBy, WhyTold
from hall_server.kernel.clock import stored
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.queue.choosing import HELD
from hall_server.queue.holder import ticket_of
from hall_server.queue.moves import IN_LINE
from hall_server.queue.returning import OtherDay
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Call, Ticket
from hall_server.queue.why import STOOD_BEFORE, words_of
from hall_server.windows.state import WindowsState


def ask_why(
    hall: PremisesState, windows: WindowsState, state: QueueState, command: AskWhy, work: Work
) -> WhyTold:
    """Answers from the day's calls; changes nothing.

    Told are the calls of people who came later, made while this ticket stood in a line they were
    called out of. Raises `UnknownTicket`, `OtherDay`.
    """
    ticket = ticket_of(state, command.secret, work)
    if ticket.id not in state.tickets:
        raise OtherDay(number=ticket.number, business_day=ticket.business_day)
    passed = [
        _told(ticket, call)
        for call in _while_it_stood(state, ticket)
        if _concerns(windows, ticket, call) and _came_later(state, ticket, call)
    ]
    return WhyTold(number=ticket.number, passed=passed, limit=_limit(hall, windows, ticket))


def _while_it_stood(state: QueueState, ticket: Ticket) -> Iterator[Call]:
    """The calls made since it joined its line, until it was called itself or gave up."""
    own_call = None if ticket.state in IN_LINE else ticket.call_id
    given_up = ticket.ended_at if ticket.state == "cancelled" else None
    for call in state.first_calls():
        if call.id == own_call or (given_up is not None and call.called_at > given_up):
            return
        if call.place > ticket.lined_after and call.ticket_id != ticket.id:
            yield call


def _concerns(windows: WindowsState, ticket: Ticket, call: Call) -> bool:
    if call.rule == HELD:
        return call.window in windows.serving(ticket.queue)
    return ticket.line in call.lines


def _came_later(state: QueueState, ticket: Ticket, call: Call) -> bool:
    """Who stood behind passed it; so did, in a citizen's eyes, who took a number after it."""
    other = state.tickets.get(call.ticket_id)
    return call.ticket_place > ticket.place or (other is not None and other.taken > ticket.taken)


def _told(ticket: Ticket, call: Call) -> PassedBy:
    rule = call.rule
    if rule != HELD and call.ticket_place < ticket.place:
        rule = STOOD_BEFORE
    return PassedBy(
        called_at=stored(call.called_at), window=call.window, rule=rule, words=words_of(rule)
    )


def _limit(hall: PremisesState, windows: WindowsState, ticket: Ticket) -> int:
    """Of the windows that may call it, the one that lets most people pass."""
    numbers = windows.serving(ticket.queue) if ticket.for_window is None else [ticket.for_window]
    rules = [hall.premises.rule(windows.find(number).rule) for number in numbers]
    return max((rule.most_passed for rule in rules), default=hall.premises.rule(None).most_passed)
