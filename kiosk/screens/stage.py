"""The kiosk's one widget: draws a view and tells which part of it was pressed."""

from collections.abc import Callable

from hall_link.look.boxes import Box
from hall_link.look.colours import HIGH_CONTRAST, LARGE_TYPE, NORMAL
from hall_link.look.sheet import Sheet
from hall_link.look.touch_sheet import TouchSheet
from hall_link.look.type_scale import LARGE_MODE
from kiosk.screens.adding import draw_more
from kiosk.screens.choices import draw_cards
from kiosk.screens.complaint import draw_review, draw_tall
from kiosk.screens.confirming import draw_confirm, draw_queue, draw_unsure
from kiosk.screens.frame import (
    draw_actions,
    draw_billboard,
    draw_footer,
    draw_ground,
    draw_header,
    draw_warning,
)
from kiosk.screens.guide import draw_guide
from kiosk.screens.keys import draw_entry, draw_letters
from kiosk.screens.options import draw_choices
from kiosk.screens.papers import draw_check, draw_checked, draw_notice
from kiosk.screens.people import draw_people
from kiosk.screens.progress import draw_progress
from kiosk.screens.regions import regions
from kiosk.screens.sample import draw_sample
from kiosk.screens.telling import draw_leaving, draw_message, draw_ticket
from kiosk.screens.writing import draw_writing, draw_written
from kiosk.view import View

_OWN: dict[str, Callable[[Sheet, Box, View], None]] = {
    "home": draw_cards,
    "phone": draw_entry,
    "letters": draw_letters,
    "entry": draw_entry,
    "unsure": draw_unsure,
    "more": draw_more,
    "guide": draw_guide,
    "check": draw_check,
    "checked": draw_checked,
    "notice": draw_notice,
    "closing": lambda sheet, box, view: draw_choices(sheet, box, view.options),
}
"""Screens with a drawing of their own; the others are told by what their view holds."""


def _by_content(view: View) -> Callable[[Sheet, Box, View], None] | None:
    """Screens of the same contents are drawn alike, whatever they are about."""
    known: tuple[tuple[object, Callable[[Sheet, Box, View], None]], ...] = (
        (view.keypad, draw_writing),
        (view.progress, draw_progress),
        (view.people, draw_people),
        (view.review, draw_review),
        (view.keyboard, draw_entry),
        (not view.facts and view.number is None and view.options and not view.lines, draw_tall),
    )
    return next((draw for there, draw in known if there), None)


class Stage(TouchSheet[View]):
    """Draws the kiosk's views."""

    def __init__(self, pressed: Callable[[str], None], **kwargs: object) -> None:
        super().__init__(NORMAL, pressed, **kwargs)

    def draw(self, view: View) -> None:
        """The frame of every screen, and in it what is the screen's own."""
        usual = LARGE_TYPE if view.large else NORMAL
        self.begin(HIGH_CONTRAST if view.contrast else usual, LARGE_MODE if view.large else 1.0)
        if view.picture:
            draw_sample(self, view, view.picture)
        else:
            self._usual(view)
        if view.warning:
            draw_warning(self, view.warning)

    def _usual(self, view: View) -> None:
        parts = regions(self.frame, self.portrait, bool(view.actions or view.paging))
        draw_ground(self, parts, view)
        draw_header(self, parts.header, view.header)
        self._billboard(view, parts.billboard)
        self._body(view, parts.body)
        if parts.actions:
            draw_actions(self, parts.actions, view)
            draw_leaving(self, parts.actions, view)
        draw_footer(self, parts.footer, view.footer)

    def _billboard(self, view: View, box: Box) -> None:
        if view.keypad:
            box = draw_written(self, box, view.keypad)
        draw_billboard(self, box, view.billboard)

    def _body(self, view: View, box: Box) -> None:
        own = _OWN.get(view.screen) or (draw_cards if view.cards else None)
        if own or (own := _by_content(view)):
            own(self, box, view)
        elif view.sections:
            draw_guide(self, box, view)
        elif view.number is not None:
            draw_ticket(self, box, view)
        elif view.facts:
            (draw_confirm if view.materials_title else draw_queue)(self, box, view)
        else:
            draw_message(self, box, view)
