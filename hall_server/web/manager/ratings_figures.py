"""The page of rating figures: rates, bars, a table, and the files of it (row D6)."""

from datetime import date
from functools import partial
from html import escape
from urllib.parse import urlencode

from nicegui import ui

from hall_link.wire.base import Language
from hall_server.delivery.rating_sheet import COLUMNS, PERCENT, RatingSheet
from hall_server.kernel.refusals import Refusal
from hall_server.ratings.figures import BYS, STEPS, Counts, Step, period_of
from hall_server.rectifications.book import RatingBook
from hall_server.web.desk import Desk
from hall_server.web.manager.complaints_parts import Chips, draw_head, line
from hall_server.web.manager.panel import box, press, text
from hall_server.web.manager.ratings_desk import RatingDesk
from hall_server.web.rating_api import RatingQuery, read_sheet

HEADLINES = ("praise_rate", "active_rate", "unrated_rate", "answer_rate", "call_back_rate")


class FiguresPage:
    """One browser's page of figures."""

    def __init__(self, desk: Desk, book: RatingBook, token: str, language: Language) -> None:
        self._desk = RatingDesk(desk, book, token, language)

    def draw(self) -> None:
        """The controls; the figures follow whenever one of them is changed."""
        desk = self._desk
        ways = [(desk.say("to-list"), f"/manager/ratings?lang={desk.language}")]
        if desk.leads():
            ways.append((desk.say("to-board"), f"/manager/?lang={desk.language}"))
        draw_head(desk, desk.say("figures-title"), *ways)
        with box("rating-figures"):
            self._draw_controls()
            self._body = ui.element("div").classes("figures-body")
        ui.timer(0, self._refresh, once=True)

    def _draw_controls(self) -> None:
        desk, today = self._desk, self._desk.room.today
        with box("controls card"):
            bys = [(by, desk.say(f"by-{by}")) for by in BYS]
            self._bys = Chips(bys, "hall", self._refresh)
            with box("spans"):
                for step in STEPS:
                    press(desk.say(f"span-{step}"), partial(self._span, step), "chip")
                self._first = line(desk.say("from"), 10, kind="date")
                self._last = line(desk.say("to"), 10, kind="date")
                self._period = ui.element("div").classes("period")
                with self._period:
                    steps = [(step, desk.say(f"step-{step}")) for step in STEPS]
                    self._steps = Chips(steps, "day", self._refresh)
            self._first.value, self._last.value = str(today.replace(day=1)), str(today)
            for field in (self._first, self._last):
                field.on_value_change(self._refresh)

    def _span(self, step: Step) -> None:
        today = self._desk.room.today
        self._first.value, self._last.value = str(period_of(today, step)), str(today)

    def _asked(self) -> RatingQuery | None:
        """What the controls say; None while a day is half typed, or for more than three years."""
        by, step = self._bys.value, self._steps.value
        try:
            first, last = (date.fromisoformat(f.value or "") for f in (self._first, self._last))
            return RatingQuery(first=first, last=last, by=by, step=step, lang=self._desk.language)
        except ValueError:
            return None

    async def _refresh(self) -> None:
        try:
            self._desk.enter()
        except Refusal:
            self._body.clear()
            ui.navigate.to(f"/sign-in?lang={self._desk.language}")
            return
        self._period.set_visibility(self._bys.value == "period")
        asked = self._asked()
        if asked is None:
            return
        sheet = await read_sheet(self._desk.desk, self._desk.book, asked)
        self._body.clear()
        with self._body:
            self._draw_figures(sheet, asked)

    def _draw_figures(self, sheet: RatingSheet, asked: RatingQuery) -> None:
        desk = self._desk
        with box("rates"):
            for key in HEADLINES:
                with box("rate card"):
                    text(COLUMNS[key].in_language(desk.language), "quiet")
                    text(shown(sheet.total, key), "figure")
        with box("table card"):
            if not sheet.total.visits:
                text(desk.say("no-visits"), "quiet empty")
            else:
                ui.html(table_html(sheet, desk.say("levels")), sanitize=False)
        text(desk.say("note"), "quiet")
        with box("acts-row"):
            for form in ("xlsx", "csv"):
                query = urlencode(asked.model_dump(mode="json"))
                link = ui.element("a").classes("decide paper")
                link.props(f'href="/api/v1/reports/ratings.{form}?{query}" download')
                with link:
                    text(desk.say(form))


def shown(counts: Counts, key: str) -> str:
    """A figure as it is read."""
    value = getattr(counts, key)
    if value is None:
        return "—"
    return f"{100 * value:.1f}%" if key in PERCENT else str(value)


def bar_html(counts: Counts) -> str:
    """How many gave each level, as parts of one bar."""
    parts = "".join(
        f'<i class="level-{level}" style="flex-grow:{count}" title="{level}: {count}"></i>'
        for level, count in zip((5, 4, 3, 2, 1), counts.levels, strict=True)
        if count
    )
    return f'<div class="levels">{parts}</div>'


def table_html(sheet: RatingSheet, levels: str) -> str:
    """The table, a bar beside every name; the sum at its foot."""
    first, *others = sheet.heads
    heads = "".join(f"<th>{escape(head)}</th>" for head in (first, levels, *others))
    total = str(sheet.rows()[-1][0])
    body = "".join(_line(one.name, one.counts) for one in sheet.lines)
    foot = "" if sheet.by == "hall" else f"<tfoot>{_line(total, sheet.total)}</tfoot>"
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody>{foot}</table>"


def _line(name: str, counts: Counts) -> str:
    cells = "".join(f"<td>{shown(counts, key)}</td>" for key in COLUMNS)
    return f"<tr><th>{escape(name)}</th><td>{bar_html(counts)}</td>{cells}</tr>"
