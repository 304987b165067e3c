"""What hangs over a window and stands upon it: hanging sign, desk plate, staff sign. Uses fpdf2."""

from collections.abc import Sequence

from hall_link.wire.guide import ServiceItem
from hall_server.prints.facts import HallFacts, Person, WindowFacts
from hall_server.prints.ground import (
    BAND,
    BLUE,
    GREY,
    INK,
    RED,
    RULE,
    WHITE,
    Align,
    Canvas,
    HallPdf,
    Type,
)
from hall_server.prints.words import fee_words, legal_words, promised_words

_SIGN_HIGH, _HEAD, _FOOT = 160.0, 42.0, 17.0
_TALLEST, _LEAST, _ONE_COLUMN, _WIDE = 12.0, 6.4, 8, 180.0
_COLUMNS: tuple[tuple[str, float, Align], ...] = (
    ("服务事项", 0.43, "left"),
    ("法定时限", 0.16, "centre"),
    ("承诺时限", 0.19, "centre"),
    ("收费标准及依据", 0.22, "left"),
)


def hanging_sign(canvas: Canvas, width: float, facts: HallFacts, window: WindowFacts) -> None:
    """Over a window (窗口吊牌), 160 mm high: which it is, what is done there, how long it takes and
    what it costs, whom to call."""
    canvas.box(0, 0, width, _SIGN_HIGH, fill=WHITE, line=BLUE, weight=0.8)
    _sign_head(canvas, width, facts, window)
    _sign_items(canvas, width, window.items)
    foot = _SIGN_HIGH - _FOOT
    canvas.box(0, foot, width, _FOOT, fill=BAND)
    canvas.text(10, foot + 5, width / 2 - 12, f"联系电话　{window.telephone}", Type(20, INK))
    told = f"投诉电话　{facts.hotline}"
    canvas.text(width / 2, foot + 5, width / 2 - 10, told, Type(20, RED), "right")


def _sign_head(canvas: Canvas, width: float, facts: HallFacts, window: WindowFacts) -> None:
    canvas.box(0, 0, width, _HEAD, fill=BLUE)
    canvas.box(8, 6, 38, 30, fill=WHITE, radius=4)
    canvas.text(8, 8.5, 38, str(window.number), Type(70, BLUE, bold=True), "centre")
    canvas.text(54, 5.5, width - 62, window.name.zh, Type(56, WHITE, bold=True))
    canvas.text(54, 29.5, width * 0.45, window.name.en, Type(18, (214, 228, 246)))
    canvas.text(
        width * 0.5 + 20, 29.5, width * 0.5 - 30, facts.name.zh, Type(16, (214, 228, 246)), "right"
    )


def _sign_items(canvas: Canvas, width: float, items: Sequence[ServiceItem]) -> None:
    """In one column or two; as many as can be read from below. That there are more is told."""
    room, top = _SIGN_HIGH - _HEAD - _FOOT - 5, _HEAD + 2.5
    across = 1 if len(items) <= _ONE_COLUMN else 2
    most = across * (int(room / _LEAST) - 1)
    shown, more = list(items), len(items) > most
    if more:
        shown = shown[: most - across]
    down = -(-len(shown) // across)
    high = min(_TALLEST, room / (down + 1 + more))
    wide = (width - 8 - 6 * (across - 1)) / across
    for column in range(across):
        part = shown[column * down : (column + 1) * down]
        _sign_column(canvas.at(4 + column * (wide + 6), top), wide, high, part)
    if more:
        told = f"……共 {len(items)} 项，其余请看服务事项公示牌"
        size = min(16.0, high * 2)
        canvas.text(10, top + (down + 1) * high + 1, width - 20, told, Type(size, BLUE), "right")


def _sign_column(canvas: Canvas, width: float, high: float, items: Sequence[ServiceItem]) -> None:
    size = min(22.0 if width > _WIDE else 14.5, high * 1.95)
    heads = [head for head, _, _ in _COLUMNS]
    _sign_row(canvas, width, 0, high, heads, Type(min(15.0, size * 0.9), GREY))
    for place, item in enumerate(items, 1):
        if place % 2:
            canvas.box(0, place * high, width, high, fill=BAND)
        cells = [item.name.zh, legal_words(item), promised_words(item), fee_words(item)]
        _sign_row(canvas, width, place * high, high, cells, Type(size, INK))


def _sign_row(
    canvas: Canvas, width: float, y: float, high: float, cells: Sequence[str], type_: Type
) -> None:
    x, room = 3.0, width - 5
    inset = (high - type_.size * 0.3528) / 2
    for cell, (_, share, align) in zip(cells, _COLUMNS, strict=True):
        canvas.text(x, y + inset, room * share - 2.5, cell, type_, align)
        x += room * share


def desk_plate(canvas: Canvas, facts: HallFacts, window: WindowFacts, person: Person) -> None:
    """A tent of 200 x 100 mm (桌牌), both faces on one sheet of 200 x 230: folded twice, the
    strip below glued."""
    turned = canvas.pdf.rotation(180, *canvas.on_page(100, 50))
    with turned:
        _plate_face(canvas, facts, window, person)
    _plate_face(canvas.at(0, 100), facts, window, person)
    canvas.box(0, 0, 200, 230, line=GREY, weight=0.2)
    for y in (100.0, 200.0):
        canvas.line([(0, y), (200, y)], GREY, 0.2, dash=2)
    canvas.text(0, 212, 200, "沿虚线折成三角，此边粘在背面", Type(10, GREY), "centre")


def _plate_face(canvas: Canvas, facts: HallFacts, window: WindowFacts, person: Person) -> None:
    canvas.box(0, 0, 200, 22, fill=BLUE)
    head = f"{window.number} 号窗口　{window.name.zh}"
    canvas.text(10, 5.5, 180, head, Type(30, WHITE, bold=True), "centre")
    name = "　".join(person.name) if len(person.name) == 2 else person.name
    canvas.text(10, 33, 180, name, Type(104, INK, bold=True), "centre")
    canvas.text(10, 76, 180, person.post, Type(24, BLUE), "centre")
    canvas.text(10, 89.5, 180, facts.name.zh, Type(13, GREY), "centre")


STAFF_SIGN = (250.0, 180.0)


def staff_sign(canvas: Canvas, facts: HallFacts, person: Person) -> None:
    """Who serves here (窗口工作人员公示牌), 250 x 180 mm."""
    width, height = STAFF_SIGN
    canvas.box(0, 0, width, height, fill=WHITE, line=BLUE, weight=1.2)
    canvas.box(0, 0, width, 32, fill=BLUE)
    canvas.text(10, 6, width - 20, facts.name.zh, Type(34, WHITE, bold=True), "centre")
    canvas.text(10, 21.5, width - 20, "窗口工作人员公示牌", Type(20, (214, 228, 246)), "centre")
    canvas.photo(14, 44, 72, person.photo)
    if person.first_asked:
        canvas.box(14, 145, 72, 15, fill=RED, radius=3)
        canvas.text(14, 149, 72, "首问责任岗", Type(22, WHITE, bold=True), "centre")
    place = f"{person.window} 号 {person.unit}" if person.window else person.unit
    told = (
        ("窗口", place, Type(30, BLUE, bold=True)),
        ("姓名", person.name, Type(46, INK, bold=True)),
        ("职务", person.post, Type(30, INK)),
        ("联系电话", person.telephone, Type(30, INK)),
    )
    y = 44.0
    for label, value, type_ in told:
        high = 32.0 if label == "姓名" else 27.0
        canvas.text(96, y + high / 2 - 4, 30, label, Type(20, GREY))
        canvas.text(128, y + high / 2 - type_.size * 0.18, width - 142, value, type_)
        canvas.line([(96, y + high), (width - 14, y + high)], RULE, 0.4)
        y += high
    canvas.box(0, height - 14, width, 14, fill=BAND)
    told_below = f"对服务不满意，请拨打投诉电话 {facts.hotline}"
    canvas.text(10, height - 10.2, width - 20, told_below, Type(18, RED), "centre")


def sheet_of(pdf: HallPdf, page: tuple[float, float], design: tuple[float, float]) -> Canvas:
    """A new page with a design as large as fits, in the middle."""
    pdf.add_page(format=page)
    k = min(page[0] / design[0], page[1] / design[1])
    return Canvas(pdf, (page[0] - design[0] * k) / 2, (page[1] - design[1] * k) / 2, k)
