"""Which days, window, department and kind the registers' page shows."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from urllib.parse import urlencode

from nicegui import ui

from hall_server.registers.asking import Wanted, days_of
from hall_server.web.manager.complaints_parts import line
from hall_server.web.manager.leader import tell as notify
from hall_server.web.manager.panel import box, press
from hall_server.web.manager.registers_desk import RegistersDesk
from hall_server.web.register_desk import items_of

Then = Callable[[], Awaitable[None]]


class Filter:
    """The fields above the tables; `then` is done when one of them was changed."""

    def __init__(self, desk: RegistersDesk, then: Then) -> None:
        self._desk = desk
        self._then = then
        today = desk.hall.business_day
        self.first, self.last = days_of(today[:7])[0], today
        self.window: int | None = None
        self.department: str | None = None
        self.case_kind: str | None = None
        self.open_only = False

    def draw(self) -> None:
        """The days first: they are changed most."""
        with box("filters card"):
            with box("chips"):
                for key, span in self._spans().items():
                    press(self._desk.say(key), self._choosing(span), "chip")
            with box("fields"):
                self._first = self._day("from", self.first)
                self._last = self._day("to", self.last)
                self._narrower = ui.element("div").classes("fields")
                with self._narrower:
                    self._draw_narrower()

    def _draw_narrower(self) -> None:
        self._select("window", self._windows())
        self._select("department", self._departments())
        self._select("case_kind", self._kinds())
        open_only = ui.checkbox(self._desk.say("open-only"))
        open_only.on_value_change(lambda event: self._set("open_only", event.value))

    def show_days_only(self, only: bool) -> None:
        """Figures tell every window, department and kind at once: only the days are chosen."""
        self._narrower.set_visibility(not only)

    def wanted(self, limit: int | None = None, offset: int = 0) -> Wanted:
        """What is chosen."""
        hall = self._desk.hall
        items = items_of(hall, self.department) if self.department else None
        return Wanted(
            self.first,
            self.last,
            self.window,
            items,
            self.case_kind,
            self.open_only,
            limit,
            offset,
        )

    def query(self) -> str:
        """What is chosen, for the address of a file."""
        told = {
            "first": self.first,
            "last": self.last,
            "window": self.window,
            "department": self.department,
            "case_kind": self.case_kind,
            "open": "true" if self.open_only else None,
        }
        return urlencode({key: value for key, value in told.items() if value is not None})

    def _spans(self) -> dict[str, tuple[str, str]]:
        today = self._desk.hall.business_day
        first = date.fromisoformat(today[:8] + "01")
        before = (first - timedelta(days=1)).isoformat()[:7]
        return {
            "today": (today, today),
            "this-month": (first.isoformat(), today),
            "last-month": days_of(before),
            "this-year": (f"{today[:4]}-01-01", today),
        }

    def _choosing(self, span: tuple[str, str]) -> Then:
        async def choose() -> None:
            self.first, self.last = span
            self._first.set_value(self.first)
            self._last.set_value(self.last)
            await self._then()

        return choose

    def _day(self, key: str, value: str) -> ui.input:
        field = line(self._desk.say(key), 10, kind="date")
        field.set_value(value)
        field.on("change", self._days)
        return field

    async def _days(self) -> None:
        first, last = self._first.value or "", self._last.value or ""
        try:
            right = date.fromisoformat(first) <= date.fromisoformat(last)
        except ValueError:
            right = False
        if not right:
            notify(self._desk.say("bad-days"), good=False)
        elif (first, last) != (self.first, self.last):
            self.first, self.last = first, last
            await self._then()

    def _select(self, key: str, choices: dict[str, str]) -> None:
        words = self._desk.say(key.replace("_", "-"))
        options = {"": self._desk.say("all"), **choices}
        field = ui.select(options, value="", label=words).props("outlined dense").classes("one")
        field.on_value_change(lambda event: self._set(key, event.value))

    async def _set(self, key: str, value: object) -> None:
        told = int(str(value)) if key == "window" and value else value
        setattr(self, key, told if told not in ("",) else None)
        await self._then()

    def _windows(self) -> dict[str, str]:
        language = self._desk.language
        windows = self._desk.hall.windows.all()
        return {str(w.number): f"{w.number} {w.name.in_language(language)}" for w in windows}

    def _departments(self) -> dict[str, str]:
        found = self._desk.hall.guide.departments()
        return {d.id: d.name.in_language(self._desk.language) for d in found}

    def _kinds(self) -> dict[str, str]:
        kinds = self._desk.hall.premises.premises.casebook.kinds
        return {kind.code: kind.name.in_language(self._desk.language) for kind in kinds}
