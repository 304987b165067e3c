"""Locks and sessions over power cuts, by the hall's own clock (row H1)."""

from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support.database import events, rows
from tests.support.hall import RunningHall
from tests.support.people import give_password, sits_down

RIGHT = "open sesame"


def sits(hall: RunningHall, password: str) -> dict[str, Any]:
    """How an attempt of chenfang's is refused."""
    with hall.client() as http:
        body = {"name": "chenfang", "password": password}
        refused: dict[str, Any] = http.post("/windows/3/sign-in", json=body).json()["error"]
    return refused


def enter(http: httpx.Client) -> None:
    body = {"name": "liangmin", "password": RIGHT}
    assert http.post("/sessions", json=body).status_code == 201


@pytest.mark.row("H1", "K1")
def test_locks_and_sessions_last_as_long_as_they_should(tmp_path: Path) -> None:
    hall = RunningHall(tmp_path / "hall")
    hall.start(clock="2026-11-23T08:00:00+08:00")
    try:
        for name in ("chenfang", "zhaolei", "liangmin"):
            give_password(hall, name, RIGHT)
        tries = [sits(hall, "a guess")["code"] for _ in range(5)]
        assert tries == ["wrong-credentials"] * 4 + ["locked"]
        locked = sits(hall, RIGHT)
        assert (locked["code"], locked["details"]) == ("locked", {"minutes": 15})
        sits_down(hall, 4, "zhaolei", RIGHT)  # nobody else is kept out
        with hall.client() as early, hall.client() as late:
            enter(early)
            enter(late)

            hall.kill()
            hall.start(clock="2026-11-23T08:10:30+08:00")
            assert sits(hall, RIGHT)["details"] == {"minutes": 5}
            assert early.delete("/sessions").json() == {"closed": True}

            hall.kill()
            hall.start(clock="2026-11-23T20:01:30+08:00")
            assert late.delete("/sessions").json() == {"closed": False}
            enter(late)  # the expired one is cleared away
        sits_down(hall, 3, "chenfang", RIGHT)
    finally:
        hall.stop()
    kept = "SELECT failures, locked_until FROM staff WHERE name = 'chenfang'"
    assert rows(hall.data, kept) == [(0, None)]
    assert rows(hall.data, "SELECT count(*) FROM sessions WHERE closed_at IS NULL") == [(1,)]
    assert [event["failures"] for event in events(hall.data, "sign_in_failed")] == [1, 2, 3, 4, 5]
    for kind, times in (("account_locked", 1), ("session_opened", 3), ("session_closed", 1)):
        assert len(events(hall.data, kind)) == times
