"""Bytes for the virtual printer, and the real one running as a process."""

import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from ticket_printer.virtual.press import Press
from ticket_printer.virtual.slip import Slip

T = TypeVar("T")
RESET, CHINESE, CUT = b"\x1b@", b"\x1c&", b"\x1dVB\x00"


def gb(text: str) -> bytes:
    return text.encode("gb18030")


def qr_bytes(data: bytes, module: int = 6) -> bytes:
    """A QR symbol by GS ( k, model 2, level M."""
    store = b"\x1d(k" + (len(data) + 3).to_bytes(2, "little") + b"1P0" + data
    settings = b"\x1d(k\x04\x001A2\x00\x1d(k\x03\x001C" + bytes((module,)) + b"\x1d(k\x03\x001E1"
    return settings + store + b"\x1d(k\x03\x001Q0"


def one_slip(data: bytes, width: int = 80) -> Slip:
    """The only slip these bytes print."""
    (slip,) = Press(width).feed(RESET + data + CUT)
    return slip


def within(seconds: float, look: Callable[[], T]) -> T:
    """The first true answer of `look`; fails when there is none in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if answer := look():
            return answer
        time.sleep(0.02)
    raise AssertionError(f"not within {seconds} s: {look}")


class RunningPrinter:
    """`python -m ticket_printer.virtual` on free ports."""

    def __init__(self, out: Path, *words: str) -> None:
        self.out = out
        command = [sys.executable, "-m", "ticket_printer.virtual"]
        command += ["--port", "0", "--control", "0", "--out", str(out), *words]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.port = self._announced("listening on ")
        self.control = self._announced("control on ")

    def _announced(self, words: str) -> int:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line.startswith(words), line
        return int(line.removeprefix(words))

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=10)

    def send(self, data: bytes) -> None:
        """One connection, as a print job makes it."""
        with self.connect() as line:
            line.sendall(data)

    def tell(self, words: str) -> str:
        with socket.create_connection(("127.0.0.1", self.control), timeout=10) as line:
            line.sendall(words.encode() + b"\n")
            return line.makefile().readline().rstrip("\n")

    def slips(self) -> list[dict[str, Any]]:
        return [json.loads(path.read_text()) for path in sorted(self.out.glob("*.json"))]

    def texts(self, count: int) -> list[str]:
        """The texts of the slips, once there are `count`."""
        within(10, lambda: len(self.slips()) >= count)
        return [slip["text"] for slip in self.slips()]

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        code = self.process.wait(10)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


def ask(line: socket.socket, numbers: bytes = b"\x01\x02\x03\x04") -> bytes:
    """The answers to DLE EOT n, one after the other."""
    answers = b""
    for number in numbers:
        line.sendall(b"\x10\x04" + bytes((number,)))
        answers += line.recv(1)
    return answers
