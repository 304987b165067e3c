"""The short way for plain requests to the acts of the API.

FastAPI declares and describes every route, and answers whatever is out of the ordinary. But it
works out anew for each request what the function behind the route needs, which costs more than all
the rest of taking a ticket. Here the same functions are called directly with what they take: the
request, who asks, the window's number where there is one, and the body.
"""

import inspect
import re
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any

from fastapi.routing import APIRoute
from pydantic import TypeAdapter, ValidationError
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hall_server.kernel.refusals import Refusal
from hall_server.web.api import Asker, actor_of
from hall_server.web.errors import error_response

_WINDOW = re.compile(r"[1-9][0-9]{0,2}", re.ASCII)


class Shortcut:
    """ASGI middleware, inside the limit on bodies.

    What it does not understand, wrong paths and bodies among it, goes on to `app` untouched.
    """

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute]) -> None:
        self._app = app
        self._acts = list(_acts(routes))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        found = self._find(scope)
        if found is None:
            await self._app(scope, receive, send)
            return
        act, window = found
        text = await _whole(receive)
        if text is None:
            return
        try:
            body = act.body.validate_json(text or b"null")
        except ValidationError:
            await self._app(scope, _again(text, receive), send)
            return
        response = await _answer(act, Request(scope), window, body)
        await response(scope, receive, send)

    def _find(self, scope: Scope) -> "tuple[_Act, list[int]] | None":
        if scope["type"] != "http" or scope["method"] != "POST" or not _is_plain(scope["headers"]):
            return None
        for act in self._acts:
            match = act.path.match(scope["path"])
            if match is not None:
                words = match.groups()
                plain = all(_WINDOW.fullmatch(word) for word in words)
                return (act, [int(word) for word in words]) if plain else None
        return None


class _Act:
    """One route: its path, its function, and the shape of its body."""

    def __init__(self, route: APIRoute, body: Any) -> None:
        self.path = route.path_regex
        self.body: TypeAdapter[Any] = TypeAdapter(body)
        self.run: Callable[..., Awaitable[Response]] = route.endpoint


def _acts(routes: Iterable[BaseRoute]) -> Iterable[_Act]:
    """The routes whose functions take (request, asker, [window's number], body)."""
    for route in routes:
        if isinstance(route, APIRoute) and route.methods == {"POST"}:
            takes = inspect.signature(route.endpoint).parameters.values()
            _request, asker, *numbers, body = (parameter.annotation for parameter in takes)
            if asker == Asker and all(number is int for number in numbers):
                yield _Act(route, body)


def _is_plain(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    """JSON of a declared length."""
    told = dict(headers)
    kind, length = told.get(b"content-type", b""), told.get(b"content-length", b"")
    return length == b"0" or (length.isdigit() and kind.split(b";")[0] == b"application/json")


async def _answer(act: _Act, request: Request, window: list[int], body: Any) -> Response:
    try:
        asker = await actor_of(request, Headers(scope=request.scope).get("authorization"))
        return await act.run(request, asker, *window, body)
    except Refusal as refusal:
        return error_response(refusal.code, refusal.details)


async def _whole(receive: Receive) -> bytes | None:
    """The body; None when the client hung up before its end."""
    parts = []
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts)


def _again(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives a body that was already taken in, then goes on."""
    kept: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return kept.pop() if kept else await receive()

    return replay
