"""How a case's clock stands: which day counts now, its colour, who has to know (row F3).

A case may have several days to keep at once: its promise, a paper that is owed, the end of a
special step, a notice that was never given. What counts is the first of them.
"""

from datetime import date
from typing import NamedTuple

from hall_link.wire.cases import CaseState, Cause, Colour
from hall_server.cases.file_tables import CaseTask
from hall_server.cases.tables import GIVEN_UP, Case
from hall_server.deadlines.calendar import A_DAY
from hall_server.premises.casebook import Deadlines

RUNNING: frozenset[CaseState] = frozenset(
    {"received", "correcting", "supplementing", "accepted", "stopped", "sent_up"}
)
"""States in which `due` is the day that counts; of a stopped case it is told only if it was past
already as the clock was stopped, for a stop makes nothing good."""

NEVER = "9999-12-31"
"""Later than every day: where no day counts."""


class Clock(NamedTuple):
    """The days by which a case is looked at now, `YYYY-MM-DD`, `NEVER` where there is none, and
    what `due` is about."""

    due: str
    yellow_from: str
    silent_from: str
    cause: Cause = "promise"


STILL = Clock(NEVER, NEVER, NEVER)
"""A clock that does not run."""

RESTING: frozenset[Cause] = frozenset({"stop", "fetch"})
"""Nobody here is at work on it: grey until its day is near, not green."""


def clock_of(case: Case) -> Clock:
    """The days that count in the case's present state."""
    own = _own(case)
    if (case.owed_due is None and case.notice_by is None) or not _goes_on(case):
        return own
    owed = Clock(case.owed_due or NEVER, case.owed_yellow or NEVER, NEVER, "owed")
    notice = Clock(case.notice_by or NEVER, case.notice_by or NEVER, NEVER, "notice")
    first = min(own, owed, notice, key=lambda clock: clock.due)
    yellow = min(own.yellow_from, owed.yellow_from, notice.yellow_from)
    return Clock(first.due, yellow, own.silent_from, first.cause)


def _goes_on(case: Case) -> bool:
    return not case.ended and case.state not in GIVEN_UP


def _own(case: Case) -> Clock:
    """The clock of its state alone."""
    if case.state == "decided" or (case.state in GIVEN_UP and case.delivered_at is None):
        day = case.deliver_by or NEVER
        return Clock(day, day, NEVER, "delivery") if case.deliver_by else STILL
    if case.state == "ready" and case.deliver_by is not None:
        after = date.fromisoformat(case.deliver_by) + A_DAY
        return Clock(NEVER, after.isoformat(), NEVER, "fetch")
    if case.state not in RUNNING:
        return STILL
    return _waiting(case) or _promised(case)


def _waiting(case: Case) -> Clock | None:
    """While it is not the hall's turn: until when papers are waited for, a step is to take."""
    stop = case.stop
    if case.due is not None:
        return None
    if case.state in ("correcting", "supplementing"):
        day = case.yellow_from or NEVER
        return Clock(day, day, NEVER, "papers")
    if case.state == "stopped":
        day = (stop.expected if stop else None) or NEVER
        return STILL if day == NEVER else Clock(day, day, NEVER, "stop")
    return None


def _promised(case: Case) -> Clock:
    silent = case.silent_from if case.state == "received" else None
    yellow = NEVER if case.due_at else case.yellow_from
    return Clock(case.due or NEVER, yellow or NEVER, silent or NEVER)


def promised(case: Case) -> str | None:
    """The day the applicant was promised, `YYYY-MM-DD`: of the decision, then of the result; None
    where no day is promised now, whatever the hall itself has to keep."""
    if case.state in RUNNING:
        return case.due
    return case.deliver_by if case.state == "decided" else None


def colour(case: Case, today: str, moment: str | None = None) -> Colour:
    """How it stands on the hall's day `today`; `moment`, as it is stored, where minutes count: such
    a case is yellow in the last third of its time, and red without it once its owner was told."""
    by_day = colour_of(clock_of(case), today)
    if by_day != "green" or case.due_at is None or case.state not in RUNNING:
        return by_day
    if case.stage or (moment is not None and case.due_at < moment):
        return "red"
    near = case.yellow_at or case.due_at
    return "yellow" if moment is not None and near <= moment else by_day


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
    if clock.yellow_from <= today:
        return "yellow"
    return "grey" if clock.cause in RESTING else "green"


def is_past(case: Case, today: str) -> bool:
    """Whether the promised day of a case that is not decided is over."""
    return case.state in RUNNING and case.due is not None and case.due < today


def is_minute_case(case: Case) -> bool:
    """Whether its clock runs by the minute (即办)."""
    return case.due_at is not None and case.state in RUNNING


def stage_of(rules: Deadlines, late: int) -> int:
    """Who has to know of a case so many working days past its day: 1 its owner, 2 the window's
    head as well, 3 the leader as well."""
    return 1 + (late > rules.head_days) + (late > rules.leader_days)
