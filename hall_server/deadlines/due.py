"""When something must be done: its last day, its yellow day, what the calendar had to say. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from hall_server.deadlines.calendar import LegalCalendar
from hall_server.deadlines.days import Counted
from hall_server.premises.casebook import Deadlines


@dataclass(frozen=True, slots=True)
class Due:
    """When it must be done.

    due: the last day; None while no day can be told (not accepted, papers missing, clock stopped).
    due_at: the moment, where minutes count; yellow_at: the last third of them begins. yellow_from:
    from which day it is yellow; where `due` is None, the day on which somebody has to look after
    it. silent_from: from which day it counts as accepted by silence. why: codes with their days,
    put into words by `why.explain`. days: every day from the start to the due day. sure: False
    where a year was not published yet.
    """

    due: date | None = None
    due_at: datetime | None = None
    yellow_at: datetime | None = None
    yellow_from: date | None = None
    silent_from: date | None = None
    why: tuple[str, ...] = ()
    days: tuple[Counted, ...] = ()
    sure: bool = True


def on_day(day: date, why: tuple[str, ...]) -> Due:
    """On that very day, yellow from its morning on."""
    return Due(day, yellow_from=day, why=why, days=(Counted(day, "start"),))


def told_of(
    rules: Deadlines,
    calendar: LegalCalendar,
    began: date,
    due: date,
    why: tuple[str, ...],
    days: tuple[Counted, ...],
) -> Due:
    """With the day it turns yellow, never before it began, and what the calendar had to say."""
    unknown = sorted({c.day.year for c in days if not calendar.known(c.day)})
    told = (*why, *_special(days), *(f"unsure {year}" for year in unknown))
    yellow = max(began, calendar.before(due, rules.yellow_days))
    return Due(due, yellow_from=yellow, why=told, days=days, sure=not unknown)


def _special(days: Sequence[Counted]) -> list[str]:
    """The make-up days that counted and the holidays that did not, as runs of days."""
    told: list[str] = []
    run: list[date] = []
    for counted in (*days, Counted(date.max, "day")):
        if counted.mark == "holiday":
            run.append(counted.day)
            continue
        if run:
            told.append(f"holiday {run[0]} {run[-1]}")
            run = []
        if counted.mark == "makeup":
            told.append(f"makeup {counted.day}")
    return told
