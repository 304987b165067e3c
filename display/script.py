"""Between the board and the voice: what must be said, in order, each round once; pure of I/O."""

from collections.abc import Iterable
from datetime import datetime

from display.calls import round_key, to_say
from display.voice.messages import Ahead, Announcement, Forget, Order, Prepare, Say
from hall_link.wire.board import Board, CallView

AHEAD = 3
"""So many numbers of each queue beyond the last one called are prepared."""

REMEMBERED = 200
"""So many rounds are known as told to the voice; none is valid that long."""


class Script:
    """Turns what a board shows into orders to a voice that keeps them until they are done."""

    def __init__(self) -> None:
        self._said: dict[str, None] = {}
        self._day = ""
        self._prepared: Ahead | None = None

    def orders(self, board: Board, at: datetime) -> list[Order]:
        """What the voice must be told, now that this is the board, at the hall's time `at`."""
        orders: list[Order] = [Forget(forget=key) for key in self._outdated(board)]
        for call in to_say(board, at, self._said):
            self._remember(round_key(call))
            orders.append(Say(say=announcement(call, at)))
        ahead = prepared(board)
        if ahead != self._prepared:
            self._prepared = ahead
            orders.append(Prepare(prepare=ahead))
        return orders

    def _outdated(self, board: Board) -> list[str]:
        """Rounds the voice was told that are over: called again since, spoken, of another day.

        A call pushed off the board by later ones is not over: somebody still waits to hear it.
        """
        over = [key for key in self._said if self._is_over(key, board)]
        for key in over:
            del self._said[key]
        self._day = board.business_day
        return over

    def _is_over(self, key: str, board: Board) -> bool:
        if board.business_day != self._day:
            return True
        call_id = key.rpartition(":")[0]
        call = next((known for known in board.recent_calls if known.id == call_id), None)
        return call is not None and (round_key(call) != key or call.spoken_at is not None)

    def _remember(self, key: str) -> None:
        self._said[key] = None
        if len(self._said) > REMEMBERED:
            del self._said[next(iter(self._said))]


def announcement(call: CallView, at: datetime) -> Announcement:
    """A round of a call as the voice takes it."""
    return Announcement(
        id=round_key(call),
        number=call.number,
        window=call.window,
        language=call.language,
        valid_s=(call.expires_at - at).total_seconds(),
    )


def prepared(board: Board) -> Ahead:
    """The windows somebody sits at, and the numbers likely to be called next."""
    windows = tuple(window.number for window in board.windows if window.state != "closed")
    numbers = [n for queue in board.queues if queue.waiting for n in _next(board, queue.prefix)]
    return Ahead(numbers=tuple(numbers), windows=windows)


def _next(board: Board, prefix: str) -> Iterable[str]:
    """The numbers after the highest one of a queue that was ever on this board."""
    seen = [call.number for call in board.recent_calls]
    seen += [window.serving for window in board.windows if window.serving]
    tails = [number.removeprefix(prefix) for number in seen if number.startswith(prefix)]
    counts = [int(tail) for tail in tails if tail.isascii() and tail.isdigit()]
    width = max((len(tail) for tail in tails if tail.isdigit()), default=3)
    last = max(counts, default=0)
    return (f"{prefix}{number:0{width}d}" for number in range(last + 1, last + 1 + AHEAD))
