"""The bytes of a ticket, read back by another program."""

import pytest

from tests.printer.slips import job, on_paper
from ticket_printer.blocks import PAPERS
from ticket_printer.encode import encode
from ticket_printer.layout import lay_out

pytestmark = pytest.mark.unit

both_widths = pytest.mark.parametrize("width", [58, 80])


@both_widths
@pytest.mark.row("A13", "E1")
def test_a_printer_shows_what_the_job_says(width: int) -> None:
    slip = on_paper(encode(lay_out(job(), PAPERS[width])), width).report()
    text = str(slip["text"])
    for words in ("云禾镇便民服务中心", "A012", "民政残联", "城市低保申请", "2026-11-23 09:05"):
        assert words in text
    for words in ("前面还有 3 人", "1、3 号窗口办理", "过号请到导办台，重新排队。", "扫码看排队"):
        assert words in text
    assert slip["qr"] == ["https://hall.example/t/AbCdEfGhIjKlMnOpQrStUv"]
    assert "重打" not in text


@both_widths
@pytest.mark.row("E1")
def test_the_number_is_as_large_as_the_paper_allows(width: int) -> None:
    for number, size in (("A012", 8), ("AB0123", {58: 5, 80: 8}[width])):
        slip = on_paper(encode(lay_out(job(number=number), PAPERS[width])), width)
        (line,) = (line for line in slip.lines if line.text == number)
        assert line.size == (size, size)
        assert line.width <= PAPERS[width].dots


@both_widths
@pytest.mark.row("E3")
def test_a_reprint_says_so(width: int) -> None:
    for language in ("zh", "en"):
        slip = on_paper(encode(lay_out(job(reprint=True, language=language), PAPERS[width])), width)
        assert "重打" in str(slip.report()["text"])


def test_chinese_is_sent_as_gb18030_with_both_ways_to_enlarge_it() -> None:
    data = encode(lay_out(job(), PAPERS[80]))
    assert data.startswith(b"\x1b@\x1c&")
    assert b"\x1c!\x0c\x1d!\x11" + "云禾镇便民服务中心".encode("gb18030") + b"\n" in data
    assert b"\x1d!\x77A012\n" in data
    assert data.endswith(b"\x1dVB\x00")
    assert len(data) < 700


def test_a_slip_begun_before_leaves_nothing_behind() -> None:
    data = encode(lay_out(job(), PAPERS[58]))
    clean = on_paper(data, 58).report()["text"]
    assert str(on_paper(b"\x1c!\x0c\x1d!\x33\x1ba\x02" + data, 58).report()["text"]) == clean
