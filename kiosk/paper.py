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


def paper_of(board: Board | None) -> Paper:
    """The best that any of the hall's printers can do; NONE where there is no printer."""
    states = {_MEANING[printer.state] for printer in board.printers} if board else set()
    return next((paper for paper in Paper if paper in states), Paper.NONE)
