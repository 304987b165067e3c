"""The registers, the figures, the month reports and the duty log (rows F6, H6, H7, I8)."""

from functools import partial
from pathlib import Path

from nicegui import ui

from hall_server.kernel.refusals import Refusal
from hall_server.registers.asking import KINDS, RegisterKind, RegisterTable
from hall_server.registers.book import RegisterBook
from hall_server.registers.figure_tables import PARTS
from hall_server.registers.figures import Figures
from hall_server.registers.rules import RegistersBusy
from hall_server.web.desk import Desk
from hall_server.web.manager.complaints_parts import Sheet
from hall_server.web.manager.page import Visit, add_page, leads
from hall_server.web.manager.panel import box, press, text
from hall_server.web.manager.registers_desk import RegistersDesk
from hall_server.web.manager.registers_duty import Calls, Duty
from hall_server.web.manager.registers_filter import Filter
from hall_server.web.manager.registers_months import Months
from hall_server.web.manager.registers_tables import chart_html, part_html, table_html, tiles_html
from hall_server.web.manager.registers_words import KIND_WORDS
from hall_server.web.register_desk import sight_of, words_for

FOLDER = Path(__file__).parent
STYLE = "".join(
    (FOLDER / name).read_text(encoding="utf-8") for name in ("complaints.css", "registers.css")
)
LINES = 50
"""Of a register at once."""

TABS = ("registers", "figures", "months", "duty")


def add_register_page(desk: Desk, book: RegisterBook) -> None:
    """The page at `/registers`, for leaders."""

    def registers(visit: Visit) -> RegistersPage:
        tab = visit.request.query_params.get("tab", "")
        sitting = RegistersDesk(desk, book, visit.token, visit.language)
        return RegistersPage(sitting, tab if tab in TABS else TABS[0])

    add_page(desk, "/registers", leads, registers, STYLE)


class RegistersPage:
    """One browser's page."""

    def __init__(self, desk: RegistersDesk, tab: str) -> None:
        self._desk = desk
        self._tab = tab
        self._kind: RegisterKind = "cases"
        self._offset = 0
        self._filter = Filter(desk, self._again)

    async def draw(self) -> None:
        """Head, tabs, and the tab that was asked for."""
        self._draw_head()
        self._sheet = Sheet(self._desk.say("close"))
        self._months = Months(self._desk, self._sheet)
        self._duty = Duty(self._desk, self._sheet)
        self._calls = Calls(self._desk, self._sheet, self._show)
        ui.on("template_sent", lambda event: self._months.sent(event.args))
        with box("registers"):
            self._tabs = ui.element("nav").classes("tabs")
            self._choice = ui.element("div").classes("choice")
            with self._choice:
                self._kinds = ui.element("div").classes("chips kinds")
                self._filter.draw()
            self._main = ui.element("main")
        await self._show()

    def _draw_head(self) -> None:
        desk, language = self._desk, self._desk.language
        other = "en" if language == "zh" else "zh"
        with ui.element("header"):
            with box("hall"):
                text(desk.say("registers"), "name")
            with ui.element("nav"):
                text(desk.name_of(desk.me), "person")
                ui.link(desk.say("to-board"), f"/?lang={language}")
                ui.link(desk.say("to-complaints"), f"/complaints?lang={language}")
                ui.link(desk.say("to-ledger"), f"/ledger?lang={language}")
                ui.link(desk.say("other-language"), f"?lang={other}&tab={self._tab}")
                with ui.element("button").classes("leave") as button:
                    text(desk.say("leave"))
                button.on("click", js_handler="() => leave()")

    async def _again(self) -> None:
        self._offset = 0
        await self._show()

    async def _go(self, tab: str) -> None:
        self._tab = tab
        await self._again()

    async def _choose(self, kind: RegisterKind) -> None:
        self._kind = kind
        await self._again()

    async def _turn(self, by: int) -> None:
        self._offset = max(0, self._offset + by)
        await self._show()

    async def _show(self) -> None:
        """Everything anew. Somebody who is signed out goes to the entrance."""
        try:
            self._draw_choice()
            if self._tab == "registers":
                await self._show_register()
            elif self._tab == "figures":
                await self._show_figures()
            else:
                (self._months if self._tab == "months" else self._duty).draw(self._main)
        except RegistersBusy as refusal:
            self._desk.refuse(refusal)
        except Refusal:
            ui.navigate.to(f"/sign-in?lang={self._desk.language}")

    def _draw_choice(self) -> None:
        desk = self._desk
        self._tabs.clear()
        with self._tabs:
            for tab in TABS:
                press(desk.say(f"tab-{tab}"), partial(self._go, tab), "tab", tab == self._tab)
        self._choice.set_visibility(self._tab in ("registers", "figures"))
        self._filter.show_days_only(self._tab == "figures")
        self._kinds.set_visibility(self._tab == "registers")
        self._kinds.clear()
        with self._kinds:
            for kind in KINDS:
                words = KIND_WORDS[kind].in_language(desk.language)
                press(words, partial(self._choose, kind), "chip", kind == self._kind)

    async def _show_register(self) -> None:
        desk, hall = self._desk, self._desk.hall
        wanted = self._filter.wanted(LINES, self._offset)
        sight = sight_of(hall, desk.leader.actor())
        names = await words_for(desk.desk)
        told = await desk.read(desk.book.told, self._kind, wanted, names, sight)
        self._main.clear()
        with self._main:
            self._draw_files(f"registers/{self._kind}", ("xlsx", "csv"))
            for remark in told.remarks:
                text(remark, "remark card")
            if self._kind == "calls":
                self._calls.draw()
            if not told.rows:
                text(desk.say("nothing"), "quiet empty")
            else:
                ui.html(table_html(told), sanitize=False)
                self._draw_pager(told)
            text(desk.say("complaint-registers"), "quiet")

    def _draw_files(self, path: str, forms: tuple[str, ...]) -> None:
        with box("acts-row"):
            for form in forms:
                address = f"/api/v1/{path}.{form}?{self._filter.query()}"
                with ui.element("a").classes("decide paper").props(f'href="{address}" download'):
                    text(self._desk.say("excel" if form == "xlsx" else form))

    def _draw_pager(self, told: RegisterTable) -> None:
        desk, pages = self._desk, -(-told.count // LINES)
        with box("pager"):
            text(desk.say("lines", n=told.count), "quiet")
            if pages > 1:
                place = self._offset // LINES + 1
                text(desk.say("page-of", n=place, all=pages))
                if place > 1:
                    press(desk.say("before"), partial(self._turn, -LINES), "decide")
                if place < pages:
                    press(desk.say("next"), partial(self._turn, LINES), "decide")

    async def _show_figures(self) -> None:
        desk = self._desk
        self._main.clear()
        with self._main:
            text(desk.say("counting"), "quiet empty")
        order = (self._filter.first, self._filter.last, await words_for(desk.desk))
        figures = await desk.read(desk.book.figures, *order)
        self._main.clear()
        with self._main:
            self._draw_files("figures", ("xlsx",))
            ui.html(tiles_html(figures), sanitize=False).classes("tiles")
            with box("card part-box"):
                with ui.element("h2"):
                    text(desk.say("per-day"))
                ui.html(chart_html(figures, desk.language), sanitize=False)
            self._draw_parts(figures)

    def _draw_parts(self, figures: Figures) -> None:
        for part, lines in figures.by.items():
            ui.html(part_html(PARTS[part], list(lines.items())), sanitize=False)
        with ui.element("details").classes("card part-box"):
            with ui.element("summary"):
                text(self._desk.say("idle", n=len(figures.idle)))
            for name in figures.idle:
                text(name)
