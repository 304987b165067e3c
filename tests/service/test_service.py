"""A served hall and the machine it runs on: figures, log, service manager, clock, disk, its end."""

import json
import os
import re
import signal
from typing import Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from hall_server.commands.running import CLOSED
from tests.service.conftest import Manager
from tests.support.database import rows
from tests.support.hall import RunningHall, refused
from tests.support.people import ITEMS, Voice, key_of

PROXIED = {"X-Forwarded-For": "10.0.0.7"}


def figures(hall: RunningHall) -> dict[tuple[str, str], float]:
    """(name, the value of its label or "") -> figure."""
    text = httpx.get(hall.url + "/metrics").raise_for_status().text
    families = text_string_to_metric_families(text)
    return {
        (s.name, next(iter(s.labels.values()), "")): s.value for f in families for s in f.samples
    }


def order(who: Voice) -> tuple[int, Any]:
    """Takes a number: the status, and the refusal's code or None."""
    answer = who.http.post("/tickets", json={"items": [ITEMS["general"]]})
    return (201, None) if answer.status_code == 201 else refused(answer)


@pytest.mark.row("K6")
def test_figures_and_log_and_signs_of_life(hall: RunningHall, manager: Manager) -> None:
    hall.stop()
    hall.start(env={**manager.environment, "HALL_LOG_JSON": "1"})
    manager.hear("READY=1")
    manager.hear("WATCHDOG=1")
    citizen = Voice(hall, key_of(hall, "integrator"))
    before = figures(hall)
    assert order(citizen) == (201, None)
    assert refused(citizen.http.post("/tickets", json={"items": ["nothing"]}))[0] == 404
    assert Voice(hall, "nobody's").http.get("/hall").status_code == 401

    now = figures(hall)
    assert now["hall_acts_total", "take_ticket"] == 1
    assert now["hall_refusals_total", "unknown-item"] == 1
    assert now["hall_turned_away_total", "unauthorized"] == 1
    assert now["hall_waiting", "general"] == before["hall_waiting", "general"] + 1
    assert now["hall_batch_seconds_count", ""] > before["hall_batch_seconds_count", ""]
    assert now["hall_disk_free_bytes", ""] > 0
    assert {now["hall_fault", fault] for fault in ("store", "clock", "disk-full")} == {0}
    only_the_machine_and_leaders_read_them(hall, citizen)

    hall.process.send_signal(signal.SIGTERM)
    hall.process.wait(10)
    manager.hear("STOPPING=1")
    lines = [json.loads(line) for line in hall.log.read_text().splitlines() if line[:1] == "{"]
    assert any("the hall is open" in line["message"] for line in lines)
    assert all({"at", "level", "logger", "message"} <= set(line) for line in lines)


def only_the_machine_and_leaders_read_them(hall: RunningHall, integrator: Voice) -> None:
    """As if asked from another machine: without a key, with a kiosk's, with an integrator's."""
    address = hall.url + "/metrics"
    kiosk = {"Authorization": f"Bearer {key_of(hall, 'kiosk')}"}
    assert httpx.get(address, headers=PROXIED).status_code == 401
    assert httpx.get(address, headers=PROXIED | kiosk).status_code == 403
    assert integrator.http.get(address, headers=PROXIED).status_code == 200


@pytest.mark.row("K8")
def test_a_clock_before_the_ledger_gives_nothing_out_until_the_date_is_confirmed(
    hall: RunningHall,
) -> None:
    hall.stop()
    hall.start(clock="2031-03-04T09:00:00+08:00")
    citizen = Voice(hall, key_of(hall, "integrator"))
    clerk = Voice(hall, key_of(hall, "clerk", 1))
    assert order(citizen) == (201, None)
    hall.stop()
    hall.start()  # by the machine's clock, years earlier than what has happened

    assert order(citizen) == (503, "date-in-doubt")
    assert figures(hall)["hall_fault", "clock"] == 1
    called = clerk.ask("POST", "/windows/1/call-next")
    assert called["number"].endswith("001")  # who is in line is served
    assert order(citizen) == (503, "date-in-doubt")  # what is done meanwhile vouches for nothing
    hall.stop()
    hall.start()
    assert order(citizen) == (503, "date-in-doubt")

    wrong = hall.cli("confirm-date", "2031-03-04", check=False)
    assert "(other-date)" in wrong
    assert "Confirmed" in hall.cli("confirm-date", today(hall))
    assert order(citizen) == (201, None)
    hall.stop()
    hall.start()
    assert order(citizen) == (201, None)
    assert "whole" in hall.cli("verify")


def today(hall: RunningHall) -> str:
    """The date by the machine's clock where the hall is."""
    ((latest,),) = rows(hall.data, "SELECT datetime('now', '+8 hours')")
    return str(latest)[:10]


@pytest.mark.row("K8")
def test_the_last_room_on_the_disk_is_kept_for_those_in_line(hall: RunningHall) -> None:
    citizen = Voice(hall, key_of(hall, "integrator"))
    clerk = Voice(hall, key_of(hall, "clerk", 1))
    assert order(citizen) == (201, None)
    hall.stop()
    hall.start(env={"HALL_DISK_FULL_MIB": str(10**9)})
    assert order(citizen) == (503, "no-room")
    assert figures(hall)["hall_fault", "disk-full"] == 1
    clerk.ask("POST", "/windows/1/call-next")
    clerk.ask("POST", "/windows/1/start")
    clerk.ask("POST", "/windows/1/finish", {"outcome": "done"})


@pytest.mark.row("K8")
def test_when_the_battery_runs_low_the_hall_closes_in_order(hall: RunningHall) -> None:
    citizen = Voice(hall, key_of(hall, "integrator"))
    assert order(citizen) == (201, None)
    assert "may be switched off" in hall.cli("close", "--power")
    assert hall.process.wait(10) == CLOSED
    assert not os.path.exists(hall.data / "hall.db-wal")
    ((body,),) = rows(hall.data, "SELECT body FROM ledger ORDER BY seq DESC LIMIT 1")
    assert re.search('"kind":"server_closed".*', body)
    hall.start()
    assert citizen.hall()["queues"]
    assert "may be switched off" in hall.cli("close")
    assert "may be switched off" in hall.cli("close")  # nobody runs: nothing to wait for
