"""The month as the hours of the draft make it, and a day decided by hand."""

from calendar import Calendar
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from nicegui import ui
from pydantic import ValidationError

from hall_link.wire.base import Language
from hall_server.premises.calendar import is_published, kind_of, spans_of
from hall_server.premises.hours import OpeningHours
from hall_server.web.manager.admin_form import LOOK
from hall_server.web.manager.admin_say import WEEKDAYS, told
from hall_server.web.manager.admin_shape import Plain

CLOSED_SPAN = {"opens": "08:30", "closes": "12:00"}


class MonthView:
    """Drawn for `hours`, a draft's section; `changed` is told when a day was decided."""

    def __init__(
        self, language: Language, hours: Plain, today: date, changed: Callable[[], None]
    ) -> None:
        self._language = language
        self._plain = hours
        self._today = today
        self._first = today.replace(day=1)
        self._changed = changed
        self._hours: OpeningHours | None = None
        self._box = ui.element("div").classes("month card")
        self.draw()

    def draw(self) -> None:
        """The month anew. While the draft has faults the last good hours are shown."""
        try:
            self._hours = OpeningHours.model_validate(self._plain)
        except ValidationError:
            if self._hours is None:
                return
        self._box.clear()
        with self._box:
            self._head()
            self._days(self._hours)

    def _head(self) -> None:
        with ui.element("div").classes("month-head"):
            self._turn("earlier", "chevron_left", -1)
            first = self._first
            zh = self._language == "zh"
            ui.label(f"{first.year}年{first.month}月" if zh else f"{first:%B %Y}").classes("what")
            self._turn("later", "chevron_right", 32)

    def _turn(self, key: str, icon: str, days: int) -> None:
        def turn() -> None:
            self._first = (self._first + timedelta(days=days)).replace(day=1)
            self.draw()

        button = (
            ui.element("button").classes("icon").props(f'aria-label="{told(self._language, key)}"')
        )
        with button.on("click", turn):
            ui.icon(icon)

    def _days(self, hours: OpeningHours) -> None:
        if not is_published(hours, self._first):
            ui.label(told(self._language, "years-away")).classes("quiet unpublished")
        with ui.element("div").classes("days"):
            for name in WEEKDAYS.values():
                ui.label(name.in_language(self._language)).classes("weekday")
            for day in Calendar().itermonthdates(self._first.year, self._first.month):
                self._day(hours, day)

    def _day(self, hours: OpeningHours, day: date) -> None:
        kind, spans = kind_of(hours, day), spans_of(hours, day)
        looks = [
            "day",
            "open" if spans else "shut",
            "other" if day.month != self._first.month else "",
            "today" if day == self._today else "",
            "own" if kind.own or day.isoformat() in hours.working_days else "",
        ]
        button = ui.element("button").classes(" ".join(looks)).props(f"data-day={day}")
        with button.on("click", lambda: self._ask(day)):
            with ui.element("span").classes("top"):
                ui.label(str(day.day)).classes("figure")
                ui.label(self._kind(hours, day)).classes(f"kind {self._look(hours, day)}")
            for span in spans:
                ui.label(f"{span.opens}–{span.closes}").classes("span")
            if not spans:
                ui.label(told(self._language, "closed")).classes("span")

    @staticmethod
    def _look(hours: OpeningHours, day: date) -> str:
        kind = kind_of(hours, day)
        return "holiday" if kind.holiday else "market" if kind.market else ""

    def _kind(self, hours: OpeningHours, day: date) -> str:
        kind = kind_of(hours, day)
        if kind.own is not None:
            return kind.own.name.in_language(self._language)
        if kind.holiday is not None:
            return kind.holiday.in_language(self._language)
        if kind.market:
            return told(self._language, "market")
        return "" if kind.working else told(self._language, "rest")

    # --- deciding about a day -------------------------------------------------------------------

    def _ask(self, day: date) -> None:
        iso = day.isoformat()
        own: Plain | None = next((d for d in self._plain["days"] if d["day"] == iso), None)
        working = self._plain["working_days"].get(iso)
        with ui.dialog() as dialog, ui.element("div").classes("dialog card"):
            ui.label(f"{iso} · {WEEKDAYS[day.isoweekday()].in_language(self._language)}").classes(
                "head"
            )
            state = "usual" if own is None else ("open" if own["sessions"] else "closed")
            options = {s: told(self._language, f"day-{s}") for s in ("usual", "closed", "open")}
            what = ui.toggle(options, value=state).props("unelevated no-caps")
            why = self._why(own)
            times = self._times(own or {})
            why_box, times_box = why[2], times[1]
            why_box.bind_visibility_from(what, "value", lambda v: v != "usual")
            times_box.bind_visibility_from(what, "value", lambda v: v == "open")
            counts = ui.select(
                {
                    None: told(self._language, "by-calendar"),
                    True: told(self._language, "working"),
                    False: told(self._language, "rest"),
                },
                label=told(self._language, "day-counts"),
                value=working,
            ).props(LOOK)

            def done() -> None:
                words = {"zh": why[0].value or "", "en": why[1].value or why[0].value or ""}
                spans = [{"opens": o.value, "closes": c.value} for o, c in times[0] if o.value]
                self._decide(iso, what.value, words, spans, counts.value)
                dialog.close()

            with ui.element("div").classes("buttons"):
                self._button("cancel", dialog.close, "")
                self._button("set", done, "main")
        dialog.open()

    def _why(self, own: Plain | None) -> tuple[Any, Any, Any]:
        words = own["name"] if own else {"zh": "", "en": ""}
        why = told(self._language, "day-why")
        with ui.element("div").classes("words") as box:
            zh = ui.input(f"{why} · 中文", value=words["zh"]).props(LOOK)
            en = ui.input(f"{why} · English", value=words["en"]).props(LOOK)
        return zh, en, box

    def _times(self, own: Plain) -> tuple[list[tuple[Any, Any]], Any]:
        """Two sessions, which is what days have; a third is written in the form below."""
        known = own.get("sessions") or [CLOSED_SPAN]
        rows = []
        with ui.element("div") as box:
            for place in range(max(2, len(known))):
                span = known[place] if place < len(known) else {"opens": "", "closes": ""}
                with ui.element("div").classes("words"):
                    pair = [
                        ui.input(value=span[key]).props(f"{LOOK} type=time")
                        for key in ("opens", "closes")
                    ]
                rows.append((pair[0], pair[1]))
        return rows, box

    def _button(self, key: str, press: Callable[[], object], looks: str) -> None:
        with ui.element("button").classes(looks).on("click", press):
            ui.label(told(self._language, key))

    def _decide(
        self, iso: str, state: str, words: Plain, spans: list[Plain], working: bool | None
    ) -> None:
        days = [d for d in self._plain["days"] if d["day"] != iso]
        if state != "usual":
            usual = told(self._language, "own")
            name = words if words["zh"] else {"zh": usual, "en": "Set by hand"}
            sessions = spans if state == "open" else []
            days.append({"day": iso, "name": name, "sessions": sessions})
        self._plain["days"][:] = sorted(days, key=lambda d: str(d["day"]))
        self._plain["working_days"].pop(iso, None)
        if working is not None:
            self._plain["working_days"][iso] = working
        self.draw()
        self._changed()
