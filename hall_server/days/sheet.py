"""The director's page: a day on one sheet of A4, as a PDF. Importing this imports fpdf2.

The paper is Chinese, as all a hall's reports are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import pylopdf_fonts_zh_cn
from fpdf import FPDF
from fpdf.enums import Align

from hall_server.days.figures import DayFigures, LineFigures, Spread, WindowFigures

_WEEKDAYS = "一二三四五六日"
_MARGIN = 15.0
_WIDTH = 210 - 2 * _MARGIN
_BOTTOM = 297 - 12.0
_BLUE, _INK, _GREY, _RULE, _BAND = (
    (11, 78, 162),
    (28, 32, 38),
    (98, 106, 116),
    (205, 211, 218),
    (240, 244, 249),
)
_CHART_MM = 30.0
_HEADS_MM = 2 * 9.0
_TALLEST_ROW, _LEAST_ROW = 6.2, 2.4
_POINTS_PER_MM = 1.55
"""Type that fills a row of one millimetre well."""
_NUMBER_MM = 11.0
"""Room for a window's number."""
_MANY_WINDOWS = 16
_WINDOW_HEADS = ("窗口", "办结", "平均", "九成内", "最长", "合计")


@dataclass(frozen=True, slots=True)
class SheetHead:
    """What stands above and below the figures. `sessions`: local times like 08:30–12:00. `made_at`:
    local. `ledger`: the row the ledger has come to, and its hash; on paper nobody rewrites it."""

    hall: str
    day: date
    sessions: Sequence[str]
    market_day: bool
    leader: str | None
    reason: str | None
    made_at: datetime
    ledger: tuple[int, str] | None = None


def day_sheet(head: SheetHead, figures: DayFigures) -> bytes:
    """One page, however many queues and windows there are: rows shrink until all fit."""
    page = _Page()
    page.title(head)
    page.tiles(figures)
    page.chart(figures)
    windows = len(figures.windows)
    rows = len(figures.queues) + 1 + (windows if windows <= _MANY_WINDOWS else -(-windows // 2))
    page.rows_of(rows, lines_below=3)
    page.queues(figures)
    page.windows(figures)
    page.remarks(figures)
    page.ledger(head)
    page.foot(head)
    return bytes(page.pdf.output())


@dataclass(frozen=True, slots=True)
class _Box:
    """Where a table lies: its left edge, its width, and that of its first column."""

    x: float
    width: float
    first: float


class _Page:
    def __init__(self) -> None:
        self.pdf = FPDF(format="A4")
        self.pdf.set_auto_page_break(False)
        self.pdf.set_margins(_MARGIN, _MARGIN)
        self.pdf.add_font("hall", "", str(pylopdf_fonts_zh_cn.sans_path()))
        self.pdf.add_page()
        self._row = _TALLEST_ROW

    def _text(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        size: float,
        colour: tuple[int, int, int] = _INK,
        align: Align = Align.L,
    ) -> None:
        """One line of text, made smaller where it would be wider than its box."""
        pdf = self.pdf
        pdf.set_font("hall", size=size)
        wide = pdf.get_string_width(text)
        if wide > width - 1:
            pdf.set_font("hall", size=size * (width - 1) / wide)
        pdf.set_text_color(*colour)
        pdf.set_xy(x, y)
        pdf.cell(width, size * 0.42, text, align=align)

    def title(self, head: SheetHead) -> None:
        day = head.day
        told = f"{day.year}年{day.month}月{day.day}日　星期{_WEEKDAYS[day.weekday()]}"
        self._text(_MARGIN, 14, _WIDTH, f"{head.hall}　每日运行情况", 19, _BLUE)
        facts = [told, "、".join(head.sessions) or "不办公"]
        facts += ["逢场天"] if head.market_day else []
        facts += [head.reason] if head.reason else []
        facts.append(f"带班领导：{head.leader or '未指定'}")
        self._text(_MARGIN, 24.5, _WIDTH, "　｜　".join(facts), 10.5, _GREY)
        self._line(31.5, _BLUE, 0.7)

    def _line(self, y: float, colour: tuple[int, int, int] = _RULE, width: float = 0.2) -> None:
        self.pdf.set_draw_color(*colour)
        self.pdf.set_line_width(width)
        self.pdf.line(_MARGIN, y, _MARGIN + _WIDTH, y)

    def tiles(self, figures: DayFigures) -> None:
        total = figures.total
        shown = [
            ("取号", str(total.taken), "张"),
            ("办结", str(total.served), "件"),
            ("过号未到", str(total.missed), "人"),
            ("平均等候", _minutes(total.waits.mean), "分钟"),
            ("九成等候不超过", _minutes(total.waits.p90), "分钟"),
            ("延时服务", str(figures.extended), "件"),
        ]
        gap = 3.0
        width = (_WIDTH - gap * (len(shown) - 1)) / len(shown)
        for place, (name, value, unit) in enumerate(shown):
            x = _MARGIN + place * (width + gap)
            self.pdf.set_fill_color(*_BAND)
            self.pdf.rect(x, 35.5, width, 21, style="F", round_corners=True, corner_radius=1.5)
            self._text(x, 38, width, name, 9, _GREY, Align.C)
            self._text(x, 44, width, value, 21, _BLUE, Align.C)
            self._text(x, 52, width, unit, 7.5, _GREY, Align.C)

    def chart(self, figures: DayFigures) -> None:
        """Tickets by the hour, from the first hour to the last, the empty ones between too."""
        top, base = 61.0, 61.0 + _CHART_MM - 6
        self._text(_MARGIN, top, _WIDTH, "各时段取号（张）", 10, _INK)
        hours = figures.by_hour
        if not hours:
            self._text(_MARGIN, top + 10, _WIDTH, "当日没有取号", 10, _GREY, Align.C)
            return
        span = range(min(hours), max(hours) + 1)
        most, step = max(hours.values()), _WIDTH / max(len(span), 8)
        for place, hour in enumerate(span):
            count, x = hours.get(hour, 0), _MARGIN + place * step
            tall = (base - top - 10) * count / most
            self.pdf.set_fill_color(*_BLUE)
            if count:
                self.pdf.rect(x + step * 0.2, base - tall, step * 0.6, tall, style="F")
                self._text(x, base - tall - 4, step, str(count), 8, _INK, Align.C)
            self._text(x, base + 1, step, f"{hour}时", 8, _GREY, Align.C)
        self._line(base)

    def rows_of(self, rows: int, lines_below: int) -> None:
        """Chooses how tall a row of the two tables is, so that all fit above the page's foot."""
        self.pdf.set_y(61 + _CHART_MM + 3)
        room = _BOTTOM - self.pdf.get_y() - _HEADS_MM - 5 - 6.0 * lines_below
        self._row = max(_LEAST_ROW, min(_TALLEST_ROW, room / (rows + 2)))

    def queues(self, figures: DayFigures) -> None:
        heads = (
            "队列",
            "取号",
            "办结",
            "过号",
            "未办离开",
            "平均等候",
            "九成不超过",
            "最长",
            "达标率",
        )
        y = self._headline("各队列（等候以分钟计，不含午休；达标率：在承诺的等候时间内叫到）")
        box = _Box(_MARGIN, _WIDTH, 46)
        y = self._table(box, y, heads, [_line_cells(line) for line in figures.queues])
        self._line(y)
        self._cells(box, y, _line_cells(figures.total), self._size, _BLUE)
        self._line(y + self._row)
        self.pdf.set_y(y + self._row + 3)

    def windows(self, figures: DayFigures) -> None:
        """One table, or two side by side where there are many windows."""
        y, shown = self._headline("各窗口（办理以分钟计）"), list(figures.windows)
        if len(shown) <= _MANY_WINDOWS:
            parts, box = [shown], _Box(_MARGIN, _WIDTH, 66)
        else:
            half = (len(shown) + 1) // 2
            parts, box = [shown[:half], shown[half:]], _Box(_MARGIN, _WIDTH / 2 - 3, 38)
        ends = []
        for part in parts:
            ends.append(self._table(box, y, _WINDOW_HEADS, [_window_cells(w) for w in part]))
            box = _Box(_MARGIN + _WIDTH / 2 + 3, box.width, box.first)
        self._line(max(ends))
        self.pdf.set_y(max(ends) + 3)

    def _headline(self, text: str) -> float:
        """Gives the height below it."""
        y = self.pdf.get_y()
        self._text(_MARGIN, y, _WIDTH, text, 10)
        return float(y + 6)

    @property
    def _size(self) -> float:
        return self._row * _POINTS_PER_MM

    def _table(
        self, box: "_Box", y: float, heads: Sequence[str], rows: Iterable[Sequence[str]]
    ) -> float:
        """Gives the height below the last row."""
        self._cells(box, y, heads, min(self._size, 8.5), _GREY)
        y += self._row
        for place, cells in enumerate(rows):
            if place % 2 == 0:
                self.pdf.set_fill_color(*_BAND)
                self.pdf.rect(box.x, y, box.width, self._row, style="F")
            self._cells(box, y, cells, self._size, _INK)
            y += self._row
        return y

    def _cells(
        self,
        box: "_Box",
        y: float,
        cells: Sequence[str],
        size: float,
        colour: tuple[int, int, int],
    ) -> None:
        width = (box.width - box.first) / (len(cells) - 1)
        middle = y + (self._row - size * 0.42) / 2
        number, tab, name = cells[0].rpartition("\t")
        if tab:
            self._text(box.x, middle, _NUMBER_MM, number, size, colour, Align.R)
        left = box.x + (_NUMBER_MM + 2 if tab else 1)
        self._text(left, middle, box.x + box.first - left, name, size, colour)
        for place, cell in enumerate(cells[1:]):
            x = box.x + box.first + place * width
            self._text(x, middle, width - 2, cell, size, colour, Align.R)

    def remarks(self, figures: DayFigures) -> None:
        still = f"仍未了结 {figures.open_now} 张" if figures.open_now else "号票全部了结"
        alarms = "　".join(f"{words.zh} {count} 次" for words, count in figures.alarms)
        y = self.pdf.get_y()
        self._text(_MARGIN, y, _WIDTH, f"首问咨询 {figures.consultations} 件　｜　{still}", 10)
        self._text(_MARGIN, y + 6, _WIDTH, f"提醒：{alarms or '无'}", 10)
        self.pdf.set_y(y + 12)

    def ledger(self, head: SheetHead) -> None:
        """In groups, so that it can be read out and typed: `hall verify --heads` compares it."""
        if head.ledger is None:
            return
        row, digits = head.ledger
        groups = " ".join(digits[place : place + 8] for place in range(0, len(digits), 8))
        told = f"账本至第 {row} 条，校验码 {groups}"
        self._text(_MARGIN, self.pdf.get_y(), _WIDTH, told, 9, _GREY)

    def foot(self, head: SheetHead) -> None:
        self._line(_BOTTOM)
        made = f"由叫号系统生成于 {head.made_at:%Y-%m-%d %H:%M}"
        self._text(_MARGIN, _BOTTOM + 1.5, _WIDTH, made, 8, _GREY)
        self._text(_MARGIN, _BOTTOM + 1.5, _WIDTH, "审阅：＿＿＿＿＿＿＿", 8, _GREY, Align.R)


def _line_cells(line: LineFigures) -> tuple[str, ...]:
    target = "—" if line.in_target is None else f"{line.in_target:.0%}"
    counts = (line.taken, line.served, line.missed, line.left)
    return (line.name.zh, *map(str, counts), *_spread_cells(line.waits), target)


def _window_cells(window: WindowFigures) -> tuple[str, ...]:
    busy = _minutes(window.busy_min if window.served else None)
    name = f"{window.number}号\t{window.name.zh}"
    return (name, str(window.served), *_spread_cells(window.visits), busy)


def _spread_cells(spread: Spread) -> tuple[str, str, str]:
    return (_minutes(spread.mean), _minutes(spread.p90), _minutes(spread.longest))


def _minutes(minutes: float | None) -> str:
    """Whole minutes; below ten one figure after the point."""
    if minutes is None:
        return "—"
    return f"{minutes:.1f}" if minutes < 9.95 else f"{minutes:.0f}"
