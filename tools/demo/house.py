"""The demo hall: every program of a real one, on this machine.

Where there is a screen the windows open on it; where there is none each device draws on a screen
in memory, and the start page shows it.
"""

import shutil
import time
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tools.demo.glass import Glass
from tools.demo.household import (
    KEYS,
    SIMULATED_PADS,
    STANDING,
    furnish_keys,
    furnish_passwords,
)
from tools.demo.page import Page
from tools.demo.parts import Part, Parts, program
from tools.demo.screens import WINDOWS, VirtualScreen, has_screen
from tools.demo.server import make_hall, start_server
from tools.demo.sound import Loudspeaker, has_loudspeaker

ROUND_S = 0.4

Size = tuple[int, int]

SIZES: Mapping[str, Size] = {
    "kiosk": (1080, 1920),
    "display": (1920, 1080),
    "evaluator": (1280, 800),
}
KEY_OF = {"kiosk": "KIOSK", "display": "DISPLAY", "evaluator": "PAD_1"}


class Demo:
    """The demo hall. `with` ends whatever was started.

    language: what the devices speak when nobody chose; clock: the moment at which the hall opens;
    hall_file: another hall than the sample; sizes: which devices there are, and of what size;
    paper_mm: the width of the tickets' paper; standing: whether windows 1 to 3 are open without
    anybody signed in; always_open: whatever hours the hall file has.
    """

    def __init__(
        self,
        folder: Path,
        port: int,
        citizens: bool = False,
        language: str = "zh",
        clock: str | None = None,
        hall_file: Path | None = None,
        sizes: Mapping[str, Size] = SIZES,
        paper_mm: int = 80,
        standing: bool = True,
        always_open: bool = True,
    ) -> None:
        self.folder, self.citizens = folder.resolve(), citizens
        self.language, self.clock = language, clock
        self.hall_file, self.sizes, self.paper_mm = hall_file, dict(sizes), paper_mm
        self.standing, self.always_open = standing, always_open
        self.port, self.printer_port = port, port + 1100
        self.server = f"http://127.0.0.1:{port}"
        self._stack = ExitStack()

    def __enter__(self) -> "Demo":
        self.folder.mkdir(parents=True, exist_ok=True)
        self.parts = Parts(self.folder)
        return self

    def __exit__(self, *_: object) -> None:
        self.parts.stop()
        self._stack.close()

    def open(self) -> None:
        """Starts everything. Raises `SystemExit` with what is wrong."""
        self._open_screens()
        self._open_ears()
        self._serve()
        self._print(self.keys["PRINTER"])
        self._open_devices()
        self._glass()
        if self.citizens:
            self.parts.start("citizens", program("tools.citizens", self.server, str(self.folder)))

    def _serve(self) -> None:
        data = self.folder / "hall"
        make_hall(data, self.hall_file, self.always_open)
        self.server_part = self.start_server("--front", str(self.folder / "front"))
        self.keys = furnish_keys(data, self.folder / "keys.env", self._wanted_keys())
        self.page.passwords = furnish_passwords(data, self.folder / "passwords.json")

    def _wanted_keys(self) -> Mapping[str, Mapping[str, Any]]:
        standing = STANDING if self.standing else {}
        return {**KEYS, **standing, **(SIMULATED_PADS if self.citizens else {})}

    def start_server(self, *more: str) -> Part:
        """Starts the hall's server and waits until it answers."""
        words = ["--clock", self.clock, *more] if self.clock else list(more)
        return start_server(self.parts, self.folder / "hall", self.port, words)

    def _open_screens(self) -> None:
        """The page, and a screen in memory for each device where there is none here."""
        self.screens: dict[str, VirtualScreen] = {}
        glass = None if has_screen() else self.port + 1
        front = self.folder / "front"
        self.page = Page(front, self.folder / "paper", self.screens, {}, glass, self.citizens)
        self.page.lay_out()
        if not has_screen():
            for name in self.sizes:
                self._open_screen(name)

    def _open_screen(self, name: str) -> None:
        screen = VirtualScreen.open(name, self.sizes[name], self.folder / "screens" / name)
        self._stack.callback(screen.close)
        self.screens[name] = screen

    def _open_ears(self) -> None:
        """Records the voice for the page where nobody would hear it."""
        self.sound: dict[str, str] = {}
        if has_screen() and has_loudspeaker():
            return
        if shutil.which("pulseaudio") is None:
            print("Nothing will be heard: there is no loudspeaker and no PulseAudio.")
        else:
            speaker = Loudspeaker(self.folder / "sound", self.page.folder)
            self._stack.callback(speaker.close)
            speaker.open()
            self.sound = speaker.environment

    def _print(self, key: str) -> None:
        control = ["--control", str(self.printer_port + 1), "--out", str(self.page.paper)]
        port = ["--port", str(self.printer_port), "--width", str(self.paper_mm)]
        self.parts.start("virtual_printer", program("ticket_printer.virtual", *port, *control))
        printer = ["--printer", f"tcp://127.0.0.1:{self.printer_port}", "--width"]
        printer.append(str(self.paper_mm))
        own = ["--data", str(self.folder / "printer"), "--socket", self._printer_socket]
        self.parts.device("ticket_printer", key, ["--server", self.server, *printer, *own])

    @property
    def _printer_socket(self) -> str:
        return str(self.folder / "printer.sock")

    def _open_devices(self) -> None:
        for name in self.sizes:
            self._device(name)

    def _device(self, module: str) -> None:
        screen = self.screens.get(module)
        place = WINDOWS[module]
        width, height = self.sizes[module] if screen else place.size
        words = ["--server", self.server, "--size", f"{width}x{height}", *self._own(module)]
        words += ["--language", self.language]
        words += ["--state", str(self.folder / f"{module}.state.json")]
        environment = {**self.sound, **(screen.environment if screen else place.environment)}
        self.parts.device(module, self.keys[KEY_OF[module]], words, environment)

    def _own(self, module: str) -> list[str]:
        """What only a device of this kind is told."""
        return {
            "kiosk": ["--printer-socket", self._printer_socket],
            "display": ["--voice-cache", str(self.folder / "voice")],
            "evaluator": ["--data", str(self.folder / "evaluator")],
        }[module]

    def turn(self, name: str, size: Size) -> None:
        """Puts another screen in the place of a device's screen in memory."""
        self.parts.end(name)
        (self.folder / f"{name}.state.json").unlink(missing_ok=True)
        self.sizes[name] = size
        self._open_screen(name)
        self._device(name)

    def _glass(self) -> None:
        if self.page.glass is not None:
            glass = Glass(self.page.glass, self.port, self.screens)
            self._stack.callback(glass.close)

    def keep_open(self) -> None:
        """Looks after it all until somebody interrupts."""
        while True:
            self.page.refresh()
            self.parts.mend()
            time.sleep(ROUND_S)

    def tell(self) -> None:
        """Where everything is."""
        shown = "in windows on this screen" if has_screen() else "on that page"
        print(f"The demo hall is open: http://localhost:{self.port}/  (the devices are {shown})")
        print("  names and passwords: on that page; kept in", self.folder / "passwords.json")
        print("  keys:    ", self.folder / "keys.env")
        print("  tickets: ", self.page.paper)
        print("  logs:    ", self.folder / "*.log")
        print("Ctrl-C closes it.", flush=True)
