"""A served hall and the machine it runs on: figures, log, service manager, clock, disk, its end."""

import json
import signal
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, expect
from prometheus_client.parser import text_string_to_metric_families

from hall_server.commands.running import CLOSED
from tests.service.conftest import Manager
from tests.support.database import rows
from tests.support.hall import RunningHall, refused
from tests.support.pages import PASSWORD, Crew
from tests.support.people import ITEMS, Voice, give_password, key_of

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
    hall: RunningHall, browser: Browser
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

    assert "(other-date)" in hall.cli("confirm-date", "2031-03-04", check=False)
    give_password(hall, "liangmin", PASSWORD)
    page = Crew(browser, hall).page("liangmin")
    page.locator(".alarm", has_text="服务器的时钟").get_by_role("button").click()
    expect(page.locator(".panel")).to_contain_text(today(hall))
    page.get_by_role("button", name="确定").click()
    expect(page.locator(".alarm", has_text="服务器的时钟")).to_have_count(0)
    expect(page.locator("header")).to_contain_text(today(hall))
    assert order(citizen) == (201, None)
    assert sorted(rows(hall.data, "SELECT number, business_day FROM tickets")) == [
        ("H001", "2031-03-04"),
        ("H002", today(hall)),  # the first of its day, but who has H001 is still here
    ]
    clerk.ask("POST", "/windows/1/start")
    hall.stop()
    hall.start()
    assert order(citizen) == (201, None)
    assert "whole" in hall.cli("verify")


def today(hall: RunningHall) -> str:
    """The date by the machine's clock where the hall is."""
    ((latest,),) = rows(hall.data, "SELECT datetime('now', '+8 hours')")
    return str(latest)[:10]


@pytest.mark.row("K8")
def test_a_full_disk_serves_who_is_in_line_and_a_low_battery_closes_in_order(
    hall: RunningHall,
) -> None:
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

    assert "may be switched off" in hall.cli("close", "--power")
    assert hall.process.wait(10) == CLOSED
    assert not (hall.data / "hall.db-wal").exists()
    ((body,),) = rows(hall.data, "SELECT body FROM ledger ORDER BY seq DESC LIMIT 1")
    assert '"data":{"why":"power"}' in body
    assert '"kind":"server_closed"' in body
    assert "may be switched off" in hall.cli("close")  # nobody runs: nothing to wait for
