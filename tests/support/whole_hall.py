"""A whole hall: every part a real process, each of which can be killed and comes back."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self

import psutil

from tests.support.forking import Forked
from tests.support.hall import RunningHall
from tests.support.people import Voice, give_password, key_of
from tests.support.printers import PaperTray
from tests.support.screens import Device, start_device, start_program, x_screen

WINDOW = 3
CLERK, PASSWORD = "chenfang", "qing-wen-92"
KIOSK_SIZE, WALL_SIZE, PAD_SIZE = "1080x1920", "1920x1080", "1280x800"
PARTS = ("worker", "kiosk", "display", "pad")


def soon(true: Callable[[], Any], what: str, within: float = 30) -> Any:
    """Polls until it is true, and gives it; fails saying what did not come."""
    end = time.monotonic() + within
    while not (found := true()):
        assert time.monotonic() < end, f"{what} did not come in {within} s"
        time.sleep(0.03)
    return found


class WholeHall:
    """Server, printer with its worker, kiosk, wall with its voice, and the pad of window 3.

    `sound` is added to the environment of the display, whose voice plays through it; without, the
    display does not speak. `pixels` is a folder for the memory of the wall's screen. `clock`: the
    moment the server starts from, by the hours of the hall's file; without, it is always open.
    """

    def __init__(
        self,
        folder: Path,
        sound: Mapping[str, str],
        pixels: Path | None = None,
        file: Path | None = None,
        parts: Sequence[str] = PARTS,
        clock: str | None = None,
    ) -> None:
        self.folder = folder
        self.folder.mkdir(exist_ok=True)
        self.pixels = pixels
        self._stack = ExitStack()
        self._sound = dict(sound)
        self._parts = parts
        self.clock = clock
        self.hall = RunningHall(folder / "hall", file=file, always_open=clock is None)

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self._open(stack)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def _open(self, stack: ExitStack) -> None:
        self.start("server")
        stack.callback(self.hall.stop)
        give_password(self.hall, CLERK, PASSWORD)
        self.looker = Voice(self.hall, key_of(self.hall, "integrator"))
        self._open_paper()
        stack.callback(self.paper.program.stop)
        self._keys = {
            "kiosk": self.hall.key("kiosk", device="kiosk-1"),
            "worker": self.hall.key("printer", device="kiosk-1"),
            "display": key_of(self.hall, "display", speaks=bool(self._sound)),
            "pad": self.hall.key("evaluator", WINDOW),
        }
        sizes = {"kiosk": KIOSK_SIZE, "display": WALL_SIZE, "pad": PAD_SIZE}
        self._screens = {
            part: stack.enter_context(x_screen(size, self.pixels if part == "display" else None))
            for part, size in sizes.items()
            if part in self._parts
        }
        self._screens["display"] |= self._sound
        stack.callback(self._end_parts)
        self.devices: dict[str, Device] = {}
        self.worker: Forked | subprocess.Popen[bytes] | None = None
        for part in self._parts:
            self.start(part)

    def _open_paper(self) -> None:
        self.paper = PaperTray(self.folder / "paper")

    # --- the parts ----------------------------------------------------------------------------

    def start(self, part: str) -> None:
        """Starts a part that is not running."""
        match part:
            case "server":
                self.hall.start(clock=self.clock)
            case "worker":
                self.worker = self._start_worker()
            case "kiosk":
                self._device("kiosk", "kiosk", "--printer-socket", str(self._socket))
            case "display":
                cache = self.folder.parent / "voice-cache"
                words = ("--size", WALL_SIZE, "--voice-cache", str(cache))
                self._device("display", "display", *words)
            case "pad":
                words = ("--size", PAD_SIZE, "--data", str(self.folder / "pad-data"))
                self._device("pad", "evaluator", *words)

    @property
    def server(self) -> str:
        """Where its devices find the server."""
        return self.hall.url

    @property
    def printer_port(self) -> int:
        """Where the worker finds its printer."""
        return self.paper.port

    @property
    def _socket(self) -> Path:
        return self.folder / "printer.sock"

    def _device(self, part: str, module: str, *words: str) -> None:
        (self.folder / f"{part}.json").unlink(missing_ok=True)
        self.devices[part] = start_device(
            module,
            self.server,
            self._keys[part],
            self.folder,
            self._screens[part],
            *words,
            name=part,
        )

    def _start_worker(self) -> Forked | subprocess.Popen[bytes]:
        words = ["--server", self.server, "--key", self._keys["worker"], "--width", "80"]
        words += ["--printer", f"tcp://127.0.0.1:{self.printer_port}"]
        words += ["--socket", str(self._socket), "--data", str(self.folder / "printer-data")]
        words += ["--state", str(self.folder / "worker.json")]
        return start_program("ticket_printer", words, os.environ, self.folder / "worker.log")

    def kill(self, part: str) -> None:
        """kill -9."""
        match part:
            case "server":
                self.hall.kill()
            case "worker":
                assert self.worker is not None
                self.worker.kill()
                self.worker.wait(10)
            case "voice":
                for process in self.voices():
                    os.kill(process.pid, signal.SIGKILL)
            case _:
                self.devices[part].kill()

    def voices(self) -> list[psutil.Process]:
        """The processes of the display's voice that run now."""
        wall = psutil.Process(self.devices["display"].process.pid)
        return [p for p in wall.children() if "display.voice" in p.cmdline()]

    def _end_parts(self) -> None:
        for device in self.devices.values():
            device.kill()
        if self.worker is not None:
            self.worker.kill()
            self.worker.wait(10)

    # --- looking ------------------------------------------------------------------------------

    @property
    def kiosk(self) -> Device:
        return self.devices["kiosk"]

    @property
    def wall(self) -> Device:
        return self.devices["display"]

    @property
    def pad(self) -> Device:
        return self.devices["pad"]

    def now(self) -> dict[str, Any]:
        """`GET /hall`."""
        return self.looker.hall()

    def numbers_on_paper(self) -> list[str]:
        """What every slip says in its largest type, in the order they were cut."""
        return [max(slip["lines"], key=_size)["text"] for slip in self.paper.slips()]

    def screens_are_true(self, within: float = 2.0) -> None:
        """Every device's state file tells what `GET /hall` tells."""
        soon(self._all_true, f"screens that tell {self.now()}", within)

    def _all_true(self) -> bool:
        told = [device.state() for device in self.devices.values()]
        if not all(state.get("connected") for state in told):
            return False  # the server, which has enough to do, is not asked yet
        wanted = summary_of(self.now())
        return all(state.get("hall") == wanted for state in told)


def _size(line: dict[str, Any]) -> int:
    return int(line["size"][1])


def summary_of(told: dict[str, Any]) -> dict[str, Any]:
    """What every screen's state file says of the hall, made from `GET /hall`."""
    return {
        "open": told["open"],
        "waiting": {queue["id"]: queue["waiting"] for queue in told["queues"]},
        "windows": {
            str(window["number"]): [window["state"], window["serving"]]
            for window in told["windows"]
        },
        "calls": [[c["number"], c["window"], c["round"]] for c in told["recent_calls"]],
    }
