"""Photographs: of the screens in memory and of the paper, kept small."""

import json
import os
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image

from tools.demo.house import Demo

WITHIN_S = 90.0
SETTLED_S = 0.9
"""How long a screen must stand still before its picture is taken; what pulses never does."""

STEP_S = 0.1
MOST_COLOURS = 256


def until(true: Callable[[], Any], what: str) -> Any:
    """Polls until it is true and gives it. Raises `SystemExit` when it does not come."""
    end = time.monotonic() + WITHIN_S
    while not (found := true()):
        if time.monotonic() > end:
            raise SystemExit(f"{what} did not come in {WITHIN_S:.0f} s")
        time.sleep(STEP_S)
    return found


def keep(picture: Image.Image, path: Path, smaller: int = 2, colours: int = MOST_COLOURS) -> None:
    """Writes it `smaller` times smaller and with few colours, and tells.

    Where they are very few, those of small things stay: smooth shades matter less.
    """
    small = picture.convert("RGB").reduce(smaller)
    choice = Image.Quantize.MEDIANCUT if colours == MOST_COLOURS else Image.Quantize.MAXCOVERAGE
    few = small.quantize(colours, choice, kmeans=2, dither=Image.Dither.NONE)
    few.save(path, "PNG", optimize=True)
    print(f"  {path.name}", flush=True)


class Paper:
    """The slips of the demo's virtual printer, and its paper tray."""

    def __init__(self, demo: Demo, folder: Path) -> None:
        self._demo, self._folder = demo, folder

    def take(self, name: str, place: int) -> None:
        """Keeps the `place`-th slip printed, from 1, as `NAME.LANGUAGE.png`."""
        slip = self._demo.page.paper / f"{place:04}"
        until(slip.with_suffix(".json").exists, f"slip {place}")
        with Image.open(slip.with_suffix(".png")) as picture:
            keep(picture, self._folder / f"{name}.{self._demo.language}.png", 1, 16)

    def printed(self) -> int:
        """How many slips there are."""
        return len(list(self._demo.page.paper.glob("*.json")))

    def runs_out(self) -> None:
        """Takes the paper out of the printer."""
        control = ("127.0.0.1", self._demo.printer_port + 1)
        with socket.create_connection(control, timeout=5) as line:
            line.sendall(b"paper-out\n")
            line.recv(64)


class Screen:
    """One device of the demo, seen by its state file and its pixels, touched by the pointer."""

    def __init__(self, demo: Demo, name: str, folder: Path) -> None:
        self._demo, self._screen = demo, demo.screens[name]
        self._state = demo.folder / f"{name}.state.json"
        self._name, self._folder = name, folder

    def state(self) -> dict[str, Any]:
        """What it says it shows."""
        if not self._state.exists():
            return {}
        told: dict[str, Any] = json.loads(self._state.read_text(encoding="utf-8"))
        return told

    def linked(self) -> None:
        """Waits until it is in touch with the server."""
        until(lambda: self.state().get("connected"), f"{self._name}: the line")

    def knows(self, queue: str, waiting: int) -> None:
        """Waits until the news has come that so many wait there."""
        until(
            lambda: self.state()["hall"]["waiting"][queue] == waiting,
            f"{self._name}: {waiting} in {queue}",
        )

    def on(self, *names: str) -> dict[str, Any]:
        """Its state once it shows a screen of one of these names."""

        def there() -> dict[str, Any] | None:
            state = self.state()
            return state if state.get("screen") in names else None

        found: dict[str, Any] = until(there, f"{self._name}: {names}")
        return found

    def press(self, target: str) -> None:
        """Presses the first target whose name begins so."""

        def place() -> list[int] | None:
            targets = self.state().get("targets", {})
            return next((at for name, at in targets.items() if name.startswith(target)), None)

        x, y = until(place, f"{self._name}: {target}")
        width, height = self._screen.size
        self._screen.touch(x / width, y / height)

    def go(self, target: str, *screens: str) -> None:
        """Presses it and waits for what follows."""
        self.press(target)
        self.on(*screens)

    def scan(self, code: str) -> None:
        """Holds a code under its scanner, which types."""
        environment = {**os.environ, **self._screen.environment}
        for words in (["type", "--delay", "4", "--", code], ["key", "Return"]):
            subprocess.run(["xdotool", *words], env=environment, check=True, timeout=10)

    def take(self, name: str) -> None:
        """Keeps its picture as `DEVICE-NAME.LANGUAGE.png` once it stands still."""
        self._stand_still()
        file = f"{self._name}-{name}.{self._demo.language}.png"
        keep(self._screen.picture(), self._folder / file)

    def _stand_still(self) -> None:
        still, end = time.monotonic() + SETTLED_S, time.monotonic() + 4 * SETTLED_S
        while time.monotonic() < min(still, end):
            if self._screen.changed():
                still = time.monotonic() + SETTLED_S
            time.sleep(STEP_S)
