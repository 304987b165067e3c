"""A hall, a virtual printer and its worker, as real processes, and the people around them."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, Self
from uuid import uuid4

from hall_link.wire.printing import PrintJob
from tests.support.forking import Forked
from tests.support.hall import RunningHall
from tests.support.lines import Line
from tests.support.people import ITEMS, key_of
from tests.support.printers import PaperTray
from tests.support.screens import start_program
from ticket_printer.local_socket import short_path

WORKER = [sys.executable, "-m", "ticket_printer"]


class Shop:
    """One printer and its worker at a running hall."""

    def __init__(self, hall: RunningHall, folder: Path, width: int = 80, name: str = "") -> None:
        folder.mkdir()
        self.hall, self.folder, self.width = hall, folder, width
        self.key = key_of(hall, "printer", name=name or None)
        self.manager_key = key_of(hall, "manager")
        self.kiosk_key = key_of(hall, "kiosk")
        self.paper = PaperTray(folder / "paper", width)
        self.url = f"tcp://127.0.0.1:{self.paper.port}"
        self.device = ""
        self.state_file, self.log = folder / "state.json", folder / "worker.log"
        self.socket = folder / "worker.sock"
        self.more: list[str] = []
        self.worker: Forked | subprocess.Popen[bytes] | None = None

    # --- the worker ---------------------------------------------------------------------------

    def start(self, *program: str) -> None:
        """Starts the worker (or `program` in its place) and waits until the hall knows it."""
        self.run(*program)
        until(lambda: self.state().get("connected"), "the worker's welcome")
        self.device = self.state()["device"]
        until(lambda: self.told()["state"] != "unknown", "the worker's first report")

    def run(self, *program: str) -> None:
        """Starts the worker and waits for nothing."""
        self.state_file.unlink(missing_ok=True)
        if not program:
            self.worker = start_program("ticket_printer", self.words(), os.environ, self.log)
            return
        with self.log.open("ab") as log:
            self.worker = subprocess.Popen([*program, *self.words()], stdout=log, stderr=log)

    def words(self) -> list[str]:
        """The worker's command line."""
        return [
            *("--server", self.hall.url, "--key", self.key, "--printer", self.url),
            *("--width", str(self.width), "--state", str(self.state_file)),
            *("--data", str(self.folder / "data"), "--socket", str(self.socket)),
            *self.more,
        ]

    def kill(self) -> None:
        """As if the power went."""
        assert self.worker is not None
        self.worker.send_signal(signal.SIGKILL)
        self.worker.wait(10)

    def stop(self) -> int:
        """Ends the worker decently; its exit code."""
        assert self.worker is not None
        if self.worker.poll() is None:
            self.worker.send_signal(signal.SIGTERM)
        return self.worker.wait(15)

    def close(self) -> None:
        """Ends the worker, by force where it does not end decently, and the printer."""
        with self.paper:
            if self.worker is not None:
                try:
                    self.stop()
                except subprocess.TimeoutExpired:
                    self.kill()
                    raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def state(self) -> dict[str, Any]:
        """The worker's state file; empty while there is none."""
        if not self.state_file.exists():
            return {}
        told: dict[str, Any] = json.loads(self.state_file.read_text())
        return told

    def uncertain(self) -> str:
        """The one job the worker could not finish, out of its journal."""
        with closing(sqlite3.connect(self.folder / "data" / "journal.db")) as journal:
            rows = journal.execute("SELECT job_id FROM jobs WHERE state = 'uncertain'").fetchall()
        ((job_id,),) = rows
        return str(job_id)

    # --- the people ---------------------------------------------------------------------------

    def take(self, **more: Any) -> dict[str, Any]:
        """A citizen takes a number at a kiosk."""
        with Line(self.hall) as line:
            line.hello("kiosk", self.kiosk_key)
            reply = line.call(uuid4().hex, "take_ticket", items=[ITEMS["civil"]], **more)
        ticket: dict[str, Any] = reply["result"]
        return ticket

    def told(self) -> dict[str, Any]:
        """The printer on the manager's board."""
        with Line(self.hall) as line:
            board = line.hello("manager", self.manager_key)["snapshot"]["board"]
        printers: dict[str, Any] = {printer["device"]: printer for printer in board["printers"]}
        told: dict[str, Any] = printers[self.device]
        return told

    def resolve(self, job_id: str, action: str) -> None:
        """The manager decides about a slip."""
        with Line(self.hall) as line:
            line.hello("manager", self.manager_key)
            reply = line.call(f"resolve-{job_id}", "resolve_job", job_id=job_id, action=action)
        assert reply["result"] is not None, reply

    def hand_over(self, job: PrintJob) -> dict[str, Any]:
        """The kiosk gives a job to the worker's local socket."""
        line = json.dumps({"command_id": f"k-{job.job_id}"[:64], "job": job.model_dump()})
        return self.say_locally(line.encode())

    def say_locally(self, line: bytes) -> dict[str, Any]:
        """Any line to the local socket; the answer."""
        with socket.socket(socket.AF_UNIX) as local, short_path(self.socket) as path:
            local.settimeout(15)
            local.connect(path)
            local.sendall(line + b"\n")
            answer: dict[str, Any] = json.loads(local.makefile().readline())
        return answer

    # --- the paper ----------------------------------------------------------------------------

    def slips(self) -> list[str]:
        """The texts of the slips cut so far."""
        return [str(slip["text"]) for slip in self.paper.slips()]

    def copies(self, number: str) -> int:
        """How many slips bear this number."""
        return sum(number in text.split() for text in self.slips())

    def settled(self) -> bool:
        """Whether the worker has nothing left to print or to report."""
        jobs = self.state().get("jobs", {})
        return bool(jobs) and not jobs["received"] + jobs["begun"] + jobs["unreported"]


def until(true: Callable[[], Any], what: str, within: float = 20) -> float:
    """Polls until it is true; the seconds that took."""
    begun = time.monotonic()
    while not true():
        assert time.monotonic() - begun < within, f"{what} did not come in {within} s"
        time.sleep(0.05)
    return time.monotonic() - begun
