"""How the acts of the API are read: a plain POST, its asker, its window, its body.

FastAPI describes these routes from their functions' signatures. Working out anew for each request
what a function needs costs it three times as much as all the rest of taking a ticket; here that is
worked out once, when the route is made (FastAPI's own place for it: a route class).
"""

import inspect
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, get_args

from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

Handler = Callable[[Request], Coroutine[Any, Any, Response]]

_NUMBER: TypeAdapter[int] = TypeAdapter(int)


class ActRoute(APIRoute):
    """A route whose function takes (request, asker, [the path's number], body).

    The asker is known before the body is looked at: who may not ask is not told what is wrong.
    """

    def plain(self) -> Route:
        """The same route without what FastAPI lays around every request. Put before the router's
        own routes it answers; FastAPI's route then only describes it."""
        return Route(self.path, self.get_route_handler(), methods=["POST"])

    def get_route_handler(self) -> Handler:
        """Reads a request and calls the route's function. Raises `RequestValidationError`."""
        takes = inspect.signature(self.endpoint).parameters.values()
        _request, asker, *numbers, body = takes
        who: Callable[..., Awaitable[Any]] = get_args(asker.annotation)[1].dependency
        names, shape = [n.name for n in numbers], TypeAdapter(body.annotation)

        async def handle(request: Request) -> Response:
            actor = await who(request, request.headers.get("authorization"))
            path = [_part(_NUMBER, request.path_params[name], "path", name) for name in names]
            sent = _body(shape, await request.body(), request.headers.get("content-type", ""))
            response: Response = await self.endpoint(request, actor, *path, sent)
            return response

        return handle


def _part(shape: TypeAdapter[Any], value: str, *where: str) -> Any:
    try:
        return shape.validate_python(value)
    except ValidationError as error:
        raise invalid(error, where) from None


def _body(shape: TypeAdapter[Any], text: bytes, kind: str) -> Any:
    if text and kind.partition(";")[0].strip().lower() != "application/json":
        why = {"loc": ("header", "content-type"), "msg": "application/json is expected"}
        raise RequestValidationError([why])
    try:
        return shape.validate_json(text or b"null")
    except ValidationError as error:
        raise invalid(error, ("body",)) from None


def invalid(error: ValidationError, where: tuple[str, ...]) -> RequestValidationError:
    """The fault and its place, to be told; never the value, which may be a secret."""
    faults = error.errors(include_input=False, include_url=False, include_context=False)
    return RequestValidationError([{**fault, "loc": where + fault["loc"]} for fault in faults])
