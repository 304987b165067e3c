"""The clock of a case: its fields, told by the rules of deadlines (row F2)."""

from dataclasses import replace
from datetime import date, datetime
from functools import partial

from hall_link.wire.cases import CaseState
from hall_server.cases.clocks import colour, is_past
from hall_server.cases.listing import Days
from hall_server.cases.room import Scene
from hall_server.cases.tables import Case
from hall_server.deadlines.due import Due
from hall_server.deadlines.minutes import MINUTES
from hall_server.deadlines.rules import due_of
from hall_server.kernel.clock import business_day, stored, to_text
from hall_server.premises.gate import open_after, open_minutes

UNTOLD: frozenset[CaseState] = frozenset({"correcting", "returned", "refused", "withdrawn"})
"""Sent back, which `sent_back` told its day; and ends without a decision, where what was promised
is left as it was told."""


def day_of(scene: Scene, moment: str | None) -> date | None:
    """The hall's calendar day of a stored moment."""
    return None if moment is None else business_day(stored(moment), scene.hall.premises.zone)


def accepted_on(scene: Scene, case: Case) -> str | None:
    """The day it was accepted, `YYYY-MM-DD`."""
    return _text(day_of(scene, case.accepted_at))


def clocked(scene: Scene, case: Case) -> Case:
    """The case with its clock as it stands: its days and moments, the first of them kept.

    A promise that is broken stays so: no stop and no longer limit moves a day that is past. Only
    sending it up does, for then the promise is another's; that it was sent late stays in figures
    and register.
    """
    if case.state in UNTOLD or (_is_late(scene, case) and case.state != "sent_up"):
        return beside(scene, case)
    due = _due(scene, case)
    told = replace(
        case,
        due=_text(due.due),
        due_at=to_text(due.due_at) if due.due_at else None,
        yellow_at=to_text(due.yellow_at) if due.yellow_at else None,
        yellow_from=_text(due.yellow_from),
        silent_from=_text(due.silent_from),
    )
    first = case.first_due or _first_due(told)
    return beside(scene, replace(told, first_due=first, send_by=_send_by(told)))


def sent_back(scene: Scene, case: Case) -> Case:
    """The case as its papers have to be put right first: nothing is promised, yet somebody must ask
    once they were waited for as long as a supplement's are."""
    ask = scene.calendar.after(scene.today, scene.book.deadlines.supplement_days).isoformat()
    told = replace(case, due=None, due_at=None, yellow_at=None, silent_from=None)
    return replace(told, yellow_from=ask)


def beside(scene: Scene, case: Case) -> Case:
    """The case with what it has to keep besides its promise, the papers that are owed. Who was told
    of its lateness (`stage`) is forgotten once it is late in nothing."""
    owed = min((paper.owed_until for paper in case.owed if paper.owed_until), default=None)
    yellow = None
    if owed is not None:
        before = scene.book.deadlines.yellow_days
        yellow = scene.calendar.before(date.fromisoformat(owed), before).isoformat()
    told = replace(case, owed_due=owed, owed_yellow=yellow)
    return told if colour(told, scene.day) == "red" else replace(told, stage=0)


def owed_days(scene: Scene) -> Days:
    """Until when a paper that may come later can be owed: from today on, for as many working days
    as the hall allows."""
    last = scene.calendar.after(scene.today, scene.book.deadlines.owed_days)
    return Days(scene.day, last.isoformat())


def _is_late(scene: Scene, case: Case) -> bool:
    """Past its day, or its minute as far as its owner was told."""
    return is_past(case, scene.day) or (case.due_at is not None and case.stage > 0)


def _first_due(case: Case) -> str | None:
    """Its promise, once there is one: until it is sent up only the sending is promised."""
    waits = case.flow == "reported_up" and case.sent_up_on is None
    return None if waits or case.accepted_at is None else case.due


def _send_by(case: Case) -> str | None:
    """By when it has to be sent up: what its clock tells until it is."""
    waits = case.flow == "reported_up" and case.sent_up_on is None
    return case.due if waits and case.accepted_at is not None else case.send_by


def _due(scene: Scene, case: Case) -> Due:
    """A reported-up case has to be sent in time first; then the superior's promise runs."""
    rules, calendar = scene.book.deadlines, scene.calendar
    accepted = day_of(scene, case.accepted_at)
    complete, limit, unit = case.complete_day, case.limit_days or 0, case.limit_unit
    if case.flow == "reported_up":
        complete = case.sent_up_on
        unit = case.limit_unit if case.sent_up_on else "working_day"
        limit = limit if case.sent_up_on else rules.send_up_days
    began = _began(scene, case)
    due = due_of(
        rules,
        calendar,
        case.flow,
        began,
        accepted,
        date.fromisoformat(complete) if complete else None,
        limit,
        case.stops,
        (case.extension_days or 0) if case.extension == "approved" else 0,
        unit=unit,
        after=partial(open_after, scene.hall.timetable),
    )
    return _by_closing(scene, due, began) if unit == "same_day" else due


def _by_closing(scene: Scene, due: Due, began: datetime) -> Due:
    """Promised for the same day: until the last session of that day ends, where the hall has hours
    and serves then; who came after it is answered on that day all the same."""
    table = scene.hall.timetable
    closings = [s.closes for s in table.sessions(due.due)] if due.due and table.hours else []
    if due.due_at is not None or not closings or closings[-1] <= began:
        return due
    near = open_after(table, began, open_minutes(table, began, closings[-1]) * 2 / 3)
    return replace(due, due_at=closings[-1], yellow_at=near)


def _began(scene: Scene, case: Case) -> datetime:
    """When it came; when its papers were put right, for one that had to be corrected first."""
    zone = scene.hall.premises.zone
    received = stored(case.received_at).astimezone(zone)
    accepted = stored(case.accepted_at).astimezone(zone) if case.accepted_at else received
    corrected = case.complete_day is not None and case.complete_day > f"{received:%Y-%m-%d}"
    at_once = case.flow == "on_the_spot" or case.limit_unit in MINUTES
    return accepted if corrected or at_once else received


def answered_by(scene: Scene, case: Case, sent: date) -> date:
    """When the level above has promised to answer, were it sent on that day."""
    rules, flow = scene.book.deadlines, case.flow
    amount, unit = case.limit_days or 0, case.limit_unit
    due = due_of(rules, scene.calendar, flow, sent, sent, sent, amount, unit=unit)
    assert due.due is not None, "sent, and nothing stops it"
    return due.due


def deliver_by(scene: Scene, decided_on: date) -> str:
    """Until when a result decided on a day must be handed over (行政许可法 44)."""
    rules = scene.book.deadlines
    due = due_of(rules, scene.calendar, "delivery", decided_on, None, None, rules.delivery_days)
    assert due.due is not None
    return due.due.isoformat()


def task_days(scene: Scene) -> tuple[str, str]:
    """By when a window that joins today does its part, and from when that is yellow."""
    rules = scene.book.deadlines
    due = due_of(rules, scene.calendar, "task", scene.today, None, None, rules.task_days)
    assert due.due is not None
    assert due.yellow_from is not None
    return due.due.isoformat(), due.yellow_from.isoformat()


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
