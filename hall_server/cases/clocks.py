"""How a case's clock stands: which day counts now, its colour, who has to know (row F3)."""

from typing import NamedTuple

from hall_link.wire.cases import CaseState, Colour
from hall_server.cases.file_tables import CaseTask
from hall_server.cases.tables import Case
from hall_server.kernel.clock import stored, to_text
from hall_server.premises.casebook import Deadlines

RUNNING: frozenset[CaseState] = frozenset({"received", "supplementing", "accepted", "sent_up"})
"""States in which `due` is the day that counts. In `decided` it is `deliver_by`; a case that was
stopped, must be corrected by the citizen, or lies ready to be fetched hurries nobody."""

NEVER = "9999-12-31"
"""Later than every day: where no day counts."""


class Clock(NamedTuple):
    """The days by which a case is looked at now, `YYYY-MM-DD`, `NEVER` where there is none."""

    due: str
    yellow_from: str
    silent_from: str


STILL = Clock(NEVER, NEVER, NEVER)
"""A clock that does not run."""


def clock_of(case: Case) -> Clock:
    """The days that count in the case's present state."""
    if case.state == "decided":
        day = case.deliver_by or NEVER
        return Clock(day, day, NEVER)
    if case.state not in RUNNING:
        return STILL
    silent = case.silent_from if case.state == "received" else None
    yellow = NEVER if case.due_at else case.yellow_from
    return Clock(case.due or NEVER, yellow or NEVER, silent or NEVER)


def colour(case: Case, today: str, moment: str | None = None) -> Colour:
    """How it stands on the hall's day `today`; `moment`, as it is stored, where minutes count: such
    a case is yellow in the last third of its time, and red without it once its owner was told."""
    by_day = colour_of(clock_of(case), today)
    if by_day != "green" or case.due_at is None or case.state not in RUNNING:
        return by_day
    if case.stage or (moment is not None and case.due_at < moment):
        return "red"
    if moment is None:
        return by_day
    due, received = stored(case.due_at), stored(case.received_at)
    return "yellow" if to_text(due - (due - received) / 3) <= moment else "green"


def task_colour(task: CaseTask, today: str) -> Colour:
    """How a joined window's part stands; silence is no assent, it turns red (Ruling 2)."""
    clock = Clock(task.due, task.yellow_from, NEVER) if task.state == "open" else STILL
    return colour_of(clock, today)


def colour_of(clock: Clock, today: str) -> Colour:
    """The colour of days."""
    if clock == STILL:
        return "grey"
    if clock.due < today:
        return "red"
    return "yellow" if clock.yellow_from <= today else "green"


def is_minute_case(case: Case) -> bool:
    """Whether its clock runs by the minute (即办)."""
    return case.due_at is not None and case.state in RUNNING


def stage_of(rules: Deadlines, late: int) -> int:
    """Who has to know of a case so many working days past its day: 1 its owner, 2 the window's
    head as well, 3 the leader as well."""
    return 1 + (late > rules.head_days) + (late > rules.leader_days)
