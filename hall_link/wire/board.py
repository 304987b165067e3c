"""What anyone in the hall may see: queues, windows, calls, printers."""

from typing import Literal

from hall_link.wire.base import Instant, Language, Message, Words

WindowState = Literal["closed", "open", "paused"]
VisitState = Literal["called", "serving"]
PrinterState = Literal["ready", "low", "out", "cover", "offline", "unknown"]


class QueueView(Message):
    """A queue and how many wait in it now."""

    id: str
    name: Words
    prefix: str
    colour: str
    waiting: int


class WindowView(Message):
    """A window. `serving` is the number called to it or served at it, None when free."""

    number: int
    name: Words
    state: WindowState
    serving: str | None
    visit: VisitState | None
    queues: list[str]


class CallView(Message):
    """A number called to a window. Times are None until a display reported them.

    `language` is the ticket's: an English ticket is called in English too (row C4). `round`
    counts the calls of this visit to this window: 1 for the call, 2 for the first recall. After
    `expires_at` the call may still be shown; it must no longer be spoken.
    """

    id: str
    number: str
    window: int
    round: int
    called_at: Instant
    expires_at: Instant
    language: Language = "zh"
    shown_at: Instant | None = None
    spoken_at: Instant | None = None


class PrinterView(Message):
    """A ticket printer and the state its worker last reported."""

    device: str
    name: str
    state: PrinterState
    waiting_jobs: int = 0
    uncertain_jobs: int = 0


class Notice(Message):
    """A text for everybody in the hall, shown page by page on the boards."""

    title: Words
    text: Words


class Board(Message):
    """The hall at a glance. `recent_calls` has the newest first."""

    hall_id: str
    name: Words
    hotline: str
    time_zone: str
    business_day: str
    open: bool
    queues: list[QueueView]
    windows: list[WindowView]
    recent_calls: list[CallView]
    printers: list[PrinterView]
    notices: list[Notice] = []
