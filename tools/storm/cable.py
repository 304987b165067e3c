"""A cable that can be pulled: two ends of a network of its own, one of them in a namespace.

Unlike a line that is cut, nobody is told when it is out: what is sent waits, or is lost, and each
end must find out by itself. Needs the right to make network namespaces (Linux, root).
"""

import ctypes
import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

CLONE_NEWNET = 0x40000000


@dataclass(frozen=True, slots=True)
class Cable:
    """This machine has the address `here`; who enters is at its other end, `there`."""

    name: str
    here: str
    there: str

    async def enter(self) -> None:
        """What this thread opens from now on is at the other end; what it has open stays here."""
        libc = ctypes.CDLL(None, use_errno=True)
        with (Path("/var/run/netns") / self.name).open() as namespace:
            if libc.setns(namespace.fileno(), CLONE_NEWNET):
                raise OSError(ctypes.get_errno(), "setns")

    def out(self) -> None:
        """It is pulled."""
        _ip("link", "set", self.name, "down")

    def back(self) -> None:
        """It is put in again."""
        _ip("link", "set", self.name, "up")


@contextmanager
def cable() -> Iterator[Cable | None]:
    """A cable while the block lasts; None where the machine does not allow one."""
    with ExitStack() as stack:
        yield _drawn(stack)


def _drawn(stack: ExitStack) -> Cable | None:
    """Each process has addresses of its own, as two storms may rage at once."""
    one = os.getpid()
    net = f"10.{200 + one // 256 % 50}.{one % 256}"
    drawn = Cable(f"storm{one % 10**7}", f"{net}.1", f"{net}.2")
    try:
        _draw(drawn, stack)
    except (OSError, subprocess.CalledProcessError):
        return None
    return drawn


def _draw(drawn: Cable, stack: ExitStack) -> None:
    name = drawn.name
    _ip("netns", "add", name)
    stack.callback(_ip, "netns", "del", name)
    _ip("link", "add", name, "type", "veth", "peer", "name", "far", "netns", name)
    _ip("addr", "add", f"{drawn.here}/30", "dev", name)
    _ip("link", "set", name, "up")
    _ip("-n", name, "addr", "add", f"{drawn.there}/30", "dev", "far")
    _ip("-n", name, "link", "set", "far", "up")


def _ip(*words: str) -> None:
    """Raises `CalledProcessError`, or `OSError` where there is no such tool."""
    subprocess.run(["ip", *words], check=True, capture_output=True)
