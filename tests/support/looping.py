"""Running what needs an event loop of its own: the test's process may have a browser's."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

R = TypeVar("R")


def run(asked: Coroutine[Any, Any, R]) -> R:
    """A coroutine's result, from a loop in a thread of its own."""
    return beside(lambda: asyncio.run(asked))


def beside(act: Callable[[], R]) -> R:
    """The result of what runs a loop by itself, in a thread of its own."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(act).result()
