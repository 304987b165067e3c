"""Refuses request bodies that are too long before they are read into memory."""

from collections.abc import Mapping
from types import MappingProxyType

from fastapi import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hall_server.web.errors import error_response

_NONE: Mapping[str, int] = MappingProxyType({})


class BodyLimit:
    """ASGI middleware: 413 for more than `limit` bytes, declared or sent. `larger`: paths that may
    be sent more, each with its own limit."""

    def __init__(self, app: ASGIApp, limit: int, larger: Mapping[str, int] = _NONE) -> None:
        self._app = app
        self._limit = limit
        self._larger = larger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._larger.get(scope["path"], self._limit)
        if self._declared(scope) > limit:
            await error_response("too-large", {"limit": limit})(scope, receive, send)
        else:
            await self._guarded(limit, scope, receive, send)

    @staticmethod
    def _declared(scope: Scope) -> int:
        for name, value in scope["headers"]:
            if name == b"content-length":
                return int(value) if value.isdigit() else 0
        return 0

    async def _guarded(self, limit: int, scope: Scope, receive: Receive, send: Send) -> None:
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > limit:
                raise HTTPException(413, {"limit": limit})  # the one kind FastAPI lets pass
            return message

        await self._app(scope, counted, send)
