"""The wall's one widget: draws a view."""

from collections import OrderedDict
from dataclasses import replace

from kivy.graphics import Color
from kivy.graphics.texture import Texture

from display.paging import NoticePage
from display.screens.header import draw_header
from display.screens.newest import card_ground, draw_card
from display.screens.notices import draw_large, draw_strip
from display.screens.recent import draw_recent
from display.screens.regions import regions
from display.screens.tiles import draw_queues, draw_windows
from display.screens.welcome import draw_telling, draw_welcome
from display.view import View
from hall_link.look.colours import NORMAL
from hall_link.look.sheet import Sheet

MOST_TEXTURES = 240
"""Drawn words are kept: from one picture to the next almost all of them are the same."""


class Stage(Sheet):
    """Shows the view last presented. `notice` is the page of the notices now drawn."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(NORMAL, **kwargs)
        self.notice: NoticePage | None = None
        self._view: View | None = None
        self._drawn: tuple[View, tuple[float, float]] | None = None
        self._card_face: Color | None = None
        self._textures: OrderedDict[tuple[str, str, float, str], Texture] = OrderedDict()
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

    def _compose(self, view: View) -> None:
        parts = regions(self.frame, self.portrait)
        self._card_face, self.notice = None, None
        self.rectangle(self.frame, self.palette.ground)
        draw_header(self, parts.header, view.header)
        if view.telling:
            _, rest = self.frame.cut_top(parts.header.h)
            draw_telling(self, rest, view.telling)
            return
        if view.card:
            self._card_face = draw_card(self, parts.newest, view.card, view.lit)
        if view.recent:
            draw_recent(self, parts.recent, view.recent)
        draw_windows(self, parts.serving, view)
        draw_queues(self, parts.waiting, view)
        self.notice = draw_strip(self, parts.strip, view)
        if view.welcome:
            room = draw_welcome(self, parts.newest, view, view.welcome)
            self.notice = draw_large(self, room, view) if room else None

    def _texture(self, words: str, font: str, size: float, align: str) -> Texture:
        key = (words, font, size * self.unit, align)
        texture = self._textures.get(key)
        if texture is None:
            texture = self._textures[key] = super()._texture(words, font, size, align)
            if len(self._textures) > MOST_TEXTURES:
                self._textures.popitem(last=False)
        else:
            self._textures.move_to_end(key)
        return texture
