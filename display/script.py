"""Between the board and the voice: what must be said, in order, each thing once; pure of I/O."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from display.calls import round_key, to_say
from display.part import queues_at
from display.voice.messages import Ahead, Announcement, Forget, Order, Prepare, Say
from hall_link.mirror import RECENT_CALLS
from hall_link.wire.board import Board, CallView

AHEAD = 3
"""So many numbers of each queue beyond the last one called are prepared."""

REMEMBERED = 200
"""So many rounds are known as told to the voice; none is valid that long."""

NEWS_VALID_S = 60.0
SOFTLY = 60
"""Per cent of the volume at which somebody is asked to get ready: it calls nobody yet."""


@dataclass(frozen=True)
class Loudness:
    """How the hall wants it now: `quiet` says nothing at all, `volume` is per cent."""

    quiet: bool = False
    volume: int = 100


class Script:
    """Turns what a board shows into orders to a voice that keeps them until they are done."""

    def __init__(self) -> None:
        self._said: dict[str, datetime] = {}
        self._news: dict[str, Announcement] | None = None
        self._day = ""
        self._prepared: Ahead | None = None

    def orders(self, board: Board, part: Board, at: datetime, loudness: Loudness) -> list[Order]:
        """What the voice must be told, now that this is the board, at the hall's time `at`.

        `part` of it is what this voice says. What is called in quiet hours is said afterwards only
        where it is still valid then.
        """
        orders: list[Order] = [Forget(forget=key) for key in self._outdated(board)]
        orders += self._of_news(part, loudness)
        for call in [] if loudness.quiet else to_say(part, at, self._said):
            self._remember(call)
            orders.append(Say(say=announcement(call, at, loudness.volume)))
        ahead = prepared(part)
        if ahead != self._prepared:
            self._prepared = ahead
            orders.append(Prepare(prepare=ahead))
        return orders

    # --- calls ---------------------------------------------------------------------------------

    def _outdated(self, board: Board) -> list[str]:
        """Rounds the voice was told that are over: called again since, spoken, taken back, of
        another day. A call pushed off the board by later ones is not over: somebody still waits
        to hear it.
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
        if call is None:
            return _was_taken_back(self._said[key], board)
        return round_key(call) != key or call.spoken_at is not None

    def _remember(self, call: CallView) -> None:
        self._said[round_key(call)] = call.called_at
        if len(self._said) > REMEMBERED:
            del self._said[next(iter(self._said))]

    # --- what is said besides calls --------------------------------------------------------------

    def _of_news(self, board: Board, loudness: Loudness) -> list[Order]:
        """Each once when it becomes so; a voice just started says nothing old."""
        news = {one.id: one for one in announced(board, loudness.volume)}
        known, self._news = self._news, news
        orders: list[Order] = [Forget(forget=key) for key in known or () if key not in news]
        if known is not None and not loudness.quiet:
            orders += [Say(say=one) for key, one in news.items() if key not in known]
        return orders


def _was_taken_back(called_at: datetime, board: Board) -> bool:
    """Whether a call that is not on the board would still be there had it not been undone."""
    calls = board.recent_calls
    return len(calls) < RECENT_CALLS or called_at > calls[-1].called_at


def announcement(call: CallView, at: datetime, volume: int) -> Announcement:
    """A round of a call as the voice takes it."""
    return Announcement(
        id=round_key(call),
        number=call.number,
        window=call.window,
        language=call.language,
        valid_s=(call.expires_at - at).total_seconds(),
        volume=volume,
    )


def announced(board: Board, volume: int) -> list[Announcement]:
    """Windows served elsewhere (Ruling 7), and who is to get ready (row A20)."""
    moved = [
        Announcement(
            id=f"moved {window.number} {window.covered_by}",
            window=window.number,
            to=window.covered_by,
            valid_s=NEWS_VALID_S,
            volume=max(1, volume),
        )
        for window in board.windows
        if window.covered_by is not None
    ]
    soft = max(1, volume * SOFTLY // 100)
    return moved + [
        Announcement(
            id=f"ready {board.business_day} {number}",
            number=number,
            valid_s=NEWS_VALID_S,
            volume=soft,
        )
        for number in getting_ready(board)
    ]


def getting_ready(board: Board) -> list[str]:
    """Who may be called next and needs longer to come, where somebody sits to call them."""
    served = {q for w in board.windows if w.state == "open" for q in queues_at(board, w)}
    return [number for queue in board.queues if queue.id in served for number in queue.ready]


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
