"""The HTTP API of a window: what a clerk does with the tickets called to it."""

from typing import Annotated, Literal

from fastapi import APIRouter, Request, Response
from pydantic import Field, model_validator

from hall_link.wire.base import Message
from hall_link.wire.calls import Noted
from hall_link.wire.tickets import Need
from hall_link.wire.windows import (
    CallChosen,
    CallNext,
    FinishVisit,
    HoldVisit,
    MarkNeed,
    MarkNoShow,
    Note,
    Outcome,
    Recall,
    ReleaseVisit,
    RestoreTicket,
    ServeWithoutTicket,
    SignOut,
    SplitTicket,
    StartVisit,
    StillHere,
    TicketId,
    TransferVisit,
    Undo,
    WindowNumber,
)
from hall_server.kernel.work import Actor
from hall_server.web.act_route import ActRoute
from hall_server.web.api import REFUSALS, Asker, Leaver, json
from hall_server.web.bodies import Act, Acted
from hall_server.web.desk import Desk

acts = APIRouter(
    prefix="/api/v1",
    responses=REFUSALS,  # type: ignore[arg-type]
    route_class=ActRoute,
    tags=["windows"],
)

Items = Annotated[list[str], Field(max_length=12)]
QueueId = Annotated[str, Field(min_length=1, max_length=64)]


class Chosen(Act):
    """The ticket by its id or its number."""

    ticket_id: TicketId | None = None
    number: Annotated[str, Field(min_length=1, max_length=12)] | None = None

    @model_validator(mode="after")
    def _names_one_ticket(self) -> "Chosen":
        if (self.ticket_id is None) == (self.number is None):
            raise ValueError("name the ticket by its id or its number")
        return self


class Finish(Act):
    """Finish the visit. `outcome` is one of the hall's own words, such as `done`; `outcomes` gives
    single items their own, by item id. `call_next` calls whoever is next in the same act."""

    outcome: Outcome
    outcomes: Annotated[dict[str, Outcome], Field(max_length=12)] = {}
    call_next: bool = False


class Hold(Act):
    """`note`: free text for clerks."""

    note: Note = ""


class Transfer(Act):
    """To a queue or to one window: before everybody there, behind everybody, or by the first place.
    `return_after`: the ticket comes back here when done there."""

    to_queue: QueueId | None = None
    to_window: WindowNumber | None = None
    place: Literal["front", "end", "keep"] = "keep"
    note: Note = ""
    return_after: bool = False

    @model_validator(mode="after")
    def _names_one_goal(self) -> "Transfer":
        if (self.to_queue is None) == (self.to_window is None):
            raise ValueError("name either a queue or a window")
        return self


class Walk(Act):
    """Somebody without a ticket. `queue`: the first item's or the window's first when not named."""

    queue: QueueId | None = None
    items: Items = []
    principals: Annotated[int, Field(ge=1, le=20)] = 1


class Split(Act):
    """The second person's items; those of the ticket when none are named."""

    items: Items = []


class NamedTicket(Act):
    """A ticket by its id."""

    ticket_id: TicketId


class Needs(NamedTicket):
    """What helps its holder, in place of what was noted before; a note of null stays as it was."""

    needs: Annotated[list[Need], Field(max_length=5)] = []
    note: Note | None = None


async def _perform(request: Request, asker: Actor, command: Message, body: Act) -> Message:
    desk: Desk = request.app.state.desk
    return await desk.perform(asker, command, body.command_id)


async def _act(request: Request, asker: Actor, command: Message, body: Act) -> Response:
    done = await _perform(request, asker, command, body)
    return json(Acted.model_validate(done, from_attributes=True))


@acts.post("/windows/{n}/call-next", response_model=Acted)
async def call_next(request: Request, asker: Asker, n: int, body: Act | None = None) -> Response:
    """Call who is next."""
    return await _act(request, asker, CallNext.model_construct(window=n), body or Act())


@acts.post("/windows/{n}/call", response_model=Acted)
async def call_chosen(request: Request, asker: Asker, n: int, body: Chosen) -> Response:
    """Call one chosen number: in line, put aside, or missed."""
    command = CallChosen.model_construct(window=n, ticket_id=body.ticket_id, number=body.number)
    return await _act(request, asker, command, body)


@acts.post("/windows/{n}/recall", response_model=Acted)
async def recall(request: Request, asker: Asker, n: int, body: Act | None = None) -> Response:
    """Call the same number again."""
    return await _act(request, asker, Recall.model_construct(window=n), body or Act())


@acts.post("/windows/{n}/start", response_model=Acted)
async def start(request: Request, asker: Asker, n: int, body: Act | None = None) -> Response:
    """The citizen has come."""
    return await _act(request, asker, StartVisit.model_construct(window=n), body or Act())


@acts.post("/windows/{n}/finish", response_model=Acted)
async def finish(request: Request, asker: Asker, n: int, body: Finish) -> Response:
    """Service is over; the answer tells the next ticket where one was called."""
    command = FinishVisit.model_construct(
        window=n, outcome=body.outcome, outcomes=body.outcomes, call_next=body.call_next
    )
    return await _act(request, asker, command, body)


@acts.post("/windows/{n}/no-show", response_model=Acted)
async def no_show(request: Request, asker: Asker, n: int, body: Act | None = None) -> Response:
    """The citizen did not come, after as many calls as the hall's rule asks for."""
    return await _act(request, asker, MarkNoShow.model_construct(window=n), body or Act())


@acts.post("/windows/{n}/hold", response_model=Acted)
async def hold(request: Request, asker: Asker, n: int, body: Hold | None = None) -> Response:
    """The citizen fetches something: put the ticket aside."""
    body = body or Hold()
    return await _act(request, asker, HoldVisit.model_construct(window=n, note=body.note), body)


@acts.post("/windows/{n}/transfer", response_model=Acted)
async def transfer(request: Request, asker: Asker, n: int, body: Transfer) -> Response:
    """Hand the visitor on."""
    command = TransferVisit.model_construct(
        window=n,
        to_queue=body.to_queue,
        to_window=body.to_window,
        place=body.place,
        note=body.note,
        return_after=body.return_after,
    )
    return await _act(request, asker, command, body)


@acts.post("/windows/{n}/serve", response_model=Acted)
async def serve(request: Request, asker: Asker, n: int, body: Walk | None = None) -> Response:
    """Somebody stands here without a ticket: a visit begins."""
    body = body or Walk()
    command = ServeWithoutTicket.model_construct(
        window=n, queue=body.queue, items=body.items, principals=body.principals
    )
    return await _act(request, asker, command, body)


@acts.post("/windows/{n}/split", response_model=Acted)
async def split(request: Request, asker: Asker, n: int, body: Split | None = None) -> Response:
    """Two people on one ticket: the answer tells the second one's number, who is next here."""
    body = body or Split()
    command = SplitTicket.model_construct(window=n, items=body.items)
    return await _act(request, asker, command, body)


@acts.post("/windows/{n}/undo", response_model=Acted)
async def undo(request: Request, asker: Asker, n: int, body: Act | None = None) -> Response:
    """Take back the last call, finish or no-show, within some seconds."""
    return await _act(request, asker, Undo.model_construct(window=n), body or Act())


@acts.post("/windows/{n}/still-here", response_model=Acted)
async def still_here(request: Request, asker: Asker, n: int, body: Act | None = None) -> Response:
    """The clerk is there, though nothing was pressed for long."""
    return await _act(request, asker, StillHere.model_construct(window=n), body or Act())


@acts.post("/windows/{n}/release", response_model=Acted)
async def release(request: Request, asker: Asker, n: int, body: Act | None = None) -> Response:
    """The clerk is gone: the ticket goes back to the front of its queue."""
    return await _act(request, asker, ReleaseVisit.model_construct(window=n), body or Act())


@acts.post("/windows/{n}/sign-out", response_model=Acted)
async def sign_out(request: Request, asker: Leaver, n: int, body: Act | None = None) -> Response:
    """Leave the window; the token ends."""
    return await _act(request, asker, SignOut.model_construct(window=n), body or Act())


@acts.post("/tickets/restore", response_model=Noted)
async def restore(request: Request, asker: Asker, body: NamedTicket) -> Response:
    """Bring a missed ticket back by the hall's rule."""
    return json(await _perform(request, asker, RestoreTicket(ticket_id=body.ticket_id), body))


@acts.post("/tickets/needs", response_model=Noted)
async def mark_need(request: Request, asker: Asker, body: Needs) -> Response:
    """Note what helps a ticket's holder."""
    command = MarkNeed(ticket_id=body.ticket_id, needs=body.needs, note=body.note)
    return json(await _perform(request, asker, command, body))
