"""Labels for the hall's devices (row K10), ten on a sheet of A4. Importing this imports fpdf2."""

from collections.abc import Sequence
from dataclasses import dataclass

from hall_server.prints.cut_sheet import CutSheet
from hall_server.prints.ground import BLUE, GREY, INK, RULE, WHITE, Canvas, Type, new_pdf
from hall_server.prints.symbol import draw_symbol

LABEL = (90.0, 54.0)
_SHEET = CutSheet(LABEL, across=2, down=5)
_BAND, _CODE = 10.0, 26.0
_FOOT = "换机：在备用机上扫这个码，由管理员确认，它就接替本机"
_FOOT_BLIND = "换机：新打印机登记时，请管理员选「代替 {name}」"


@dataclass(frozen=True, slots=True)
class DeviceLabel:
    """What stands on one. `code`: what its QR says. `place`: where the device stands, a line each;
    none where it is for the whole hall. `scans`: a machine of this kind may have a scanner."""

    code: str
    kind: str
    name: str
    place: Sequence[str]
    scans: bool = True


def device_labels(hall: str, labels: Sequence[DeviceLabel]) -> bytes:
    """As a PDF. `hall`: its name, which stands on every label."""
    pdf = new_pdf(f"{hall} 设备标签")
    for first in range(0, len(labels), _SHEET.each):
        pdf.add_page(format=(210, 297))
        page = Canvas(pdf)
        for place, label in zip(_SHEET.places(page), labels[first:], strict=False):
            _label(place, hall, label)
        _SHEET.draw_cuts(page)
    return bytes(pdf.output())


def _label(canvas: Canvas, hall: str, label: DeviceLabel) -> None:
    wide, high = LABEL
    canvas.box(3, 3, wide - 6, _BAND, fill=BLUE, radius=2)
    canvas.text(6, 4.6, 34, label.kind, Type(18, WHITE, bold=True))
    canvas.text(wide - 50, 5.9, 44, hall, Type(10.5, WHITE), "right")
    draw_symbol(canvas, 6, _BAND + 6.5, _CODE, label.code)
    x, width = _CODE + 12, wide - _CODE - 16
    y = _BAND + 5.5
    y += canvas.paragraph(x, y, width, *_name(canvas, label.name, width)) + 1
    for line in label.place:
        canvas.text(x, y, width, line, Type(14, BLUE, bold=True))
        y += 7
    canvas.line([(3, high - 8), (wide - 3, high - 8)], RULE, 0.2)
    foot = _FOOT if label.scans else _FOOT_BLIND.format(name=label.name)
    canvas.text(6, high - 6.9, wide - 12, foot, Type(8.5, GREY))


def _name(canvas: Canvas, name: str, width: float) -> tuple[str, Type]:
    """As large as two lines of it fit."""
    size = next((s for s in (22.0, 17.0, 13.0) if len(canvas.lines(name, width, s)) <= 2), 10.0)
    return name, Type(size, INK, bold=True)
