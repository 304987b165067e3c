"""The code scanner at a window: whatever types and ends with Enter."""

import time
from collections.abc import Callable

from kivy.core.window import Window

from hall_link.scanned import Keys

ENTER = (13, 271)
"""Kivy's codes of the two Enter keys."""


class Scanner:
    """Hears codes from `listen` to `rest`. Who listens last hears alone: what lies over the screen
    takes the scanner, too."""

    def __init__(self, heard: Callable[[str], None]) -> None:
        self._heard = heard
        self._keys = Keys()

    def listen(self) -> None:
        """From now on."""
        self._keys = Keys()
        Window.bind(on_textinput=self._typed, on_key_down=self._key_down)

    def rest(self) -> None:
        """No more."""
        Window.unbind(on_textinput=self._typed, on_key_down=self._key_down)

    def _typed(self, _window: object, text: str) -> bool:
        self._keys = self._keys.pressed(text, time.monotonic())
        return True

    def _key_down(self, _window: object, key: int, *_: object) -> bool:
        if key not in ENTER:
            return False
        code, self._keys = self._keys.entered(time.monotonic()), Keys()
        if code:
            self._heard(code)
        return True
