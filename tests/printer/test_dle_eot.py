"""What a printer's answers mean."""

import pytest

from ticket_printer.press import verdict
from ticket_printer.status import PrinterStatus, is_answer, read_answers

pytestmark = pytest.mark.unit

ROWS = {
    "12 12 12 12": ("ready", None),
    "16 12 12 12": ("ready", None),  # the cash drawer's pin
    "12 12 12 1e": ("low", None),
    "16 12 12 1e": ("low", None),
    "1a 32 12 7e": ("out", None),
    "1e 32 12 7e": ("out", None),
    "1a 32 12 72": ("out", None),  # no sensor for the near end
    "12 12 12 72": ("out", None),
    "1a 16 12 12": ("cover", None),
    "1a 36 12 7e": ("cover", None),  # an open cover empties the paper sensor too
    "1a 12 12 12": ("offline", "switched offline"),
    "1a 52 1a 12": ("offline", "cutter error"),
    "1a 52 32 12": ("offline", "unrecoverable error"),
    "12 12 32 12": ("offline", "unrecoverable error"),
    "1a 52 12 12": ("offline", "error"),
    "1a 52 52 12": ("offline", "error"),  # too hot; it comes back by itself
    "": ("unknown", "no answer"),
    "12 12 12": ("unknown", "no answer"),
    "00 00 00 00": ("unknown", "no answer"),
    "12 12 12 ff": ("unknown", "no answer"),
}


@pytest.mark.row("E2")
@pytest.mark.parametrize("answers", ROWS)
def test_every_answer_has_its_state(answers: str) -> None:
    status = read_answers(bytes.fromhex(answers))
    assert (status.state, status.detail) == ROWS[answers]
    assert status.prints == (status.state in ("ready", "low"))


@pytest.mark.row("E2")
def test_flow_control_is_no_answer() -> None:
    assert not any(map(is_answer, (0x00, 0x11, 0x13, 0xFF, 0x10, 0x92)))


@pytest.mark.row("E3")
def test_a_slip_counts_as_printed_only_by_a_printer_that_is_well_afterwards() -> None:
    for answers, (state, _) in ROWS.items():
        wrong = verdict(read_answers(bytes.fromhex(answers)))
        assert (wrong is None) == (state in ("ready", "low"))
    assert "out" in str(verdict(PrinterStatus("out")))
