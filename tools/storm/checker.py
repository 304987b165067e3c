"""Whether the hall kept its word in the storm. Pure: looks at evidence, finds violations.

A violation is one sentence that names the rule and the ticket, number or device it concerns.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from hall_server.kernel.ledger import verify
from tools.storm.evidence import MATTERS, RATED, Evidence
from tools.storm.matters import (
    a_window_has_one_visitor,
    matters_are_those_of_the_ledger,
    tickets_stand_where_the_ledger_says,
    visits_of_matters_are_known,
)
from tools.storm.story import CALLED, SECOND_OF_SPLIT, acts, story, uncalled

BORN_IN_LINE = {"ticket_taken", "ticket_handed_in", SECOND_OF_SPLIT}
BORN = BORN_IN_LINE | {"served_without_ticket"}
ONCE = BORN | MATTERS | {RATED, "booking_arrived"}
"""What can be true of a ticket, booking, case or complaint only once, whoever did it."""

BACK_IN_LINE = {
    "ticket_returned",
    "visit_held",
    "visit_transferred",
    "visit_handed_on",
    "visit_released",
}
GONE = {"ticket_missed", "ticket_cancelled", "ticket_withdrawn", "ticket_ended_with_day"}
FINISHED = "visit_finished"
WAITS_FOR_PAPER = {"queued", "stored", "received", "begun"}

Rule = Callable[[Evidence], Iterator[str]]


def violations(evidence: Evidence) -> list[str]:
    """Everything that should not be; empty when the hall kept its word."""
    return [f"{rule.__name__}: {found}" for rule in RULES for found in rule(evidence)]


def checked(evidence: Evidence) -> Counter[str]:
    """How many acts were held against what was kept: those told by kind, and the numbers that were
    shown, given by a kiosk alone, and put on paper."""
    told = Counter(kind for kind, _ in evidence.acts)
    seen = {"shown": evidence.shown, "given": evidence.given, "papers": evidence.papers}
    return told + Counter({name: len(found) for name, found in seen.items()})


def the_ledger_is_whole(evidence: Evidence) -> Iterator[str]:
    """No row changed, removed or put in."""
    for fault in verify(evidence.hall_id, evidence.ledger, evidence.head):
        yield f"row {fault.seq}: {fault.why}"


def every_act_is_kept_once(evidence: Evidence) -> Iterator[str]:
    """What was acknowledged stands in the ledger just as often as it was."""
    kept = Counter(acts(evidence.ledger))
    for (kind, ticket), times in sorted(Counter(evidence.acts).items()):
        if kept[kind, ticket] != times:
            yield f"{kind} of {ticket} told {times} times, kept {kept[kind, ticket]} times"


def nothing_is_done_twice(evidence: Evidence) -> Iterator[str]:
    """Ticket, booking, case and complaint come into the world once, a booking comes once, a visit
    is rated once, told or not."""
    kept = Counter(act for act in acts(evidence.ledger) if act[0] in ONCE)
    for (kind, ticket), times in sorted(kept.items()):
        if times > 1:
            yield f"{kind} of {ticket} {times} times"


def tickets_are_those_of_the_ledger(evidence: Evidence) -> Iterator[str]:
    """Table and ledger know the same tickets, each once."""
    born = {ticket for kind, ticket in acts(evidence.ledger) if kind in BORN}
    stored = Counter(ticket.id for ticket in evidence.tickets)
    yield from (f"{lost} is in the ledger only" for lost in sorted(born - set(stored)))
    yield from (f"{odd} is in the table only" for odd in sorted(set(stored) - born))
    yield from (f"{one} is stored {times} times" for one, times in stored.items() if times > 1)


def no_number_twice(evidence: Evidence) -> Iterator[str]:
    """Not two tickets of a day with one number, whoever gave them and wherever they are kept."""
    days = {ticket.id: ticket.business_day for ticket in evidence.tickets}
    owners: dict[tuple[str, str], set[str]] = {}
    known = [(ticket.id, ticket.number) for ticket in evidence.tickets]
    known += [(given.id, given.number) for given in evidence.given]
    known += [(ticket, number) for number, ticket in evidence.shown.items()]
    for ticket, number in known:
        owners.setdefault((days.get(ticket, ""), number), set()).add(ticket)
    for (day, number), tickets in sorted(owners.items()):
        if len(tickets) > 1:
            yield f"{number} of {day} is of {len(tickets)} tickets: {', '.join(sorted(tickets))}"


def nobody_is_called_who_does_not_wait(evidence: Evidence) -> Iterator[str]:
    """A call is of somebody who stands in line: not of who is gone, finished or called already."""
    line: set[str] = set()
    for told in story(evidence.ledger):
        if told.kind == CALLED and told.about not in line:
            yield f"{told.about} was called and did not wait"
        if told.kind in BORN_IN_LINE | BACK_IN_LINE or uncalled(told):
            line.add(told.about)
        if told.kind in GONE | {CALLED, FINISHED}:
            line.discard(told.about)


def kiosks_handed_everything_in(evidence: Evidence) -> Iterator[str]:
    """What a kiosk gave by itself is a ticket of the hall, under the same number."""
    numbers = {ticket.id: ticket.number for ticket in evidence.tickets}
    for given in evidence.given:
        if not given.handed_in:
            yield f"{given.number} was not handed in"
        if numbers.get(given.id) != given.number:
            yield f"{given.number} is {numbers.get(given.id)} in the hall"


def what_a_screen_showed_is_true(evidence: Evidence) -> Iterator[str]:
    """Somebody read the number: the hall knows it as that ticket."""
    numbers = {ticket.id: ticket.number for ticket in evidence.tickets}
    for number, ticket in evidence.shown.items():
        if numbers.get(ticket) != number:
            yield f"{number} was shown and is {numbers.get(ticket)} in the hall"


def ratings_are_kept_once(evidence: Evidence) -> Iterator[str]:
    """Table and ledger have the same ratings: one each."""
    told = Counter(ticket for kind, ticket in acts(evidence.ledger) if kind == RATED)
    stored = Counter(evidence.ratings)
    for ticket in sorted(told.keys() | stored.keys()):
        if told[ticket] != stored[ticket]:
            yield f"{ticket} rated {told[ticket]} times, stored {stored[ticket]} times"


def every_paper_is_known(evidence: Evidence) -> Iterator[str]:
    """The code on each slip is the secret of the ticket with that number."""
    secrets = {ticket.number: ticket.secret for ticket in evidence.tickets}
    for paper in evidence.papers:
        secret = secrets.get(paper.number)
        if secret is None or not paper.code.endswith(secret):
            yield f"a slip says {paper.number}, which is not such a ticket"


def no_paper_comes_twice(evidence: Evidence) -> Iterator[str]:
    """A second slip of a number says that it is one."""
    plain = Counter(paper.number for paper in evidence.papers if not paper.reprint)
    yield from (f"{number} came {times} times" for number, times in plain.items() if times > 1)


def what_was_printed_lies_there(evidence: Evidence) -> Iterator[str]:
    """A job told as printed has its slip; one without is in a person's hands."""
    lying = {paper.number for paper in evidence.papers}
    for job in (*evidence.jobs, *evidence.journal):
        if job.state == "printed" and job.number not in lying:
            yield f"{job.number} is told as printed and no slip says it"
        if job.state in WAITS_FOR_PAPER:
            yield f"{job.number} still waits for its paper: {job.state}"


def boards_tell_the_truth(evidence: Evidence) -> Iterator[str]:
    """Once it is calm every picture of the hall is the hall."""
    for device, told in sorted(evidence.boards.items()):
        for part in sorted(evidence.truth.keys() | told.keys()):
            if told.get(part) != evidence.truth.get(part):
                yield f"the {device} tells {part} {told.get(part)}, not {evidence.truth.get(part)}"


RULES: tuple[Rule, ...] = (
    the_ledger_is_whole,
    every_act_is_kept_once,
    nothing_is_done_twice,
    tickets_are_those_of_the_ledger,
    matters_are_those_of_the_ledger,
    visits_of_matters_are_known,
    tickets_stand_where_the_ledger_says,
    a_window_has_one_visitor,
    no_number_twice,
    nobody_is_called_who_does_not_wait,
    kiosks_handed_everything_in,
    what_a_screen_showed_is_true,
    ratings_are_kept_once,
    every_paper_is_known,
    no_paper_comes_twice,
    what_was_printed_lies_there,
    boards_tell_the_truth,
)
