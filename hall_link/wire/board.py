"""What anyone in the hall may see: queues, windows, calls, printers."""

from typing import Literal

from hall_link.wire.base import Instant, Language, Message, Words
from hall_link.wire.guide import MediaId
from hall_link.wire.wait import Wait

WindowState = Literal["closed", "open", "paused"]
VisitState = Literal["called", "serving"]
PrinterState = Literal["ready", "low", "out", "cover", "offline", "unknown"]

MAIN_ZONE = "main"
"""The zone of windows and displays that name none. Its displays show the whole hall (row C3)."""


class QueueView(Message):
    """A queue and how many wait in it now. `icon` names a pictogram of the look.

    `target_min`: the wait the hall promises, None for no promise. `wait`: for somebody who came
    now, None while no window is open. `ready`: numbers of visitors who need longer to come and are
    first in their part of the line: they are asked to get ready before they are called (row A20).
    `general`: the hall's one queue for who can't choose among the others (row A22).
    """

    id: str
    name: Words
    prefix: str
    colour: str
    waiting: int
    icon: str = "help"
    target_min: int | None = None
    wait: Wait | None = None
    ready: list[str] = []
    general: bool = False


class ClerkCard(Message):
    """Who sits at a window, for everybody to see. `post` B is the stand-in of the AB pair."""

    name: Words
    title: Words
    post: Literal["A", "B"] = "A"


class PersonCard(Message):
    """One of those who serve in the hall, for everybody to see (row A11).

    id: the sign-in name, by which a complaint may name this person. photo: a stored picture.
    window: where this person sits, or belongs while away. state: `serving` at a window, `paused`
    there for the reason `why`, `away` from it, `about` for who has no window. leads: leads the hall
    today. telephone: the service number.
    """

    id: str
    name: Words
    post: Words
    photo: MediaId | None = None
    window: int | None = None
    state: Literal["serving", "paused", "away", "about"] = "away"
    why: Words | None = None
    leads: bool = False
    telephone: str | None = None


Service = Literal["at_home", "urgent", "fast_track"]
"""What may be asked for besides a ticket: 上门服务 节假日急办 绿色通道 (row G3)."""


class WindowView(Message):
    """A window. `serving` is the number called to it or served at it, None when free.

    `zone`: the part of the hall whose boards show it. `paused`: the reason, for the boards.
    `covered_by`: the window that serves its queues meanwhile (三号窗口业务请到二号窗口).
    `again`: `serving` was called before the hall was started anew, and may be called once more.
    """

    number: int
    name: Words
    state: WindowState
    serving: str | None
    visit: VisitState | None
    queues: list[str]
    zone: str = MAIN_ZONE
    clerk: ClerkCard | None = None
    paused: Words | None = None
    paused_at: Instant | None = None
    covered_by: int | None = None
    over_limit: bool = False
    again: bool = False


class CallView(Message):
    """A number called to a window. Times are None until a display reported them.

    `language` is the ticket's: an English ticket is called in English too (row C4). `round`
    counts the calls of this visit to this window: 1 for the call, 2 for the first recall. After
    `expires_at` the call may still be shown; it must no longer be spoken. `flash`: the visitor does
    not hear, so what shows the call flashes for longer.
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
    flash: bool = False


class PrinterView(Message):
    """A ticket printer and the state its worker last reported.

    `fault`: nothing comes out before a person has seen to it. `stand_in`: the name of the printer
    that prints in its place meanwhile.
    """

    device: str
    name: str
    state: PrinterState
    waiting_jobs: int = 0
    uncertain_jobs: int = 0
    fault: bool = False
    stand_in: str | None = None


class Notice(Message):
    """A text for everybody in the hall, shown page by page on the boards."""

    title: Words
    text: Words


class Session(Message):
    """A stretch of the day in which the hall serves, from `opens` to `closes`."""

    opens: Instant
    closes: Instant


class Hours(Message):
    """Today's sessions, and where the day stands (rows A17, I7).

    open: serves. break: between two sessions. before, after: outside them. closed: not at all
    today. extended: closing time is past and those who wait are still served (延时服务).

    `last_ticket_at`: the end of the present session's tickets. `reopens`: when it opens again, None
    while it is open or nobody knows. `reason`: why it is closed out of turn. `market_day`: A and B
    posts both sit (逢场天).
    """

    state: Literal["open", "break", "before", "after", "closed", "extended"] = "open"
    sessions: list[Session] = []
    last_ticket_at: Instant | None = None
    reopens: Instant | None = None
    reason: Words | None = None
    market_day: bool = False


class PriorityChoice(Message):
    """A priority class (row A5). `by_citizen`: may be chosen at the kiosk. `icon`: a pictogram."""

    id: str
    name: Words
    icon: str = "help"
    by_citizen: bool = False
    needs_reason: bool = False


class BoardRules(Message):
    """How the hall's displays behave (row C5), the same for all of them.

    `quiet`: from when to when, local `HH:MM`, nothing is spoken. `volume`: per cent, by the latest
    `from` that has passed today. `pages_s`: how long each public page stands between calls.
    """

    quiet: list[tuple[str, str]] = []
    volume: list[tuple[str, int]] = []
    pages_s: int = 12


class Board(Message):
    """The hall at a glance. `recent_calls` has the newest first.

    `duty`: today's duty leader. `appointments`: whether slots can be booked at all. `people`: those
    who serve, who leads first. `services`: what the hall does outside its windows.
    """

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
    hours: Hours = Hours()
    priorities: list[PriorityChoice] = []
    rules: BoardRules = BoardRules()
    duty: Words | None = None
    appointments: bool = False
    people: list[PersonCard] = []
    services: list[Service] = []
