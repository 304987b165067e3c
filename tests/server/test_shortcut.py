"""The short way of plain requests answers as FastAPI's own way does."""

import asyncio
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from hall_server.kernel.refusals import Unauthorized
from hall_server.web.api import router
from hall_server.web.shortcut import Shortcut
from tests.support.hall import RunningHall
from tests.support.people import ITEMS, key_of

ACTS = ("call-next", "recall", "start", "finish", "no-show")
ITEM = ITEMS["farming"].encode()
ODD: list[tuple[str, bytes]] = [
    ("/tickets", b""),
    ("/tickets", b"null"),
    ("/tickets", b"[]"),
    ("/tickets", b"{"),
    ("/tickets", b"\xff\xfe"),
    ("/tickets", b'{"items":[]}'),
    ("/tickets", b'{"items":"%s"}' % ITEM),
    ("/tickets", b'{"items":["%s"],"colour":1}' % ITEM),
    ("/tickets", b'{"items":["%s"],"print":"perhaps"}' % ITEM),
    ("/tickets", b'{"items":["%s"],"command_id":"\\ud800"}' % ITEM),
    ("/tickets", b'{"items":["nothing"],"command_id":"odd-1"}'),
    ("/windows/0/call-next", b"{}"),
    ("/windows/x/call-next", b"{}"),
    ("/windows/007/call-next", b"{}"),
    ("/windows/99/call-next", b"{}"),
    ("/windows/9/finish", b"null"),
    ("/windows/9/dance", b"{}"),
    ("/ratings", b'{"secret":"short","level":5}'),
    ("/ratings", b'{"secret":"aaaaaaaaaaaaaaaaaaaaaaaa","level":6}'),
    ("/ratings", b'{"secret":"aaaaaaaaaaaaaaaaaaaaaaaa","level":5.0}'),
]


def _told(response: httpx.Response) -> tuple[int, Any, dict[str, str]]:
    headers = {k: v for k, v in response.headers.items() if k != "date"}
    return response.status_code, response.json(), headers


def _in_pieces(body: bytes) -> Iterator[bytes]:
    """A body of undeclared length, which goes the long way."""
    yield body[:1]
    yield body[1:]


@pytest.mark.parametrize(("path", "body"), ODD)
@pytest.mark.parametrize("key", ["kiosk", "nobody"])
def test_odd_requests_are_answered_alike_both_ways(
    shared_hall: RunningHall, path: str, body: bytes, key: str
) -> None:
    bearer = key_of(shared_hall, "kiosk") if key == "kiosk" else "no-such-key"
    kinds = {"Content-Type": "application/json"}
    with shared_hall.client(bearer) as client:
        short = client.post(path, content=body, headers=kinds)
        long = client.post(path, content=_in_pieces(body), headers=kinds)
    assert _told(short) == _told(long)


@pytest.mark.parametrize("kind", ["text/plain", "application/json; charset=utf-8", None])
def test_what_is_not_json_is_refused_and_json_may_name_its_letters(
    shared_hall: RunningHall, kind: str | None
) -> None:
    headers = {"Content-Type": kind} if kind else {}
    with shared_hall.client(key_of(shared_hall, "kiosk")) as client:
        told = client.post("/tickets", content=b'{"items":["%s"]}' % ITEM, headers=headers)
    assert told.status_code == (201 if kind and "json" in kind else 422)


def _ask(path: str, messages: list[dict[str, Any]], method: str = "POST") -> list[str]:
    """What happens to a request: `long` when it was passed on, else the messages sent."""
    seen: list[str] = []

    async def inner(_scope: Any, receive: Any, _send: Any) -> None:
        seen.append("long")
        assert (await receive())["type"] == "http.request"

    async def receive() -> Any:
        return messages.pop(0)

    async def send(message: Any) -> None:
        seen.append(str(message.get("status", message["type"])))

    def nobody(_bearer: str) -> None:
        raise Unauthorized

    scope = {
        "type": "http",
        "method": method,
        "path": f"/api/v1{path}",
        "headers": [
            (b"authorization", b"Bearer k"),
            (b"content-type", b"application/json"),
            (b"content-length", b"2"),
        ],
        "app": SimpleNamespace(state=SimpleNamespace(desk=SimpleNamespace(actor=nobody))),
    }
    asyncio.run(Shortcut(inner, router.routes)(scope, receive, send))
    return seen


def _whole(body: bytes) -> list[dict[str, Any]]:
    return [{"type": "http.request", "body": body, "more_body": False}]


@pytest.mark.unit
def test_the_acts_at_a_window_take_the_short_way() -> None:
    body = {"finish": b'{"outcome":"done"}'}
    for act in ACTS:
        answered = _ask(f"/windows/9/{act}", _whole(body.get(act, b"{}")))
        assert answered == ["401", "http.response.body"]
    assert _ask("/tickets", _whole(b'{"items":["x"]}')) == ["401", "http.response.body"]


@pytest.mark.unit
def test_all_else_goes_on_untouched() -> None:
    assert _ask("/tickets", _whole(b"{}")) == ["long"]
    assert _ask("/windows/9/sign-out", _whole(b"{}")) == ["long"]
    assert _ask("/windows/9/sign-in", _whole(b"{}")) == ["long"]
    assert _ask("/windows/9/call-next", _whole(b"{}"), "GET") == ["long"]


@pytest.mark.unit
def test_a_client_that_hung_up_in_the_middle_has_asked_for_nothing() -> None:
    begun = {"type": "http.request", "body": b"", "more_body": True}
    assert _ask("/windows/9/call-next", [begun, {"type": "http.disconnect"}]) == []
