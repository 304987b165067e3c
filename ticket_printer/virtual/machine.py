"""The whole printer without its sockets: its condition, its answers, its receive buffer."""

from dataclasses import dataclass
from typing import Literal, get_args

from ticket_printer.virtual.press import Press
from ticket_printer.virtual.slip import Slip

Condition = Literal["ok", "paper-low", "paper-out", "cover", "offline", "silent"]
CONDITIONS: tuple[Condition, ...] = get_args(Condition)
STOPPED = ("paper-out", "cover", "offline")
BUFFER_BYTES = 64 * 1024

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
        self._last = b""

    def hear(self, byte: int) -> int | None:
        """The n of a query completed by this byte."""
        heard = self._last == b"\x10\x04" and 1 <= byte <= 4
        self._last = (self._last + bytes((byte,)))[-2:]
        return byte if heard else None


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
        answer = b""
        for at, byte in enumerate(chunk):
            query = ear.hear(byte)
            if query is not None:
                answer += self._answer(query)
            if self._burnt(query is not None):
                slips = self._print(chunk[: at + 1])
                self.pull()
                return Outcome(answer, slips, pulled=True)
        return Outcome(answer, self._print(chunk))

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

    def die_after(self, count: int) -> bool:
        """Pulls the cable after `count` more data bytes (queries not counted); True if at once."""
        self._fuse = count
        if count == 0:
            self.pull()
        return self.pulled

    def _answer(self, query: int) -> bytes:
        if self.condition == "silent":
            return b""
        return ANSWERS[self.condition][query - 1 : query]

    def _burnt(self, query_ended: bool) -> bool:
        """Counts one byte; the two before a query's last were taken for data and are given back."""
        if self._fuse is None:
            return False
        self._fuse += 2 if query_ended else -1
        return self._fuse <= 0

    def _print(self, chunk: bytes) -> tuple[Slip, ...]:
        self._waiting += chunk
        if self.condition in STOPPED:
            return ()
        data = bytes(self._waiting)
        self._waiting.clear()
        return tuple(self._press.feed(data))
