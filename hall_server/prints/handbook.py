"""The service booklet (服务手册): cover, contents, hall, every item. Importing imports fpdf2."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fpdf import FPDF
from fpdf.outline import OutlineSection

from hall_link.wire.guide import Department, ServiceItem
from hall_server.documents.words import item_fields
from hall_server.prints.board_page import Sheet
from hall_server.prints.facts import HallFacts
from hall_server.prints.flow import draw_flow, flow_height
from hall_server.prints.ground import (
    A4,
    BAND,
    BLUE,
    GREY,
    INK,
    RED,
    RULE,
    WHITE,
    Canvas,
    Colour,
    HallPdf,
    Type,
    new_pdf,
)
from hall_server.prints.words import colour_of

_LEFT, _TOP, _BOTTOM, _WIDTH = 18.0, 22.0, 280.0, 174.0
_LABEL, _SIZE, _FLOW = 30.0, 10.5, 110.0
_LINES_A_PAGE = 38
_CONTENTS = 1
"""Level of what the contents list below a department."""

_FIELDS = (
    ("办理主体", "authority"),
    ("办理依据", "basis"),
    ("办理条件", "conditions"),
    ("申报材料", "materials"),
    ("法定时限", "legal"),
    ("承诺时限", "limit"),
    ("收费标准", "fee"),
    ("收费依据", "fee_basis"),
    ("审查标准", "standard"),
    ("办理结果", "result"),
    ("办理地点", "place"),
    ("咨询电话", "telephone"),
    ("监督投诉", "complaint"),
    ("温馨提示", "tips"),
)
_LISTS = frozenset({"conditions", "materials", "tips"})


def handbook(facts: HallFacts, sheet: Sheet) -> bytes:
    """Every page; the contents tell where each item stands, as the reader's outline does."""
    book = _Book(facts, sheet)
    book.cover()
    book.contents()
    book.hall()
    for department in facts.departments:
        if facts.of(department):
            book.department(department)
    return bytes(book.pdf.output())


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the contents."""

    level: int
    text: str
    page: int


class _Book:
    """Lays one piece below the other."""

    def __init__(self, facts: HallFacts, sheet: Sheet) -> None:
        self.pdf: HallPdf = new_pdf(f"{facts.name.zh} 服务手册", sheet)
        self._facts, self._sheet, self._k = facts, sheet, sheet[0] / A4[0]
        self._y, self._running = _TOP, ""

    def _canvas(self) -> Canvas:
        return Canvas(self.pdf, 0, 0, self._k)

    def _page(self, running: str) -> Canvas:
        """A page with what it is about above it and its number below."""
        self.pdf.add_page(format=self._sheet)
        return self._begun(running)

    def _begun(self, running: str) -> Canvas:
        """The present page, still empty."""
        canvas, self._y, self._running = self._canvas(), _TOP, running
        self._furniture(canvas, running, self.pdf.page_no())
        return canvas

    def _furniture(self, canvas: Canvas, running: str, page: int) -> None:
        canvas.text(_LEFT, 10, 90, self._facts.name.zh, Type(9, GREY))
        canvas.text(_LEFT + 84, 10, 90, running, Type(9, GREY), "right")
        canvas.line([(_LEFT, 15.5), (_LEFT + _WIDTH, 15.5)], BLUE, 0.4)
        canvas.text(_LEFT, 286, _WIDTH, f"— {page} —", Type(9, GREY), "centre")

    def cover(self) -> None:
        """The hall's name, what it is, whom to call and when it is open."""
        self.pdf.add_page(format=self._sheet)
        canvas, facts = self._canvas(), self._facts
        canvas.box(0, 0, 210, 190, fill=BLUE)
        canvas.text(_LEFT, 60, _WIDTH, facts.name.zh, Type(38, WHITE, bold=True), "centre")
        canvas.text(_LEFT, 78, _WIDTH, facts.name.en, Type(15, (214, 228, 246)), "centre")
        canvas.box(85, 96, 40, 0.8, fill=(242, 184, 75))
        canvas.text(_LEFT, 108, _WIDTH, "服 务 手 册", Type(54, WHITE, bold=True), "centre")
        told = f"{len(facts.windows)} 个窗口　{len(facts.items)} 个事项"
        canvas.text(_LEFT, 142, _WIDTH, told, Type(17, (214, 228, 246)), "centre")
        y = 206.0
        for line in facts.hours:
            canvas.text(_LEFT, y, _WIDTH, line, Type(14, INK), "centre")
            y += 9
        told = f"咨询、监督电话　{facts.hotline}"
        canvas.text(_LEFT, 262, _WIDTH, told, Type(22, RED, bold=True), "centre")

    def contents(self) -> None:
        """Room for them, and the page behind it; they are written when every page is known."""
        shown = sum(bool(self._facts.of(d)) for d in self._facts.departments)
        lines = 1 + shown + len(self._facts.items)
        pages = -(-lines // _LINES_A_PAGE)
        self.pdf.add_page(format=self._sheet)
        self.pdf.insert_toc_placeholder(self._write_contents, pages=pages)

    def _write_contents(self, pdf: FPDF, outline: Sequence[OutlineSection]) -> None:
        lines = [_Line(one.level, one.name, one.page_number) for one in outline]
        for first in range(0, len(lines), _LINES_A_PAGE):
            if first:
                pdf.add_page(format=self._sheet)
            canvas = self._canvas()
            self._furniture(canvas, "目录", pdf.page_no())
            canvas.text(_LEFT, 21, _WIDTH, "目　录", Type(22, BLUE, bold=True), "centre")
            for place, line in enumerate(lines[first : first + _LINES_A_PAGE]):
                self._contents_line(canvas, 34 + place * 6.4, line)

    def _contents_line(self, canvas: Canvas, y: float, line: _Line) -> None:
        top = line.level < _CONTENTS
        type_ = Type(12 if top else 10.5, BLUE if top else INK, bold=top)
        left = _LEFT + (0 if top else 8)
        canvas.text(left, y, 140, line.text, type_)
        begins = left + min(140, canvas.wide(line.text, type_.size)) + 3
        canvas.line([(begins, y + 3.2), (_LEFT + _WIDTH - 12, y + 3.2)], RULE, 0.3, dash=0.8)
        canvas.text(_LEFT + _WIDTH - 10, y, 10, str(line.page), type_, "right")

    def hall(self) -> None:
        """What the hall is: hours, leaders, windows with their people."""
        facts, canvas = self._facts, self._begun("中心概况")
        self.pdf.start_section("中心概况", level=0)
        self._headline(canvas, "中心概况")
        counts = f"{len(facts.departments)} 类 {len(facts.items)} 个事项"
        served = f"设 {len(facts.windows)} 个窗口，办理 {counts}，{len(facts.people)} 名工作人员"
        self._field("服务中心", f"{facts.name.zh}，{served}。")
        self._field("办公时间", "\n".join(facts.hours))
        leaders = [f"{p.name}　{p.post}" for p in facts.people if p.leads]
        self._field("领导及分工", "\n".join(leaders))
        self._field("咨询监督", facts.hotline)
        self._part("窗口与事项")
        for window in facts.windows:
            people = "、".join(p.name for p in window.people)
            told = f"{window.name.zh}：{window.scope}（{len(window.items)} 项）"
            who = f"工作人员：{people}　" if people else ""
            self._field(f"{window.number} 号窗口", f"{told}\n{who}电话：{window.telephone}")

    def department(self, department: Department) -> None:
        """Its items, one below the other; the first on a page of its own."""
        colour = colour_of(department.colour)
        canvas = self._page(department.name.zh)
        self.pdf.start_section(department.name.zh, level=0)
        canvas.box(_LEFT, self._y, _WIDTH, 16, fill=colour, radius=2)
        canvas.text(
            _LEFT + 6, self._y + 4.6, _WIDTH - 12, department.name.zh, Type(20, WHITE, bold=True)
        )
        self._y += 21
        for item in self._facts.of(department):
            self._item(item, colour)

    def _item(self, item: ServiceItem, colour: Colour) -> None:
        if self._y > _BOTTOM - 60:
            self._page(self._running)
        canvas = self._canvas()
        self.pdf.start_section(item.name.zh, level=_CONTENTS)
        canvas.box(_LEFT, self._y + 1, 2.2, 8, fill=colour)
        canvas.text(_LEFT + 5, self._y + 1.8, _WIDTH - 6, item.name.zh, Type(15, INK, bold=True))
        self._y += 12
        told = item_fields(item, self._facts.at.get(item.id, ()), "zh")
        for label, key in _FIELDS:
            if told[key]:
                self._field(label, _as_list(told[key]) if key in _LISTS else told[key])
        self._flow(item)
        self._y += 6

    def _flow(self, item: ServiceItem) -> None:
        if not item.steps:
            return
        canvas = self._canvas()
        high = flow_height(canvas, item.steps, _FLOW, _SIZE) + 6
        if self._y + high > _BOTTOM:
            canvas = self._page(self._running)
        top = self._y
        canvas.box(_LEFT, top, _LABEL, high, fill=BAND)
        canvas.text(_LEFT + 2, top + high / 2 - 2.5, _LABEL - 4, "办理程序", Type(_SIZE, GREY))
        draw_flow(canvas, _LEFT + _LABEL + 6, top + 3, item.steps, _FLOW, _SIZE)
        self._ruled(canvas, top, high)

    def _field(self, label: str, value: str) -> None:
        """A label and what stands in it; a long one goes on on the next page."""
        canvas, width = self._canvas(), _WIDTH - _LABEL - 6
        lines = canvas.lines(value, width, _SIZE)
        for some in _pages_of(lines, self._fit(canvas), self._fit(canvas, _TOP)):
            high = len(some) * canvas.leading(_SIZE) + 3
            if self._y + high > _BOTTOM:
                canvas = self._page(self._running)
            top = self._y
            canvas.box(_LEFT, top, _LABEL, high, fill=BAND)
            middle = top + high / 2 - _SIZE * 0.3528 / 2
            canvas.text(_LEFT + 2, middle, _LABEL - 4, label, Type(_SIZE, GREY))
            told = "\n".join(some)
            canvas.paragraph(_LEFT + _LABEL + 4, top + 1.5, width + 1, told, Type(_SIZE, INK))
            self._ruled(canvas, top, high)

    def _fit(self, canvas: Canvas, top: float | None = None) -> int:
        """How many lines there is room for."""
        room = _BOTTOM - (self._y if top is None else top) - 3
        return max(0, int(room / canvas.leading(_SIZE)))

    def _ruled(self, canvas: Canvas, top: float, high: float) -> None:
        self._y = top + high
        canvas.line([(_LEFT, self._y), (_LEFT + _WIDTH, self._y)], RULE, 0.2)

    def _headline(self, canvas: Canvas, text: str) -> None:
        canvas.text(_LEFT, self._y, _WIDTH, text, Type(22, BLUE, bold=True))
        self._y += 14

    def _part(self, text: str) -> None:
        self._y += 6
        self._canvas().text(_LEFT, self._y, _WIDTH, text, Type(14, BLUE, bold=True))
        self._y += 9


def _pages_of(lines: Sequence[str], here: int, page: int) -> Iterator[Sequence[str]]:
    """The lines in as many parts as they need pages. A short text is not parted."""
    first = len(lines) if len(lines) <= max(here, 6) else here
    if first:
        yield lines[:first]
    for at in range(first, len(lines), page):
        yield lines[at : at + page]


def _as_list(text: str) -> str:
    """A list of a paper, its details in brackets."""
    shown = []
    for place, line in enumerate(text.splitlines(), 1):
        name, _, detail = line.partition("|")
        shown.append(f"{place}. {name}（{detail}）" if detail else f"{place}. {name}")
    return "\n".join(shown)
