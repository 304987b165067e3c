"""Everything a series of pictures is taken of."""

from pathlib import Path

from tools.demo.house import Demo
from tools.pictures.people import Hall
from tools.pictures.shop import Paper, Screen
from tools.pictures.tabs import Tabs


class Studio:
    """The demo's devices, its pages, its paper and its people; the devices are in touch."""

    def __init__(self, demo: Demo, tabs: Tabs, folder: Path) -> None:
        self.demo, self.tabs, self.folder = demo, tabs, folder
        self.hall, self.paper = Hall(demo), Paper(demo, folder)
        self._screens = {name: self._screen(name) for name in demo.screens}

    def _screen(self, name: str) -> Screen:
        screen = Screen(self.demo, name, self.folder)
        screen.linked()
        return screen

    @property
    def kiosk(self) -> Screen:
        """The ticket machine."""
        return self._screens["kiosk"]

    @property
    def wall(self) -> Screen:
        """The display."""
        return self._screens["display"]

    @property
    def pad(self) -> Screen:
        """The evaluator of window 1."""
        return self._screens["evaluator"]

    def turn_kiosk(self, size: tuple[int, int]) -> None:
        """Puts the kiosk on a screen of another shape."""
        self.demo.turn("kiosk", size)
        self._screens["kiosk"] = self._screen("kiosk")
