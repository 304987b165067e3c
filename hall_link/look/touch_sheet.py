"""A sheet that is touched: one finger at a time presses what it came down on and left."""

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock

from hall_link.look.colours import Palette
from hall_link.look.sheet import PressArea, Sheet

LONGEST_HOLD_S = 5.0


class TouchSheet(Sheet):
    """`pressed(key)` is called once when a finger leaves the part it came down on.

    While a finger is down the picture stands still, so that nothing moves away under it:
    `redraw` of a subclass does nothing while `holding()`, and is called when the finger has gone.
    """

    def __init__(self, palette: Palette, pressed: Callable[[str], None], **kwargs: object) -> None:
        super().__init__(palette, **kwargs)
        self._pressed = pressed
        self._held: PressArea | None = None
        self._finger: object = None
        self._held_at = 0.0

    def redraw(self) -> None:
        """Draw what is to be seen now, unless it is drawn already or a finger holds it."""
        raise NotImplementedError

    def targets(self) -> dict[str, tuple[int, int]]:
        """Pixel centres, from the window's top left, of what can be pressed now."""
        return {
            area.key: self.pixels(area.box.centre)
            for area in self.press_areas
            if area.key != "anywhere"
        }

    def on_touch_down(self, touch: Any) -> bool:
        """Hold what is under the first finger; further fingers do nothing."""
        if self.holding() or getattr(touch, "is_mouse_scrolling", False):
            return True
        self._finger, self._held_at = touch.uid, Clock.get_boottime()
        self._held = self.area_at(*self.units(*touch.pos))
        if self._held:
            self._held.show(held=True)
        return True

    def holding(self) -> bool:
        """Whether a finger is down; one that never reported its end is forgotten."""
        if self._finger is not None and Clock.get_boottime() - self._held_at > LONGEST_HOLD_S:
            self._finger = self._held = None
        return self._finger is not None

    def on_touch_up(self, touch: Any) -> bool:
        """Press what was held if the finger is still on it."""
        if touch.uid != self._finger:
            return True
        self._finger, held, self._held = None, self._held, None
        if held:
            held.show(held=False)
        on_it = held is not None and held.box.holds(*self.units(*touch.pos))
        self._pressed(held.key if on_it and held else "nothing")
        self.redraw()
        return True
