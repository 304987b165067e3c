"""Questions to the calls on a board: which are seen, which must be told or said. Pure."""

from collections.abc import Iterable
from datetime import datetime

from hall_link.wire.board import Board, CallView

ROWS = 6
"""So many calls are on the wall at once, the newest of them large as well."""


def round_key(call: CallView) -> str:
    """Names one round of a call: `CALL_ID:ROUND`."""
    return f"{call.id}:{call.round}"


def on_the_wall(board: Board | None) -> list[CallView]:
    """The calls a person sees now, newest first."""
    return board.recent_calls[:ROWS] if board else []


def newest(board: Board | None) -> CallView | None:
    """The call shown large; None before the first of the day."""
    return board.recent_calls[0] if board and board.recent_calls else None


def unreported(board: Board | None) -> list[CallView]:
    """Of the calls on the wall those that no display has reported shown."""
    return [call for call in on_the_wall(board) if call.shown_at is None]


def is_fresh(call: CallView, at: datetime) -> bool:
    """Whether a call may still be spoken at `at`; one without use any more is only shown."""
    return at < call.expires_at


def names_a_round(announcement: str) -> bool:
    """Whether an announcement is a round of a call, which is reported to the hall (row C7)."""
    return announcement.rpartition(":")[2].isdigit()


def to_say(board: Board, at: datetime, said: Iterable[str]) -> list[CallView]:
    """The calls the voice must say, in the order they were called.

    A board has its newest call first, and several may arrive at once. Not said again: what some
    display has spoken, what this one said already (`said`, round keys), and what has expired.
    """
    known = frozenset(said)
    calls = [
        call
        for call in board.recent_calls
        if call.spoken_at is None and is_fresh(call, at) and round_key(call) not in known
    ]
    return sorted(calls, key=lambda call: call.called_at)
