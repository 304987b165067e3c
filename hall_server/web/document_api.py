"""Notices, guides and documents over HTTP (rows A3, A4, B11, E4, E5)."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field, ValidationError

from hall_link.wire.base import Language, Message, Secret
from hall_link.wire.documents import (
    DocumentIssued,
    FindNotice,
    FormWanted,
    GiveNotice,
    IssueDocument,
    NoticeGiven,
    NoticeWanted,
    PrintDocument,
    PrinterId,
    PrintGuide,
    SignDocument,
    Signing,
    SlipPrinted,
    VoidDocument,
)
from hall_server.cases.paperwork import ReadDocument
from hall_server.documents.paper import slip_of
from hall_server.documents.rules import UnknownDocument
from hall_server.documents.tables import Document
from hall_server.kernel.work import Actor
from hall_server.staff.rules import LEADERS
from hall_server.web.access import CLERKS
from hall_server.web.act_route import invalid
from hall_server.web.api import REFUSALS
from hall_server.web.bodies import Act
from hall_server.web.sessions import Whoever, asker
from hall_server.web.sheets import drawn_sheet

if TYPE_CHECKING:
    from hall_server.web.desk import Desk

router = APIRouter(prefix="/api/v1", responses=REFUSALS, tags=["documents"])  # type: ignore[arg-type]

Reader = Annotated[Actor, Depends(asker(LEADERS | CLERKS))]
PDF: dict[int | str, Any] = {200: {"content": {"application/pdf": {}}}}


class Telling(NoticeWanted, Act):
    """What a notice is to tell, as the wire has it."""


class Scanned(Act):
    """What the notice's QR carries."""

    secret: Secret


class OnPaper(Act):
    """By the printer named, else by that beside who asks, else by the best."""

    language: Language = "zh"
    printer: PrinterId | None = None


class FilledForm(FormWanted, Act):
    """A form to fill in, as the wire has it; `fields` by its own keys (see `GET /forms`)."""


class Settling(Signing, Act):
    """How the paper was settled, as the wire has it; a signature where nothing is told."""


class Voiding(Act):
    """Why it holds no more; kept with the document."""

    reason: Annotated[str, Field(min_length=1, max_length=150)]


def _desk(request: Request) -> "Desk":
    desk: Desk = request.app.state.desk
    return desk


async def _done(request: Request, who: Actor, command: Message, body: Act | None) -> Any:
    return await _desk(request).perform(who, command, body.command_id if body else None)


@router.post("/notices", status_code=201)
async def give_notice(request: Request, who: Whoever, body: Telling) -> NoticeGiven:
    """Tell once what is missing of an item's papers."""
    told: NoticeGiven = await _done(request, who, _as(GiveNotice, body), body)
    return told


@router.post("/notices/scan")
async def find_notice(request: Request, who: Whoever, body: Scanned) -> NoticeGiven:
    """Bring a one-time notice back."""
    told: NoticeGiven = await _done(request, who, FindNotice(secret=body.secret), body)
    return told


@router.post("/guide/{item}/print", status_code=201)
async def print_guide(
    request: Request, who: Whoever, item: str, body: OnPaper | None = None
) -> SlipPrinted:
    """Put the guide of an item on paper."""
    body = body or OnPaper()
    command = _as(PrintGuide, body, item=item)
    printed: SlipPrinted = await _done(request, who, command, body)
    return printed


@router.post("/windows/{n}/documents", status_code=201)
async def issue_document(
    request: Request, who: Whoever, n: int, body: FilledForm
) -> DocumentIssued:
    """Fill in a form; it is numbered, kept word for word, and printed."""
    issued: DocumentIssued = await _done(request, who, _as(IssueDocument, body, window=n), body)
    return issued


@router.post("/documents/{document}/print")
async def print_document(
    request: Request, who: Whoever, document: str, body: OnPaper | None = None
) -> DocumentIssued:
    """Print it again, marked 重打."""
    printer = body.printer if body else None
    command = _as(PrintDocument, Act(), document_id=document, printer=printer)
    printed: DocumentIssued = await _done(request, who, command, body)
    return printed


@router.post("/documents/{document}/sign")
async def sign_document(
    request: Request, who: Whoever, document: str, body: Settling | None = None
) -> DocumentIssued:
    """Note that everybody who had to has signed it, or how else it was settled."""
    command = _as(SignDocument, body or Settling(), document_id=document)
    signed: DocumentIssued = await _done(request, who, command, body)
    return signed


@router.post("/documents/{document}/void")
async def void_document(
    request: Request, who: Whoever, document: str, body: Voiding
) -> DocumentIssued:
    """It holds no more; its number stays taken."""
    command = _as(VoidDocument, body, document_id=document)
    voided: DocumentIssued = await _done(request, who, command, body)
    return voided


@router.get("/documents/{document}.pdf", response_class=Response, responses=PDF)
async def get_sheet(request: Request, who: Reader, document: str) -> Response:
    """The document on A4, for who may handle it; a leader's reading of a case's is in the ledger. A
    complaint's papers are its handlers' alone."""
    desk, read = _desk(request), _reader(request)
    await desk.submit(who, ReadDocument(document_id=document))
    hall = desk.hub.hall
    found = hall.documents.find(document) or await asyncio.to_thread(read, document)
    if found is None:
        raise UnknownDocument(document=document)
    slip = slip_of(hall.premises.premises, found)
    paper = await asyncio.to_thread(drawn_sheet, slip, found.voided_at is not None)
    headers = {
        "Content-Disposition": f'inline; filename="{found.form}-{found.number:06}.pdf"',
        "Cache-Control": "no-store",
    }
    return Response(paper, media_type="application/pdf", headers=headers)


def _as(kind: type[Message], body: Act, **more: Any) -> Message:
    """The command of the wire a body asks for. Raises `RequestValidationError` where what the
    address names can be no window's number and no document's id."""
    try:
        return kind.model_validate({**body.model_dump(exclude={"command_id"}), **more})
    except ValidationError as error:
        raise invalid(error, ("path",)) from None


def _reader(request: Request) -> Callable[[str], Document | None]:
    read: Callable[[str], Document | None] = request.app.state.read_document
    return read
