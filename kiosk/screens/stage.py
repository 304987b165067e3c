"""The kiosk's one widget: draws a view and tells which part of it was pressed."""

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock

from hall_link.look.boxes import Box
from hall_link.look.colours import HIGH_CONTRAST, NORMAL
from hall_link.look.sheet import PressArea, Sheet
from hall_link.look.type_scale import LARGE_MODE
from kiosk.screens.choices import draw_cards
from kiosk.screens.confirming import draw_confirm
from kiosk.screens.frame import (
    draw_actions,
    draw_billboard,
    draw_footer,
    draw_ground,
    draw_header,
    draw_warning,
)
from kiosk.screens.regions import regions
from kiosk.screens.telling import draw_leaving, draw_message, draw_ticket
from kiosk.view import View

LONGEST_HOLD_S = 5.0


class Stage(Sheet):
    """`pressed(key)` is called once when a finger leaves the part it came down on.

    While a finger is down the picture stands still, so that nothing moves away under it.
    """

    def __init__(self, pressed: Callable[[str], None], **kwargs: object) -> None:
        super().__init__(NORMAL, **kwargs)
        self._pressed = pressed
        self._held: PressArea | None = None
        self._finger: object = None
        self._held_at = 0.0
        self._view: View | None = None
        self._drawn: tuple[View, tuple[float, float]] | None = None
        self.bind(size=lambda *_: self._draw())

    def present(self, view: View) -> None:
        """Show this view from now on."""
        self._view = view
        self._draw()

    def targets(self) -> dict[str, tuple[int, int]]:
        """Pixel centres, from the window's top left, of what can be pressed now."""
        return {
            area.key: self.pixels(area.box.centre)
            for area in self.press_areas
            if area.key != "anywhere"
        }

    # --- drawing -----------------------------------------------------------------------------

    def _draw(self) -> None:
        view = self._view
        if view is None or self._holding() or self._drawn == (view, tuple(self.size)):
            return
        self._drawn = (view, tuple(self.size))
        self.begin(HIGH_CONTRAST if view.contrast else NORMAL, LARGE_MODE if view.large else 1.0)
        self._compose(view)

    def _compose(self, view: View) -> None:
        parts = regions(self.frame, self.portrait, bool(view.actions or view.paging))
        draw_ground(self, parts, view)
        draw_header(self, parts.header, view.header)
        draw_billboard(self, parts.billboard, view.billboard)
        self._body(view, parts.body)
        if parts.actions:
            draw_actions(self, parts.actions, view)
            draw_leaving(self, parts.actions, view)
        draw_footer(self, parts.footer, view.footer)
        if view.warning:
            draw_warning(self, view.warning)

    def _body(self, view: View, box: Box) -> None:
        if view.screen in ("home", "items"):
            draw_cards(self, box, view)
        elif view.screen == "confirm" or (view.screen == "taking" and view.facts):
            draw_confirm(self, box, view)
        elif view.screen == "ticket":
            draw_ticket(self, box, view)
        else:
            draw_message(self, box, view)

    # --- fingers -----------------------------------------------------------------------------

    def on_touch_down(self, touch: Any) -> bool:
        """Hold what is under the first finger; further fingers do nothing."""
        if self._holding() or getattr(touch, "is_mouse_scrolling", False):
            return True
        self._finger, self._held_at = touch.uid, Clock.get_boottime()
        self._held = self.area_at(*self.units(*touch.pos))
        if self._held:
            self._held.show(held=True)
        return True

    def _holding(self) -> bool:
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
        self._draw()
        return True
