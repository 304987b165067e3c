"""The hall in a few figures, the same in every device's state file."""

from typing import Any

from hall_link.wire.board import Board


def summary(board: Board | None) -> dict[str, Any] | None:
    """What a technician compares between screens: all of them must say the same.

    waiting: queue id -> people; windows: number -> [state, number served]; calls: [number,
    window, round], the newest first. None before the first welcome.
    """
    if board is None:
        return None
    return {
        "open": board.open,
        "waiting": {queue.id: queue.waiting for queue in board.queues},
        "windows": {str(w.number): [w.state, w.serving] for w in board.windows},
        "calls": [[call.number, call.window, call.round] for call in board.recent_calls],
    }
