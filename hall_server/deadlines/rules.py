"""By which day a case must be done (row F2; Rulings 1, 3 and 4). Pure.

Sources: 行政许可法 articles 32 (silence on receipt), 42 and 43 (limits, one extension), 44
(delivery) and 45 (what stops a clock); 民法典 articles 201 to 203 for promises in days and months:
the day it begins does not count, a month ends on the same day of a later month, and a last day that
is off gives way to the next working day. Where rule books differ, `Deadlines` names the variant.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Literal

from hall_link.wire.cases import Flow
from hall_link.wire.guide import LimitUnit
from hall_server.deadlines.calendar import A_DAY, LegalCalendar
from hall_server.deadlines.days import Counted, Stopped, skipped
from hall_server.deadlines.due import Due, on_day, told_of
from hall_server.deadlines.minutes import MINUTES, MinutesAfter, in_a_row, on_the_spot
from hall_server.deadlines.units import Start, by_unit
from hall_server.premises.casebook import Deadlines

Kind = Flow | Literal["delivery", "send_up", "task"]
"""delivery: a result after its decision. send_up: a reported-up case until it is sent. task: a
joined window's part of a joint case. For these three `received` is the day it began."""

AT_ONCE: frozenset[str] = frozenset({"returned", "not_accepted"})
"""Told while the citizen stands there: due on the very day."""

NO_ACCEPTANCE: frozenset[str] = frozenset({"consultation", "petition", "send_up", "task"})
"""Nobody accepts these: they count from the day after they came."""

NEVER_SILENT: frozenset[str] = NO_ACCEPTANCE | {"supplement", "delivery"}
"""Nothing has to be accepted, or the citizen was answered: what is missing."""


def first_day(rules: Deadlines, received: date, accepted: date | None) -> date | None:
    """The first day that may count, working or not; None while it waits for acceptance."""
    if rules.starts == "on-receipt":
        return received
    if rules.starts == "after-receipt":
        return received + A_DAY
    return None if accepted is None else accepted + A_DAY


def silent_day(rules: Deadlines, calendar: LegalCalendar, received: date) -> date | None:
    """From which day a case neither accepted nor corrected counts as accepted (Ruling 3)."""
    if rules.silent_days == 0:
        return None
    return calendar.after(received, rules.silent_days) + A_DAY


def due_of(
    rules: Deadlines,
    calendar: LegalCalendar,
    kind: Kind,
    received: date | datetime,
    accepted: date | None,
    complete: date | None,
    limit: int,
    stops: Iterable[Stopped] = (),
    extension: int = 0,
    unit: LimitUnit = "working_day",
    after: MinutesAfter = in_a_row,
) -> Due:
    """When a case must be done.

    received: the day, in the hall's time; an aware moment in the hall's zone where minutes count.
    complete: the day the last paper came (supplement), or the day it was sent up (reported_up: from
    then on the superior's `limit` runs). limit: so many of `unit`, and plain days for a petition
    and for delivery where the hall counts those; of an on-the-spot case only minutes and hours
    count. extension: working days, once approved. stops: those of another kind than article 45's
    are passed over. after: by which minutes are counted, those in which the hall is closed not (row
    I7); days never ask it (Ruling 4). Never raises.
    """
    day = received.date() if isinstance(received, datetime) else received
    if kind == "on_the_spot":
        return on_the_spot(rules, received, day, limit * MINUTES.get(unit, 0), after)
    if kind in AT_ONCE:
        return on_day(day, ("at-once",))
    if kind == "petition" or (kind == "delivery" and rules.delivery_unit == "day"):
        return _in_plain_days(rules, calendar, day, limit + extension)
    start = _start(rules, kind, day, accepted, complete)
    if start is None:
        return _waiting(rules, calendar, kind, day)
    ours = tuple(stops)
    if unit in MINUTES and isinstance(received, datetime) and not (ours or extension):
        due = on_the_spot(rules, received, start[0], limit * MINUTES[unit], after)
    else:
        due = by_unit(rules, calendar, start, (limit, unit), ours, extension)
    waits = accepted is None and kind not in NEVER_SILENT
    return replace(due, silent_from=silent_day(rules, calendar, day)) if waits else due


def _in_plain_days(rules: Deadlines, calendar: LegalCalendar, day: date, days: int) -> Due:
    """Every day counts; a last day that is off gives way to the next working day."""
    end = day + days * A_DAY
    due = calendar.not_before(end)
    counted = [Counted(day + n * A_DAY, "day", n) for n in range(1, days + 1)]
    way = [skipped(calendar, end + n * A_DAY) for n in range(1, (due - end).days)]
    rolled = [] if due == end else [*way, Counted(due, "counted")]
    why = [f"plain-days {day} {days}", *([] if due == end else [f"rolled {end} {due}"])]
    marks = (Counted(day, "start"), *counted, *rolled)
    return told_of(rules, calendar, day, due, tuple(why), marks)


def _start(
    rules: Deadlines, kind: Kind, received: date, accepted: date | None, complete: date | None
) -> Start | None:
    if kind in ("supplement", "reported_up") and complete is not None:
        word = "sent-up" if kind == "reported_up" else "complete"
        on_the_day = rules.starts == "on-receipt" and kind == "supplement"
        first = complete if on_the_day else complete + A_DAY
        return complete, first, (f"{word} {complete}",)
    if kind == "supplement":
        return None
    if kind in NO_ACCEPTANCE or kind == "delivery":
        return received, received + A_DAY, (f"{kind} {received}",)
    first_counted = first_day(rules, received, accepted)
    if first_counted is None:
        return None
    after_acceptance = rules.starts == "after-acceptance" and accepted is not None
    began = accepted if after_acceptance and accepted else received
    return began, first_counted, (f"{rules.starts} {began}",)


def _waiting(rules: Deadlines, calendar: LegalCalendar, kind: Kind, received: date) -> Due:
    """No clock runs yet; yet somebody must look after it in time."""
    if kind == "supplement":
        ask = calendar.after(received, rules.supplement_days)
        waits = (f"waits-for-papers {received}",)
        return Due(yellow_from=ask, why=waits, sure=calendar.known(ask))
    silent = silent_day(rules, calendar, received)
    if silent is None:
        return Due(why=(f"not-accepted {received}",))
    yellow = calendar.before(calendar.after(received, rules.silent_days), rules.yellow_days)
    why = (f"not-accepted {received}", f"silent {silent} {rules.silent_days}")
    known = calendar.known(silent)
    told = why if known else (*why, f"unsure {silent.year}")
    return Due(yellow_from=max(yellow, received), silent_from=silent, why=told, sure=known)
