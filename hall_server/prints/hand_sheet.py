"""Numbered slips to be given by hand while nothing has power (row K9). Importing imports fpdf2."""

from collections.abc import Sequence
from dataclasses import dataclass

from hall_link.wire.base import Words
from hall_server.prints.cut_sheet import CutSheet
from hall_server.prints.ground import BLUE, GREY, INK, RULE, WHITE, Canvas, Type, new_pdf
from hall_server.prints.symbol import draw_symbol

SLIP = (95.0, 54.0)
_SHEET = CutSheet(SLIP, across=2, down=5)
_CODE_MM = 24.0


@dataclass(frozen=True, slots=True)
class HandSlip:
    """A slip: its number, and what its code says."""

    number: str
    code: str


@dataclass(frozen=True, slots=True)
class HandSheet:
    """What stands on every slip of one queue. `colour`: the queue's, like #0B4EA2."""

    hall: Words
    queue: Words
    colour: str
    hotline: str
    slips: Sequence[HandSlip]


def hand_sheet(sheet: HandSheet) -> bytes:
    """As a PDF, ten on a page of A4 with lines to cut along."""
    pdf = new_pdf(f"{sheet.hall.zh} 备用号票")
    for first in range(0, len(sheet.slips), _SHEET.each):
        pdf.add_page(format=(210, 297))
        page = Canvas(pdf)
        for place, slip in zip(_SHEET.places(page), sheet.slips[first:], strict=False):
            _slip(place, sheet, slip)
        _SHEET.draw_cuts(page)
    return bytes(pdf.output())


def _slip(canvas: Canvas, sheet: HandSheet, slip: HandSlip) -> None:
    wide, high = SLIP
    canvas.box(3, 3, wide - 6, 8.5, fill=_rgb(sheet.colour), radius=1.5)
    canvas.text(5.5, 5.1, wide - 40, sheet.hall.zh, Type(13, WHITE, bold=True))
    canvas.text(wide - 36, 5.4, 31, "停电备用号票", Type(11.5, WHITE, bold=True), "right")
    canvas.text(4, 14.2, 58, slip.number, Type(44, INK, bold=True))
    canvas.text(4, 31, 58, sheet.queue.zh, Type(13, BLUE, bold=True), least=0.7)
    _code(canvas, wide - _CODE_MM - 4, 13.2, slip.code)
    _to_fill_in(canvas, 39.2)
    canvas.text(4, high - 7.8, wide - 8, _foot(sheet.hotline), Type(8, GREY))


def _to_fill_in(canvas: Canvas, y: float) -> None:
    canvas.text(4, y + 0.6, 17, "取号时间", Type(10.5, INK, bold=True))
    for place, unit in enumerate(("时", "分")):
        left = 22 + place * 17.0
        canvas.line([(left, y + 5.2), (left + 11, y + 5.2)], INK, 0.35)
        canvas.text(left + 11.6, y + 0.6, 5, unit, Type(10.5, INK))
    canvas.text(57, y + 0.6, 9, "事项", Type(10.5, INK, bold=True))
    canvas.line([(66, y + 5.2), (91, y + 5.2)], INK, 0.35)


def _foot(hotline: str) -> str:
    told = "来电后按取号时间排队，请听叫号、看屏幕；不用重新取号"
    return f"{told}　{hotline}" if hotline else told


def _code(canvas: Canvas, x: float, y: float, told: str) -> None:
    canvas.box(x - 0.5, y - 0.5, _CODE_MM + 1, _CODE_MM + 1, line=RULE, weight=0.15)
    draw_symbol(canvas, x + 0.8, y + 0.8, _CODE_MM - 1.6, told)


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue
