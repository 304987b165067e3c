"""The wall's one widget: draws a view."""

from dataclasses import replace

from kivy.graphics import Color

from display.paging import NoticePage
from display.screens.header import draw_header
from display.screens.newest import card_ground, draw_card
from display.screens.notices import draw_strip
from display.screens.pages import draw_page
from display.screens.recent import draw_recent
from display.screens.regions import regions
from display.screens.sign import draw_sign
from display.screens.tiles import draw_queues, draw_windows
from display.screens.welcome import draw_telling
from display.view import View
from hall_link.look.colours import NORMAL, faded
from hall_link.look.sheet import Sheet

SIDE, END = 24.0, 8.0
"""How much of the wall's edge flashes for a visitor who does not hear: no words are there."""


class Stage(Sheet):
    """Shows the view last presented. `notice` is the page of the notices now drawn."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(NORMAL, **kwargs)
        self.notice: NoticePage | None = None
        self._view: View | None = None
        self._drawn: tuple[View, tuple[float, float]] | None = None
        self._card_face: Color | None = None
        self._edge: list[Color] = []
        self.bind(size=lambda *_: self.redraw())

    def present(self, view: View) -> None:
        """Show this view from now on."""
        self._view = view
        self.redraw()

    def redraw(self) -> None:
        """Draw what is to be seen now, as little as possible of it anew."""
        view = self._view
        if view is None:
            return
        unlit, size = replace(view, lit=False), tuple(self.size)
        if self._drawn != (unlit, size):
            self._drawn = (unlit, size)
            self.begin(NORMAL, 1.0)
            self._compose(view)
        if self._card_face is not None:
            self._card_face.rgba = card_ground(self, view.lit)
        for face in self._edge:
            face.rgba = faded(self.palette.call, 1.0 if view.lit else 0.0)

    def _compose(self, view: View) -> None:
        parts = regions(self.frame, self.portrait)
        self._card_face, self.notice, self._edge = None, None, []
        self.rectangle(self.frame, self.palette.ground)
        draw_header(self, parts.header, view.header)
        if view.telling:
            _, rest = self.frame.cut_top(parts.header.h)
            draw_telling(self, rest, view.telling)
            return
        if view.sign:
            _, rest = self.frame.cut_top(parts.header.h)
            self._card_face = draw_sign(self, rest, view.sign, view.lit, view.turn)
            return
        if view.card:
            self._card_face = draw_card(self, parts.newest, view.card, view.lit)
        if view.recent:
            draw_recent(self, parts.recent, view.recent)
        draw_windows(self, parts.serving, view)
        draw_queues(self, parts.waiting, view.waiting, view.queues, view.turn)
        self.notice = draw_strip(self, parts.strip, view)
        if view.pages:
            self.notice = draw_page(self, parts.newest, view)
        if view.flash:
            self._draw_edge()

    def _draw_edge(self) -> None:
        """All around the wall: seen also by who looks elsewhere and does not hear."""
        frame = self.frame
        sides = frame.cut_left(SIDE)[0], frame.cut_right(SIDE)[0]
        ends = frame.cut_top(END)[0], frame.cut_bottom(END)[0]
        self._edge = [self.rectangle(box, self.palette.call) for box in (*sides, *ends)]
