"""A booking on paper: hour and code large, when to come, its code to scan (row G1)."""

import pytest

from hall_link.wire.base import Words
from tests.printer.slips import job
from ticket_printer.blocks import PAPERS, Line, QrCode
from ticket_printer.layout import lay_out

pytestmark = pytest.mark.unit

COME = Words(zh="提前 30 分钟起可取号", en="From 30 min before you may check in")


@pytest.mark.parametrize(("language", "title"), [("zh", "预约单"), ("en", "Booking")])
@pytest.mark.parametrize("millimetres", [58, 80])
def test_a_booking_says_when_and_by_which_code(language: str, title: str, millimetres: int) -> None:
    slip = job(
        number="12345678",
        booked="2026-11-24 09:30-10:00",
        language=language,
        ahead=0,
        windows=[],
        missed_rule=COME,
    )
    blocks = lay_out(slip, PAPERS[millimetres])
    lines = [block for block in blocks if isinstance(block, Line)]
    texts = [line.text for line in lines]
    assert title in texts
    assert {"2026-11-24", "09:30-10:00"} <= set(texts)
    assert any("1234 5678" in text for text in texts)
    hour = next(line for line in lines if line.text == "09:30-10:00")
    assert hour.wide >= 2
    assert not any("下一位" in text or "next" in text for text in texts)
    assert [block for block in blocks if isinstance(block, QrCode)]
