"""What a printer's answers to DLE EOT 1..4 mean. Pure.

Bits as in the ESC/POS command reference. Bit 0x04 of the first answer is the cash drawer's pin and
says nothing of paper.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hall_link.wire.board import PrinterState
from hall_link.wire.printing import ONE_WAY

QUESTIONS = tuple(bytes((0x10, 0x04, n)) for n in (1, 2, 3, 4))
"""DLE EOT 1 printer, 2 cause of offline, 3 error, 4 paper sensors; one byte answers each."""

__all__ = ["ONE_WAY", "QUESTIONS", "PrinterStatus", "is_answer", "read_answers"]


@dataclass(frozen=True)
class PrinterStatus:
    """A printer's state. `prints`: a slip may be sent now. `detail` is for the hall's staff."""

    state: PrinterState
    detail: str | None = None
    prints: bool = False


def is_answer(byte: int) -> bool:
    """Whether this byte can be an answer: bits 0 and 7 are 0, bits 1 and 4 are 1."""
    return byte & 0x93 == 0x12


def read_answers(answers: Sequence[int]) -> PrinterStatus:
    """The state the four answers tell; fewer than four, or bytes that are no answers: unknown."""
    if len(answers) != 4 or not all(map(is_answer, answers)):
        return PrinterStatus("unknown", "no answer")
    printer, cause, error, paper = answers
    return _fault(printer, cause, error, paper) or _paper_left(paper)


def _fault(printer: int, cause: int, error: int, paper: int) -> PrinterStatus | None:
    """The cover first: lifting it also empties the paper sensor."""
    if cause & 0x04:
        return PrinterStatus("cover")
    if paper & 0x60 or cause & 0x20:
        return PrinterStatus("out")
    if error & 0x20:
        return PrinterStatus("offline", "unrecoverable error")
    if error & 0x08:
        return PrinterStatus("offline", "cutter error")
    if error & 0x44 or cause & 0x40:
        return PrinterStatus("offline", "error")
    return PrinterStatus("offline", "switched offline") if printer & 0x08 else None


def _paper_left(paper: int) -> PrinterStatus:
    return PrinterStatus("low" if paper & 0x0C else "ready", prints=True)
