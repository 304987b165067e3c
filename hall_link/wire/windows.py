"""What a clerk does at a window."""

from typing import Annotated, Literal

from pydantic import Field

from hall_link.wire.base import Instant, Language, Message, Words
from hall_link.wire.board import VisitState
from hall_link.wire.tickets import TicketState

WindowNumber = Annotated[int, Field(ge=1, le=999)]
Outcome = Annotated[str, Field(min_length=1, max_length=40)]


class CallNext(Message):
    """Call the next number (顺呼)."""

    kind: Literal["call_next"] = "call_next"
    window: WindowNumber


class Recall(Message):
    """Call the same number again (重呼)."""

    kind: Literal["recall"] = "recall"
    window: WindowNumber


class StartVisit(Message):
    """The called citizen is here: service begins."""

    kind: Literal["start_visit"] = "start_visit"
    window: WindowNumber


class FinishVisit(Message):
    """Service is over, with its outcome in the hall's own words (row B4)."""

    kind: Literal["finish_visit"] = "finish_visit"
    window: WindowNumber
    outcome: Outcome


class MarkNoShow(Message):
    """The called citizen did not come (过号)."""

    kind: Literal["mark_no_show"] = "mark_no_show"
    window: WindowNumber


class SignOut(Message):
    """Leave the window."""

    kind: Literal["sign_out"] = "sign_out"
    window: WindowNumber


class WindowActDone(Message):
    """What a clerk's act did: the ticket and where it stands now; None where no ticket is meant."""

    kind: Literal["window_act_done"] = "window_act_done"
    window: int
    number: str | None = None
    ticket_id: str | None = None
    state: TicketState | None = None
    call_id: str | None = None
    round: int | None = None


class SignedIn(Message):
    """A person sits at a window. `token` is a bearer key for this window until sign-out."""

    kind: Literal["signed_in"] = "signed_in"
    session_id: str
    window: int
    staff: Words
    token: str = ""


class WaitingTicket(Message):
    """One line of a clerk's waiting list."""

    ticket_id: str
    number: str
    queue: str
    items: list[Words]
    since: Instant


class DeskVisit(Message):
    """The visit at a window, as its clerk sees it. `since`: when the number was taken."""

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

    `ratings` is None until five visits of the clerk were rated today.
    """

    window: int
    clerk: Words | None
    visit: DeskVisit | None
    waiting: list[WaitingTicket]
    waiting_count: int
    outcomes: list[OutcomeChoice] = []
    recall_gap_s: int = 0
    ratings: RatingCounts | None = None


class PadTag(Message):
    """A reason a citizen may tick."""

    code: int
    text: Words


class PadLevel(Message):
    """One of the five levels (5 very satisfied … 1 very dissatisfied), with its reasons."""

    level: int
    name: Words
    tags: list[PadTag]


class Pad(Message):
    """An evaluator pad: its window's clerk, and the finished visit it asks about.

    `visit`, `number`, `asked_at` and `until` are None while nothing is asked. After `until` the
    visit counts as not rated (未评); an answer given before and sent later still counts.
    """

    window: int
    clerk: Words | None
    post: Words | None = None
    visit: str | None
    number: str | None
    language: Language = "zh"
    asked_at: Instant | None = None
    until: Instant | None = None
    levels: list[PadLevel] = []
