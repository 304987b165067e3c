"""What every answer tells a browser, where the page itself has not told more: never to take a
picture for a script, to tell no other site where it came from, and to show nothing of the hall in
another site's frame, where a hand would not see what it presses."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = (
    (b"content-security-policy", b"frame-ancestors 'self'"),
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)


class Shield:
    """ASGI middleware: adds to each answer those of `HEADERS` it does not have."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def shielded(message: Message) -> None:
            if message["type"] == "http.response.start":
                told = list(message.get("headers", ()))
                names = {name.lower() for name, _ in told}
                message["headers"] = told + [pair for pair in HEADERS if pair[0] not in names]
            await send(message)

        await self._app(scope, receive, shielded)
