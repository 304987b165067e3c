"""Draws the screen of a device that is not let in, over whatever the device shows otherwise."""

from typing import Any

from hall_link.entry.view import EntryView
from hall_link.look.boxes import Box
from hall_link.look.colours import NORMAL, faded
from hall_link.look.sheet import Sheet
from hall_link.look.type_scale import BODY, LEAST, SMALL, TITLE

CODE = 260.0
STEP = 40.0
STRIP = 46.0
"""Narrow: what can be pressed above it stays in sight."""


class EntrySheet(Sheet):
    """A cover, or a strip at the bottom where the device still has something to show."""

    def __init__(self, view: EntryView, strip: bool = False, **kwargs: object) -> None:
        super().__init__(NORMAL, **kwargs)
        self.view, self.is_strip = view, strip
        self.bind(size=lambda *_: self.draw())

    def show(self, view: EntryView, strip: bool) -> None:
        """Show this from now on."""
        if (view, strip) != (self.view, self.is_strip):
            self.view, self.is_strip = view, strip
            self.draw()

    def draw(self) -> None:
        """The whole of it, from nothing."""
        self.begin(NORMAL, 1.0)
        if self.is_strip:
            self._strip(self.frame.cut_bottom(STRIP)[0])
        elif self.view.code:
            self._asking()
        else:
            self._trouble()

    def on_touch_down(self, touch: Any) -> bool:
        """A cover takes every touch."""
        return not self.is_strip

    def on_touch_up(self, touch: Any) -> bool:
        """As above."""
        return not self.is_strip

    def _asking(self) -> None:
        head, body = self.frame.cut_top(340 if self.portrait else 230)
        self._head(head)
        low, body = body.inset(64, 40).cut_bottom(60, 24)
        self.text(low, self.view.foot, SMALL, self.palette.quiet, align="center", lines=1)
        if self.portrait:
            card, steps = body.cut_top(body.h * 0.5, 48)
        else:
            card, steps = body.cut_left(body.w * 0.52, 56)
        self._code(card)
        self._steps(steps)

    def _trouble(self) -> None:
        head, body = self.frame.cut_top(self.frame.h * (0.34 if self.portrait else 0.4))
        self._head(head)
        low, body = body.inset(64, 40).cut_bottom(60, 24)
        self.text(low, self.view.foot, SMALL, self.palette.quiet, align="center", lines=1)
        steps = body.cut_top(min(body.h, 170.0 * len(self.view.steps)))[0]
        self._steps(steps.middle(min(steps.w, 1400), steps.h))

    def _head(self, box: Box) -> None:
        palette, view = self.palette, self.view
        top = palette.bad if view.bad else palette.primary
        self.rectangle(self.frame, palette.ground)
        self.rectangle(box, top)
        side = min(box.h * 0.5, 150.0)
        icon, words = box.inset(64, 32).cut_left(side, 44)
        disc = icon.middle(side, side)
        self.disc(disc, faded(palette.on_primary, 0.16))
        self.icon(disc.middle(side * 0.58, side * 0.58), view.icon, palette.on_primary)
        title, about = words.cut_top(words.h * 0.5)
        self.text(title, view.title, 80, palette.on_primary, bold=True, valign="bottom", lines=1)
        self.text(about, view.about, BODY, palette.on_primary, lines=3)

    def _code(self, box: Box) -> None:
        palette, view = self.palette, self.view
        self.panel(box, palette.card)
        inner = box.inset(40, 32)
        label, inner = inner.cut_top(56, 8)
        self.text(label, view.code_label, BODY, palette.quiet, align="center", lines=1)
        if view.check:
            low, inner = inner.cut_bottom(150, 16)
            self._check(low)
        if view.wish:
            low, inner = inner.cut_bottom(130 if self.portrait else 110, 16)
            self._wish(low)
        waiting = not view.code[:3].isdigit()
        size = TITLE if waiting else CODE
        ink = palette.quiet if waiting else palette.primary
        self.text(inner, view.code, size, ink, bold=True, align="center", lines=1)

    def _check(self, box: Box) -> None:
        palette = self.palette
        self.rounded(box, faded(palette.call, 0.18))
        label, words = box.inset(24, 12).cut_top(44, 4)
        self.text(label, self.view.check_label, SMALL, palette.call_deep, align="center", lines=1)
        self.text(words, self.view.check, TITLE, palette.ink, bold=True, align="center", lines=1)

    def _wish(self, box: Box) -> None:
        """Whose place it takes; quiet while none was scanned."""
        palette = self.palette
        grounds = {"good": palette.good, "bad": palette.bad, "hint": palette.ground}
        self.rounded(box, grounds[self.view.wish_tone])
        hint = self.view.wish_tone == "hint"
        ink = palette.quiet if hint else palette.on_primary
        words = box.inset(24, 8)
        size = BODY if hint else STEP
        self.text(words, self.view.wish, size, ink, bold=not hint, align="center", lines=2)

    def _steps(self, box: Box) -> None:
        """Numbered, one below the other."""
        palette = self.palette
        if not self.view.steps:
            return
        for place, (cell, words) in enumerate(
            zip(box.grid(1, len(self.view.steps), 28), self.view.steps, strict=True), 1
        ):
            number, text = cell.cut_left(96, 28)
            disc = number.middle(88, 88)
            self.disc(disc, palette.primary)
            self.text(disc, str(place), 48, palette.on_primary, bold=True, align="center", lines=1)
            self.text(text, words, STEP, palette.ink, bold=True, lines=3)

    def _strip(self, box: Box) -> None:
        palette = self.palette
        self.rectangle(box, palette.bad)
        icon, words = box.inset(40, 2).cut_left(40, 20)
        self.icon(icon.middle(36, 36), self.view.icon, palette.on_primary)
        self.text(words, self.view.strip, LEAST, palette.on_primary, bold=True, lines=1)
