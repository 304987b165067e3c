"""The HTTP API of a window as a post: pauses, covering, swapping, help, questions asked there."""

from typing import Annotated, Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from hall_link.wire.base import Message
from hall_link.wire.windows import (
    AnswerHelp,
    CallForHelp,
    CoverWindow,
    Note,
    PauseWindow,
    RecordConsultation,
    ResumeWindow,
    SwapWindows,
    WindowNumber,
)
from hall_server.kernel.work import Actor
from hall_server.web.act_route import ActRoute
from hall_server.web.api import REFUSALS, Asker, json
from hall_server.web.bodies import Act, Acted
from hall_server.web.desk import Desk

acts = APIRouter(prefix="/api/v1", responses=REFUSALS, route_class=ActRoute, tags=["posts"])  # type: ignore[arg-type]


class Pause(Act):
    """`reason` is the code of one of the hall's own."""

    reason: Annotated[str, Field(min_length=1, max_length=40)]


class Cover(Act):
    """`on` false ends it."""

    other: WindowNumber
    on: bool = True


class Swap(Act):
    """The window to change places with."""

    other: WindowNumber


class Wanted(Act):
    """Who is wanted."""

    what: Literal["leader", "colleague", "emergency"]


class Answer(Act):
    """The call for help that is answered."""

    help_id: Annotated[str, Field(max_length=36)]


class Question(Act):
    """A question asked, all of it optional. With `consultation_id` it adds to one recorded before;
    an empty text leaves what is there. `handler`: a colleague who answers for it from now on."""

    consultation_id: Annotated[str, Field(max_length=36)] | None = None
    question: Note = ""
    answer: Note = ""
    handler: Annotated[str, Field(max_length=64)] | None = None
    close: bool = False


class HelpCalled(BaseModel):
    """The call stands until somebody answers it."""

    help_id: str


class HelpAnswered(BaseModel):
    """Somebody is on the way."""

    help_id: str


class QuestionKept(BaseModel):
    """Name it by this id to add question and answer."""

    consultation_id: str


async def _act(request: Request, asker: Actor, command: Message, body: Act) -> Message:
    desk: Desk = request.app.state.desk
    return await desk.perform(asker, command, body.command_id)


async def _arrange(request: Request, asker: Actor, command: Message, body: Act) -> Response:
    done = await _act(request, asker, command, body)
    return json(Acted.model_validate(done, from_attributes=True))


@acts.post("/windows/{n}/pause", response_model=Acted)
async def pause(request: Request, asker: Asker, n: int, body: Pause) -> Response:
    """Nobody is called here until it resumes."""
    command = PauseWindow.model_construct(window=n, reason=body.reason)
    return await _arrange(request, asker, command, body)


@acts.post("/windows/{n}/resume", response_model=Acted)
async def resume(request: Request, asker: Asker, n: int, body: Act | None = None) -> Response:
    """Calls are possible again."""
    return await _arrange(request, asker, ResumeWindow.model_construct(window=n), body or Act())


@acts.post("/windows/{n}/cover", response_model=Acted)
async def cover(request: Request, asker: Asker, n: int, body: Cover) -> Response:
    """Serve the queues of a window where nobody calls."""
    command = CoverWindow.model_construct(window=n, other=body.other, on=body.on)
    return await _arrange(request, asker, command, body)


@acts.post("/windows/{n}/swap", response_model=Acted)
async def swap(request: Request, asker: Asker, n: int, body: Swap) -> Response:
    """Two windows change places: people, visits, queues and devices."""
    command = SwapWindows.model_construct(window=n, other=body.other)
    return await _arrange(request, asker, command, body)


@acts.post("/windows/{n}/help", response_model=HelpCalled)
async def call_for_help(request: Request, asker: Asker, n: int, body: Wanted) -> Response:
    """Call the duty leader, a colleague, or everybody."""
    command = CallForHelp.model_construct(window=n, what=body.what)
    done = await _act(request, asker, command, body)
    return json(HelpCalled.model_validate(done, from_attributes=True))


@acts.post("/help/answer", response_model=HelpAnswered)
async def answer_help(request: Request, asker: Asker, body: Answer) -> Response:
    """Somebody is on the way, or it is over."""
    await _act(request, asker, AnswerHelp(help_id=body.help_id), body)
    return json(HelpAnswered(help_id=body.help_id))


@acts.post("/windows/{n}/consultation", response_model=QuestionKept)
async def record_consultation(
    request: Request, asker: Asker, n: int, body: Question | None = None
) -> Response:
    """A question was asked, or one asked before has its answer."""
    told = body or Question()
    fields = told.model_dump(exclude={"command_id"})
    command = RecordConsultation.model_construct(window=n, **fields)
    done = await _act(request, asker, command, told)
    return json(QuestionKept.model_validate(done, from_attributes=True))
