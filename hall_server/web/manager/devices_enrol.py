"""Letting a device in: its code is typed, then it is said what and where it is."""

from typing import Any

from nicegui import ui

from hall_server.devices.enrolments import Enrolment
from hall_server.devices.tables import Device
from hall_server.web.enrolling import NewPlace
from hall_server.web.manager.cards import LEVEL_ICONS
from hall_server.web.manager.complaints_parts import Sheet, line
from hall_server.web.manager.devices_desk import DevicesDesk
from hall_server.web.manager.devices_place import PlaceFields
from hall_server.web.manager.panel import box, press, text

ICONS = {
    "kiosk": "touch_app",
    "printer": "print",
    "display": "tv",
    "evaluator": "sentiment_satisfied",
    "guide": "support_agent",
}
NEW = ""


class EnrolCard:
    """The card in which a code is typed."""

    def __init__(self, desk: DevicesDesk, sheet: Sheet) -> None:
        self._desk, self._sheet = desk, sheet

    def draw(self) -> None:
        """The field, who waits, and what a new device's screen is compared with."""
        desk = self._desk
        with box("enrol card"):
            with ui.element("h2"):
                text(desk.say("enrol"))
            text(desk.say("enrol-how"), "how")
            with box("code-row"):
                self._code = ui.input().classes("code")
                self._code.props(
                    'outlined maxlength=7 inputmode=numeric autocomplete=off placeholder="000 000" '
                    f'aria-label="{desk.say("code")}"'
                )
                self._code.on("keydown.enter", self._typed)
                press(desk.say("go-on"), self._typed, "main")
            with box("asked"):
                text(desk.say("waiting"), "label")
                self._waiting = ui.element("div").classes("waiting")
            with box("authority"):
                self._draw_check()

    def _draw_check(self) -> None:
        desk = self._desk
        if not desk.enrolling.check:
            text(desk.say("no-tls"), "quiet")
            return
        text(desk.say("check"), "label")
        text(desk.enrolling.check, "check-words")
        text(desk.say("check-why"), "quiet")

    def refresh(self) -> None:
        """Who waits now; what is typed stays."""
        desk, now = self._desk, self._desk.desk.clock.now()
        self._waiting.clear()
        with self._waiting:
            asking = desk.enrolling.waiting()
            if not asking:
                text(desk.say("none-waiting"), "quiet")
            for one in asking:
                minutes = int((now - one.asked_at).total_seconds() // 60)
                with box("waits"):
                    ui.icon(ICONS[one.role])
                    text(desk.kind_of(one.role), "what")
                    text(one.name, "quiet")
                    wanted = desk.enrolling.wanted(one)
                    if wanted is not None:
                        text(desk.say("in-place-of", name=wanted.name), "wants")
                    when = desk.say("ago", minutes=minutes) if minutes else desk.say("now")
                    text(when, "quiet when")

    def _typed(self) -> None:
        code = "".join(str(self._code.value or "").split())
        if not (len(code) == 6 and code.isascii() and code.isdigit()):
            self._desk.remind("six-digits")
            return
        asking = self._desk.find(code)
        if asking is not None:
            self._code.set_value("")
            EnrolPanel(self._desk, self._sheet, asking).draw()


class EnrolPanel:
    """What one device is to be."""

    def __init__(self, desk: DevicesDesk, sheet: Sheet, asking: Enrolment) -> None:
        self._desk, self._sheet, self._asking = desk, sheet, asking
        self._same: Any = None

    def draw(self) -> None:
        """Whether it is new, its name and place, and the check words."""
        desk, asking = self._desk, self._asking
        kind = desk.kind_of(asking.role)
        key = "who-asks" if asking.name else "who-asks-plain"
        with self._sheet.page(desk.say(key, kind=kind, name=asking.name)):
            self._known = {d.id: d for d in desk.could_replace(asking.role)}
            choices = {NEW: desk.say("is-new")}
            choices |= {d.id: desk.say("in-place-of", name=d.name) for d in self._known.values()}
            wanted = desk.enrolling.wanted(asking)
            self._wanted = wanted.id if wanted else NEW
            self._instead = ui.select(
                choices, value=self._wanted, on_change=lambda _: self._show_new()
            )
            self._instead.props(f'outlined aria-label="{desk.say("instead")}"').classes("one")
            self._instead.set_visibility(len(choices) > 1)
            self._old = ui.element("div").classes("old")
            self._fields = ui.element("div").classes("panel-body new-device")
            with self._fields:
                self._draw_new()
            self._draw_check()
            with box("buttons"):
                press(desk.say("let-in"), self._let_in, "main let-in")
                press(desk.say("refuse"), self._refuse, "plain refuse")
        self._show_new()

    def _draw_new(self) -> None:
        self._name = line(self._desk.say("name"), 64)
        if self._asking.role == "printer":
            text(self._desk.say("printer-name"), "quiet")
        self._place = PlaceFields(self._desk, self._asking.role)

    def _draw_check(self) -> None:
        desk = self._desk
        if not desk.enrolling.check:
            return
        with box("compare"):
            text(desk.say("check"), "label")
            text(desk.enrolling.check, "check-words")
            self._same = ui.checkbox(desk.say("check-same")).classes("same")
            text(desk.say("check-none"), "quiet")

    def _show_new(self) -> None:
        known = self._known.get(self._instead.value)
        self._fields.set_visibility(known is None)
        self._old.set_visibility(known is not None)
        self._old.clear()
        if known is not None:
            with self._old:
                self._draw_old(known)

    def _draw_old(self, device: Device) -> None:
        """Whose place it takes, whether that one is still at work, and what becomes of it."""
        desk = self._desk
        if device.id == self._wanted:
            text(desk.say("scanned"), "label")
        with box("whose"):
            ui.icon(ICONS[device.role])
            with box("names"):
                text(device.name, "what")
                text(desk.called(device))
        told, level = desk.old_is(device)
        with box(f"state {level}"):
            ui.icon(LEVEL_ICONS[level])
            text(told)
        text(desk.say("in-place-note"), "quiet")

    async def _let_in(self) -> None:
        known = self._known.get(self._instead.value)
        name = known.name if known else str(self._name.value or "").strip()
        if not name:
            self._desk.remind("name-needed")
            return
        if self._same is not None and not self._same.value:
            self._desk.remind("check-first")
            return
        chosen = NewPlace(name, self._place.place(), known.id if known else None)
        if await self._desk.let_in(self._asking, chosen, name):
            self._sheet.close()

    def _refuse(self) -> None:
        self._desk.turn_away(self._asking)
        self._sheet.close()
