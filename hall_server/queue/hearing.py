"""How the calls of a visit were heard: the day's rounds, given to the no-show rule."""

from hall_server.kernel.clock import stored
from hall_server.premises.tables import Premises
from hall_server.queue.no_show import NoShowClock, Round, no_show_clock
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Call, Ticket


def clock_of(premises: Premises, state: QueueState, ticket: Ticket) -> NoShowClock:
    """The no-show clock of a called ticket."""
    rounds = [_round(call) for call in state.book.rounds(ticket.call_id or "")]
    return no_show_clock(rounds, premises.missed, needs_longer(premises, ticket))


def needs_longer(premises: Premises, ticket: Ticket) -> bool:
    """Whoever has a need, or a class that is slow by itself, has more time to come."""
    priority = premises.priority(ticket.priority)
    return bool(ticket.needs) or (priority is not None and priority.slow)


def _round(call: Call) -> Round:
    reports = [stored(moment) for moment in (call.shown_at, call.spoken_at) if moment]
    return Round(stored(call.called_at), min(reports, default=None))
