"""Photographs: of the screens in memory and of pages in a browser, kept small."""

import json
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


def until(true: Callable[[], Any], what: str) -> Any:
    """Polls until it is true and gives it. Raises `SystemExit` when it does not come."""
    end = time.monotonic() + WITHIN_S
    while not (found := true()):
        if time.monotonic() > end:
            raise SystemExit(f"{what} did not come in {WITHIN_S:.0f} s")
        time.sleep(STEP_S)
    return found


def keep(picture: Image.Image, path: Path, whole: bool = False) -> None:
    """Writes it smaller and with few colours; the `whole` of a long page with fewer still."""
    smaller, colours = (3, 120) if whole else (2, 256)
    small = picture.convert("RGB").reduce(smaller)
    few = small.quantize(colours, kmeans=2, dither=Image.Dither.NONE)
    few.save(path, "PNG", optimize=True)


class Screen:
    """One device of the demo, seen by its state file and its pixels, touched by the pointer."""

    def __init__(self, demo: Demo, name: str, folder: Path) -> None:
        self._screen = demo.screens[name]
        self._state = demo.folder / f"{name}.state.json"
        self._name, self._folder, self._language = name, folder, demo.language

    def state(self) -> dict[str, Any]:
        """What it says it shows."""
        if not self._state.exists():
            return {}
        told: dict[str, Any] = json.loads(self._state.read_text(encoding="utf-8"))
        return told

    def linked(self) -> None:
        """Waits until it is in touch with the server."""
        until(lambda: self.state().get("connected"), f"{self._name}: the line")

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

    def take(self, name: str) -> None:
        """Keeps its picture as `DEVICE-NAME.LANGUAGE.png` once it stands still."""
        self._stand_still()
        file = f"{self._name}-{name}.{self._language}.png"
        keep(self._screen.picture(), self._folder / file)
        print(f"  {file}", flush=True)

    def _stand_still(self) -> None:
        still, end = time.monotonic() + SETTLED_S, time.monotonic() + 8 * SETTLED_S
        while time.monotonic() < min(still, end):
            if self._screen.changed():
                still = time.monotonic() + SETTLED_S
            time.sleep(STEP_S)
