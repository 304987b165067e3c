"""The pad's one widget: draws a view and tells which part of it was pressed."""

from collections.abc import Callable

from evaluator.screens.card import draw_card_screen
from evaluator.screens.keypad import draw_keypad
from evaluator.screens.question import draw_asking, draw_reasons, draw_thanks
from evaluator.view import View
from hall_link.look.colours import NORMAL
from hall_link.look.sheet import Sheet
from hall_link.look.touch_sheet import TouchSheet

_DRAWINGS: dict[str, Callable[[Sheet, View], None]] = {
    "asking": draw_asking,
    "reasons": draw_reasons,
    "writing": draw_keypad,
    "thanks": draw_thanks,
}


class Stage(TouchSheet):
    """`pressed(key)` tells what was pressed, "nothing" for a touch beside everything."""

    def __init__(self, pressed: Callable[[str], None], **kwargs: object) -> None:
        super().__init__(NORMAL, pressed, **kwargs)
        self._view: View | None = None
        self._drawn: tuple[View, tuple[float, float]] | None = None
        self.bind(size=lambda *_: self.redraw())

    def present(self, view: View) -> None:
        """Show this view from now on."""
        self._view = view
        self.redraw()

    def redraw(self) -> None:
        """Draw the view, unless it is drawn already or a finger holds the picture."""
        view = self._view
        if view is None or self.holding() or self._drawn == (view, tuple(self.size)):
            return
        self._drawn = (view, tuple(self.size))
        self.begin(NORMAL, 1.0)
        _DRAWINGS.get(view.screen, draw_card_screen)(self, view)
