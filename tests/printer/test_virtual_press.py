"""What the virtual printer makes of bytes: text, sizes, places, cuts."""

from itertools import pairwise

import pytest
from escpos.printer import Dummy
from hypothesis import given
from hypothesis import strategies as st

from tests.printer.virtual_paper import CHINESE, CUT, RESET, gb, one_slip, qr_bytes
from ticket_printer.virtual.press import Press
from ticket_printer.virtual.slip import Dots, Gap

pytestmark = pytest.mark.unit
TICKET = (
    RESET + CHINESE + b"\x1ba\x01\x1c!\x0c" + gb("政务服务大厅\n") + b"\x1c!\x00\x1d!\x33\x1bE\x01"
    b"A001\n\x1bE\x00\x1d!\x00\x1ba\x00" + gb("前面等候 12 人，㐀𠀀\n") + b"\x10\x04\x01"
    b"\x1dv0\x00\x02\x00\x03\x00\x10\x04\x01\x0a\x1bE" + qr_bytes(b"http://h/t/1") + CUT
)
ORDER_HEADS = [b"\x1b", b"\x1c&", b"\x1d", b"\x10", b"\x1d(", b"\x1dv0\x00", b"\x1b*", b"\x1dk"]
GARBAGE = st.lists(
    st.one_of(st.binary(max_size=6), st.sampled_from([*ORDER_HEADS, CUT, CHINESE, RESET, b"\n"])),
    max_size=40,
).map(b"".join)


@pytest.mark.row("E1")
def test_a_ticket_is_read_line_by_line() -> None:
    (slip,) = Press(80).feed(TICKET)
    shown = [(line.text, line.size, line.place.align, line.bold) for line in slip.lines]
    assert shown == [
        ("政务服务大厅", (2, 2), "center", False),
        ("A001", (4, 4), "center", True),
        ("前面等候 12 人，㐀𠀀", (1, 1), "left", False),
    ]
    assert (slip.qr, slip.unknown, slip.width) == (("http://h/t/1",), (), 80)


def test_raw_bytes_lack_queries_between_orders_and_keep_them_inside_a_picture() -> None:
    (slip,) = Press(80).feed(TICKET)
    assert slip.raw == TICKET.replace(b"\n\x10\x04\x01", b"\n", 1)
    (picture, _) = (item for item in slip.items if isinstance(item, Dots))
    assert picture.rows == (b"\x10\x04", b"\x01\x0a", b"\x1bE")


@given(st.lists(st.integers(0, len(TICKET)), max_size=30))
def test_chunks_do_not_matter(cuts: list[int]) -> None:
    press, edges = Press(80), [0, *sorted(cuts), len(TICKET)]
    chunks = [TICKET[a:b] for a, b in pairwise(edges)]
    slips = [slip for chunk in chunks for slip in press.feed(chunk)]
    assert slips == Press(80).feed(TICKET)


@given(GARBAGE, st.integers(1, 7))
def test_garbage_never_breaks_it_and_chunks_do_not_matter(data: bytes, step: int) -> None:
    whole, parts = Press(58), Press(58)
    slips = [slip for at in range(0, len(data), step) for slip in parts.feed(data[at : at + step])]
    assert slips == whole.feed(data)


@given(st.text(st.characters(min_codepoint=0x20, exclude_categories=("Cc", "Cs"))))
def test_chinese_text_comes_out_as_it_was(text: str) -> None:
    assert one_slip(CHINESE + gb(text)).report()["text"].replace("\n", "") == text  # type: ignore[attr-defined]


@given(st.text(st.sampled_from("大厅A1 号"), max_size=90), st.sampled_from([58, 80]))
def test_no_line_is_wider_than_the_paper(text: str, width: int) -> None:
    dots = {58: 384, 80: 576}[width]
    lines = one_slip(CHINESE + gb(text), width).lines
    assert all(line.width <= dots for line in lines)
    full = [line.width for line in lines[:-1]]
    assert all(dots - used < 24 for used in full)


def test_chinese_mode_is_off_until_it_is_asked_for() -> None:
    wrong = one_slip(gb("大厅")).lines[0].text
    assert wrong == gb("大厅").decode("cp437")
    again = one_slip(CHINESE + gb("大") + b"\x1c." + gb("大") + CHINESE + RESET + gb("厅"))
    assert again.lines[0].text == gb("厅").decode("cp437")


def test_a_full_line_goes_out_only_when_more_comes() -> None:
    slip = one_slip(b"x" * 48 + b"\n" + b"y" * 49 + b"\n")
    assert [line.text for line in slip.lines] == ["x" * 48, "y" * 48, "y"]


@pytest.mark.parametrize(
    ("orders", "size"),
    [
        (b"\x1d!\x11", (2, 2)),
        (b"\x1c!\x04", (2, 1)),
        (b"\x1c!\x08", (1, 2)),
        (b"\x1d!\x20\x1c!\x08", (3, 2)),
        (b"\x1d!\x70\x1c!\x00", (8, 1)),
        (b"\x1b!\x30", (2, 2)),
    ],
)
def test_hanzi_take_the_larger_size(orders: bytes, size: tuple[int, int]) -> None:
    (cell,) = one_slip(CHINESE + orders + gb("号")).lines[0].cells
    assert cell.size == size
    assert (cell.width, cell.height) == (24 * size[0], 24 * size[1])


def test_letters_do_not_obey_the_hanzi_size() -> None:
    cells = one_slip(CHINESE + b"\x1c!\x0c" + b"A" + gb("号")).lines[0].cells
    assert [(cell.width, cell.height) for cell in cells] == [(12, 24), (48, 48)]


def test_margin_and_area_narrow_the_line() -> None:
    slip = one_slip(b"\x1dL\x18\x00\x1dW\x78\x00\x1ba2" + b"x" * 12)
    assert [line.text for line in slip.lines] == ["x" * 10, "xx"]
    assert [line.place.start(line.width) for line in slip.lines] == [24, 24 + 120 - 24]


def test_feeds_move_the_paper() -> None:
    slip = one_slip(b"a\x1bd\x03\x1bJ\x0a\x1b3\x50b\n\x1b2c\n")
    assert [item.pitch for item in slip.items] == [30, 60, 10, 80, 30]
    assert [type(item) is Gap for item in slip.items] == [False, True, True, False, False]


@pytest.mark.parametrize("cut", [b"\x00", b"\x01", b"0", b"1", b"A\x00", b"B\x10"])
def test_every_cut_cuts_once(cut: bytes) -> None:
    press = Press(80)
    slips = press.feed(b"one\n\x1dV" + cut + b"two\n\x1dV" + cut)
    assert [[line.text for line in slip.lines] for slip in slips] == [["one"], ["two"]]


def test_unknown_orders_are_told() -> None:
    slip = one_slip(b"\x1b\x7fa\x1dzb\x07\x1bp\x00\x19\xfac\x1b{\x01\x1b{\x00\n")
    assert slip.lines[0].text == "abc"
    assert slip.unknown == ("1b7f", "1d7a", "07", "1b700019fa", "1b7b01")


def test_a_symbol_too_wide_for_the_paper_is_not_printed() -> None:
    slip = one_slip(qr_bytes(b"http://a.cn/" + b"x" * 60, module=16), width=58)
    assert (slip.qr, slip.unknown) == ((), ("1d286b0300315130",))
    assert one_slip(b"\x1d(k\x03\x001Q0").unknown == ("1d286b0300315130",)


def test_style_of_each_character_is_kept() -> None:
    cells = one_slip(b"a\x1bE\x01b\x1bE\x00\x1b-\x02c\x1b-\x00\x1dB\x01d").lines[0].cells
    assert [cell.bold for cell in cells] == [False, True, False, False]
    assert [cell.underline for cell in cells] == [0, 0, 2, 0]
    assert [cell.reverse for cell in cells] == [False, False, False, True]


@pytest.mark.row("E1")
def test_what_python_escpos_sends_is_understood() -> None:
    sender = Dummy()
    sender.hw("INIT")
    sender.set_with_default(align="center", bold=True, custom_size=True, width=4, height=3)
    sender.textln("B012")
    sender.set_with_default(align="right")
    sender.textln("window 3")
    sender.qr("http://hall/t/2", native=True, size=5)
    sender.cut()
    (slip,) = Press(80).feed(sender.output)
    shown = [(line.text, line.size, line.place.align, line.bold) for line in slip.lines[:2]]
    assert shown == [("B012", (4, 3), "center", True), ("window 3", (1, 1), "right", False)]
    assert (slip.qr, slip.unknown) == (("http://hall/t/2",), ())
