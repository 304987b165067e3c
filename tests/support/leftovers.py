"""Processes that tests have started and nobody has ended."""

import contextlib
import os
import time
from collections import defaultdict
from pathlib import Path

OWN = ("tests.support.forking", "multiprocessing.resource_tracker", "multiprocessing.forkserver")
"""What a process that runs tests keeps to its own end, by its command line; what those have begun
is a leftover like any other, unless it is one of their kind."""


def leftovers(of: int, within: float = 10) -> list[str]:
    """Descendants of the process `of` that do not end by themselves soon, each with its number,
    command line and the log it writes. Forked programs bear the command line of who forked them."""
    end = time.monotonic() + within
    while True:
        left = _left(of)
        if not left or time.monotonic() > end:
            return [_told(pid) for pid in left]
        time.sleep(0.05)


def _left(of: int) -> list[int]:
    children = _children()
    own = [pid for pid in children[of] if any(word in _command(pid) for word in OWN)]
    begun = [pid for pid in children[of] if pid not in own]
    return begun + [child for pid in own for child in children[pid]]


def _children() -> dict[int, list[int]]:
    """Parent -> what it has begun and what still runs, of all processes of this machine."""
    children: dict[int, list[int]] = defaultdict(list)
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):  # ended meanwhile
                state, parent = (entry / "stat").read_text().rpartition(")")[2].split()[:2]
                if state != "Z":
                    children[int(parent)].append(int(entry.name))
    return children


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
    except OSError:
        return ""


def _told(pid: int) -> str:
    log = ""
    with contextlib.suppress(OSError):
        log = os.readlink(f"/proc/{pid}/fd/1")
    return f"{pid}: {_command(pid)} -> {log}"
