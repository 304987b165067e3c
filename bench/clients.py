"""Starting the client processes of `bench.load` and reading their results."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

WITHIN_S = 120


def _start(job: str, orders: dict[str, Any]) -> "subprocess.Popen[str]":
    words = [sys.executable, "-m", "bench.load", job]
    process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    process.stdin.write(json.dumps(orders) + "\n")
    process.stdin.flush()
    return process


def run_client(job: str, **orders: Any) -> Any:
    """Runs a job of `bench.load` to its end and gives its result."""
    process = _start(job, orders)
    out, _ = process.communicate(timeout=WITHIN_S)
    if process.returncode != 0:
        raise RuntimeError(f"the client {job} failed")
    return json.loads(out.splitlines()[-1])


@contextmanager
def held(**orders: Any) -> Iterator[None]:
    """Devices that stay connected inside the `with`."""
    process = _start("hold", orders)
    assert process.stdout is not None
    try:
        if not process.stdout.readline():
            raise RuntimeError("the devices could not be connected")
        yield
    finally:
        process.communicate(timeout=WITHIN_S)
