"""The picture of a slip can be read: by a QR reader, and dot by dot."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pyzbar.pyzbar import decode

from tests.printer.virtual_paper import CHINESE, gb, one_slip, qr_bytes
from ticket_printer.virtual.glyphs import Glyphs
from ticket_printer.virtual.picture import AROUND, HEAD_GAP, Painter
from ticket_printer.virtual.shelf import Shelf
from ticket_printer.virtual.slip import Cell

pytestmark = pytest.mark.unit


def _picture(data: bytes, width: int = 80) -> Image.Image:
    return Image.open(BytesIO(Painter().png(one_slip(data, width)))).convert("L")


def _ink(picture: Image.Image) -> tuple[int, int, int, int]:
    """The box of all that is black, in dots of the print head of an 80 mm printer."""
    box = picture.point(lambda level: 255 if level < 90 else 0).getbbox()
    assert box is not None
    left, top = AROUND + 32, AROUND + HEAD_GAP
    return box[0] - left, box[1] - top, box[2] - left, box[3] - top


@pytest.mark.row("E1")
@pytest.mark.parametrize("width", [58, 80])
@pytest.mark.parametrize("module", [3, 6])
def test_the_qr_of_the_picture_can_be_scanned(width: int, module: int) -> None:
    address = b"http://192.168.1.10:8000/t/0192f3c4a5b6"
    (found,) = decode(_picture(b"\x1ba\x01" + qr_bytes(address, module), width))
    assert found.data == address


def test_sizes_and_places_are_true_to_the_dot() -> None:
    left, top, right, bottom = _ink(_picture(b"\x1dB\x01\x1ba\x01\x1d!\x33AB\n"))
    assert (left, top, right, bottom) == (240, 0, 336, 96)
    left, top, right, bottom = _ink(_picture(CHINESE + b"\x1dB\x01\x1ba\x02\x1c!\x0c" + gb("号\n")))
    assert (left, top, right, bottom) == (528, 0, 576, 48)


def test_a_raster_is_painted() -> None:
    assert _ink(_picture(b"\x1dv0\x03\x02\x00\x08\x00" + b"\xff" * 16)) == (0, 0, 32, 16)


def test_paper_is_as_wide_as_the_roll_and_as_long_as_the_print() -> None:
    narrow, wide = _picture(b"a\n", 58), _picture(b"a\n", 80)
    assert (narrow.width, wide.width) == (58 * 8 + 2 * AROUND, 80 * 8 + 2 * AROUND)
    assert _picture(b"a\n\x1bJ\x64").height == wide.height + 100


@pytest.mark.parametrize("char", "号厅A1W@é")
def test_bold_has_more_ink_and_stays_in_its_box(char: str) -> None:
    box = (24, 24) if ord(char) > 255 else (12, 24)
    glyphs = Glyphs()

    def black(bold: bool) -> int:
        drawn = glyphs.box(Cell(char, box, (2, 2), bold, 0, False))
        assert drawn.size == (box[0] * 2, box[1] * 2)
        assert sum(drawn.histogram()[1:255]) == 0
        return drawn.histogram()[255]

    assert black(True) > black(False) > 20


def test_hanzi_are_the_shapes_of_the_mainland() -> None:
    """Different characters are drawn differently: no boxes for missing ones."""
    glyphs = Glyphs()
    drawn = {glyphs.box(Cell(c, (24, 24), (1, 1), False, 0, False)).tobytes() for c in "门直骨号"}
    assert len(drawn) == 4


def test_numbers_go_on_after_what_lies_there(tmp_path: Path) -> None:
    (tmp_path / "0041.json").write_text("{}")
    (tmp_path / "note.txt").write_text("not ours")
    shelf = Shelf(tmp_path)
    assert [shelf.put(one_slip(b"a\n")), shelf.put(one_slip(b"b\n"))] == ["0042", "0043"]
    made = sorted(path.name for path in tmp_path.glob("0042.*"))
    assert made == ["0042.bin", "0042.json", "0042.png"]
    assert not list(tmp_path.glob(".*"))


def test_a_slip_of_nothing_and_a_slip_of_metres_are_pictures_too() -> None:
    assert _picture(b"").height > 0
    assert _picture(b"\x1bd\xff" * 40).height < 20_000
