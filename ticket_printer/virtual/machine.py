"""The whole printer without its sockets: its condition, its answers, its receive buffer."""

import re
from dataclasses import dataclass
from typing import Literal, get_args

from ticket_printer.virtual.press import Press
from ticket_printer.virtual.slip import Slip

Condition = Literal["ok", "paper-low", "paper-out", "cover", "offline", "silent"]
CONDITIONS: tuple[Condition, ...] = get_args(Condition)
STOPPED = ("paper-out", "cover", "offline")
BUFFER_BYTES = 64 * 1024
QUERY = re.compile(rb"\x10\x04[\x01-\x04]")

# The answers to DLE EOT 1, 2, 3, 4.
ANSWERS: dict[str, bytes] = {
    "ok": b"\x12\x12\x12\x12",
    "paper-low": b"\x12\x12\x12\x1e",
    "paper-out": b"\x1a\x32\x12\x7e",
    "cover": b"\x1a\x16\x12\x12",
    "offline": b"\x1a\x12\x12\x12",
}


class QueryEar:
    """Hears DLE EOT n (n 1 to 4) anywhere in one connection's bytes, even inside other data."""

    def __init__(self) -> None:
        self._tail = b""

    def hear(self, chunk: bytes) -> list[tuple[int, int]]:
        """The queries completed in `chunk`: the offset behind each, and its n.

        A query begun in an earlier chunk may end at offset 1 or 2.
        """
        heard, before = self._tail + chunk, len(self._tail)
        self._tail = heard[-2:]
        return [(found.end() - before, found[0][2]) for found in QUERY.finditer(heard)]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of some bytes: the answer to send back, the slips cut, and a cable pulled."""

    answer: bytes = b""
    slips: tuple[Slip, ...] = ()
    pulled: bool = False


class Machine:
    """A printer of `width` millimetres. `pulled` is its cable, `condition` all the rest of it.

    While it is stopped (no paper, cover open, offline) it keeps what it is sent and prints it when
    it may. `full` says that its 64 KiB are used up: a sender must then be made to wait.
    """

    def __init__(self, width: int) -> None:
        self._width = width
        self._press = Press(width)
        self._waiting = bytearray()
        self._fuse: int | None = None
        self.condition: Condition = "ok"
        self.pulled = False

    @property
    def full(self) -> bool:
        return len(self._waiting) >= BUFFER_BYTES

    def receive(self, ear: QueryEar, chunk: bytes) -> Outcome:
        """Takes what one connection sent; `ear` is that connection's own."""
        queries = ear.hear(chunk)
        end = self._burn(len(chunk), [behind for behind, _ in queries])
        answer = b"".join(self._answer(n) for behind, n in queries if behind <= end)
        slips = self._print(chunk[:end])
        if self._fuse == 0:
            self.pull()
        return Outcome(answer, slips, pulled=self.pulled)

    def turn(self, condition: Condition) -> tuple[Slip, ...]:
        """Sets the condition; `ok` also puts the cable back. Returns what could be printed now."""
        self.condition = condition
        if condition == "ok":
            self.pulled = False
        return self._print(b"")

    def pull(self) -> None:
        """The cable is out: the slip begun and all that waited are lost."""
        self.pulled = True
        self._fuse = None
        self._waiting.clear()
        self._press = Press(self._width)

    def die_after(self, count: int) -> None:
        """Pulls the cable after `count` more data bytes; those of queries are not counted."""
        self._fuse = count
        if count == 0:
            self.pull()

    def _answer(self, query: int) -> bytes:
        if self.condition == "silent":
            return b""
        return ANSWERS[self.condition][query - 1 : query]

    def _burn(self, length: int, behind: list[int]) -> int:
        """Burns the fuse by a chunk's bytes; how many of them come before the cable is pulled.

        The bytes of queries burn nothing; those in an earlier chunk did and are given back.
        """
        if self._fuse is None:
            return length
        quiet = {at for end in behind for at in range(end - 3, end)}
        self._fuse += sum(at < 0 for at in quiet)
        for at in range(length):
            self._fuse -= at not in quiet
            if self._fuse == 0:
                return at + 1
        return length

    def _print(self, chunk: bytes) -> tuple[Slip, ...]:
        self._waiting += chunk
        if self.condition in STOPPED:
            return ()
        data = bytes(self._waiting)
        self._waiting.clear()
        return tuple(self._press.feed(data))
