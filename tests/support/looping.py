"""Running a coroutine of the server's in a unit test."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

R = TypeVar("R")


def run(asked: Coroutine[Any, Any, R]) -> R:
    """Its result, from a loop in a thread of its own: the test's may have a browser's loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asked).result()
