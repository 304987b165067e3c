"""Contact cards (便民联系卡), ten of a window on a sheet of A4. Importing this imports fpdf2."""

from collections.abc import Sequence

from hall_server.prints.cut_sheet import CutSheet
from hall_server.prints.facts import HallFacts, WindowFacts
from hall_server.prints.ground import BAND, BLUE, GREY, INK, RED, WHITE, Canvas, Type, new_pdf

CARD = (90.0, 54.0)
_SHEET = CutSheet(CARD, across=2, down=5)
_ITEMS_MM = 12.1
_SIZES = (9.0, 8.0, 7.5)


def contact_cards(facts: HallFacts, windows: Sequence[WindowFacts]) -> bytes:
    """A sheet for each window."""
    pdf = new_pdf(f"{facts.name.zh} 便民联系卡")
    for window in windows:
        pdf.add_page(format=(210, 297))
        page = Canvas(pdf)
        shown = _items(page, window)
        for place in _SHEET.places(page):
            _card(place, facts, window, shown)
        _SHEET.draw_cuts(page)
    return bytes(pdf.output())


def _card(canvas: Canvas, facts: HallFacts, window: WindowFacts, items: tuple[str, float]) -> None:
    width, height = CARD
    canvas.box(3, 3, 12, 12, fill=BLUE, radius=2)
    canvas.text(3, 4.8, 12, str(window.number), Type(24, WHITE, bold=True), "centre")
    canvas.text(18, 5.6, width - 40, f"{window.name.zh}窗口", Type(17, BLUE, bold=True))
    canvas.text(width - 22, 7.5, 19, "便民联系卡", Type(8, GREY), "right")
    people = "、".join(person.name for person in window.people)
    told = (("服务机构", facts.name.zh), ("服务范围", window.scope), ("联系人", people))
    y = 16.6
    for label, value in told:
        if value:
            canvas.text(3, y + 0.2, 15, label, Type(8, GREY))
            canvas.text(18, y, width - 21, value, Type(9, INK))
            y += 4.35
    canvas.text(3, y + 0.2, 15, "服务事项", Type(8, GREY))
    told_items, size = items
    canvas.paragraph(18, y - 0.4, width - 21, told_items, Type(size, INK))
    canvas.box(0, height - 12, width, 12, fill=BAND)
    canvas.text(3, height - 10.9, 15, "联系电话", Type(8, GREY))
    canvas.text(18, height - 11.4, 42, window.telephone, Type(15, INK, bold=True))
    canvas.text(52, height - 10.9, 35, f"投诉 {facts.hotline}", Type(9, RED), "right")
    canvas.text(3, height - 5, width - 6, facts.hours[0], Type(8, GREY))


def _items(canvas: Canvas, window: WindowFacts) -> tuple[str, float]:
    """The names in the type they have room in; as many as there is room for, and how many there
    are."""
    names, width = [item.name.zh for item in window.items], CARD[0] - 21
    for size in _SIZES:
        if canvas.height("、".join(names), width, size) <= _ITEMS_MM:
            return "、".join(names), size
    told = (f"{'、'.join(names[:n])} 等{len(names)}项" for n in range(len(names), 0, -1))
    fits = (text for text in told if canvas.height(text, width, _SIZES[-1]) <= _ITEMS_MM)
    return next(fits, names[0]), _SIZES[-1]
