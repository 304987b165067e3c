"""What needs a hand now, in words, with what to do about it (rows C7, E2, E3)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from hall_link.wire.base import Words
from hall_link.wire.printing import PrintJob
from hall_server.delivery.hall import Hall
from hall_server.web.manager.devices import state_of
from hall_server.web.manager.words import ALARMS, TEXTS

Connected = Callable[[str], bool]
Told = Words | str | int


@dataclass(frozen=True, slots=True)
class Alarm:
    """`job`: the slip a person has to decide about."""

    key: str
    level: Literal["warn", "bad"]
    what: Words
    remedy: Words
    job: str | None = None


def alarms(
    hall: Hall, connected: Connected, healthy: bool, unserved: Sequence[tuple[Words, int]]
) -> tuple[Alarm, ...]:
    """The worst first. `unserved`: queues where people wait and no window is open."""
    found = [
        *([] if healthy else [_alarm("store")]),
        *_helps(hall),
        *_windows(hall),
        *_voices(hall, connected),
        *_printers(hall, connected),
        *_jobs(hall),
        *_calendar(hall),
        *(
            _alarm("unserved", "warn", told={"queue": queue, "n": waiting})
            for queue, waiting in unserved
        ),
    ]
    return tuple(sorted(found, key=lambda alarm: alarm.level))


def _alarm(
    key: str,
    level: Literal["warn", "bad"] = "bad",
    job: str | None = None,
    told: dict[str, Told] | None = None,
) -> Alarm:
    what, remedy = ALARMS[key]
    told = told or {}
    return Alarm(key, level, _filled(what, told), _filled(remedy, told), job)


def _filled(words: Words, told: dict[str, Told]) -> Words:
    zh = {name: value.zh if isinstance(value, Words) else value for name, value in told.items()}
    en = {name: value.en if isinstance(value, Words) else value for name, value in told.items()}
    return Words(zh=words.zh.format(**zh), en=words.en.format(**en))


def _calendar(hall: Hall) -> Iterator[Alarm]:
    """A year whose working days nobody published is told a month before it begins."""
    if not hall.business_day or hall.premises.doors is None:
        return
    soon = date.fromisoformat(hall.business_day) + timedelta(days=31)
    if not hall.premises.timetable.is_published(soon):
        yield _alarm("calendar", "warn", told={"year": soon.year})


def _helps(hall: Hall) -> Iterator[Alarm]:
    """Who calls for help (row B14)."""
    for wanted in hall.helps.open():
        level: Literal["warn", "bad"] = "bad" if wanted.what == "emergency" else "warn"
        yield _alarm(f"help-{wanted.what}", level, told={"window": wanted.window})


def _windows(hall: Hall) -> Iterator[Alarm]:
    """Windows left with people waiting (row B7)."""
    for window in hall.windows.watched():
        if window.unattended_at is None:
            continue
        reason = hall.premises.premises.pause(window.paused_reason)
        if window.paused_reason is None:
            yield _alarm("window-left", told={"window": window.number})
        else:
            why = reason.name if reason else window.paused_reason
            yield _alarm("window-paused", "warn", told={"window": window.number, "why": why})


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
            slips = _slips(len(hall.paper.to_print(printer.id)))
            told: dict[str, Told] = {"kind": TEXTS["printer"], "name": printer.name, "slips": slips}
            yield _alarm(f"printer-{state}", "warn" if state == "low" else "bad", told=told)


def _slips(waiting: int) -> Words:
    return _filled(TEXTS["slips"], {"n": waiting}) if waiting else Words(zh="", en="")


def _jobs(hall: Hall) -> Iterator[Alarm]:
    """Slips nobody is sure of, and those that never found a printer."""
    for job in hall.paper.jobs.values():
        if job.state in ("uncertain", "failed"):
            number = PrintJob.model_validate_json(job.body).ticket.number
            yield _alarm(f"job-{job.state}", "warn", job.job_id, {"number": number})
    homeless = len(hall.paper.homeless())
    if homeless:
        yield _alarm("no-printer", told={"n": homeless})
