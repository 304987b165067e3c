"""Whatever is sent over HTTP: a clear refusal, nothing changed, nobody else disturbed."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.hall import RunningHall, refused
from tests.support.lines import Line
from tests.support.people import ITEMS, Clerk, Voice, key_of, raw

TICKET = {"items": [ITEMS["civil"]]}
KIB = b"x" * 1024


@pytest.fixture(scope="module")
def clerk(shared_hall: RunningHall) -> Clerk:
    """The clerk of window 3."""
    return Clerk(shared_hall, 3)


@pytest.fixture(scope="module")
def finished(citizen: Voice, clerk: Clerk) -> dict[str, Any]:
    """A ticket whose visit at window 3 is finished."""
    ticket = citizen.take("civil")
    clerk.serves_one()
    return ticket


@pytest.fixture(scope="module")
def pad(shared_hall: RunningHall) -> Voice:
    """The evaluator of window 4: not the one of the visit."""
    return Voice(shared_hall, key_of(shared_hall, "evaluator", 4))


@pytest.fixture(scope="module")
def closed(shared_hall: RunningHall) -> Clerk:
    """The clerk of window 12, which is out of service."""
    return Clerk(shared_hall, 12)


@pytest.fixture(autouse=True)
def nothing_is_disturbed(
    shared_hall: RunningHall, citizen: Voice, finished: Any, pad: Voice, closed: Clerk
) -> Iterator[None]:
    """Around every test: the hall stays as it was, and a display goes on hearing of it."""
    with Line(shared_hall) as display:
        assert display.hello("display", key_of(shared_hall, "display"))["type"] == "welcome"
        before = citizen.hall()
        yield
        assert citizen.hall() == before
        citizen.take("general")
        push = display.hear("push")
        assert (push["follows"], push["seq"]) == (before["seq"], before["seq"] + 1)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"items": ["no-such-item"]}, (404, "unknown-item")),
        ({"items": [ITEMS["civil"], "no-such-item"]}, (404, "unknown-item")),
        ({**TICKET, "queue": "civil"}, (422, "invalid")),
        ({"queue": "no-such-queue"}, (409, "item-not-served")),
        ({**TICKET, "priority": "no-such-class"}, (409, "unknown-priority")),
        ({**TICKET, "needs": ["money"]}, (422, "invalid")),
        ({**TICKET, "principals": 21}, (422, "invalid")),
        ({**TICKET, "person": "12345"}, (422, "invalid")),
        ({"items": []}, (422, "invalid")),
        ({"items": "marriage"}, (422, "invalid")),
        ({"items": [ITEMS["civil"]] * 13}, (422, "invalid")),
        ({}, (422, "invalid")),
        (None, (422, "invalid")),
        ([], (422, "invalid")),
        ({**TICKET, "colour": "red"}, (422, "invalid")),
        ({**TICKET, "language": "fr"}, (422, "invalid")),
        ({**TICKET, "print": "perhaps"}, (422, "invalid")),
    ],
)
def test_an_order_that_cannot_be(citizen: Voice, body: object, code: tuple[int, str]) -> None:
    assert citizen.refusal("/tickets", body) == code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", (422, "invalid")),
        (b"{", (422, "invalid")),
        (b"\xff\xfe{}", (422, "invalid")),
        (b"null", (422, "invalid")),
        (b"[" * 30_000, (422, "invalid")),
        (b'{"a":' * 10_000 + b"1" + b"}" * 10_000, (422, "invalid")),
        (b'{"items":["\\ud800"]}', (422, "invalid")),
        (b'{"items":["\\u0000"]}', (422, "invalid")),
        (b'{"items":["x"],"\\ud800":1}', (422, "invalid")),
        (b'{"items":' + b"9" * 5000 + b"}", (422, "invalid")),
        (KIB * 65, (413, "too-large")),
    ],
)
def test_bytes_that_are_no_request(citizen: Voice, content: bytes, code: tuple[int, str]) -> None:
    assert refused(raw(citizen, "/tickets", content)) == code


def test_a_body_without_end_is_cut_off(citizen: Voice) -> None:
    assert refused(raw(citizen, "/tickets", iter([KIB] * 80))) == (413, "too-large")
    assert refused(raw(citizen, "/ratings", iter([b'{"text":"', *[KIB] * 80]))) == (
        413,
        "too-large",
    )


@pytest.mark.parametrize(
    "header", [None, b"", b"Bearer", b"Basic eA==", b"Bearer nonsense", b"Bearer a.b"]
)
def test_without_a_good_key(shared_hall: RunningHall, header: bytes | None) -> None:
    stranger = Voice(shared_hall)
    headers = [] if header is None else [(b"Authorization", header)]
    for method, path in (("GET", "/hall"), ("POST", "/tickets"), ("POST", "/windows/3/call-next")):
        answer = stranger.http.request(method, path, json=TICKET, headers=headers)
        assert refused(answer) == (401, "unauthorized")
        assert answer.headers["www-authenticate"] == "Bearer"


def test_a_key_of_odd_bytes(shared_hall: RunningHall) -> None:
    for key in (b"\xff\xfe.\xff", "号.号".encode(), b"x" * 4000):
        headers = [(b"Authorization", b"Bearer " + key)]
        answer = Voice(shared_hall).http.get("/hall", headers=headers)
        assert refused(answer) == (401, "unauthorized")


def test_the_wrong_role_window_or_path(
    shared_hall: RunningHall, citizen: Voice, clerk: Clerk, closed: Clerk
) -> None:
    assert clerk.refusal("/tickets", TICKET) == (403, "wrong-role")
    assert citizen.refusal("/windows/3/call-next") == (403, "wrong-role")
    assert clerk.refusal("/windows/4/call-next") == (403, "wrong-window")
    assert clerk.refusal("/windows/99/call-next") == (404, "unknown-window")
    assert clerk.refusal(f"/windows/{'9' * 30}/call-next") == (404, "unknown-window")
    assert clerk.refusal("/windows/three/call-next") == (422, "invalid")
    assert closed.may_not("call-next") == (409, "window-closed")
    assert clerk.may_not("call-next", window=4) == (422, "invalid")
    assert clerk.may_not("sign-out") == (401, "unauthorized")  # a standing key has no sign-in
    for path in ("/nothing", "/windows/3/dance", "/tickets/x/y"):
        assert citizen.refusal(path) == (404, "not-found")
    assert citizen.refusal("/hall", method="DELETE") == (405, "method-not-allowed")
    answer = citizen.http.get(f"{shared_hall.url}/nothing-here")
    assert refused(answer) == (404, "not-found")


@pytest.mark.parametrize("secret", ["A001", "x" * 24, "x" * 3000, "%00", "%ff", "..%2fhall", "号"])
def test_a_secret_nobody_has(citizen: Voice, secret: str) -> None:
    status, code = citizen.refusal(f"/tickets/{secret}", method="GET")
    assert (status, code) in {(404, "unknown-ticket"), (404, "not-found")}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"level": 0}, (422, "invalid")),
        ({"level": 6}, (422, "invalid")),
        ({"level": None}, (422, "invalid")),
        ({"level": 5, "tags": [112]}, (422, "unknown-tag")),
        ({"level": 5, "tags": [10**40]}, (422, "unknown-tag")),
        ({"level": 5, "tags": [510] * 9}, (422, "invalid")),
        ({"level": 5, "text": "好" * 151}, (422, "invalid")),
        ({"level": 5, "text": "a\0b"}, (422, "invalid")),
        ({"level": 5, "secret": "x" * 24}, (404, "unknown-ticket")),
        ({"level": 5, "secret": "short"}, (422, "invalid")),
        ({"level": 5, "visit": "x"}, (422, "invalid")),
    ],
)
def test_a_rating_that_cannot_be(
    citizen: Voice, finished: dict[str, Any], changes: dict[str, Any], code: tuple[int, str]
) -> None:
    assert citizen.refusal("/ratings", {"secret": finished["secret"], **changes}) == code


@pytest.mark.row("D1")
def test_a_rating_by_the_wrong_hand(
    citizen: Voice, clerk: Clerk, pad: Voice, finished: dict[str, Any]
) -> None:
    rating = {"secret": finished["secret"], "level": 5}
    assert pad.refusal("/ratings", rating) == (403, "other-visit")
    assert clerk.refusal("/ratings", rating) == (403, "wrong-role")


@pytest.mark.row("A16", "K6")
def test_the_log_tells_neither_keys_nor_secrets(
    shared_hall: RunningHall, citizen: Voice, finished: dict[str, Any]
) -> None:
    citizen.refusal("/tickets", {"items": [finished["secret"]]})
    citizen.refusal("/ratings", {"secret": finished["secret"], "level": 9})
    citizen.ticket(finished["secret"])
    with Line(shared_hall) as line:
        line.say({"type": "hello", "role": "kiosk", "key": key_in(citizen), "wire_version": "x"})
        line.end()
    log = shared_hall.log.read_text()
    assert finished["secret"] not in log
    assert key_in(citizen) not in log
    assert "/hall_server/" not in log  # no traceback of ours


def key_in(voice: Voice) -> str:
    """The key somebody speaks with."""
    return voice.http.headers["Authorization"].removeprefix("Bearer ")
