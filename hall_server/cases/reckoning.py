"""The clock of a case: its fields, told by the rules of deadlines (row F2)."""

from dataclasses import replace
from datetime import date, datetime

from hall_link.wire.cases import CaseState
from hall_link.wire.guide import ServiceItem
from hall_server.cases.room import Scene
from hall_server.cases.tables import Case
from hall_server.deadlines.rules import Due, due_of
from hall_server.kernel.clock import business_day, stored, to_text
from hall_server.premises.casebook import CaseKind

NO_CLOCK: frozenset[CaseState] = frozenset({"returned", "refused", "withdrawn"})
"""Ends without a decision: what was promised is left as it was told."""


def day_of(scene: Scene, moment: str | None) -> date | None:
    """The hall's calendar day of a stored moment."""
    return None if moment is None else business_day(stored(moment), scene.hall.premises.zone)


def limit_of(scene: Scene, kind: CaseKind, item: ServiceItem, told: int | None) -> int:
    """The promise in working days, for a petition in days: as told, else the item's, else the
    kind's, else the hall's."""
    if told is not None:
        return told
    promised = item.promised
    if kind.flow != "petition" and promised is not None and promised.unit == "working_day":
        return promised.amount
    if kind.limit is not None:
        return kind.limit
    book = scene.book
    return book.complaints.petition_days if kind.flow == "petition" else book.deadlines.default_days


def clocked(scene: Scene, case: Case) -> Case:
    """The case with its clock as it stands: `due`, `due_at`, `yellow_from`, `silent_from`.

    A later day than before forgives the lateness that was told (`stage`).
    """
    if case.state in NO_CLOCK:
        return case
    due = _due(scene, case)
    day = _text(due.due)
    later = day is None or day > (case.due or "")
    return replace(
        case,
        due=day,
        due_at=to_text(due.due_at) if due.due_at else None,
        yellow_from=_text(due.yellow_from),
        silent_from=_text(due.silent_from),
        stage=0 if later else case.stage,
    )


def _due(scene: Scene, case: Case) -> Due:
    """A reported-up case has to be sent in time first; then the superior's promise runs."""
    rules, calendar = scene.book.deadlines, scene.calendar
    accepted = day_of(scene, case.accepted_at)
    complete, limit = case.complete_day, case.limit_days or 0
    if case.flow == "reported_up":
        complete = case.sent_up_on
        limit = limit if case.sent_up_on else rules.send_up_days
    return due_of(
        rules,
        calendar,
        case.flow,
        _began(scene, case),
        accepted,
        date.fromisoformat(complete) if complete else None,
        limit,
        case.stops,
        (case.extension_days or 0) if case.extension == "approved" else 0,
    )


def _began(scene: Scene, case: Case) -> datetime:
    """When it came; when its papers were put right, for one that had to be corrected first."""
    zone = scene.hall.premises.zone
    received = stored(case.received_at).astimezone(zone)
    accepted = stored(case.accepted_at).astimezone(zone) if case.accepted_at else received
    corrected = case.complete_day is not None and case.complete_day > f"{received:%Y-%m-%d}"
    return accepted if corrected or case.flow == "on_the_spot" else received


def deliver_by(scene: Scene) -> str:
    """Until when a result decided today must be handed over."""
    rules = scene.book.deadlines
    due = due_of(rules, scene.calendar, "delivery", scene.today, None, None, rules.delivery_days)
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
