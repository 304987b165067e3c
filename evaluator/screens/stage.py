"""The pad's one widget: draws a view and tells which part of it was pressed."""

from collections.abc import Callable

from evaluator.screens.card import draw_card_screen
from evaluator.screens.complaint import draw_taken, draw_tiles
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
    "complaint-what": draw_tiles,
    "complaint-category": draw_tiles,
    "complaint-sending": draw_tiles,
    "complaint-refused": draw_tiles,
    "complaint-words": draw_reasons,
    "complaint-writing": draw_keypad,
    "complaint-taken": draw_taken,
}


class Stage(TouchSheet[View]):
    """Draws the pad's views."""

    def __init__(self, pressed: Callable[[str], None], **kwargs: object) -> None:
        super().__init__(NORMAL, pressed, **kwargs)

    def draw(self, view: View) -> None:
        """The whole screen."""
        self.begin(NORMAL, 1.0)
        _DRAWINGS.get(view.screen, draw_card_screen)(self, view)
