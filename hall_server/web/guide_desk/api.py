"""The guide desk over HTTP (rows A3, A9, A10, A14, A18, A20, B8, G1, G3): what it shows, finds and
does.

Who asks has the cookie of a sign-in to the pages of no window; a leader may do a guide's work.
"""

import asyncio
import io
from typing import TYPE_CHECKING, Annotated, Any

import segno
from fastapi import APIRouter, Depends, Path, Request, Response
from pydantic import Field

from hall_link.wire.appointments import (
    Book,
    Booking,
    CancelBooking,
    ChangeBooking,
    CheckIn,
)
from hall_link.wire.base import CommandId
from hall_link.wire.calls import Noted
from hall_link.wire.case_views import CaseFound
from hall_link.wire.cases import FindCase
from hall_link.wire.complaints import AskForService, Complain, ComplaintTaken, ServiceAsked
from hall_link.wire.documents import GiveNotice, NoticeGiven
from hall_link.wire.guide import Guide
from hall_link.wire.hand_tickets import (
    EnterHandTicket,
    HandTicketEntered,
    HandTicketsPrinted,
    PrintHandTickets,
)
from hall_link.wire.tickets import (
    AskWhy,
    CancelTicket,
    ChangeItems,
    LetPass,
    ReturnTicket,
    TakeTicket,
    TicketFound,
    TicketTaken,
    WhyTold,
)
from hall_link.wire.windows import AnswerHelp, MarkNeed, RestoreTicket
from hall_server.appointments.at_desk import bookings_named
from hall_server.appointments.rules import UnknownBooking
from hall_server.delivery import snapshots
from hall_server.delivery.prints import hand_sheet_maker
from hall_server.documents.paper import NOTICE_PAGE
from hall_server.documents.rules import UnknownDocument
from hall_server.kernel.work import Actor
from hall_server.queue.enter_hand_ticket import slip_meant
from hall_server.queue.rules import UnknownTicket
from hall_server.staff.rules import LEADERS
from hall_server.web.api import REFUSALS, json
from hall_server.web.bodies import Body
from hall_server.web.guide_desk.view import (
    Found,
    GuideDesk,
    desk_ticket,
    guide_desk,
    number_meant,
)
from hall_server.web.phone.poster import address_on_phones
from hall_server.web.sessions import person_of

if TYPE_CHECKING:
    from hall_server.web.desk import Desk
    from hall_server.web.tickets import TicketFinder

PDF: dict[int | str, Any] = {200: {"content": {"application/pdf": {}}}}
SheetId = Annotated[str, Path(max_length=36)]
PICTURE: dict[int | str, Any] = {200: {"content": {"image/svg+xml": {}}}}

router = APIRouter(
    prefix="/api/v1/guide-desk",
    responses=REFUSALS,  # type: ignore[arg-type]
    tags=["guide desk"],
)

Command = Annotated[
    TakeTicket
    | CancelTicket
    | LetPass
    | ReturnTicket
    | RestoreTicket
    | ChangeItems
    | MarkNeed
    | AskWhy
    | PrintHandTickets
    | EnterHandTicket
    | AnswerHelp
    | Book
    | ChangeBooking
    | CancelBooking
    | CheckIn
    | GiveNotice
    | FindCase
    | Complain
    | AskForService,
    Field(discriminator="kind"),
]
Answer = (
    TicketTaken
    | TicketFound
    | Booking
    | Noted
    | WhyTold
    | NoticeGiven
    | CaseFound
    | ComplaintTaken
    | ServiceAsked
    | HandTicketsPrinted
    | HandTicketEntered
)


class DeskAct(Body):
    """One act of the desk. Sent again with the same id it is done once and answered the same."""

    command_id: CommandId
    command: Command


class Asked(Body):
    """A ticket's number or scanned code, a booking's code or link, or a mobile number."""

    text: Annotated[str, Field(min_length=1, max_length=300)] = Field(repr=False)


async def guide(request: Request) -> Actor:
    """A guide or leader who is signed in, doing a guide's work. Raises `Unauthorized`,
    `WrongRole`."""
    visitor = person_of(_desk(request), request, LEADERS | {"guide"})
    return Actor("staff", visitor.id, "guide", session=visitor.session)


GuideActor = Annotated[Actor, Depends(guide)]


def _desk(request: Request) -> "Desk":
    desk: Desk = request.app.state.desk
    return desk


@router.get("")
async def get_desk(request: Request, who: GuideActor) -> GuideDesk:
    """The desk at this moment."""
    desk = _desk(request)
    return guide_desk(desk.hub.hall, who.id, desk.clock.now())


@router.get("/guide")
async def get_guide(request: Request, _who: GuideActor) -> Guide:
    """The service guide, to choose items from."""
    return snapshots.guide(_desk(request).hub.hall)


@router.post("/acts", response_model=Answer)
async def act(request: Request, who: GuideActor, asked: DeskAct) -> Response:
    """Do one thing: issue, change, bring back or cancel a ticket; book, move, give up a booking or
    check it in; answer a call for help; tell once what papers are missing, ask how a case stands,
    write down for somebody what they want to say or ask for. The commands are those of the device
    socket."""
    return json(await _desk(request).perform(who, asked.command, asked.command_id))


@router.post("/find")
async def find(request: Request, _who: GuideActor, asked: Asked) -> Found:
    """The ticket or the bookings that are meant."""
    hall, text = _desk(request).hub.hall, asked.text.strip()
    bookings = bookings_named(hall.premises, hall.guide, hall.appointments, _tail(text))
    if bookings:
        return Found(bookings=bookings)
    finder: TicketFinder = request.app.state.finder
    ticket = hall.queue.numbered(number_meant(text, hall.premises.premises.number_digits))
    slip = slip_meant(hall.premises, hall.queue, text) if ticket is None else None
    if slip is not None and slip.state == "printed":
        return Found(slip=slip.number)
    if ticket is None:
        _check_may_be_secret(text)
        ticket = await finder.find(_tail(text))
    return Found(tickets=[desk_ticket(hall, ticket)])


def _tail(text: str) -> str:
    """The secret of a scanned link, or the bare secret."""
    return text.rstrip("/").rpartition("/")[2]


def _check_may_be_secret(text: str) -> None:
    """Figures alone name a booking. Raises `UnknownBooking`, `UnknownTicket`."""
    if text.isdigit():
        raise UnknownBooking
    if len(_tail(text)) < 8:
        raise UnknownTicket


@router.get("/codes/{secret}.svg", response_class=Response, responses=PICTURE)
async def get_code(request: Request, _who: GuideActor, secret: str) -> Response:
    """The code of a ticket, for a telephone to photograph where there is no paper."""
    finder: TicketFinder = request.app.state.finder
    return _code(desk_ticket(_desk(request).hub.hall, await finder.find(secret)).qr)


@router.get("/notices/{secret}.svg", response_class=Response, responses=PICTURE)
async def get_notice_code(request: Request, _who: GuideActor, secret: str) -> Response:
    """The code of a one-time notice just given, for who takes it along without paper."""
    hall = _desk(request).hub.hall
    if hall.documents.with_secret(secret) is None:
        raise UnknownDocument
    premises = hall.premises.premises
    return _code(address_on_phones(request, premises, f"/{NOTICE_PAGE}/{secret}"))


@router.get("/hand-tickets/{sheet}.pdf", response_class=Response, responses=PDF)
async def get_hand_tickets(request: Request, _who: GuideActor, sheet: SheetId) -> Response:
    """A sheet of slips for the drawer, to be printed on the desk's own printer and cut."""
    make = hand_sheet_maker(_desk(request).hub.hall, sheet)
    if make is None:
        raise UnknownDocument
    headers = {"Content-Disposition": 'inline; filename="slips.pdf"', "Cache-Control": "no-store"}
    return Response(await asyncio.to_thread(make), media_type="application/pdf", headers=headers)


def _code(told: str) -> Response:
    picture = io.BytesIO()
    segno.make_qr(told, error="m").save(picture, kind="svg", scale=8, border=2)
    headers = {"Cache-Control": "no-store"}
    return Response(picture.getvalue(), media_type="image/svg+xml", headers=headers)
