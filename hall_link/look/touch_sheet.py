"""A sheet that is touched: one finger at a time presses what it came down on and left."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from kivy.clock import Clock

from hall_link.look.colours import Palette
from hall_link.look.sheet import PressArea, Sheet

LONGEST_HOLD_S = 5.0

V = TypeVar("V")


class TouchSheet(Sheet, Generic[V]):
    """Shows the view last presented, as a subclass draws it.

    `pressed(key)` is called once when a finger leaves the part it came down on, with "nothing"
    for a touch beside everything. While a finger is down the picture stands still, so that nothing
    moves away under it.
    """

    def __init__(self, palette: Palette, pressed: Callable[[str], None], **kwargs: object) -> None:
        super().__init__(palette, **kwargs)
        self._pressed = pressed
        self._held: PressArea | None = None
        self._finger: object = None
        self._held_at = 0.0
        self._view: V | None = None
        self._drawn: tuple[V, tuple[float, float]] | None = None
        self.bind(size=lambda *_: self.redraw())

    def draw(self, view: V) -> None:
        """Begin a new drawing and draw the whole view."""
        raise NotImplementedError

    def present(self, view: V) -> None:
        """Show this view from now on."""
        self._view = view
        self.redraw()

    def redraw(self) -> None:
        """Draw what is to be seen now, unless it is drawn already or a finger holds it."""
        view = self._view
        if view is None or self.holding() or self._drawn == (view, tuple(self.size)):
            return
        self._drawn = (view, tuple(self.size))
        self.draw(view)

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
