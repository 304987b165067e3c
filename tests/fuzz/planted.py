"""The real server with faults put in, which the fuzzers' looks must find.

`python -m tests.fuzz.planted serve …`
"""

import sys
from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from hall_server.__main__ import app
from hall_server.web import app as web
from hall_server.web import device_socket
from hall_server.web.desk import Desk

RAISES, ANOTHER_SHAPE = "/api/v1/planted/raises", "/api/v1/planted/another-shape"
LEAK_BYTES = 4 << 20
"""Kept for every command of a device."""

router = APIRouter()


class Told(BaseModel):
    """What a route says that it answers."""

    count: int


@router.get(RAISES, response_model=Told)
async def raises(n: int) -> Told:
    """A number not thought of."""
    return Told(count=1 // max(n, 0))


@router.get(ANOTHER_SHAPE, response_model=Told)
async def another_shape() -> JSONResponse:
    """Says a word where a number was promised."""
    return JSONResponse({"count": "many"})


class Planted:
    """A room of routes, as `hall_server.web.app` takes them in."""

    router = router


def dies_of(text: str, parse: Any = device_socket._parse) -> Any:
    """A handler that takes whatever comes for a frame with a type."""
    if '"type"' not in text:
        raise KeyError("type")
    return parse(text)


KEPT: list[bytes] = []


async def leaks(self: Desk, *order: Any, do: Any = Desk.perform) -> Any:
    """Each command leaves something behind."""
    KEPT.append(b"x" * LEAK_BYTES)
    return await do(self, *order)


if __name__ == "__main__":
    web.APIS = (*web.APIS, Planted)  # type: ignore[assignment]
    device_socket._parse = dies_of
    Desk.perform = leaks  # type: ignore[method-assign]
    app(sys.argv[1:])
