"""The same hall over HTTP with PostgreSQL behind it, chosen by one setting."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.hall import RunningHall, refused


@pytest.mark.row("B2", "B4", "K1")
def test_a_visit_survives_a_kill_on_postgresql(postgres: Callable[[], str], tmp_path: Path) -> None:
    hall = RunningHall(tmp_path / "hall", env={"HALL_DATABASE_URL": postgres()})
    issuer, clerk = hall.key("integrator"), hall.key("clerk", 1)
    hall.start()
    try:
        with hall.client(issuer) as desk, hall.client(clerk) as window:
            items = desk.get("/guide/items").json()
            item = next(item["id"] for item in items if 1 in item["windows"])
            order = {"items": [item], "command_id": "first", "print": False}
            taken = desk.post("/tickets", json=order).json()
            assert window.post("/windows/1/call-next").json()["number"] == taken["number"]
            hall.kill()
            hall.start()
            assert desk.post("/tickets", json=order).json() == taken
            assert refused(window.post("/windows/1/call-next")) == (409, "visit-open")
            assert window.post("/windows/1/start").status_code == 200
            done = window.post("/windows/1/finish", json={"outcome": "done"})
            assert done.json()["state"] == "finished"
            rating = {"secret": taken["secret"], "level": 4}
            assert desk.post("/ratings", json=rating).status_code == 201
        assert "whole" in hall.cli("verify")
        assert not (hall.data / "hall.db").exists()
    finally:
        hall.stop()
