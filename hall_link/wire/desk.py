"""A clerk's desk, as its console shows it."""

from typing import Literal

from hall_link.wire.base import Instant, Language, Message, Words
from hall_link.wire.board import VisitState
from hall_link.wire.case_views import CaseRow, DeskCases
from hall_link.wire.guide import MaterialCheck
from hall_link.wire.tickets import Need, TicketItem, TicketState
from hall_link.wire.windows import Post


class WaitingTicket(Message):
    """One line of a clerk's list, in the order they would be called by place alone.

    `since`: when it was taken; how much of the promised wait is used up follows from it and the
    queue's `target_min`. `entitled`: goes by a priority lane; its class is for clerks' eyes only.
    """

    ticket_id: str
    number: str
    queue: str
    items: list[Words]
    since: Instant
    state: TicketState = "waiting"
    entitled: bool = False
    priority: Words | None = None
    needs: list[Need] = []
    note: str = ""
    for_window: int | None = None
    returns: int = 0
    window: int | None = None
    principals: int = 1


class DeskVisit(Message):
    """The visit at a window, as its clerk sees it. `since`: when the number was taken.

    `heard`: how many of its calls count as heard by now, shown or spoken; where no display reports,
    one counts from the next call on. `no_show_at`: from when on nobody's coming may be recorded if
    nothing else happens, None while too few calls count (`no_show_calls` are asked for).
    Somebody served without a ticket was never called: `call_id` is empty, `round` 0.
    `checks`: the papers ticked at the kiosk. `cases`: what the visit has become so far.
    `again`: called before the hall was started anew: nobody knows who heard it (row K9).
    """

    ticket_id: str
    number: str
    items: list[Words]
    state: VisitState
    since: Instant | None = None
    called_at: Instant
    started_at: Instant | None = None
    call_id: str
    round: int
    language: Language = "zh"
    parts: list[TicketItem] = []
    priority: Words | None = None
    needs: list[Need] = []
    note: str = ""
    principals: int = 1
    checks: list[MaterialCheck] = []
    cases: list[CaseRow] = []
    heard: int = 0
    no_show_at: Instant | None = None
    no_show_calls: int = 0
    return_to: int | None = None
    again: bool = False


class PauseChoice(Message):
    """A reason to pause, of the hall's list. `limit_min`: minutes until somebody is alarmed."""

    code: str
    name: Words
    limit_min: int


class DeskItem(Message):
    """An item this window serves."""

    id: str
    name: Words
    queue: str


class DayCounts(Message):
    """The signed-in clerk's own day. Minutes are means of visits finished."""

    served: int = 0
    no_shows: int = 0
    consultations: int = 0
    serve_min: float | None = None
    wait_min: float | None = None


class UndoOffer(Message):
    """What may still be taken back, and until when."""

    act: Literal["call", "finish", "no_show"]
    number: str
    until: Instant


class OpenConsultation(Message):
    """A question whose answer is still owed by this clerk."""

    consultation_id: str
    asked_at: Instant
    question: str = ""


class HelpView(Message):
    """Somebody called for help and nobody has answered yet.

    A `guide` is wanted not at a window but by who holds the ticket `number`, who took it at
    `place`, a device by its name, and needs to be led, read to or advised (rows A20, A22).
    """

    help_id: str
    window: int | None
    what: Literal["leader", "colleague", "emergency", "guide"]
    since: Instant
    number: str | None = None
    place: str = ""


class OutcomeChoice(Message):
    """What a clerk may choose at finish. `code` is the finish command's `outcome`."""

    code: str
    name: Words


class RatingCounts(Message):
    """What a clerk may know of the ratings given to them: only ever counts of five or more.

    Counted up to the last full five, so that no single rating shows in a difference (row D2).
    `praised` counts the levels 5 to 3 (Ruling 10).
    """

    rated: int
    praised: int


class Desk(Message):
    """A clerk's desk: the visit now, and the first of those who wait for this window.

    `ratings` is None until five visits of the clerk were rated today. `held` and `missed` are the
    tickets put aside here and those of these queues that may still come back. `over_limit`: the
    window is paused longer than its reason allows, and people wait. `idle_prompt_min`,
    `idle_lock_min`: minutes a console with an open ticket may stay silent until it asks, and any
    console until it locks; 0 for never (row B17).
    """

    window: int
    clerk: Words | None
    visit: DeskVisit | None
    waiting: list[WaitingTicket]
    waiting_count: int
    outcomes: list[OutcomeChoice] = []
    recall_gap_s: int = 0
    ratings: RatingCounts | None = None
    held: list[WaitingTicket] = []
    missed: list[WaitingTicket] = []
    counts: DayCounts = DayCounts()
    undo: UndoOffer | None = None
    pauses: list[PauseChoice] = []
    paused_reason: str | None = None
    paused_at: Instant | None = None
    over_limit: bool = False
    covers: list[int] = []
    rule: Words | None = None
    items: list[DeskItem] = []
    consultations: list[OpenConsultation] = []
    helps: list[HelpView] = []
    post: Post | None = None
    cases: DeskCases = DeskCases()
    idle_prompt_min: int = 5
    idle_lock_min: int = 10
