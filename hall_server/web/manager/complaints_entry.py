"""Writing down what came by letter, by telephone or by a visit (rows H5, H6)."""

from collections.abc import Awaitable, Callable
from typing import Any

from nicegui import ui

from hall_link.wire.complaints import Complain, ComplaintTaken
from hall_server.complaints.words import CATEGORY, WHAT
from hall_server.web.manager.complaints_desk import ComplaintDesk
from hall_server.web.manager.complaints_parts import Chips, Sheet, area, line
from hall_server.web.manager.panel import box, press, text

HOW = ("letter", "telephone", "visit", "desk")


def draw_entry(desk: ComplaintDesk, sheet: Sheet, again: Callable[[], Awaitable[None]]) -> None:
    """The panel with the form."""
    with sheet.page(desk.say("new")):
        form = _Form(desk)

        async def go() -> None:
            command = form.command()
            done = await desk.ask(command) if command is not None else None
            if isinstance(done, ComplaintTaken):
                await again()
                with sheet.page(desk.say("new")):
                    told = desk.say("number-told", number=done.number, code=done.code)
                    text(told, "sentence")

        with box("buttons"):
            press(desk.say("register"), go, "main")


class _Form:
    def __init__(self, desk: ComplaintDesk) -> None:
        self._desk = desk
        self._what = self._chips("kind", [(k, desk.say(f"what-{k}")) for k in WHAT], "complaint")
        self._how = self._chips("how", [(k, desk.say(f"channel-{k}")) for k in HOW], "letter")
        kinds = [(k, desk.say(f"category-{k}")) for k in CATEGORY]
        self._category = self._chips("category", kinds, "other")
        text(desk.say("text"), "label")
        self._text = area(desk.say("text"), "", 1000, 5)
        with box("pair"):
            self._staff = self._people()
            self._window = line(desk.say("window-no"), 3, kind="number")
            self._happened = line(desk.say("happened"), 10, kind="date").props("stack-label")
            self._count = line(desk.say("count"), 3, kind="number")
        text(desk.say("who"), "label")
        with box("pair"):
            self._who = {key: line(desk.say(key), 40) for key in ("name", "phone")}
        self._who["address"] = line(desk.say("address"), 120)
        with box("pair four"):
            self._sex = ui.select({"": "", "m": desk.say("m"), "f": desk.say("f")}, value="")
            self._sex.props(f'outlined label="{desk.say("sex")}"').classes("one")
            self._age = line(desk.say("age"), 3, kind="number")
            self._who |= {k: line(desk.say(k), 40) for k in ("occupation", "affiliation")}
        self._print = ui.checkbox(desk.say("print-receipt"), value=True)
        self._notice = ui.checkbox(desk.say("print-notice"), value=False)

    def _chips(self, label: str, choices: list[tuple[Any, str]], chosen: str) -> Chips:
        text(self._desk.say(label), "label")
        return Chips(choices, chosen)

    def _people(self) -> ui.select:
        named = {p.name: self._desk.name_of(p.name) for p in self._desk.hall.staff.all()}
        field = ui.select({"": "", **named}, value="", with_input=True)
        return field.props(f'outlined label="{self._desk.say("staff")}"').classes("one")

    def command(self) -> Complain | None:
        """What was typed; None where it makes no complaint, which is told."""
        who = {key: (field.value or "").strip() for key, field in self._who.items()}
        told = {
            "what": self._what.value,
            "category": self._category.value,
            "channel": self._how.value,
            "text": (self._text.value or "").strip(),
            "staff": self._staff.value or None,
            "window": _number(self._window.value),
            "happened": self._happened.value or None,
            "group": _number(self._count.value) or 1,
            "visitor": {**who, "sex": self._sex.value, "age": _number(self._age.value)},
            "print": self._print.value,
            "notice": self._notice.value,
        }
        try:
            return Complain.model_validate(told)
        except ValueError:
            self._desk.refuse("invalid")
            return None


def _number(told: object) -> int | None:
    text_ = str(told or "").strip()
    return int(text_) if text_.isdigit() else None
