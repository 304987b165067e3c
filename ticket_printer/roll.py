"""How much paper is left on a roll whose end the printer does not feel coming (row E6)."""

from collections.abc import Iterable
from dataclasses import replace

from ticket_printer.blocks import Block, Cut, Gap, Line, QrCode, Rule
from ticket_printer.journal import Journal
from ticket_printer.qr_size import SIDE_DOTS
from ticket_printer.status import PrinterStatus

DOTS_MM = 8
LOW_SHARE = 0.1
"""So much of a roll is left when somebody should have the next one ready."""

_LINE_DOTS = 34
"""A sixth of an inch: what a printer feeds for a line of usual height."""
_HIGH_DOTS = 24
_CUT_DOTS = 15 * DOTS_MM
"""From the head to the knife."""


def millimetres(blocks: Iterable[Block]) -> int:
    """How much paper a slip takes, rounded up; rather too much than too little."""
    return -(-sum(_dots(block) for block in blocks) // DOTS_MM)


def _dots(block: Block) -> int:
    match block:
        case Line():
            return max(_LINE_DOTS, _HIGH_DOTS * block.high)
        case Gap():
            return block.dots
        case Rule():
            return _LINE_DOTS
        case QrCode():
            return SIDE_DOTS
        case Cut():
            return _CUT_DOTS


class Roll:
    """Counts what was printed since the roll was changed. Raises sqlite3.Error."""

    def __init__(self, journal: Journal, length_mm: int) -> None:
        """`length_mm` of a new roll; 0: nothing is counted."""
        self._journal = journal
        self._length = length_mm
        self._was_out = False

    @property
    def left_mm(self) -> int | None:
        """What should be left; None where it is not counted."""
        return max(0, self._length - self._journal.paper_used()) if self._length else None

    def seen(self, status: PrinterStatus) -> PrinterStatus:
        """The printer's own word, with what the count adds. Paper after none is a new roll."""
        if self._was_out and status.prints:
            self.renew()
        self._was_out = status.state == "out" or (self._was_out and not status.prints)
        left = self.left_mm
        if left is None or not status.prints or left > self._length * LOW_SHARE:
            return status
        return replace(status, state="low", detail=f"by count, about {left / 1000:.1f} m left")

    def used(self, blocks: Iterable[Block]) -> None:
        """A slip was printed, wholly or not."""
        if self._length:
            self._journal.add_paper(millimetres(blocks))

    def renew(self) -> None:
        """A new roll is in."""
        self._journal.new_roll()
