"""The large label a device shows when it is asked which one it is (rows I4, K10)."""

import asyncio
from dataclasses import dataclass
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window

from hall_link.entry.device_label import KINDS
from hall_link.look.boxes import Box
from hall_link.look.colours import NORMAL, Colour
from hall_link.look.device_app import ShownState
from hall_link.look.sheet import Sheet
from hall_link.look.type_scale import HERO, TITLE
from hall_link.session import LinkState
from hall_link.socket import DeviceLink
from hall_link.wire.base import Words
from hall_link.wire.enrolment import EnrolRole
from hall_link.wire.envelope import Identify

SHOWN_S = 10.0
BLINK_S = 0.6
"""Slower than three times a second, which harms nobody who bears no flicker."""

ICONS: dict[EnrolRole, str] = {
    "kiosk": "touch",
    "guide": "desk",
    "display": "television",
    "evaluator": "face-5",
}
AT_WINDOW = Words(zh="{n}号窗口", en="Window {n}")
FOOT = Words(zh="管理员在找这台设备", en="The administrator looks for this device")


@dataclass(frozen=True)
class Label:
    """Which device it is. `place`: its window, "" for one of the whole hall."""

    icon: str
    role: str
    name: str
    place: str
    foot: str


def label_of(state: LinkState, role: EnrolRole, language: str) -> Label:
    """What the hall calls this device."""
    place = AT_WINDOW.in_language(language).format(n=state.window) if state.window else ""
    kind = KINDS[role].in_language(language)
    return Label(ICONS[role], kind, state.name, place, FOOT.in_language(language))


class LabelSheet(Sheet):
    """The label over everything; it blinks, and a touch takes it away."""

    def __init__(self, label: Label, **kwargs: object) -> None:
        super().__init__(NORMAL, **kwargs)
        self.label = label
        self._lit = True
        self.bind(size=lambda *_: self.draw())

    def blink(self) -> None:
        """The other colours."""
        self._lit = not self._lit
        self.draw()

    def draw(self) -> None:
        """The whole of it, from nothing."""
        palette, label = self.palette, self.label
        self.begin(NORMAL, 1.0)
        ground, ink = (palette.call, palette.on_call) if self._lit else _unlit(palette.primary)
        self.rectangle(self.frame, ground)
        inner = self.frame.inset(48, 48)
        foot, inner = inner.cut_bottom(80, 16)
        self.text(foot, label.foot, 40, ink, align="center", lines=1)
        head, inner = inner.cut_top(inner.h * (0.3 if self.portrait else 0.34), 16)
        self._head(head, ink)
        if label.place:
            place, inner = inner.cut_bottom(inner.h * 0.4, 16)
            self.text(place, label.place, 240, ink, bold=True, align="center", lines=1)
        self.text(inner, label.name, 320, ink, bold=True, align="center", lines=2, least=HERO)

    def _head(self, box: Box, ink: Colour) -> None:
        icon, role = box.cut_top(box.h * 0.62, 8)
        self.icon(icon, self.label.icon, ink)
        self.text(role, self.label.role, TITLE * 1.5, ink, bold=True, align="center", lines=1)

    def on_touch_down(self, touch: Any) -> bool:
        """Nothing below may be pressed by who only wants the label away."""
        return True

    def on_touch_up(self, touch: Any) -> bool:
        """As above."""
        Window.remove_widget(self)
        return True


def _unlit(ground: Colour) -> tuple[Colour, Colour]:
    return ground, NORMAL.on_primary


class LabelCover:
    """Shows the label for some seconds whenever the hall asks this device which it is."""

    def __init__(self, link: DeviceLink, role: EnrolRole, shown: ShownState, language: str) -> None:
        self._link, self._role = link, role
        self._shown, self._language = shown, language
        self._sheet: LabelSheet | None = None
        link.on_identify(self._asked)

    def _asked(self, asked: Identify) -> None:
        if not asked.show:
            return
        self._away()
        label = label_of(self._link.state, self._role, self._language)
        self._sheet = sheet = LabelSheet(label)
        Window.add_widget(sheet)
        told = {"role": label.role, "name": label.name, "place": label.place}
        self._shown.cover({"label": told}, "label")
        blinking = Clock.schedule_interval(lambda _: sheet.blink(), BLINK_S)

        def over() -> None:
            blinking.cancel()
            if self._sheet is sheet:
                self._away()

        asyncio.get_running_loop().call_later(SHOWN_S, over)

    def _away(self) -> None:
        if self._sheet is not None:
            Window.remove_widget(self._sheet)
            self._sheet = None
        self._shown.cover({}, "label")
