"""Every due day of the table comes out as it was worked out by hand."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from hall_server.deadlines.calendar import LegalCalendar
from hall_server.deadlines.rules import due_of
from hall_server.deadlines.why import explain, reason_of
from hall_server.premises.casebook import Deadlines
from tests.deadlines.worked import WORKED, Worked

pytestmark = pytest.mark.unit

HALL = ZoneInfo("Asia/Shanghai")


def _received(worked: Worked) -> date | datetime:
    if "T" in worked.received:
        return datetime.fromisoformat(worked.received).replace(tzinfo=HALL)
    return date.fromisoformat(worked.received)


def _told(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _due(worked: Worked) -> Any:
    rules = Deadlines(**worked.rules)
    received = _received(worked)
    day = received.date() if isinstance(received, datetime) else received
    accepted = day if worked.accepted == "received" else worked.accepted
    return due_of(
        rules,
        LegalCalendar(rules.working_days),
        worked.kind,  # type: ignore[arg-type]
        received,
        date.fromisoformat(accepted) if isinstance(accepted, str) else accepted,
        date.fromisoformat(worked.complete) if worked.complete else None,
        worked.limit,
        worked.stops,
        worked.extension,
    )


@pytest.mark.parametrize("worked", WORKED, ids=lambda worked: worked.name)
def test_the_due_day_is_the_one_worked_out_by_hand(worked: Worked) -> None:
    due = _due(worked)
    assert _told(due.due) == worked.due, worked.reasoning
    for name, value in worked.told.items():
        assert _told(getattr(due, name)) == value, worked.reasoning


@pytest.mark.parametrize("worked", WORKED, ids=lambda worked: worked.name)
def test_every_day_on_the_way_is_told_with_its_reason(worked: Worked) -> None:
    due = _due(worked)
    for words in (*explain(due), *map(reason_of, due.days)):
        assert words.zh
        assert words.en
        assert "{" not in words.zh + words.en
    days = [counted.day for counted in due.days]
    assert days == sorted(set(days)), "each day once, in order"
    if due.due is not None:
        assert days[-1] == due.due
        assert (days[-1] - days[0]).days == len(days) - 1, "no day is left out"


def test_the_table_has_what_was_promised() -> None:
    assert len(WORKED) >= 60
    assert len({worked.name for worked in WORKED}) == len(WORKED)
    assert {worked.received[:4] for worked in WORKED} == {"2024", "2025", "2026"}
    assert {worked.rules.get("starts") for worked in WORKED} >= {"after-receipt", "on-receipt"}


def test_a_worked_saturday_is_explained_in_both_languages() -> None:
    due = _due(WORKED[0])
    told = explain(due)
    assert "2月14日（周六）是调休上班日，计入" in [words.zh for words in told]
    assert "Sat 14 Feb is a make-up working day and counts" in [words.en for words in told]
    assert any("春节" in words.zh and "2月23日" in words.zh for words in told)
