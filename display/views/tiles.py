"""The lower part of the wall: who is served where, and how many wait."""

from display.view import QueueTile, WindowTile
from display.words import say
from hall_link.wire.board import Board, WindowView


def window_tiles(board: Board, language: str) -> tuple[WindowTile, ...]:
    """Every window somebody sits at, paused ones too; closed ones are left out."""
    return tuple(
        _window_tile(window, language)
        for window in sorted(board.windows, key=lambda window: window.number)
        if window.state != "closed" or window.serving
    )


def _window_tile(window: WindowView, language: str) -> WindowTile:
    number = str(window.number)
    if window.serving:
        return WindowTile(number, window.serving, window.visit or "serving")
    if window.state == "paused":
        return WindowTile(number, say("paused", language), "paused")
    return WindowTile(number, say("free", language), "free")


def queue_tiles(board: Board, language: str) -> tuple[QueueTile, ...]:
    """Every queue in the hall's order."""
    return tuple(
        QueueTile(queue.prefix, queue.colour, queue.name.in_language(language), str(queue.waiting))
        for queue in board.queues
    )


def widest_number(board: Board) -> str:
    """A number as wide as any on the board, so that tiles keep their width while numbers change."""
    numbers = [f"{queue.prefix}000" for queue in board.queues]
    numbers += [window.serving for window in board.windows if window.serving]
    numbers += [call.number for call in board.recent_calls]
    return max(numbers, key=len, default="A000")
