"""Somebody's talk with the hall over HTTP, and the pace of life in the demo."""

import asyncio
import random
from collections.abc import Mapping
from typing import Any

import httpx


class Refused(Exception):  # noqa: N818
    """The hall said no; the code, and the facts of the case."""

    def __init__(self, code: str, details: Mapping[str, Any]) -> None:
        super().__init__(code)
        self.details = details


class Line:
    """Somebody's talk with the hall, with a key or none."""

    def __init__(self, http: httpx.AsyncClient, key: str | None = None) -> None:
        self._http = http
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}

    async def get(self, path: str) -> Any:
        """Raises `httpx.HTTPError` while the hall is away."""
        return (await self._http.get(path, headers=self._headers)).raise_for_status().json()

    async def post(self, path: str, body: object = None) -> dict[str, Any]:
        """Raises `Refused`, and `httpx.HTTPError` while the hall is away."""
        answer = await self._http.post(path, headers=self._headers, json=body)
        told: dict[str, Any] = answer.json()
        if answer.is_error:
            raise Refused(told["error"]["code"], told["error"]["details"])
        return told


async def pause(least: float, most: float) -> None:
    """A while of so many seconds."""
    await asyncio.sleep(random.uniform(least, most))


def happens(chance: float) -> bool:
    """True so often, of 1."""
    return random.random() < chance
