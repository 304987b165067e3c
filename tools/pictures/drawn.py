"""Pictures of states that take long to reach: drawn by the devices' own code, as tests do."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from PIL import Image

from tools.demo.parts import program
from tools.demo.screens import VirtualScreen
from tools.pictures.shop import keep

SCREEN = (1920, 1920)
"""Wide and high enough for every shape."""

SHAPES = {"kiosk": "upright", "display": "wall"}

NAMES: Mapping[str, Sequence[str]] = {
    "kiosk": (
        *("letters-few", "unsure", "priority", "confirm-priority", "more", "confirm-two"),
        *("home-break", "home-closed", "closing", "shut", "entry-typed", "early-code"),
        *("found-wait", "found-missed-back", "found-held", "why", "pass"),
        *("check", "checked-missing", "checked-owed", "checked-all", "notice", "notice-screen"),
        *("guide-page-5", "slip", "sample", "sample-large", "sample-away"),
    ),
    "display": (
        *("window-called", "window-serving", "window-paused", "window-covering", "window-lunch"),
        *("get-ready", "pages-1", "pages-3", "covered-page", "lunch", "holiday"),
    ),
}
"""By the names they have in `tests/*/draw_all.py`."""

IN_ENGLISH = {
    *("priority", "confirm-priority", "closing", "found-wait", "found-missed-back"),
    *("check", "checked-missing", "notice", "sample"),
    *("window-called", "get-ready", "pages-1", "lunch"),
}
"""Those drawn in English too: what is laid out as elsewhere is not shown twice."""


def show_drawn(language: str, scratch: Path, folder: Path) -> None:
    """Draws them in the folder `scratch` and keeps them in `folder`."""
    screen = VirtualScreen.open("drawn", SCREEN, scratch / "screen")
    try:
        for device, names in NAMES.items():
            wanted = [name for name in names if language == "zh" or name in IN_ENGLISH]
            _draw(screen, device, language, wanted, scratch)
            for name in wanted:
                drawn = scratch / f"{name}.{language}.{SHAPES[device]}.png"
                with Image.open(drawn) as picture:
                    keep(picture, folder / f"{device}-{name}.{language}.png")
    finally:
        screen.close()


def _draw(
    screen: VirtualScreen, device: str, language: str, names: Sequence[str], folder: Path
) -> None:
    pattern = rf"^({'|'.join(names)})\.{language}\.{SHAPES[device]}$"
    subprocess.run(
        program(f"tests.{device}.draw_all", str(folder), pattern),
        env={**os.environ, **screen.environment},
        stdout=subprocess.DEVNULL,
        check=True,
    )
