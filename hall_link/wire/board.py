"""What anyone in the hall may see: queues, windows, calls, printers."""

from typing import Literal

from hall_link.wire.base import Instant, Message, Words

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

    `round` counts the calls of this visit to this window: 1 for the call, 2 for the first recall.
    After `expires_at` the call may still be shown; it must no longer be spoken.
    """

    id: str
    number: str
    window: int
    round: int
    called_at: Instant
    expires_at: Instant
    shown_at: Instant | None = None
    spoken_at: Instant | None = None


class PrinterView(Message):
    """A ticket printer and the state its worker last reported."""

    device: str
    name: str
    state: PrinterState
    waiting_jobs: int = 0
    uncertain_jobs: int = 0


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
