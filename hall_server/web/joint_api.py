"""Joint cases and papers on their way over HTTP (rows F4, F7): parts, joint reviews, hand-overs."""

from fastapi import APIRouter, Request

from hall_link.wire.base import Message
from hall_link.wire.case_views import CaseDone
from hall_link.wire.cases import ActOnTask, CallMeeting, HoldMeeting, PassPapers, TakePapers
from hall_server.web.api import REFUSALS
from hall_server.web.bodies import Act
from hall_server.web.case_api import Staff

router = APIRouter(prefix="/api/v1/cases", responses=REFUSALS, tags=["cases"])  # type: ignore[arg-type]


class PartStroke(Act):
    """What a joined window does with its part."""

    command: ActOnTask


class MeetingCall(Act):
    """The joint review as it is called."""

    command: CallMeeting


class MeetingRecord(Act):
    """The joint review as it went."""

    command: HoldMeeting


class PapersPassed(Act):
    """What goes to whom."""

    command: PassPapers


class PapersTaken(Act):
    """Which hand-over is signed for."""

    command: TakePapers


async def _done(request: Request, who: Staff, command: Message, command_id: str | None) -> CaseDone:
    done = await request.app.state.desk.perform(who, command, command_id)
    assert isinstance(done, CaseDone)
    return done


@router.post("/tasks")
async def act_on_task(request: Request, who: Staff, body: PartStroke) -> CaseDone:
    """Agree to a part of a joint case, object for a reason, or warn its lead of a delay."""
    return await _done(request, who, body.command, body.command_id)


@router.post("/meetings/calls", status_code=201)
async def call_meeting(request: Request, who: Staff, body: MeetingCall) -> CaseDone:
    """Call the joined windows to a joint review; the applicant is told on paper."""
    return await _done(request, who, body.command, body.command_id)


@router.post("/meetings", status_code=201)
async def hold_meeting(request: Request, who: Staff, body: MeetingRecord) -> CaseDone:
    """Record the joint review that was called: who came, what was decided, whom it binds."""
    return await _done(request, who, body.command, body.command_id)


@router.post("/papers", status_code=201)
async def pass_papers(request: Request, who: Staff, body: PapersPassed) -> CaseDone:
    """Papers of a case change hands; whoever takes them signs for them."""
    return await _done(request, who, body.command, body.command_id)


@router.post("/papers/taken")
async def take_papers(request: Request, who: Staff, body: PapersTaken) -> CaseDone:
    """Sign for papers that were passed on."""
    return await _done(request, who, body.command, body.command_id)
