"""The lower part of the wall: who is served where, and how many wait."""

from display.view import QueueTile, WindowTile
from display.words import say
from hall_link.wire.board import Board, QueueView, WindowView


def window_tiles(board: Board, language: str) -> tuple[WindowTile, ...]:
    """Every window somebody sits at, paused ones too, and those served at another (Ruling 7); other
    closed ones are left out."""
    return tuple(
        _window_tile(window, language)
        for window in sorted(board.windows, key=lambda window: window.number)
        if window.state != "closed" or window.serving or window.covered_by is not None
    )


def _window_tile(window: WindowView, language: str) -> WindowTile:
    number = str(window.number)
    if window.serving:
        return WindowTile(number, window.serving, window.visit or "serving")
    if window.covered_by is not None:
        return WindowTile(number, say("elsewhere", language, number=window.covered_by), "elsewhere")
    if window.state == "paused":
        return WindowTile(number, say("paused", language), "paused")
    return WindowTile(number, say("free", language), "free")


def queue_tiles(board: Board, language: str) -> tuple[QueueTile, ...]:
    """Every queue in the hall's order."""
    return tuple(queue_tile(queue, language) for queue in board.queues)


def queue_tile(queue: QueueView, language: str) -> QueueTile:
    """A queue by its letter, colour, pictogram and name (row A22)."""
    name = queue.name.in_language(language)
    return QueueTile(queue.prefix, queue.colour, queue.icon, name, str(queue.waiting))


def widest_number(board: Board) -> str:
    """A number as wide as any on the board, so that tiles keep their width while numbers change."""
    numbers = [f"{queue.prefix}000" for queue in board.queues]
    numbers += [window.serving for window in board.windows if window.serving]
    numbers += [call.number for call in board.recent_calls]
    return max(numbers, key=len, default="A000")
