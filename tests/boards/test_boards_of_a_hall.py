"""Boards on their lines to a real server: what they are given, and what is noted when they go."""

import json
import time
from datetime import datetime, timedelta

import pytest

from tests.boards.conftest import NINE
from tests.support.database import events, rows
from tests.support.hall import RunningHall
from tests.support.lines import Line
from tests.support.people import ITEMS, Clerk, Voice, key_of


def voices_are(hall: RunningHall, *wanted: tuple[str, str | None], within: float = 20) -> None:
    """Waits until this is what the hall knows of its displays, in the order of their first word."""
    end = time.monotonic() + within
    while (known := rows(hall.data, KNOWN)) != list(wanted):
        assert time.monotonic() < end, known
        time.sleep(0.02)


KNOWN = "SELECT state, detail FROM voices JOIN devices ON id = device ORDER BY created_at"
AWAY = ("fault", "display away")
READY = ("ready", None)


@pytest.mark.row("C1", "C4")
def test_a_display_hears_the_time_the_notices_and_its_place(monday: RunningHall) -> None:
    key = key_of(monday, "display", zone="east", speaks=True)
    with Line(monday) as line:
        welcome = line.hello("display", key)
        beat = json.loads(line.socket.recv(10))
    assert beat["type"] == "heartbeat"
    nine = datetime.fromisoformat(NINE)
    told = [datetime.fromisoformat(frame["at"]) - nine for frame in (welcome, beat)]
    assert timedelta(0) < told[0] < told[1] < timedelta(minutes=5)
    assert welcome["snapshot"]["wall"] == {
        "zone": "east",
        "speaks": True,
        "window": None,
        "elsewhere": ["east"],
    }
    notices = welcome["snapshot"]["board"]["notices"]
    assert len(notices) == 5
    assert all(
        notice[part][tongue] for notice in notices for part in notice for tongue in notice[part]
    )
    second = monday.cli(
        *("key", "create", "--role", "display", "--zone", "east", "--speaks"), check=False
    )
    assert "zone-has-a-voice" in second


@pytest.mark.row("B3", "C4", "C7")
def test_a_call_is_reported_shown_by_any_display_and_spoken_by_the_voice(
    monday: RunningHall,
) -> None:
    citizen, clerk = Voice(monday, key_of(monday, "kiosk")), Clerk(monday, 3)
    with Line(monday) as silent, Line(monday) as voice:
        silent.hello("display", key_of(monday, "display"))
        voice.hello("display", key_of(monday, "display", zone="door", speaks=True))
        citizen.take("civil", language="en", print=False)
        call = {"call_id": clerk.does("call-next")["call_id"], "round": 1}
        shown = silent.call("shown-1", "report_call", **call, done="shown")
        refused = silent.call("spoken-1", "report_call", **call, done="spoken")
        spoken = voice.call("spoken-2", "report_call", **call, done="spoken")
    assert shown["result"]["kind"] == spoken["result"]["kind"] == "noted"
    assert refused["error"]["code"] == "not-a-voice"
    told = citizen.hall()["recent_calls"][0]
    assert told["shown_at"] <= told["spoken_at"]


@pytest.mark.row("C7")
def test_a_display_that_dies_is_noted_also_when_the_server_was_away(
    hall: RunningHall,
) -> None:
    key = key_of(hall, "display", speaks=True)
    silent = key_of(hall, "display")
    with Line(hall) as line, Line(hall) as other:
        line.hello("display", key)
        other.hello("display", silent)
        assert line.call("voice-1", "report_voice", state="ready")["result"]["kind"] == "noted"
    voices_are(hall, AWAY, AWAY, within=10)  # the silent one too
    with Line(hall) as line:
        line.hello("display", key)
        line.call("voice-2", "report_voice", state="ready")
        hall.kill()  # and the display dies before the server is back
    voices_are(hall, READY, AWAY)
    hall.start()
    voices_are(hall, AWAY, AWAY)
    voice = rows(hall.data, "SELECT id FROM devices WHERE role = 'display' AND speaks")[0][0]
    told = [event for event in events(hall.data, "voice_state") if event["display"] == voice]
    assert [event["state"] for event in told] == ["ready", "fault", "ready", "fault"]


@pytest.mark.row("A13", "A22")
def test_a_scanned_ticket_is_found_and_the_wait_is_told(monday: RunningHall) -> None:
    citizen = Voice(monday, key_of(monday, "kiosk"))
    empty = citizen.take("land")
    assert empty["wait"] is None  # nobody sits at the only window
    Clerk(monday, 9)
    second = citizen.take("land")
    assert second["ahead"] == 1
    assert 0 <= second["wait"]["low"] <= second["wait"]["high"]
    with Line(monday) as kiosk:
        kiosk.hello("kiosk", key_of(monday, "kiosk"))
        found = kiosk.call("scan-1", "find_ticket", secret=second["secret"])["result"]["ticket"]
        assert (found["number"], found["state"], found["ahead"]) == ("E002", "waiting", 1)
        unknown = kiosk.call("scan-2", "find_ticket", secret="x" * 24)
        assert unknown["error"]["code"] == "unknown-ticket"
        paper = kiosk.call("scan-3", "take_ticket", items=[ITEMS["land"]])["result"]["job"][
            "ticket"
        ]
    assert paper["wait"]["high"] >= second["wait"]["high"]
    item = next(i for i in citizen.ask("GET", "/guide/items") if i["id"] == ITEMS["land"])
    assert paper["materials"] == item["materials"]
    assert item["materials"]


@pytest.mark.row("B1")
def test_the_windows_are_listed_without_a_key(monday: RunningHall) -> None:
    Clerk(monday, 6)
    listed = {w["number"]: w for w in Voice(monday).ask("GET", "/windows")}
    assert list(listed) == sorted(listed)
    assert listed[6] == {
        "number": 6,
        "name": {"zh": "劳动保障一", "en": "Labour 1"},
        "state": "open",
    }
    assert listed[12]["state"] == "closed"
