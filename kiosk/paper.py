"""Whether a ticket will come out on paper, from what the printer workers last reported."""

from enum import StrEnum

from hall_link.wire.board import Board, PrinterState


class Paper(StrEnum):
    """`doubtful`: the printer does not answer, which is no proof that it does not print."""

    READY = "ready"
    DOUBTFUL = "doubtful"
    OUT = "out"
    COVER = "cover"
    OFFLINE = "offline"
    NONE = "none"

    @property
    def prints(self) -> bool:
        """Whether a person may be told to take the paper."""
        return self in (Paper.READY, Paper.DOUBTFUL)


_MEANING: dict[PrinterState, Paper] = {
    "ready": Paper.READY,
    "low": Paper.READY,
    "unknown": Paper.DOUBTFUL,
    "out": Paper.OUT,
    "cover": Paper.COVER,
    "offline": Paper.OFFLINE,
}


def paper_of(board: Board | None, kiosk: str = "") -> Paper:
    """What the kiosk's own printer, the one of its name, can do; else the best any of the hall's.

    NONE where there is no printer. The hall prints a ticket on the same one (`own_printer`).
    """
    printers = board.printers if board else []
    own = [printer for printer in printers if printer.name == kiosk]
    states = {_MEANING[printer.state] for printer in own or printers}
    return next((paper for paper in Paper if paper in states), Paper.NONE)
