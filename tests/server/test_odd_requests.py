"""Requests out of the ordinary: each gets the one answer that says what is wrong."""

import pytest

from tests.support.hall import RunningHall, refused
from tests.support.people import ITEMS, key_of

ITEM = ITEMS["farming"].encode()
INVALID = (422, "invalid")


@pytest.mark.parametrize(
    ("path", "body", "told"),
    [
        ("/tickets", b"", INVALID),
        ("/tickets", b"null", INVALID),
        ("/tickets", b"[]", INVALID),
        ("/tickets", b"{", INVALID),
        ("/tickets", b"\xff\xfe", INVALID),
        ("/tickets", b'{"items":[]}', INVALID),
        ("/tickets", b'{"items":"%s"}' % ITEM, INVALID),
        ("/tickets", b'{"items":["%s"],"colour":1}' % ITEM, INVALID),
        ("/tickets", b'{"items":["%s"],"print":"perhaps"}' % ITEM, INVALID),
        ("/tickets", b'{"items":["%s"],"command_id":"\\ud800"}' % ITEM, INVALID),
        ("/tickets", b'{"items":["nothing"],"command_id":"odd-1"}', (404, "unknown-item")),
        ("/windows/x/call-next", b"{}", INVALID),
        ("/windows/9/dance", b"{}", (404, "not-found")),
        ("/windows/9/finish", b"null", INVALID),
        ("/windows/9/call-next", b"{}", (403, "wrong-role")),
        ("/ratings", b'{"secret":"short","level":5}', INVALID),
        ("/ratings", b'{"secret":"aaaaaaaaaaaaaaaaaaaaaaaa","level":6}', INVALID),
        ("/ratings", b'{"secret":"aaaaaaaaaaaaaaaaaaaaaaaa","level":5}', (404, "unknown-ticket")),
    ],
)
def test_odd_requests(
    shared_hall: RunningHall, path: str, body: bytes, told: tuple[int, str]
) -> None:
    kinds = {"Content-Type": "application/json"}
    with shared_hall.client(key_of(shared_hall, "kiosk")) as client:
        assert refused(client.post(path, content=body, headers=kinds)) == told
    if told == INVALID or told[0] == 403:
        with shared_hall.client("no-such-key") as stranger:
            answer = stranger.post(path, content=body, headers=kinds)
            assert refused(answer) == (401, "unauthorized")


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("text/plain", 422),
        (None, 422),
        ("application/json", 201),
        ("Application/JSON; charset=utf-8", 201),
    ],
)
def test_a_body_says_that_it_is_json(
    shared_hall: RunningHall, kind: str | None, status: int
) -> None:
    headers = {"Content-Type": kind} if kind else {}
    body = b'{"items":["%s"],"print":false}' % ITEM
    with shared_hall.client(key_of(shared_hall, "kiosk")) as client:
        assert client.post("/tickets", content=body, headers=headers).status_code == status


@pytest.mark.parametrize("path", ["cancel", "let-pass", "why", "rating"])
def test_a_secret_of_no_secrets_shape_is_a_ticket_nobody_has(
    shared_hall: RunningHall, path: str
) -> None:
    bodies = {"let-pass": {"count": 1}, "rating": {"level": 5}}
    with shared_hall.client("") as citizen:
        where = f"/tickets/short/{path}"
        answer = citizen.get(where) if path == "why" else citizen.post(where, json=bodies.get(path))
    assert refused(answer) == (404, "unknown-ticket")
