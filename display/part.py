"""Which part of the hall a display shows, and which it says (row C3). Pure."""

from collections.abc import Collection

from hall_link.wire.board import MAIN_ZONE, Board, WindowView
from hall_link.wire.calls import Wall


def shown_part(board: Board, wall: Wall | None, window: int | None) -> Board:
    """What a display shows: its window's, its zone's, or in the main zone everything."""
    if window is not None:
        return _of(board, [w for w in board.windows if w.number == window])
    if wall is None or wall.zone == MAIN_ZONE:
        return board
    return _of(board, [w for w in board.windows if w.zone == wall.zone])


def spoken_part(board: Board, wall: Wall) -> Board:
    """What a voice says: its zone's calls; in the main zone all but those of zones that have a
    voice of their own, so that every call is said once (row C10)."""
    if wall.zone == MAIN_ZONE:
        return _of(board, [w for w in board.windows if w.zone not in wall.elsewhere])
    return _of(board, [w for w in board.windows if w.zone == wall.zone])


def window_of(board: Board, number: int) -> WindowView | None:
    """A window by its number; None where the hall has none."""
    return next((window for window in board.windows if window.number == number), None)


def queues_at(board: Board, window: WindowView) -> list[str]:
    """The queues served at a window: its own, then those of the windows it covers (Ruling 7)."""
    covered = (w.queues for w in board.windows if w.covered_by == window.number)
    return list(dict.fromkeys([*window.queues, *(queue for queues in covered for queue in queues)]))


def _of(board: Board, windows: Collection[WindowView]) -> Board:
    numbers = {window.number for window in windows}
    served = {queue for window in windows for queue in queues_at(board, window)}
    return board.model_copy(
        update={
            "windows": list(windows),
            "queues": [queue for queue in board.queues if queue.id in served],
            "recent_calls": [call for call in board.recent_calls if call.window in numbers],
        }
    )
