"""By which day a case must be done (row F2; Rulings 1, 3 and 4). Pure.

Sources: 行政许可法 articles 32 (silence on receipt), 42 and 43 (limits, one extension), 44
(delivery) and 45 (what stops a clock); 民法典 articles 201 to 203 for promises in days and months:
the day it begins does not count, a month ends on the same day of a later month, and a last day that
is off gives way to the next working day. Where rule books differ, `Deadlines` names the variant.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal, Protocol, get_args

from hall_link.wire.cases import Flow, SpecialStep
from hall_link.wire.guide import LimitUnit
from hall_server.deadlines.calendar import A_DAY, LegalCalendar
from hall_server.premises.casebook import Deadlines

STOPPING: frozenset[str] = frozenset(get_args(SpecialStep))
"""The eight steps of article 45. A site visit (踏勘) is none of them and never stops a clock."""

Kind = Flow | Literal["delivery", "send_up", "task"]
"""delivery: a result after its decision. send_up: a reported-up case until it is sent. task: a
joined window's part of a joint case. For these three `received` is the day it began."""

AT_ONCE: frozenset[str] = frozenset({"returned", "not_accepted"})
"""Told while the citizen stands there: due on the very day."""

NO_ACCEPTANCE: frozenset[str] = frozenset({"consultation", "petition", "send_up", "task"})
"""Nobody accepts these: they count from the day after they came."""

PLAIN: frozenset[LimitUnit] = frozenset({"day", "month"})
"""Units in which every day counts, whether it is worked or not."""

MINUTES: dict[LimitUnit, int] = {"minute": 1, "hour": 60}
"""Units that end at a moment."""

NEVER_SILENT: frozenset[str] = NO_ACCEPTANCE | {"supplement", "delivery"}
"""Nothing has to be accepted, or the citizen was answered: what is missing."""

MinutesAfter = Callable[[datetime, float], datetime]
"""The moment at which the hall has been open for so many minutes since another; both aware."""


def in_a_row(since: datetime, minutes: float) -> datetime:
    """Where the hall serves day and night."""
    return since + timedelta(minutes=minutes)


Mark = Literal["start", "counted", "makeup", "weekend", "holiday", "stopped", "day"]


class Stopped(Protocol):
    """A stop: not counted from the day `since` until the day before `until`, `YYYY-MM-DD`.

    The day `until` counts again; None while it lasts.
    """

    @property
    def step(self) -> str: ...
    @property
    def since(self) -> str: ...
    @property
    def until(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Counted:
    """A day on the way to the due day. `n`: which counted day it is, None for one that is not."""

    day: date
    mark: Mark
    n: int | None = None


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
        return _on_the_spot(rules, calendar, received, day, limit * MINUTES.get(unit, 0), after)
    if kind in AT_ONCE:
        return _on_day(calendar, day, ("at-once",))
    if kind == "petition" or (kind == "delivery" and rules.delivery_unit == "day"):
        return _in_plain_days(rules, calendar, day, limit + extension)
    start = _start(rules, kind, day, accepted, complete)
    if start is None:
        return _waiting(rules, calendar, kind, day)
    began, first, why = start
    ours = tuple(stops)
    if unit in MINUTES and isinstance(received, datetime) and not (ours or extension):
        due = _on_the_spot(rules, calendar, received, began, limit * MINUTES[unit], after)
    else:
        due = _by_unit(rules, calendar, (began, first, why), (limit, unit), ours, extension)
    waits = accepted is None and kind not in NEVER_SILENT
    return replace(due, silent_from=silent_day(rules, calendar, day)) if waits else due


def outlasts(days: int, limit: int) -> bool:
    """Whether a special step is thought to take longer than the promise: a warning (Ruling 1)."""
    return days > limit


def _on_the_spot(
    rules: Deadlines,
    calendar: LegalCalendar,
    received: date | datetime,
    day: date,
    promised: int,
    after: MinutesAfter,
) -> Due:
    """`promised`: minutes the item itself promises, 0 for the hall's rule."""
    if rules.on_the_spot == "same-day" and not promised:
        return _on_day(calendar, day, ("same-day",))
    count = promised or rules.on_the_spot_min
    minutes = f"minutes {count}"
    if not isinstance(received, datetime):
        return _on_day(calendar, day, (minutes,))
    moment, near = after(received, count), after(received, count * 2 / 3)
    codes = (minutes,) if moment == in_a_row(received, count) else (minutes, "closed-skipped")
    return replace(_on_day(calendar, moment.date(), codes), due_at=moment, yellow_at=near)


def _on_day(calendar: LegalCalendar, day: date, why: tuple[str, ...]) -> Due:
    return Due(day, yellow_from=day, why=why, days=(Counted(day, "start"),))


def _in_plain_days(rules: Deadlines, calendar: LegalCalendar, day: date, days: int) -> Due:
    """Every day counts; a last day that is off gives way to the next working day."""
    end = day + days * A_DAY
    due = calendar.not_before(end)
    counted = [Counted(day + n * A_DAY, "day", n) for n in range(1, days + 1)]
    way = [_skipped(calendar, end + n * A_DAY) for n in range(1, (due - end).days)]
    rolled = [] if due == end else [*way, Counted(due, "counted")]
    why = [f"plain-days {day} {days}", *([] if due == end else [f"rolled {end} {due}"])]
    marks = (Counted(day, "start"), *counted, *rolled)
    return _told(rules, calendar, day, due, tuple(why), marks)


Start = tuple[date, date, tuple[str, ...]]
"""The day it began, the first day that may count, and why."""


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


def _count(
    rules: Deadlines,
    calendar: LegalCalendar,
    began: date,
    first: date,
    limit: int,
    stops: Sequence[Stopped],
    extension: int,
    why: tuple[str, ...],
) -> Due:
    """Counts working days from `first` on; a limit of 0 ends on the day it began."""
    ours = [stop for stop in stops if stop.step in STOPPING]
    marks = [] if first == began else [Counted(began, "start")]
    runs = _run(calendar, ours, first, limit + extension)
    if _is_short(runs, limit + extension):
        return Due(why=(*why, "stopped-now"), days=(*marks, *runs))
    days = (*marks, *runs) if runs else (Counted(began, "start"),)
    due = days[-1].day
    told = (*why, f"limit {limit}", *([f"extended {extension}"] if extension else []))
    used = [f"stopped {s.since} {s.until} {s.step}" for s in ours if _touches(s, first, due)]
    return _told(rules, calendar, began, due, (*told, *used), days)


def _run(
    calendar: LegalCalendar,
    stops: Sequence[Stopped],
    day: date,
    wanted: int,
    *,
    plain: bool = False,
    counted: int = 0,
) -> list[Counted]:
    """The days from `day` on until so many more than `counted` are counted, working days or with
    `plain` all of them; fewer where the clock stands still on the way."""
    marks: list[Counted] = []
    last = counted + wanted
    while counted < last and not _stops_for_good(stops, day):
        counts = not _is_stopped(stops, day) if plain else _counts(calendar, stops, day)
        counted += counts
        plainly = Counted(day, "day", counted) if counts else Counted(day, "stopped")
        marks.append(plainly if plain else _marked(calendar, stops, day, counted))
        day += A_DAY
    return marks


def _is_short(run: Sequence[Counted], last: int) -> bool:
    """Whether the clock stood still before day `last` was counted."""
    return bool(last) and (not run or run[-1].n != last)


def _stops_for_good(stops: Sequence[Stopped], day: date) -> bool:
    return any(stop.until is None and stop.since <= day.isoformat() for stop in stops)


def _by_unit(
    rules: Deadlines,
    calendar: LegalCalendar,
    start: "Start",
    promise: tuple[int, LimitUnit],
    stops: Sequence[Stopped],
    extension: int,
) -> Due:
    """By working days, by days that all count, or on the first working day of all."""
    (began, first, why), (limit, unit) = start, promise
    if unit in PLAIN:
        return _plain(rules, calendar, start, promise, stops, extension)
    if unit == "working_day":
        return _count(rules, calendar, began, first, limit, stops, extension, why)
    on_the_day = _count(rules, calendar, began, began, 1, stops, extension, why)
    told = (f"limit-{unit} {limit}" if code == "limit 1" else code for code in on_the_day.why)
    return replace(on_the_day, why=tuple(told))


def _plain(
    rules: Deadlines,
    calendar: LegalCalendar,
    start: "Start",
    promise: tuple[int, LimitUnit],
    stops: Sequence[Stopped],
    extension: int,
) -> Due:
    """Every day counts but the stopped ones; a last day that is off gives way to the next working
    day, and working days of an extension follow it."""
    (began, first, why), (limit, unit) = start, promise
    ours = [stop for stop in stops if stop.step in STOPPING]
    before = first - A_DAY
    wanted = limit if unit == "day" else (_months_after(before, limit) - before).days
    marks = [] if first == began else [Counted(began, "start")]
    runs = _run(calendar, ours, first, wanted, plain=True)
    end = runs[-1].day if runs else began
    off = not calendar.is_working(end)
    more = _run(calendar, ours, end + A_DAY, off + extension, counted=wanted - off)
    days = (*marks, *runs, *more)
    if _is_short(days, wanted + extension):
        return Due(why=(*why, "stopped-now"), days=(*marks, *runs))
    told = [f"limit-{unit} {limit}", *([f"rolled {end} {calendar.not_before(end)}"] if off else [])]
    told += [f"extended {extension}"] if extension else []
    due = days[-1].day
    told += [f"stopped {s.since} {s.until} {s.step}" for s in ours if _touches(s, first, due)]
    return _told(rules, calendar, began, due, (*why, *told), days)


def _months_after(day: date, months: int) -> date:
    """The same day of a later month; its last day where it has no such day (民法典 202)."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _touches(stop: Stopped, first: date, due: date) -> bool:
    return stop.since <= due.isoformat() and (stop.until or "9") > first.isoformat()


def _is_stopped(stops: Sequence[Stopped], day: date) -> bool:
    text = day.isoformat()
    return any(stop.since <= text and (stop.until is None or text < stop.until) for stop in stops)


def _counts(calendar: LegalCalendar, stops: Sequence[Stopped], day: date) -> bool:
    return calendar.is_working(day) and not _is_stopped(stops, day)


def _marked(calendar: LegalCalendar, stops: Sequence[Stopped], day: date, n: int) -> Counted:
    if not calendar.is_working(day):
        return _skipped(calendar, day)
    if _is_stopped(stops, day):
        return Counted(day, "stopped")
    return Counted(day, "makeup" if calendar.kind(day) == "makeup" else "counted", n)


def _skipped(calendar: LegalCalendar, day: date) -> Counted:
    return Counted(day, "holiday" if calendar.kind(day) == "holiday" else "weekend")


def _told(
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
