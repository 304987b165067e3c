"""A virtual printer and the worker that prints on it, as real processes."""

import json
import os
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import Any, Self

from tests.support.hall import RunningHall, free_port
from tests.support.screens import start_program


class Program:
    """A process of ours and its log."""

    def __init__(self, module: str, *words: str, log: Path) -> None:
        self.process = start_program(module, words, os.environ, log)
        self.log = log

    def stop(self) -> int:
        """Ends it decently; its exit code. Raises where it had to be killed."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


class PaperTray:
    """A virtual printer: what came out, and its faults."""

    def __init__(self, folder: Path, width: int = 80) -> None:
        self.folder = folder
        self.port, self.control = free_port(), free_port()
        folder.mkdir(parents=True)
        words = ["--port", str(self.port), "--out", str(folder), "--control", str(self.control)]
        words += ["--width", str(width)]
        log = folder.with_name(folder.name + ".log")
        self.program = Program("ticket_printer.virtual", *words, log=log)
        try:
            wait_for(self._listening, 20)
        except AssertionError:
            self.program.stop()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.program.stop()

    def _listening(self) -> bool:
        log = self.program.log
        return log.exists() and "listening" in log.read_text()

    def tell(self, fault: str) -> str:
        """Sends a line to the control port."""
        with socket.create_connection(("127.0.0.1", self.control), timeout=5) as line:
            line.sendall(fault.encode() + b"\n")
            return line.makefile().readline().strip()

    def slips(self) -> list[dict[str, Any]]:
        """Every slip that was cut, decoded, in order."""
        return [json.loads(path.read_text()) for path in sorted(self.folder.glob("*.json"))]

    def worker(self, hall: RunningHall, key: str, *words: str) -> Program:
        """A printer worker on this printer."""
        data = self.folder.with_name(self.folder.name + "-worker")
        printer = ["--printer", f"tcp://127.0.0.1:{self.port}", "--data", str(data)]
        secret = self.folder.with_name(self.folder.name + ".key")
        secret.write_text(key)
        log = data.with_name(data.name + ".log")
        server = ["--server", hall.url, "--key-file", str(secret)]
        return Program("ticket_printer", *server, *printer, *words, log=log)


def wait_for(true: Any, seconds: float = 20) -> None:
    """Polls until `true()` is."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise AssertionError(f"{true} did not come true within {seconds} s")
        time.sleep(0.05)
