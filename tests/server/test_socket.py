"""The device socket as devices live it: greeting, snapshots, pushes, gaps, silence, slowness."""

import json
import time
from itertools import pairwise
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

from tests.support.hall import RunningHall
from tests.support.lines import Line
from tests.support.people import ITEMS, Clerk, Voice, key_of

PARTS = {
    "kiosk": {"guide"},
    "guide": {"guide"},
    "manager": {"guide"},
    "administrator": {"guide"},
    "integrator": {"guide"},
    "display": {"wall"},
    "clerk": {"desk"},
    "evaluator": {"pad"},
    "printer": {"jobs"},
}
"""Role -> what its snapshot holds besides the board."""

AT_WINDOW = {"clerk": 8, "evaluator": 8}


@pytest.mark.parametrize("role", PARTS)
def test_every_role_is_welcomed_with_what_it_may_see(
    shared_hall: RunningHall, citizen: Voice, role: str
) -> None:
    window = AT_WINDOW.get(role)
    with Line(shared_hall) as line:
        welcome = line.hello(role, key_of(shared_hall, role, window))
        now = citizen.hall()
    assert (welcome["hall_id"], welcome["epoch"]) == (now["hall_id"], now["epoch"])
    assert (welcome["wire_version"], welcome["heartbeat_s"]) == (1, 2.0)
    assert (welcome["seq"], welcome["window"]) == (now["seq"], window)
    assert welcome["name"].startswith(role)
    told = {part for part, value in welcome["snapshot"].items() if value is not None}
    assert told == {"board", *PARTS[role]}


def test_pushes_follow_each_other_and_tell_only_what_was_done(
    shared_hall: RunningHall, citizen: Voice
) -> None:
    with Line(shared_hall) as display:
        seq = display.hello("display", key_of(shared_hall, "display"))["seq"]
        for wait in (1, 2, 3):
            citizen.take("legal")
            push = display.hear("push")
            assert push["follows"] == seq
            changes = {change["change"]: change for change in push["changes"]}
            assert changes["queue"]["queue"]["waiting"] == wait
            seq = push["seq"]
        assert citizen.refusal("/tickets", {"items": ["nothing"]}) == (404, "unknown-item")
        display.say({"type": "resync"})
        fresh = display.hear()  # and no push before it: a refusal is no news
        assert (fresh["type"], fresh["seq"]) == ("fresh", seq)


@pytest.mark.row("D1")
def test_a_pad_hears_of_its_own_window_only(shared_hall: RunningHall, citizen: Voice) -> None:
    mine, other = Clerk(shared_hall, 5), Clerk(shared_hall, 4)
    for _ in range(2):
        citizen.take("identity")
    with Line(shared_hall) as pad:
        pad.hello("evaluator", key_of(shared_hall, "evaluator", 5))
        other.serves_one()
        number = mine.serves_one()
        asked = [p for p in (own_change(pad.hear("push"), "pad") for _ in range(6)) if p]
        assert all(change["pad"]["window"] == 5 for change in asked)
        last = asked[-1]["pad"]
        assert last["number"] == number
        command = {"kind": "rate", "visit": last["visit"], "level": 2, "tags": [213], "text": "慢"}
        pad.say({"type": "call", "id": "pad-1", "command": command})
        assert own_change(pad.hear("push"), "pad")["pad"]["visit"] is None  # type: ignore[index]
        assert pad.hear("reply")["result"]["level"] == 2
        again = pad.call("pad-2", "rate", visit=last["visit"], level=5)
        assert again["error"]["code"] == "already-rated"


def own_change(push: dict[str, Any], kind: str) -> dict[str, Any] | None:
    """The change of this kind in a push."""
    return next((change for change in push["changes"] if change["change"] == kind), None)


def test_a_call_sent_twice_is_done_once(shared_hall: RunningHall) -> None:
    key = key_of(shared_hall, "kiosk")
    with Line(shared_hall) as line, Line(shared_hall) as later:
        line.hello("kiosk", key)
        later.hello("kiosk", key)
        first = line.call("take-once", "take_ticket", items=[ITEMS["finance"]])
        assert line.call("take-once", "take_ticket", items=[ITEMS["finance"]]) == first
        assert later.call("take-once", "take_ticket", items=[ITEMS["finance"]]) == first
        other = later.call("take-once", "take_ticket", items=[ITEMS["civil"]])
        assert other["error"]["code"] == "command-id-reused"


def test_a_reply_comes_after_the_push_that_shows_it(shared_hall: RunningHall) -> None:
    with Line(shared_hall) as kiosk:
        kiosk.hello("kiosk", key_of(shared_hall, "kiosk"))
        command = {"kind": "take_ticket", "items": [ITEMS["land"]]}
        kiosk.say({"type": "call", "id": "order-1", "command": command})
        assert [kiosk.hear()["type"], kiosk.hear()["type"]] == ["push", "reply"]


def test_a_silent_device_is_let_go_after_three_heartbeats(shared_hall: RunningHall) -> None:
    with Line(shared_hall) as line:
        begun = time.monotonic()
        beat = line.hello("display", key_of(shared_hall, "display"))["heartbeat_s"]
        heard, code = frames_to_the_end(line)
        assert [frame["type"] for frame in heard[:2]] == ["heartbeat", "heartbeat"]
        assert code == 1001
        assert 3 * beat - 0.5 < time.monotonic() - begun < 3 * beat + 8


@pytest.mark.row("K2")
def test_a_slow_reader_loses_its_line_and_never_a_frame(
    shared_hall: RunningHall, citizen: Voice
) -> None:
    """It asks for snapshots and reads none, while pushes go on; another display has them all."""
    with Line(shared_hall) as slow, Line(shared_hall) as quick:
        quick.hello("display", key_of(shared_hall, "display"))
        welcome = slow.hello("kiosk", key_of(shared_hall, "kiosk"))
        others = shared_hall.health()["devices"] - 1
        for place in range(500):
            slow.say({"type": "resync"})
            if place % 100 == 0:
                citizen.take("general")
        wait_until_let_go(shared_hall, others)
        heard, _code = frames_to_the_end(slow)
        assert 1 < len(heard) < 500
        assert is_gapless([welcome, *heard])
        pushes = [quick.hear("push") for _ in range(5)]
        assert all(a["seq"] == b["follows"] for a, b in pairwise(pushes))


def wait_until_let_go(hall: RunningHall, others: int) -> None:
    end = time.monotonic() + 15
    while hall.health()["devices"] != others:
        assert time.monotonic() < end, "the slow reader kept its line"
        time.sleep(0.05)


def frames_to_the_end(line: Line) -> tuple[list[dict[str, Any]], int]:
    """Every frame that still comes until the line ends, and the code it ends with."""
    heard: list[dict[str, Any]] = []
    while True:
        try:
            heard.append(json.loads(line.socket.recv(20)))
        except ConnectionClosed as closed:
            return heard, closed.rcvd.code if closed.rcvd else 1006


def is_gapless(frames: list[dict[str, Any]]) -> bool:
    """Whether every push follows what was heard before it."""
    seq = 0
    for frame in frames:
        if frame["type"] == "push" and frame["follows"] != seq:
            return False
        seq = frame.get("seq", seq)
    return True
