"""Everything that can be printed for the wall, the desk and the hand (row E7).

Importing this imports fpdf2.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from hall_link.wire.base import Words
from hall_server.documents.rules import UnknownForm
from hall_server.prints import boards, signs
from hall_server.prints.cards import contact_cards
from hall_server.prints.facts import HallFacts, WindowFacts
from hall_server.prints.ground import A3, A4, HallPdf, new_pdf
from hall_server.prints.handbook import handbook
from hall_server.windows.rules import UnknownWindow

Page = tuple[float, float]
LYING_A4, LYING_A3 = (297.0, 210.0), (420.0, 297.0)
_SMALL: Mapping[str, Page] = {"A4": A4, "A3": A3}
_SIGNS: Mapping[str, tuple[Page, float]] = {
    "A4": (LYING_A4, 280.0),
    "A3": (LYING_A3, 280.0),
    "70x40": ((700.0, 400.0), 280.0),
    "60x40": ((600.0, 400.0), 240.0),
}
"""The page, and how wide the sign is designed; 160 mm high each."""

Make = Callable[[HallFacts, str, Sequence[WindowFacts]], bytes]


@dataclass(frozen=True, slots=True)
class Print:
    """Something to print. `sizes`: of the paper, the usual first. `windows`: it is one of windows,
    so a single one may be chosen."""

    id: str
    name: Words
    about: Words
    sizes: tuple[str, ...]
    windows: bool
    make: Make


def print_of(print_id: str) -> Print:
    """What is called so. Raises `UnknownForm`."""
    found = next((one for one in PRINTS if one.id == print_id), None)
    if found is None:
        raise UnknownForm(form=print_id)
    return found


def made(what: Print, facts: HallFacts, size: str = "", window: int | None = None) -> bytes:
    """The PDF, of one window or of all; without a size on the usual one.

    Raises `UnknownForm` for a size it does not come in, `UnknownWindow`.
    """
    chosen = [w for w in facts.windows if window is None or w.number == window]
    if size and size not in what.sizes:
        raise UnknownForm(form=what.id, size=size)
    if window is not None and not chosen:
        raise UnknownWindow(window=window)
    return what.make(facts, size or what.sizes[0], chosen)


def _hanging_signs(facts: HallFacts, size: str, windows: Sequence[WindowFacts]) -> bytes:
    pdf = new_pdf(f"{facts.name.zh} 窗口吊牌")
    page, width = _SIGNS[size]
    for window in windows:
        canvas = signs.sheet_of(pdf, page, (width, 160))
        signs.hanging_sign(canvas, width, facts, window)
    return bytes(pdf.output())


def _desk_plates(facts: HallFacts, _size: str, windows: Sequence[WindowFacts]) -> bytes:
    pdf = new_pdf(f"{facts.name.zh} 桌牌")
    for window in windows:
        for person in window.people:
            canvas = signs.sheet_of(pdf, A4, A4).at(5, 33)
            signs.desk_plate(canvas, facts, window, person)
    return _with_a_page(pdf)


def _staff_signs(facts: HallFacts, _size: str, windows: Sequence[WindowFacts]) -> bytes:
    pdf = new_pdf(f"{facts.name.zh} 窗口工作人员公示牌")
    numbers = {window.number for window in windows}
    every = len(windows) == len(facts.windows)
    for person in facts.people:
        if person.window in numbers or (every and person.first_asked):
            wide, high = signs.STAFF_SIGN
            canvas = signs.sheet_of(pdf, LYING_A4, LYING_A4)
            canvas = canvas.at((LYING_A4[0] - wide) / 2, (LYING_A4[1] - high) / 2)
            signs.staff_sign(canvas, facts, person)
            canvas.cut_marks(wide, high)
    return _with_a_page(pdf)


def _with_a_page(pdf: HallPdf) -> bytes:
    """A file that can be opened though nobody was to be named."""
    if not pdf.pages:
        pdf.add_page(format=A4)
    return bytes(pdf.output())


def _cards(facts: HallFacts, _size: str, windows: Sequence[WindowFacts]) -> bytes:
    return contact_cards(facts, windows)


def _whole(draw: Callable[[HallFacts, Page], bytes]) -> Make:
    """Of the whole hall, on A4 or larger or smaller."""

    def make(facts: HallFacts, size: str, _windows: Sequence[WindowFacts]) -> bytes:
        return draw(facts, {**_SMALL, "A5": (148.5, 210.0)}[size])

    return make


def _w(zh: str, en: str) -> Words:
    return Words(zh=zh, en=en)


_board = partial(Print, sizes=("A3", "A4"), windows=False)

PRINTS: tuple[Print, ...] = (
    Print(
        "hanging-sign",
        _w("窗口吊牌", "Hanging signs"),
        _w("挂在窗口上方：窗口、事项、时限、收费、电话", "Over each window"),
        tuple(_SIGNS),
        True,
        _hanging_signs,
    ),
    Print(
        "desk-plate",
        _w("桌牌", "Desk plates"),
        _w("折成三角立在桌上：姓名、岗位", "To be folded: name and post"),
        ("A4",),
        True,
        _desk_plates,
    ),
    Print(
        "staff-sign",
        _w("窗口工作人员公示牌", "Staff signs"),
        _w("25×18 厘米：照片、姓名、职务、电话、首问责任岗", "Photograph, name, post, telephone"),
        ("A4",),
        True,
        _staff_signs,
    ),
    Print(
        "contact-card",
        _w("便民联系卡", "Contact cards"),
        _w("名片大小，一张纸十张，沿虚线裁开", "Ten on a sheet, to be cut"),
        ("A4",),
        True,
        _cards,
    ),
    _board(
        "item-board",
        _w("服务事项公示牌", "Board of items"),
        _w("全部事项：时限、收费", "Every item: times and fees"),
        make=_whole(boards.item_board),
    ),
    _board(
        "openness-board",
        _w("政务公开栏", "Board of what must be published"),
        _w("按本厅的公开清单，逐项列出", "The fields of the hall's list"),
        make=_whole(boards.openness_board),
    ),
    _board(
        "time-table",
        _w("办理事项流程时限表", "Flow and time table"),
        _w("机构、岗位、流程、时限、监督电话", "Body, post, steps, time, supervision"),
        make=_whole(boards.time_table),
    ),
    _board(
        "agency-item-board",
        _w("办（代）理事项公示栏", "Board of items done for people"),
        _w("可以帮办代办的事项，找谁办", "What somebody of the hall may do for a person"),
        make=_whole(boards.agency_board),
    ),
    _board(
        "whereabouts-board",
        _w("工作人员去向公示牌", "Whereabouts board"),
        _w("在岗、外出、开会……用磁贴标明", "A ring for each, for a magnet"),
        make=_whole(boards.whereabouts_board),
    ),
    _board(
        "staff-gallery",
        _w("中心工作人员公示栏", "Staff gallery"),
        _w("照片、姓名、岗位，领导在前", "Photographs, names, posts"),
        make=_whole(boards.staff_gallery),
    ),
    Print(
        "handbook",
        _w("服务手册", "Service booklet"),
        _w("封面、目录、中心概况、每个事项的全部公开内容和流程图", "Every item in full"),
        ("A4", "A5"),
        False,
        _whole(handbook),
    ),
)
