"""The page on which the hall's ticket is put together, shown while it is (row E4)."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from nicegui import ui

from hall_link.wire.base import Language, Words
from hall_link.wire.ticket_layout import LARGE, SIZED, STANDARD_TICKET, TicketPart
from hall_server.kernel.refusals import Refusal
from hall_server.premises.ticket_layout import LONGEST_TEXT, MOST_TEXTS, layout_faults
from hall_server.web.desk import Desk
from hall_server.web.manager.guide_list import draw_head, link_button
from hall_server.web.manager.guide_save import GuideSaver
from hall_server.web.manager.layouts_dialogs import LayoutEditing
from hall_server.web.manager.layouts_save import save_ticket
from hall_server.web.manager.layouts_ticket_slip import ticket_html
from hall_server.web.manager.layouts_ticket_words import FAULTS, part_name, told

ALWAYS = frozenset({"number", "queue"})
"""Parts no ticket is without."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A part that is printed, or is not."""

    part: TicketPart
    on: bool = True


def choices_of(parts: list[TicketPart]) -> list[Choice]:
    """What a ticket has, and in its standard place what it could have besides."""
    chosen = [Choice(part) for part in parts or STANDARD_TICKET]
    known = {choice.part.part for choice in chosen}
    for place, part in enumerate(STANDARD_TICKET):
        if part.part not in known:
            chosen.insert(min(place, len(chosen)), Choice(part, on=False))
    chosen.sort(key=lambda choice: choice.part.part == "materials")  # torn off, so always last
    return chosen


class TicketPage(LayoutEditing):
    """One browser's page. `token`: its session, looked at before anything is saved."""

    def __init__(self, desk: Desk, token: str, language: Language) -> None:
        super().__init__(language, told)
        self._desk = desk
        self._saver = GuideSaver(desk, token)
        self._before = self._saver.now().ticket
        self._choices = choices_of(self._before)
        self._shown: Language = language
        self._millimetres = 80

    @property
    def parts(self) -> list[TicketPart]:
        """The ticket as it is put together now."""
        return [choice.part for choice in self._choices if choice.on]

    # --- the page -------------------------------------------------------------------------------

    def draw(self) -> None:
        """The parts at the left, the ticket beside them, what is changed below."""
        draw_head(self._desk, self._language, self._say("title"))
        with ui.element("div").classes("layout-edit ticket-edit"):
            self._draw_title()
            with ui.element("section"):
                with ui.element("h2"):
                    ui.label(self._say("parts"))
                self._told = ui.element("div").classes("layout-faults")
                self._list = ui.element("ol").classes("ticket-parts")
            with ui.element("section").classes("on-slip"):
                sizes = ui.toggle({80: "80 mm", 58: "58 mm"}, value=80)
                sizes.props("no-caps unelevated").on_value_change(self._choose_size)
                self._slip = ui.html("", sanitize=False)
        self._bar = ui.element("div").classes("bar idle")
        ui.colors(primary="#0b4ea2", negative="#b42318", positive="#067647")
        self._draw_list()

    def _draw_title(self) -> None:
        with ui.element("div").classes("edit-head"):
            link_button(f"/layouts?lang={self._language}", "arrow_back", self._say("back"))
            with ui.element("h1"):
                ui.label(self._say("title"))
            with ui.element("div").classes("tools"):
                switch = ui.switch(self._say("english"), value=self._shown == "en")
                switch.on_value_change(self._choose_language).classes("english")

    def _choose_language(self, event: Any) -> None:
        self._shown = "en" if event.value else "zh"
        self._look()

    def _choose_size(self, event: Any) -> None:
        self._millimetres = event.value
        self._look()

    # --- the parts ------------------------------------------------------------------------------

    def _draw_list(self) -> None:
        self._list.clear()
        with self._list:
            for place, choice in enumerate(self._choices):
                self._draw_choice(place, choice)
            texts = sum(choice.part.part == "text" for choice in self._choices)
            if texts < MOST_TEXTS:
                self._button("add", self._add, "add")
        self._look()

    def _draw_choice(self, place: int, choice: Choice) -> None:
        part = choice.part
        row = ui.element("li").classes("" if choice.on else "off").props(f"data-part={part.part}")
        with row:
            self._draw_moves(place)
            ui.label(part_name(self._language, part.part)).classes("what")
            if part.part in SIZED and choice.on:
                self._draw_sizes(place, part)
            self._draw_switch(place, choice)
            if part.part == "text":
                self._draw_sentence(place, part.text or Words(zh="", en=""))

    def _draw_moves(self, place: int) -> None:
        free = len(self._choices) - 1  # the papers to bring stay below
        with ui.element("div").classes("moves"):
            if place == free:
                ui.label(self._say("last")).classes("quiet")
                return
            for key, icon, to in (("up", "north", place - 1), ("down", "south", place + 1)):
                button = ui.element("button").props(f'type=button aria-label="{self._say(key)}"')
                button.on("click", partial(self._move, place, to))
                button.props("" if 0 <= to < free else "disabled")
                with button:
                    ui.icon(icon)

    def _draw_sizes(self, place: int, part: TicketPart) -> None:
        now = part.size or ("large" if part.part in LARGE else "small")
        with ui.element("div").classes("sizes"):
            for size in ("large", "small"):
                button = self._button(size, partial(self._resize, place, size), "chip")
                button.props(f"aria-pressed={'true' if size == now else 'false'}")

    def _draw_switch(self, place: int, choice: Choice) -> None:
        if choice.part.part in ALWAYS:
            ui.label(self._say("always")).classes("quiet always")
        elif choice.part.part == "text":
            self._button("remove", partial(self._remove, place), "plain")
        else:
            switch = ui.switch(self._say("on"), value=choice.on)
            switch.on_value_change(partial(self._turn, place))

    def _draw_sentence(self, place: int, text: Words) -> None:
        with ui.element("div").classes("sentence"):
            for language, value in (("zh", text.zh), ("en", text.en)):
                field = ui.input(self._say(language), value=value)
                field.props(f"outlined maxlength={LONGEST_TEXT} debounce=300")
                field.on_value_change(partial(self._write, place, language))

    # --- changing them --------------------------------------------------------------------------

    def _move(self, place: int, to: int) -> None:
        self._choices.insert(to, self._choices.pop(place))
        self._draw_list()

    def _turn(self, place: int, event: Any) -> None:
        self._choices[place] = replace(self._choices[place], on=bool(event.value))
        self._draw_list()

    def _resize(self, place: int, size: str) -> None:
        standard = "large" if self._choices[place].part.part in LARGE else "small"
        self._change(place, size=None if size == standard else size)
        self._draw_list()

    def _write(self, place: int, language: str, event: Any) -> None:
        text = self._choices[place].part.text or Words(zh="", en="")
        self._change(place, text=text.model_copy(update={language: event.value or ""}))
        self._look()

    def _change(self, place: int, **told_now: Any) -> None:
        choice = self._choices[place]
        self._choices[place] = replace(choice, part=choice.part.model_copy(update=told_now))

    def _add(self) -> None:
        """Above the papers to bring, where a hall's own words are looked for."""
        empty = TicketPart(part="text", text=Words(zh="", en=""))
        self._choices.insert(len(self._choices) - 1, Choice(empty))
        self._draw_list()

    def _remove(self, place: int) -> None:
        del self._choices[place]
        self._draw_list()

    def _to_standard(self) -> None:
        self._choices = choices_of([])
        self._draw_list()

    # --- what comes of it -----------------------------------------------------------------------

    def _look(self) -> None:
        premises = self._desk.hub.hall.premises.premises
        drawn = ticket_html(premises, self.parts, self._shown, self._millimetres)
        self._slip.set_content(drawn)
        faults = layout_faults(self.parts)
        self._told.clear()
        with self._told:
            for fault in faults:
                ui.label(FAULTS[fault].in_language(self._language)).classes("what")
        self._draw_bar(faults)

    def _draw_bar(self, faults: list[str]) -> None:
        standard = tuple(self.parts) == STANDARD_TICKET
        changed = self.parts != (self._before or list(STANDARD_TICKET))
        self._show_changes(changed, standard, bool(faults))

    async def _save(self) -> None:
        """A refusal is told in words, and what was put together stays."""
        if layout_faults(self.parts):
            return
        try:
            await save_ticket(self._saver, self._before, self.parts)
        except Refusal as refusal:
            self._refused(refusal)
            return
        self._before = self._saver.now().ticket
        self._look()
        ui.notify(self._say("saved"), type="positive", position="top")
