"""What needs a hand now, in words, with what to do about it.

Rows B7, B14, C7, E2, E3, F3, G3, H5, H6, I1 and I6.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from hall_link.wire.base import Words
from hall_link.wire.printing import PrintJob
from hall_server.cases.hand_overs import unsigned
from hall_server.complaints.views import may_know_group, tally_for
from hall_server.delivery.hall import Hall
from hall_server.devices.findings import MAY_WAIT
from hall_server.helps.state import GRAVE
from hall_server.paper.print_elsewhere import other_printer, stranded
from hall_server.paper.print_slip import stand_in_of
from hall_server.paper.tables import ELSEWHERE
from hall_server.queue.release_visit import is_silent
from hall_server.rectifications.views import tally_for as bad_ratings
from hall_server.web.manager.clocks_view import late_cases, unknown_year
from hall_server.web.manager.decisions_view import loose_owners, waiting
from hall_server.web.manager.devices import state_of
from hall_server.web.manager.words import ALARMS, TEXTS

CALENDAR_AHEAD = timedelta(days=60)
"""How long before it begins a year without legal working days is an alarm."""

Connected = Callable[[str], bool]
Told = Words | str | int

URGENCY = (
    "store",
    "clock",
    "disk-full",
    "help-emergency",
    "help-group",
    "window-left",
    "no-printer",
    "voice",
    "printer",
    "device",
    "help",
    "unserved",
    "late",
    "window",
    "job",
    "strays",
    "cases",
    "requests",
    "complaints",
    "ratings",
    "duty",
    "opening",
    "closing",
    "calendar",
    "disk-low",
    "memory-low",
    "files-low",
    "backup",
)
"""Beginnings of keys: among alarms of one level, what must be seen to first."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Where an alarm is seen to: a call for help by id, a window, a queue, a page of the day."""

    kind: Literal["help", "window", "queue", "page"]
    name: str


@dataclass(frozen=True, slots=True)
class Alarm:
    """`job`: the slip a person has to decide about; `printer`: the one whose roll is changed;
    `stranded`: the one whose papers another printer could print."""

    key: str
    level: Literal["warn", "bad"]
    what: Words
    remedy: Words
    job: str | None = None
    goal: Goal | None = None
    printer: str | None = None
    stranded: str | None = None


@dataclass(frozen=True, slots=True)
class Short:
    """A queue that is not as promised. `longest`: minutes the first has waited; `served`: a window
    is open for it; `late`: longer than promised."""

    queue: str
    name: Words
    waiting: int
    longest: int
    served: bool
    late: bool


def alarms(
    hall: Hall,
    connected: Connected,
    healthy: bool,
    short: Sequence[Short],
    now: datetime,
    me: str = "",
    faults: Sequence[str] = (),
) -> tuple[Alarm, ...]:
    """The worst first. `me`: who looks; what a complaint kept from them is about they never see.
    `faults`: what is wrong with the server's machine."""
    found = [
        *([] if healthy else [_alarm("store")]),
        *map(_fault, faults),
        *_helps(hall, me),
        *_windows(hall),
        *_silent(hall, now),
        *_voices(hall, connected),
        *_printers(hall, connected),
        *_tested(hall, connected),
        *_jobs(hall),
        *_strays(hall),
        *_queues(short),
        *_cases(hall, now),
        *_office(hall, me),
        *_ratings(hall, me),
        *_day(hall, now),
    ]
    return tuple(sorted(found, key=lambda alarm: (alarm.level, _urgency(alarm.key))))


def _urgency(key: str) -> int:
    return next(place for place, start in enumerate(URGENCY) if key.startswith(start))


def _alarm(
    key: str,
    level: Literal["warn", "bad"] = "bad",
    job: str | None = None,
    told: dict[str, Told] | None = None,
    goal: Goal | None = None,
) -> Alarm:
    what, remedy = ALARMS[key]
    told = told or {}
    return Alarm(key, level, _filled(what, told), _filled(remedy, told), job, goal)


def _fault(key: str) -> Alarm:
    """Of the server's machine; a date in doubt is settled here, on the page."""
    goal = Goal("page", "date") if key == "clock" else None
    return _alarm(key, "warn" if key in MAY_WAIT else "bad", goal=goal)


def _filled(words: Words, told: dict[str, Told]) -> Words:
    zh = {name: value.zh if isinstance(value, Words) else value for name, value in told.items()}
    en = {name: value.en if isinstance(value, Words) else value for name, value in told.items()}
    return Words(zh=words.zh.format(**zh), en=words.en.format(**en))


def _day(hall: Hall, now: datetime) -> Iterator[Alarm]:
    """What the day itself asks of a leader, in a hall that has hours."""
    if not hall.business_day or hall.premises.doors is None:
        return
    state = hall.premises.hours(now).state
    if hall.premises.day.open and hall.days.leader(hall.business_day) is None:
        yield _alarm("duty", "warn", goal=Goal("page", "duty"))
    if state == "open" and hall.days.routine("opening") is None:
        yield _alarm("opening", "warn", goal=Goal("page", "opening"))
    if state in ("after", "extended") and hall.days.routine("closing") is None:
        yield _alarm("closing", "warn", goal=Goal("page", "closing"))
    yield from _calendar(hall)


def _calendar(hall: Hall) -> Iterator[Alarm]:
    """A year whose working days nobody published is told a month before it begins."""
    soon = date.fromisoformat(hall.business_day) + timedelta(days=31)
    if not hall.premises.timetable.is_published(soon):
        yield _alarm("calendar", "warn", told={"year": soon.year})


def _cases(hall: Hall, now: datetime) -> Iterator[Alarm]:
    """What waits for a leader's decision, and whose owner has left; cases past their day, promises
    that reach into a year nobody has published (row F3), papers nobody signed for by the end of
    the day (F7)."""
    asked, left = waiting(hall), loose_owners(hall)
    if asked:
        yield _alarm("cases-asked", told={"n": asked}, goal=Goal("page", "clocks"))
    if left:
        yield _alarm("cases-left", told={"n": left}, goal=Goal("page", "clocks"))
    late = late_cases(hall, now)
    if late:
        yield _alarm("cases-late", told={"n": late}, goal=Goal("page", "clocks"))
    if hall.business_day:
        year = unknown_year(hall, date.fromisoformat(hall.business_day) + CALENDAR_AHEAD)
        if year is not None:
            yield _alarm("cases-calendar", "warn", told={"year": year})
    papers = unsigned(hall.casework, now)
    if papers:
        yield _alarm("cases-papers", "warn", told={"n": papers}, goal=Goal("page", "clocks"))


def _office(hall: Hall, me: str) -> Iterator[Alarm]:
    """Complaints past their day, and those nobody may handle: their figures only (row H5)."""
    tally = tally_for(hall.office, me)
    if tally.red:
        yield _alarm("complaints-late", told={"n": tally.red}, goal=Goal("page", "complaints"))
    if tally.stuck:
        yield _alarm("complaints-stuck", told={"n": tally.stuck}, goal=Goal("page", "complaints"))
    late = sum(request.urged > 0 for request in hall.requests.waiting())
    if late:
        yield _alarm("requests-late", told={"n": late}, goal=Goal("page", "requests"))


def _ratings(hall: Hall, me: str) -> Iterator[Alarm]:
    """Bad ratings past their day, and those nobody was given yet (row D5)."""
    tally, goal = bad_ratings(hall.rectifying, me), Goal("page", "ratings")
    if tally.red:
        yield _alarm("ratings-late", told={"n": tally.red}, goal=goal)
    if tally.unassigned:
        yield _alarm("ratings-new", "warn", told={"n": tally.unassigned}, goal=goal)


def _helps(hall: Hall, me: str) -> Iterator[Alarm]:
    """Who calls for help (row B14), waits for a guide (rows A20, A22), petitions with others (H6)
    or asks for service (G3)."""
    for wanted in hall.helps.open():
        if wanted.what == "group" and not may_know_group(hall.office, me, wanted.number or ""):
            continue
        level: Literal["warn", "bad"] = "bad" if wanted.what in GRAVE else "warn"
        told: dict[str, Told] = {"window": wanted.window or "", "number": wanted.number or ""}
        yield _alarm(f"help-{wanted.what}", level, told=told, goal=Goal("help", wanted.id))


def _windows(hall: Hall) -> Iterator[Alarm]:
    """Windows left with people waiting (row B7)."""
    for window in hall.windows.watched():
        if window.unattended_at is None:
            continue
        goal = Goal("window", str(window.number))
        reason = hall.premises.premises.pause(window.paused_reason)
        if window.paused_reason is None:
            yield _alarm("window-left", told={"window": window.number}, goal=goal)
        else:
            why = reason.name if reason else window.paused_reason
            told: dict[str, Told] = {"window": window.number, "why": why}
            yield _alarm("window-paused", "warn", told=told, goal=goal)


def _silent(hall: Hall, now: datetime) -> Iterator[Alarm]:
    """Visits whose clerk gave no sign for long (row B17); who left altogether is told before."""
    for window in hall.windows.all():
        ticket, seat = hall.queue.at_window(window.number), hall.windows.seat(window.number)
        if ticket is None or seat is None or not is_silent(hall.premises, ticket, seat, now):
            continue
        told: dict[str, Told] = {"window": window.number, "number": ticket.number}
        goal = Goal("window", str(window.number))
        yield _alarm("window-silent", "warn", told=told, goal=goal)


def _queues(short: Sequence[Short]) -> Iterator[Alarm]:
    """Where people wait for nobody, or longer than they were promised."""
    for queue in short:
        goal = Goal("queue", queue.queue)
        if not queue.served:
            told: dict[str, Told] = {"queue": queue.name, "n": queue.waiting}
            yield _alarm("unserved", "warn", told=told, goal=goal)
        elif queue.late:
            told = {"queue": queue.name, "n": queue.longest}
            yield _alarm("late", "warn", told=told, goal=goal)


def _voices(hall: Hall, connected: Connected) -> Iterator[Alarm]:
    for display in hall.devices.of_role("display"):
        state, level = state_of(hall, display, connected(display.id))
        if level == "bad":
            key = "voice-away" if state == "away" else "voice-fault"
            yield _alarm(key, told={"kind": TEXTS["display"], "name": display.name})


def _printers(hall: Hall, connected: Connected) -> Iterator[Alarm]:
    for printer in hall.devices.of_role("printer"):
        state, level = state_of(hall, printer, connected(printer.id))
        if level == "bad" or state == "low":
            slips = _aside(hall, printer.id)
            told: dict[str, Told] = {"kind": TEXTS["printer"], "name": printer.name, "slips": slips}
            alarm = _alarm(f"printer-{state}", "warn" if state == "low" else "bad", told=told)
            yield _remedied(alarm, hall, printer.id, state)


def _remedied(alarm: Alarm, hall: Hall, printer: str, state: str) -> Alarm:
    """With what one press can do about it."""
    if state in ("low", "out"):
        return replace(alarm, printer=printer)
    left = stranded(hall.paper, hall.devices, printer)
    other = other_printer(hall.devices, printer)
    return replace(alarm, stranded=printer) if left and other is not None else alarm


def _tested(hall: Hall, connected: Connected) -> Iterator[Alarm]:
    """Devices the last test had no answer from (row I4), until they are back or are tested again;
    those whose absence is an alarm anyway are told there."""
    silent = []
    for tested in hall.devices.found.silent() if hall.devices.found else []:
        device, there = hall.devices.find(tested.device), connected(tested.device)
        if device is None or device.revoked_at is not None or (there and not tested.connected):
            continue
        if state_of(hall, device, there)[1] != "bad":
            silent.append(device.name)
    if silent:
        names = Words(zh="、".join(silent), en=", ".join(silent))
        yield _alarm("device-silent", told={"names": names}, goal=Goal("page", "tests"))


def _aside(hall: Hall, printer: str) -> Words:
    """Who prints in its place, and what waits for it all the same."""
    other = stand_in_of(hall.devices, printer)
    waiting = sum(job.detail != ELSEWHERE for job in hall.paper.to_print(printer))
    told = [_filled(TEXTS["slips"], {"n": waiting})] if waiting else []
    if other is not None:
        told.append(_filled(TEXTS["stand-in"], {"other": hall.devices.name_of(other)}))
    return Words(zh="".join(one.zh for one in told), en="".join(one.en for one in told))


def _strays(hall: Hall) -> Iterator[Alarm]:
    """Tickets kiosks gave while the server was away that the hall does not know."""
    devices = Counter(stray.device for stray in hall.queue.reserves.strays.values())
    for device, count in devices.items():
        yield _alarm("strays", told={"name": hall.devices.name_of(device), "n": count})


def _jobs(hall: Hall) -> Iterator[Alarm]:
    """Slips nobody is sure of, and those that never found a printer."""
    for job in hall.paper.jobs.values():
        if job.state in ("uncertain", "failed"):
            number = PrintJob.model_validate_json(job.body).label
            yield _alarm(f"job-{job.state}", "warn", job.job_id, {"number": number})
    homeless = len(hall.paper.homeless())
    if homeless:
        yield _alarm("no-printer", told={"n": homeless})
