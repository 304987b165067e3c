"""Whether a ticket will come out on paper, from what the printer workers last reported."""

from enum import StrEnum

from hall_link.wire.board import Board, PrinterState, PrinterView


class Paper(StrEnum):
    """`doubtful`: the printer never tells how it is. `neighbour`: another prints in its place.
    `silent`: it does not answer any more, and prints nothing before it does."""

    READY = "ready"
    DOUBTFUL = "doubtful"
    NEIGHBOUR = "neighbour"
    OUT = "out"
    COVER = "cover"
    OFFLINE = "offline"
    SILENT = "silent"
    NONE = "none"

    @property
    def prints(self) -> bool:
        """Whether a person may be told to take the paper."""
        return self in (Paper.READY, Paper.DOUBTFUL, Paper.NEIGHBOUR)

    @property
    def sure(self) -> bool:
        """Whether nobody need note down what the paper says."""
        return self in (Paper.READY, Paper.NEIGHBOUR)


_MEANING: dict[PrinterState, Paper] = {
    "ready": Paper.READY,
    "low": Paper.READY,
    "unknown": Paper.DOUBTFUL,
    "out": Paper.OUT,
    "cover": Paper.COVER,
    "offline": Paper.OFFLINE,
}


def paper_of(board: Board | None, kiosk: str = "", connected: bool = True) -> Paper:
    """What the kiosk's own printer, the one of its name, can do; else the best any of the hall's.

    NONE where there is no printer. The hall prints a ticket on the same one (`own_printer`), or on
    the one that stands in for it, which takes the server.
    """
    if connected and stand_in_of(board, kiosk):
        return Paper.NEIGHBOUR
    states = {meaning_of(p.state, waits=p.fault) for p in _printers_of(board, kiosk)}
    return next((paper for paper in Paper if paper in states), Paper.NONE)


def stand_in_of(board: Board | None, kiosk: str) -> str:
    """The printer that prints in place of the kiosk's own one now; empty while that prints."""
    own = (p.stand_in for p in board.printers if p.name == kiosk) if board else iter(())
    return next((name for name in own if name), "")


def meaning_of(state: PrinterState, *, waits: bool) -> Paper:
    """What a printer in this state can do; `waits`: nothing comes out for now."""
    return Paper.SILENT if state == "unknown" and waits else _MEANING[state]


def _printers_of(board: Board | None, kiosk: str) -> list[PrinterView]:
    printers = board.printers if board else []
    return [printer for printer in printers if printer.name == kiosk] or printers
