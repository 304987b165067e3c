"""Rules of the storm about bookings, cases, complaints, and where each ticket stands. Pure."""

from collections import Counter
from collections.abc import Iterator

from tools.storm.evidence import MATTERS, Evidence
from tools.storm.story import CALLED, acts, state_after, story, visits_open

AT_WINDOW = {"called", "serving"}


def matters_are_those_of_the_ledger(evidence: Evidence) -> Iterator[str]:
    """Tables and ledger know the same bookings, cases and complaints, each once, and each has a
    number of its own."""
    born = Counter(act for act in acts(evidence.ledger) if act[0] in MATTERS)
    stored = Counter((matter.born, matter.id) for matter in evidence.matters)
    for kind, one in sorted(born.keys() | stored.keys()):
        if born[kind, one] != stored[kind, one]:
            yield f"{kind} of {one} {born[kind, one]} times, stored {stored[kind, one]} times"
    numbers = Counter((matter.born, matter.number) for matter in evidence.matters)
    yield from (f"{n} of {kind} {times} times" for (kind, n), times in numbers.items() if times > 1)


def visits_of_matters_are_known(evidence: Evidence) -> Iterator[str]:
    """The visit a case was opened from, and the ticket a booking became, are the hall's tickets."""
    known = {ticket.id for ticket in evidence.tickets}
    for matter in evidence.matters:
        if matter.ticket is not None and matter.ticket not in known:
            yield f"{matter.number} of {matter.born} is of {matter.ticket}, which is no ticket"


def tickets_stand_where_the_ledger_says(evidence: Evidence) -> Iterator[str]:
    """The last that was told of a ticket is what the table has."""
    states: dict[str, str | None] = {}
    for told in story(evidence.ledger):
        states[told.about] = state_after(told, states.get(told.about))
    for ticket in evidence.tickets:
        if states.get(ticket.id, ticket.state) not in (ticket.state, None):
            yield f"{ticket.number} is {ticket.state}, by the ledger {states[ticket.id]}"


def a_window_has_one_visitor(evidence: Evidence) -> Iterator[str]:
    """Nobody is called to a window whose visit is open: whoever was there would be forgotten."""
    for told, before in visits_open(evidence.ledger):
        if told.kind == CALLED and before not in (None, told.about):
            yield f"{told.about} was called to window {told.window}, where {before} was"
    here = Counter(t.window for t in evidence.tickets if t.state in AT_WINDOW)
    yield from (f"{times} visits are at window {w}" for w, times in here.items() if times > 1)
