"""Complaints, ideas, praise, petitions and requests over HTTP (rows A10, G3, H5, H6).

A citizen's phone needs no key. Handlers come with the cookie of their pages' sign-in; a register
goes out with the names of those who complained, which is noted complaint by complaint.
"""

import asyncio
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from hall_link.wire.complaints import (
    AskForService,
    Complain,
    ComplaintFollowed,
    ComplaintTaken,
    FollowComplaint,
    JudgeAnswer,
    ServiceAsked,
)
from hall_server.complaints.book import ComplaintBook
from hall_server.complaints.look import SeeComplainant, TakeComplaintRegister
from hall_server.complaints.registers import (
    Entry,
    Register,
    RegisterKind,
    belongs,
    entries_of,
    kind_of,
    register,
)
from hall_server.complaints.secrecy import MAY_ENTER, may_open
from hall_server.complaints.tables import Complaint
from hall_server.documents.paper import slip_of
from hall_server.documents.rules import UnknownDocument
from hall_server.kernel.work import Actor
from hall_server.web.access import CITIZEN
from hall_server.web.api import REFUSALS, no_store
from hall_server.web.bodies import Act, Refused
from hall_server.web.sessions import person_of
from hall_server.web.sheets import drawn_sheet
from hall_server.web.turnstile import Turnstile, address_of

if TYPE_CHECKING:
    from hall_server.web.desk import Desk

COMPLAINTS_A_MINUTE = 6
"""How often one address may leave something in a minute: a family behind one router."""

LOOKS_A_MINUTE = 20
"""How often it may follow one, so that no row of numbers can be gone through with guessed codes."""

TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
FILES: dict[int | str, Any] = {200: {"content": {kind: {} for kind in TYPES.values()}}}
SHEETS: dict[int | str, Any] = {200: {"content": {TYPES["pdf"]: {}}}}

Day = Annotated[date, Query(ge=date(2000, 1, 1), le=date(2099, 12, 31))]

router = APIRouter(
    prefix="/api/v1",
    responses={**REFUSALS, 429: {"model": Refused, "description": "Too often"}},  # type: ignore[dict-item]
    tags=["complaints"],
)


class Turnstiles:
    """One for leaving something, one for following it."""

    def __init__(self) -> None:
        self.leaves = Turnstile(COMPLAINTS_A_MINUTE)
        self.looks = Turnstile(LOOKS_A_MINUTE)


class Told(Act):
    """What is told to the hall; never printed."""

    command: Complain


class Asked(Act):
    """The service asked for; never printed."""

    command: AskForService


class Judged(Act):
    """The judgement of an answer."""

    command: JudgeAnswer


def _desk(request: Request) -> "Desk":
    desk: Desk = request.app.state.desk
    return desk


def _pass(request: Request, turnstile: Turnstile) -> None:
    turnstile.check(address_of(request), _desk(request).clock.now())


async def _handler(request: Request) -> Actor:
    return person_of(_desk(request), request, MAY_ENTER)


Handler = Annotated[Actor, Depends(_handler)]
Unkept = Depends(no_store)


@router.post("/complaints", status_code=201, dependencies=[Unkept])
async def complain(request: Request, told: Told) -> ComplaintTaken:
    """Leave a complaint, an idea, praise or a petition; no key is needed."""
    _pass(request, request.app.state.complaint_turnstiles.leaves)
    command = told.command.model_copy(update={"print": False, "channel": None})
    done = await _desk(request).perform(CITIZEN, command, told.command_id)
    assert isinstance(done, ComplaintTaken)
    return done


@router.post("/complaints/follow", dependencies=[Unkept])
async def follow(request: Request, asked: FollowComplaint) -> ComplaintFollowed:
    """How it stands, by number and code; no key is needed."""
    _pass(request, request.app.state.complaint_turnstiles.looks)
    done = await _desk(request).perform(CITIZEN, asked)
    assert isinstance(done, ComplaintFollowed)
    return done


@router.post("/complaints/judge", dependencies=[Unkept])
async def judge(request: Request, judged: Judged) -> ComplaintFollowed:
    """Say whether the answer satisfies; no key is needed."""
    _pass(request, request.app.state.complaint_turnstiles.looks)
    done = await _desk(request).perform(CITIZEN, judged.command, judged.command_id)
    assert isinstance(done, ComplaintFollowed)
    return done


@router.post("/service-requests", status_code=201, dependencies=[Unkept])
async def ask_for_service(request: Request, asked: Asked) -> ServiceAsked:
    """Ask for service at home, out of hours or on the fast track; no key is needed."""
    _pass(request, request.app.state.complaint_turnstiles.leaves)
    command = asked.command.model_copy(update={"print": False})
    done = await _desk(request).perform(CITIZEN, command, asked.command_id)
    assert isinstance(done, ServiceAsked)
    return done


@router.get("/complaints/registers/{kind}.{form}", responses=FILES, response_class=Response)
async def get_register(
    request: Request,
    who: Handler,
    kind: RegisterKind,
    form: Literal["pdf", "xlsx"],
    first: Day,
    last: Day,
) -> Response:
    """The register of these days with the names in it, as far as who asks may handle them."""
    hall = _desk(request).hub.hall
    mine = partial(may_open, who.id, people=hall.office.people)
    order = (request.app.state.complaint_book, mine, kind, first.isoformat(), last.isoformat())
    entries = await asyncio.to_thread(_entries, *order)
    await _note_taken(request, who, kind, entries)
    told, name = _in_words(request, kind, entries)
    span = f"{first:%Y年%m月%d日} 至 {last:%Y年%m月%d日}"
    made = await asyncio.to_thread(_file, form, told, name, span)
    head = {"Content-Disposition": f'attachment; filename="{kind}-{first}-{last}.{form}"'}
    return Response(made, media_type=TYPES[form], headers={**head, "Cache-Control": "no-store"})


def _entries(
    book: ComplaintBook,
    mine: Callable[[Complaint], bool],
    kind: RegisterKind,
    first: str,
    last: str,
) -> list[Entry]:
    """Read in a thread of its own: four queries, whatever the days hold."""
    found = [c for c in book.received(first, last) if belongs(kind, c) and mine(c)]
    return entries_of(book, found)


async def _note_taken(
    request: Request, who: Actor, kind: RegisterKind, entries: list[Entry]
) -> None:
    numbers = tuple(entry.complaint.number for entry in entries)
    await _desk(request).submit(who, TakeComplaintRegister(register_kind=kind, numbers=numbers))


def _file(form: str, told: Register, hall: str, span: str) -> bytes:
    from hall_server.complaints.register_files import as_pdf, as_xlsx  # who wants paper loads fpdf2

    return as_pdf(told, hall, span) if form == "pdf" else as_xlsx(told)


@router.get("/complaints/{complaint_id}/form.pdf", responses=SHEETS, response_class=Response)
async def get_form(request: Request, who: Handler, complaint_id: str) -> Response:
    """One complaint's line of the register as a sheet to be signed, with the name in it: for its
    handlers, and noted as each look at a name is."""
    desk, book = _desk(request), request.app.state.complaint_book
    await desk.submit(who, SeeComplainant(complaint_id=complaint_id))
    found = await asyncio.to_thread(book.complaint, complaint_id)
    entries = await asyncio.to_thread(entries_of, book, [found])
    made = await asyncio.to_thread(_form, *_in_words(request, kind_of(found), entries))
    return Response(made, media_type=TYPES["pdf"], headers={"Cache-Control": "no-store"})


def _in_words(request: Request, kind: RegisterKind, entries: list[Entry]) -> tuple[Register, str]:
    """The register of these, and the hall's name."""
    hall = _desk(request).hub.hall
    premises = hall.premises.premises
    names = {name: words.zh for name, words in hall.staff.names().items()}
    return register(kind, entries, names, premises.zone), premises.name.zh


def _form(told: Register, hall: str) -> bytes:
    from hall_server.complaints.register_files import as_form  # who wants paper loads fpdf2

    return as_form(told, hall)


@router.get("/complaints/papers/{paper}.pdf", responses=SHEETS, response_class=Response)
async def get_paper(request: Request, who: Handler, paper: str) -> Response:
    """A paper of a complaint on A4, for its handlers."""
    desk, book = _desk(request), request.app.state.complaint_book
    document = await asyncio.to_thread(book.paper, paper)
    found = document and await asyncio.to_thread(book.complaint, document.complaint_id)
    if found is None or not may_open(who.id, found, desk.hub.hall.office.people):
        raise UnknownDocument
    slip = slip_of(desk.hub.hall.premises.premises, document)
    made = await asyncio.to_thread(drawn_sheet, slip, document.voided_at is not None)
    return Response(made, media_type=TYPES["pdf"], headers={"Cache-Control": "no-store"})
