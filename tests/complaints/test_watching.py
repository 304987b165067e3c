"""Clocks are looked at as a day opens or a record changes, not for every command."""

from typing import Any

import pytest

from hall_server.complaints import watch
from hall_server.kernel.watchlist import Watchlist
from hall_server.rectifications import watch as ratings_watch
from tests.complaints.small_office import handled, left, office
from tests.rectifications.small_room import RatedHall

pytestmark = pytest.mark.unit


def test_what_is_not_due_rests_until_it_changes_or_the_day_does() -> None:
    looked: list[str] = []

    def is_due(name: str) -> bool:
        looked.append(name)
        return name == "late"

    watched = Watchlist()
    for name in ("late", "early"):
        watched.add(name)
    assert watched.sift(is_due) == ["late"]
    assert watched.sift(is_due) == ["late"]
    assert looked == ["late", "early", "late"]
    watched.add("early")
    watched.sift(is_due)
    assert looked[-1] == "early"
    watched.begin_day(["early"])
    assert watched.sift(is_due) == []


def counted(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> list[str]:
    """Which records a rule of this module was asked about."""
    asked, rule = [], getattr(module, name)

    def told(room: Any, record: Any) -> Any:
        asked.append(record.id)
        return rule(room, record)

    monkeypatch.setattr(module, name, told)
    return asked


def test_a_command_looks_at_no_complaint_it_does_not_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hall = office()
    ids = [left(hall)[1] for _ in range(30)]
    left(hall)
    asked = counted(monkeypatch, watch, "_levels")
    handled(hall, ids[0], "take")
    handled(hall, ids[1], "take")
    handled(hall, ids[2], "take")
    assert len(asked) <= 4


def test_nor_at_a_rating_being_put_right(monkeypatch: pytest.MonkeyPatch) -> None:
    hall = RatedHall()
    hall.rated(1)
    hall.visited()
    asked = counted(monkeypatch, ratings_watch, "_untold")
    hall.visited()
    assert asked == []
    hall.clock.advance(days=1)
    hall.visited()
    assert set(asked) == {hall.opened().id}
