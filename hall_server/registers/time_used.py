"""How long a case took, and whether that was in time. Pure.

Days are legal working days after the one on which the clock began; those on which a special step
stood in the way do not count (Ruling 1).
"""

import json
from datetime import date

from hall_server.deadlines.calendar import LegalCalendar
from hall_server.registers.asking import Names
from hall_server.registers.lines import CaseLine


class Reckoner:
    """Counts working days between days of the calendar, each stretch once."""

    def __init__(self, calendar: LegalCalendar) -> None:
        self._calendar = calendar
        self._known: dict[tuple[str, str], int] = {}

    def days(self, first: str, last: str) -> int:
        """Working days after `first` up to `last`; 0 where that is not later."""
        if last <= first:
            return 0
        key = first, last
        if key not in self._known:
            days = self._calendar.between(date.fromisoformat(first), date.fromisoformat(last))
            self._known[key] = days
        return self._known[key]

    def used(self, case: CaseLine, names: Names) -> int | None:
        """Working days from the beginning of its clock to the decision; None without one."""
        if case.decided_on is None:
            return None
        began = case.complete_day or case.business_day
        stopped = 0
        stops = json.loads(case.stops) if case.stops != "[]" else ()
        for _step, since, until, *_expected in stops:
            stopped += self.days(since, min(until or case.decided_on, case.decided_on))
        return max(0, self.days(began, case.decided_on) - stopped)


def lateness(case: CaseLine, today: str) -> int | None:
    """-1 decided before its last day, 0 in time, 1 late or past due and still open; None where
    nothing is due yet, or it ended without a decision. What was sent up late is late, however soon
    the level above answered."""
    by_minute = case.flow == "on_the_spot" or case.limit_unit != "same_day"
    if by_minute and case.due_at is not None and case.decided_on is not None:
        done = case.delivered_at or case.closed_at
        return 1 if done is not None and done > case.due_at else 0
    if case.due is None:
        return None
    if case.decided_on is not None:
        if case.sent_up_on is not None and case.sent_up_on > (case.send_by or case.sent_up_on):
            return 1
        return (case.decided_on > case.due) - (case.decided_on < case.due)
    return 1 if case.closed_at is None and case.due < today else None
