"""Boards on the wall: items, times, what must be published, who serves. Importing imports fpdf2."""

from collections.abc import Callable, Sequence
from functools import partial

from hall_link.wire.guide import ServiceItem
from hall_server.documents.words import material_line
from hall_server.guide.openness import FIELDS
from hall_server.prints.board_page import MARGIN, Board, BoardPages, Column, Sheet, Table
from hall_server.prints.facts import HallFacts, Person
from hall_server.prints.ground import BLUE, GREY, INK, RED, RULE, WHITE, Type
from hall_server.prints.words import (
    NONE,
    colour_of,
    fee_words,
    flow_words,
    legal_words,
    numbered,
    promised_words,
)

Cells = Callable[[ServiceItem], Sequence[str]]


def _board(facts: HallFacts, title: str) -> Board:
    foot = f"咨询、监督电话 {facts.hotline}"
    return Board(facts.name.zh, title, facts.hours[0], foot)


def _by_department(
    facts: HallFacts, pages: BoardPages, columns: Sequence[Column], size: float, cells: Cells
) -> bytes:
    """A table of the whole guide, department by department."""
    table = Table(pages, columns, size)
    for department in facts.departments:
        items = facts.of(department)
        if not items:
            continue
        where = "、".join(dict.fromkeys(w for i in items if (w := facts.windows_of(i))))
        told = f"窗口部门名称：{department.name.zh}　{where}"
        table.band(told, colour_of(department.colour), table.height(cells(items[0])))
        for item in items:
            table.row(cells(item))
    return pages.finished()


def item_board(facts: HallFacts, sheet: Sheet) -> bytes:
    """服务事项公示牌: what is done at which window, in what time, for what."""
    columns = (
        Column("服务项目名称", 40, bold=True),
        Column("法定时限", 18, "centre"),
        Column("承诺时限", 18, "centre"),
        Column("收费标准及依据", 42),
    )

    def cells(item: ServiceItem) -> Sequence[str]:
        return (item.name.zh, legal_words(item), promised_words(item), fee_words(item))

    pages = BoardPages(_board(facts, "服务事项公示牌"), sheet, lying=False)
    return _by_department(facts, pages, columns, 11, cells)


def time_table(facts: HallFacts, sheet: Sheet) -> bytes:
    """办理事项流程时限表: who does what in which steps by when, and who watches over it."""
    columns = (
        Column("办理事项", 34, bold=True),
        Column("办理机构", 26),
        Column("责任岗位", 22),
        Column("办理流程", 78),
        Column("办理时限", 22, "centre"),
        Column("监督部门电话", 24, "centre"),
    )

    def cells(item: ServiceItem) -> Sequence[str]:
        kind = facts.kinds.get(item.department)
        body = item.authority.zh if item.authority else (kind.name.zh if kind else "")
        post = item.responsible.zh if item.responsible else facts.windows_of(item)
        flow, due = flow_words(item), promised_words(item)
        return (item.name.zh, body, post, flow, due, item.complaint or facts.hotline)

    pages = BoardPages(_board(facts, "办理事项流程时限表"), sheet, lying=True)
    return _by_department(facts, pages, columns, 10, cells)


_OPEN: dict[str, tuple[float, Callable[[HallFacts, ServiceItem], str]]] = {
    "name": (26, lambda _, item: item.name.zh),
    "department": (18, lambda facts, item: facts.kinds[item.department].name.zh),
    "authority": (18, lambda _, item: item.authority.zh if item.authority else ""),
    "content": (28, lambda _, item: item.content.zh if item.content else ""),
    "basis": (30, lambda _, item: item.basis or ""),
    "conditions": (40, lambda _, item: numbered([told.zh for told in item.conditions])),
    "materials": (46, lambda _, item: numbered([_paper(m) for m in item.materials])),
    "steps": (44, lambda _, item: flow_words(item)),
    "limit": (18, lambda _, item: promised_words(item)),
    "promised": (18, lambda _, item: promised_words(item)),
    "legal": (18, lambda _, item: legal_words(item)),
    "result": (22, lambda _, item: item.result.zh if item.result else ""),
    "fee": (18, lambda _, item: item.fee.text.zh if item.fee else ""),
    "fee-basis": (24, lambda _, item: (item.fee.basis or "") if item.fee else ""),
    "responsible": (18, lambda _, item: item.responsible.zh if item.responsible else ""),
    "standard": (24, lambda _, item: item.standard.zh if item.standard else ""),
    "telephone": (20, lambda _, item: item.telephone or ""),
    "complaint": (24, lambda facts, item: item.complaint or facts.hotline),
}
"""A field that may have to be published -> its column's share, and what stands in it."""


def _paper(material: object) -> str:
    name, _, detail = material_line(material, "zh").partition("|")  # type: ignore[arg-type]
    return f"{name}（{detail}）"


def openness_board(facts: HallFacts, sheet: Sheet) -> bytes:
    """政务公开栏: of every item the fields of the hall's list."""
    keys = [key for key in facts.wanted if key != "name"]
    shown = ["name", *keys]
    columns = [Column(FIELDS[key].name.zh, _OPEN[key][0], bold=key == "name") for key in shown]
    told = [partial(_OPEN[key][1], facts) for key in shown]

    def cells(item: ServiceItem) -> Sequence[str]:
        return [tell(item) or NONE for tell in told]

    board = _board(facts, f"政务公开栏（{facts.openness}）")
    pages = BoardPages(board, sheet, lying=True)
    return _by_department(facts, pages, columns, 8.5 if len(shown) > 7 else 10, cells)


def agency_board(facts: HallFacts, sheet: Sheet) -> bytes:
    """办（代）理事项公示栏: what somebody of the hall does for a person, and who."""
    columns = (
        Column("行政审批（服务）项目", 40, bold=True),
        Column("办结时限", 20, "centre"),
        Column("收费标准", 26),
        Column("经办人及电话", 34),
        Column("承办窗口", 30),
    )
    pages = BoardPages(_board(facts, "办（代）理事项公示栏"), sheet, lying=False)
    table = Table(pages, columns, 11)
    for item in facts.items:
        if item.by_agent:
            by = _handler(facts, item)
            table.row(
                (item.name.zh, promised_words(item), fee_words(item), by, facts.windows_of(item))
            )
    return pages.finished()


def _handler(facts: HallFacts, item: ServiceItem) -> str:
    """Whom to ask for: the first of the first window that serves it."""
    windows = [w for n in facts.at.get(item.id, ()) if (w := facts.window(n))]
    person = next((person for window in windows for person in window.people), None)
    telephone = item.telephone or (person.telephone if person else facts.hotline)
    return f"{person.name} {telephone}" if person else telephone


STATES = ("在岗", "外出", "开会", "下村", "请假")


def whereabouts_board(facts: HallFacts, sheet: Sheet) -> bytes:
    """工作人员去向公示牌: a ring for each whereabouts, for a magnet to be put on."""
    columns = (
        Column("照片", 16, "centre"),
        Column("部门名称", 44),
        Column("姓名", 20, bold=True),
        Column("联系电话", 30),
        *(Column(state, 13, "centre") for state in STATES),
    )
    pages = BoardPages(_board(facts, "工作人员去向公示牌"), sheet, lying=False)
    table = Table(pages, columns, 12)
    for person in facts.people:
        place = f"{person.window} 号 {person.unit}" if person.window else person.post
        top = table.row(("", place, person.name, person.telephone, *("" for _ in STATES)), least=19)
        photo = table.left_of(0) + (table.width_of(0) - 12) / 2
        pages.canvas.photo(photo, top + 1.5, 12, person.photo)
        for place_, _ in enumerate(STATES, 4):
            x = table.left_of(place_) + (table.width_of(place_) - 7) / 2
            pages.canvas.circle(x, top + 6, 7, WHITE, BLUE)
    return pages.finished()


_CARD, _CARD_HIGH, _ACROSS = 58.0, 78.0, 3


def staff_gallery(facts: HallFacts, sheet: Sheet) -> bytes:
    """中心工作人员公示栏: a portrait of everybody, the leaders first."""
    board = _board(facts, "中心工作人员公示栏")
    pages = BoardPages(board, sheet, lying=False)
    gap = (pages.width - _ACROSS * _CARD) / (_ACROSS - 1)
    for place, person in enumerate(facts.people):
        column = place % _ACROSS
        if column == 0 and pages.y + _CARD_HIGH > pages.bottom:
            pages.new_page()
        _portrait(pages, MARGIN + column * (_CARD + gap), person)
        if column == _ACROSS - 1:
            pages.y += _CARD_HIGH + 3
    return pages.finished()


def _portrait(pages: BoardPages, x: float, person: Person) -> None:
    canvas, y = pages.canvas, pages.y
    canvas.box(x, y, _CARD, _CARD_HIGH, line=RULE, weight=0.3, radius=2)
    canvas.photo(x + 11, y + 4, 36, person.photo)
    canvas.text(x + 2, y + 54.5, _CARD - 4, person.name, Type(20, INK, bold=True), "centre")
    canvas.text(x + 2, y + 64.5, _CARD - 4, person.post, Type(12, BLUE), "centre")
    place = f"{person.window} 号窗口 {person.unit}" if person.window else person.unit
    canvas.text(x + 2, y + 71.5, _CARD - 4, place, Type(11, GREY), "centre")
    if person.leads:
        canvas.box(x, y, 15, 7, fill=RED, radius=2)
        canvas.text(x, y + 1.7, 15, "领 导", Type(10, WHITE), "centre")
