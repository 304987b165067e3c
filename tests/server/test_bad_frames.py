"""Whatever a device sends: it is told what was wrong, and nobody else notices."""

from collections.abc import Iterator

import pytest

from tests.support.hall import RunningHall
from tests.support.lines import Line
from tests.support.people import ITEMS, Voice, key_of

ORDER = {"kind": "take_ticket", "items": [ITEMS["civil"]]}


@pytest.fixture(scope="module")
def key(shared_hall: RunningHall) -> str:
    """A kiosk's key."""
    return key_of(shared_hall, "kiosk")


@pytest.fixture(autouse=True)
def nothing_is_disturbed(shared_hall: RunningHall, citizen: Voice, key: str) -> Iterator[None]:
    """Around every test: the hall stays as it was, and a kiosk's line lives on."""
    with Line(shared_hall) as kiosk:
        kiosk.hello("kiosk", key)
        before = citizen.hall()
        yield
        assert citizen.hall() == before
        citizen.take("general")
        push = kiosk.hear("push")
        assert (push["follows"], push["seq"]) == (before["seq"], before["seq"] + 1)
    assert "Traceback" not in shared_hall.log.read_text()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"key": "nonsense"}, "unauthorized"),
        ({"key": ""}, "unauthorized"),
        ({"key": "x" * 201}, "bad-message"),
        ({"role": "display"}, "wrong-role"),
        ({"role": "emperor"}, "bad-message"),
        ({"wire_version": 0}, "unsupported-wire-version"),
        ({"wire_version": 2}, "unsupported-wire-version"),
        ({"wire_version": "one"}, "bad-message"),
        ({"colour": "red"}, "bad-message"),
        ({"type": "call", "id": "x", "command": ORDER}, "bad-message"),
        ({"type": "resync"}, "bad-message"),
        ({"type": "song"}, "bad-message"),
    ],
)
def test_a_hello_that_is_turned_away(
    shared_hall: RunningHall, key: str, changes: dict[str, object], reason: str
) -> None:
    with Line(shared_hall) as line:
        line.say({"type": "hello", "role": "kiosk", "key": key, "wire_version": 1, **changes})
        assert line.end() == (1008, reason)


@pytest.mark.parametrize(
    ("frame", "code", "reason"),
    [
        ("{", 1008, "bad-message"),
        ("", 1008, "bad-message"),
        ("[1, 2]", 1008, "bad-message"),
        ("[" * 60_000, 1008, "bad-message"),
        ({"type": "call", "command": ORDER}, 1008, "bad-message"),
        ({"type": "call", "id": 7, "command": ORDER}, 1008, "bad-message"),
        ({"type": "call", "id": "\ud800", "command": ORDER}, 1008, "bad-message"),
        ({"type": "push", "seq": 1, "follows": 0, "changes": []}, 1008, "bad-message"),
        ({"type": "reply", "id": "x"}, 1008, "bad-message"),
        ({"type": "resync", "colour": "red"}, 1008, "bad-message"),
        ({"type": "hello", "role": "kiosk", "key": "k", "wire_version": 1}, 1008, "bad-message"),
        (b'{"type":"resync"}', 1003, "bad-message"),
        ('{"type":"resync"}' + " " * 65_536, 1009, "too-large"),
        ("号" * 30_000, 1009, "too-large"),
        ("x" * 1_100_000, 1009, None),
    ],
)
def test_a_frame_that_ends_the_line(
    shared_hall: RunningHall, key: str, frame: object, code: int, reason: str | None
) -> None:
    with Line(shared_hall) as line:
        assert line.hello("kiosk", key)["type"] == "welcome"
        line.say(frame)
        assert line.end() == (code, reason)


@pytest.mark.parametrize("early", ["{", b"x", "[" * 60_000, "x" * 70_000])
def test_a_first_frame_that_is_no_hello(shared_hall: RunningHall, early: str | bytes) -> None:
    with Line(shared_hall) as line:
        line.say(early)
        assert line.end()[0] in (1003, 1008, 1009)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ({"kind": "dance"}, "invalid"),
        ({}, "invalid"),
        ("take_ticket", "invalid"),
        ({**ORDER, "colour": "red"}, "invalid"),
        ({**ORDER, "items": []}, "invalid"),
        ({**ORDER, "items": ["a\0"]}, "invalid"),
        ({**ORDER, "items": ["\ud800"]}, "invalid"),
        ({**ORDER, "items": ["nothing"]}, "unknown-item"),
        ({"kind": "call_next", "window": 3}, "wrong-role"),
        ({"kind": "call_next", "window": 0}, "invalid"),
        ({"kind": "rate", "level": 5}, "invalid"),
        ({"kind": "rate", "level": 5, "visit": "x" * 5000}, "unknown-ticket"),
        ({"kind": "report_printer", "state": "ready"}, "wrong-role"),
    ],
)
def test_a_call_that_is_refused_on_a_line_that_lives_on(
    shared_hall: RunningHall, key: str, command: object, code: str
) -> None:
    with Line(shared_hall) as line:
        line.hello("kiosk", key)
        line.say({"type": "call", "id": "odd", "command": command})
        reply = line.hear("reply")
        assert (reply["id"], reply["result"], reply["error"]["code"]) == ("odd", None, code)
        assert reply["error"]["message"]["zh"]
        line.say({"type": "resync"})
        assert line.hear("fresh")


def test_half_a_frame_and_broken_text(shared_hall: RunningHall, key: str) -> None:
    with Line(shared_hall) as line:
        line.hello("kiosk", key)
        line.socket.socket.sendall(b"\x81\xfe\xff")  # a header that promises more, then silence
        line.socket.socket.close()
    with Line(shared_hall) as line:
        line.hello("kiosk", key)
        line.socket.socket.sendall(b"\x81\x82\x00\x00\x00\x00\xff\xfe")  # no UTF-8
        assert line.end()[0] in (1006, 1007)
    assert "a line was ended: 1007, UnicodeDecodeError" in shared_hall.log.read_text()


def test_a_line_of_another_path(shared_hall: RunningHall, citizen: Voice) -> None:
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    headers = {**upgrade, "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA=="}
    assert citizen.http.get("/hall", headers=headers).status_code in (403, 404, 500)
