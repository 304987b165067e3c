"""What a clerk does at a window."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from hall_link.wire.base import Message, Secret, Words
from hall_link.wire.tickets import Need, TicketState

WindowNumber = Annotated[int, Field(ge=1, le=999)]
Outcome = Annotated[str, Field(min_length=1, max_length=40)]
TicketId = Annotated[str, Field(min_length=1, max_length=36)]
Note = Annotated[str, Field(max_length=300)]
"""Free text. It follows the visit, never enters the ledger, and is never shown in public."""

Post = Literal["A", "B"]
"""The window's own clerk, or the stand-in of its AB pair (AB岗)."""


class CallNext(Message):
    """Call the next number (顺呼)."""

    kind: Literal["call_next"] = "call_next"
    window: WindowNumber


class CallChosen(Message):
    """Call one chosen number (选呼): somebody in line, put aside, or missed."""

    kind: Literal["call_chosen"] = "call_chosen"
    window: WindowNumber
    ticket_id: TicketId | None = None
    number: Annotated[str, Field(min_length=1, max_length=12)] | None = None

    @model_validator(mode="after")
    def _names_one_ticket(self) -> "CallChosen":
        if (self.ticket_id is None) == (self.number is None):
            raise ValueError("name the ticket by its id or its number")
        return self


class Recall(Message):
    """Call the same number again (重呼)."""

    kind: Literal["recall"] = "recall"
    window: WindowNumber


class StartVisit(Message):
    """The called citizen is here: service begins."""

    kind: Literal["start_visit"] = "start_visit"
    window: WindowNumber


class FinishVisit(Message):
    """Service is over, with its outcome in the hall's own words (row B4).

    `outcomes` gives single items of the ticket an outcome of their own, by item id; `outcome` is
    that of the rest. Items other windows serve stay open: the ticket is handed on to them.
    `call_next` calls whoever is next in the same act (row B18); nobody waiting is no refusal then.
    """

    kind: Literal["finish_visit"] = "finish_visit"
    window: WindowNumber
    outcome: Outcome
    outcomes: Annotated[dict[str, Outcome], Field(max_length=12)] = {}
    call_next: bool = False


class MarkNoShow(Message):
    """The called citizen did not come (过号)."""

    kind: Literal["mark_no_show"] = "mark_no_show"
    window: WindowNumber


class RestoreTicket(Message):
    """The clerk or the guide desk brings a missed ticket back by the hall's rule (row A14)."""

    kind: Literal["restore_ticket"] = "restore_ticket"
    ticket_id: TicketId


class HoldVisit(Message):
    """The citizen fetches something (row B6): the ticket is put aside, the window is free."""

    kind: Literal["hold_visit"] = "hold_visit"
    window: WindowNumber
    note: Note = ""


class TransferVisit(Message):
    """Hands the visitor on to a queue or to one window (row B5).

    `place`: before everybody there, behind everybody, or where the first place of the ticket puts
    it. `return_after`: when done there, the ticket comes back here first of all.
    """

    kind: Literal["transfer_visit"] = "transfer_visit"
    window: WindowNumber
    to_queue: Annotated[str, Field(min_length=1, max_length=64)] | None = None
    to_window: WindowNumber | None = None
    place: Literal["front", "end", "keep"] = "keep"
    note: Note = ""
    return_after: bool = False

    @model_validator(mode="after")
    def _names_one_goal(self) -> "TransferVisit":
        if (self.to_queue is None) == (self.to_window is None):
            raise ValueError("name either a queue or a window")
        return self


class ServeWithoutTicket(Message):
    """Somebody stands at the window with no ticket (row B8): a visit begins at once.

    `notice`: the secret of the notice they have brought back; its items and what was ticked for it
    are the visit's.
    """

    kind: Literal["serve_without_ticket"] = "serve_without_ticket"
    window: WindowNumber
    queue: Annotated[str, Field(min_length=1, max_length=64)] | None = None
    items: Annotated[list[str], Field(max_length=12)] = []
    principals: Annotated[int, Field(ge=1, le=20)] = 1
    notice: Secret | None = Field(default=None, repr=False)


class RecordConsultation(Message):
    """A question was asked (咨询件): recorded in one press; question and answer may follow.

    `handler`: who was asked first stays responsible until that person closes it (首问责任).
    """

    kind: Literal["record_consultation"] = "record_consultation"
    window: WindowNumber
    consultation_id: Annotated[str, Field(max_length=36)] | None = None
    question: Note = ""
    answer: Note = ""
    handler: Annotated[str, Field(max_length=64)] | None = None
    close: bool = False


class SplitTicket(Message):
    """Two people stand on one ticket (row B18): the second gets a ticket at the same place."""

    kind: Literal["split_ticket"] = "split_ticket"
    window: WindowNumber
    items: Annotated[list[str], Field(max_length=12)] = []


class MarkNeed(Message):
    """What helps this visitor is noted on the ticket, by a clerk or the guide desk."""

    kind: Literal["mark_need"] = "mark_need"
    ticket_id: TicketId
    needs: Annotated[list[Need], Field(max_length=5)] = []
    note: Note | None = None


class PauseWindow(Message):
    """Nobody is called here for a while; the reason, of the hall's list, is on the boards."""

    kind: Literal["pause_window"] = "pause_window"
    window: WindowNumber
    reason: Annotated[str, Field(min_length=1, max_length=40)]


class ResumeWindow(Message):
    kind: Literal["resume_window"] = "resume_window"
    window: WindowNumber


class CoverWindow(Message):
    """The neighbour's queues are served from the own seat (Ruling 7); `on` False ends it."""

    kind: Literal["cover_window"] = "cover_window"
    window: WindowNumber
    other: WindowNumber
    on: bool = True


class SwapWindows(Message):
    """Two windows change places in one act: people, visits, queues and devices (row B18)."""

    kind: Literal["swap_windows"] = "swap_windows"
    window: WindowNumber
    other: WindowNumber


class Undo(Message):
    """Takes back the window's last call, finish or no-show (row B17). Only for some seconds."""

    kind: Literal["undo"] = "undo"
    window: WindowNumber


class CallForHelp(Message):
    """The duty leader, a colleague, or an emergency (row B14)."""

    kind: Literal["call_for_help"] = "call_for_help"
    window: WindowNumber
    what: Literal["leader", "colleague", "emergency"]


class AnswerHelp(Message):
    """Somebody is on the way, or it is over."""

    kind: Literal["answer_help"] = "answer_help"
    help_id: Annotated[str, Field(max_length=36)]


class LeadTicket(Message):
    """The manager leads one ticket to the top, with a reason (row I1)."""

    kind: Literal["lead_ticket"] = "lead_ticket"
    ticket_id: TicketId
    reason: Annotated[str, Field(min_length=1, max_length=150)]


class StillHere(Message):
    """The clerk is there, though nothing was pressed for long (row B17).

    A console sends it when its question is answered, and now and then while it is being used in the
    middle of a visit: from such signs the hall knows that nobody may release the visit.
    """

    kind: Literal["still_here"] = "still_here"
    window: WindowNumber


class ReleaseVisit(Message):
    """The leader frees a window whose clerk is gone: its called or served ticket goes back to the
    front of its line (row B17)."""

    kind: Literal["release_visit"] = "release_visit"
    window: WindowNumber


class SignOut(Message):
    """Leave the window."""

    kind: Literal["sign_out"] = "sign_out"
    window: WindowNumber


class WindowActDone(Message):
    """What a clerk's act did: the ticket and where it stands now; None where no ticket is meant.

    stays: at sign-out, the numbers left to the next person here: the visit, then those put aside.
    """

    kind: Literal["window_act_done"] = "window_act_done"
    window: int
    number: str | None = None
    ticket_id: str | None = None
    state: TicketState | None = None
    call_id: str | None = None
    round: int | None = None
    consultation_id: str | None = None
    help_id: str | None = None
    stays: list[str] = []


class SignedIn(Message):
    """A person sits at a window. `token` is a bearer key for this window until sign-out."""

    kind: Literal["signed_in"] = "signed_in"
    session_id: str
    window: int
    staff: Words
    post: Post = "A"
    token: str = ""
