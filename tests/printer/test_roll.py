"""How much paper is left, reckoned from what was sent (row E6)."""

from pathlib import Path

import pytest

from tests.printer.slips import job, on_paper
from ticket_printer.blocks import PAPERS
from ticket_printer.encode import encode
from ticket_printer.journal import Journal
from ticket_printer.layout import lay_out
from ticket_printer.roll import DOTS_MM, Roll, millimetres
from ticket_printer.status import PrinterStatus

pytestmark = [pytest.mark.unit, pytest.mark.row("E6")]

READY = PrinterStatus("ready", prints=True)
OUT = PrinterStatus("out")


@pytest.mark.parametrize("width", [58, 80])
def test_rather_too_long_than_too_short(width: int) -> None:
    blocks = lay_out(job(), PAPERS[width])
    slip = on_paper(encode(blocks), width)
    long = sum(item.pitch for item in slip.items) / DOTS_MM
    assert long <= millimetres(blocks) <= long * 1.6


def test_low_is_told_when_a_tenth_is_left_and_paper_after_none_is_a_new_roll(
    tmp_path: Path,
) -> None:
    journal = Journal(tmp_path / "journal.db")
    roll = Roll(journal, 1000)
    journal.add_paper(890)
    assert roll.seen(READY) == READY
    journal.add_paper(20)
    told = roll.seen(READY)
    assert (told.state, told.prints, roll.left_mm) == ("low", True, 90)
    assert roll.seen(OUT) == OUT
    assert roll.seen(PrinterStatus("cover")).state == "cover"
    assert roll.seen(READY) == READY
    assert roll.left_mm == 1000


def test_a_printer_that_feels_its_end_is_not_counted(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.db")
    roll = Roll(journal, 0)
    roll.used(lay_out(job(), PAPERS[80]))
    assert roll.left_mm is None
    assert roll.seen(READY) == READY
    assert journal.paper_used() == 0
