"""Registers, figures, month reports, the phone log and the duty log over HTTP (F6, H6, H7, I8).

Clerks come with the key of their window and get what their window did, with names; leaders with a
key or the cookie of their pages get everything, with names masked where they handle nothing.
"""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic import BaseModel, Field

from hall_link.wire.base import Instant
from hall_link.wire.calls import Noted
from hall_server.days.duty_log import DutyWritten, SignDuty, WriteDuty
from hall_server.days.tables import DutyNoteKind
from hall_server.kernel.clock import stored
from hall_server.kernel.refusals import WrongRole
from hall_server.kernel.work import Actor
from hall_server.registers.asking import Cell, RegisterKind, Wanted
from hall_server.registers.book import FileForm, RegisterBook
from hall_server.registers.figure_tables import whole
from hall_server.registers.freeze import Month, ReportFrozen
from hall_server.registers.phone_log import CallNoted, NoteCall, SettleCall
from hall_server.registers.rules import UnknownReport
from hall_server.staff.rules import LEADERS
from hall_server.web.api import REFUSALS
from hall_server.web.bodies import Body
from hall_server.web.day_api import Leader
from hall_server.web.register_desk import (
    FOR_LEADERS,
    freeze,
    items_of,
    keep_template,
    note_taken,
    read,
    sight_of,
    submit,
    template_bytes,
    words_for,
)
from hall_server.web.sessions import asker

if TYPE_CHECKING:
    from hall_server.web.desk import Desk

UPLOAD = "/api/v1/reports/template"
UPLOAD_LIMIT = 1024 * 1024

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {"xlsx": XLSX, "csv": "text/csv; charset=utf-8"}
FILES: dict[int | str, Any] = {200: {"content": {XLSX: {}, "text/csv": {}}}}

NoteId = Annotated[str, Path(max_length=36)]
Span = Annotated[date, Query(ge=date(2000, 1, 1), le=date(2099, 12, 31))]

router = APIRouter(prefix="/api/v1", responses=REFUSALS, tags=["registers"])  # type: ignore[arg-type]


class RegisterQuery(BaseModel):
    """Of which days, window, department and kind of case; `open`: only what is not over."""

    first: Annotated[date, Field(ge=date(2000, 1, 1), le=date(2099, 12, 31))]
    last: Annotated[date, Field(ge=date(2000, 1, 1), le=date(2099, 12, 31))]
    window: Annotated[int, Field(ge=1, le=999)] | None = None
    department: Annotated[str, Field(max_length=64)] | None = None
    case_kind: Annotated[str, Field(max_length=40)] | None = None
    open: bool = False


class RegisterPage(RegisterQuery):
    """And which of its lines."""

    limit: Annotated[int, Field(ge=1, le=500)] = 100
    offset: Annotated[int, Field(ge=0, le=10_000_000)] = 0


class RegisterTold(BaseModel):
    """A page of a register; `count`: how many lines there are in all."""

    title: str
    heads: tuple[str, ...]
    rows: list[list[Cell]]
    count: int
    remarks: tuple[str, ...]


class ReportTold(BaseModel):
    """A frozen month report. `previous`: the hash of the revision it corrects."""

    month: str
    revision: int
    sha256: str
    previous: str | None
    made_at: Instant
    made_by: str
    reason: str


class Freezing(Body):
    """Why a report that was frozen before is corrected."""

    reason: Annotated[str, Field(max_length=300)] = ""


class NoteTold(BaseModel):
    """An entry of the duty log: of today, or one that waits for a signature."""

    note_id: str
    note_kind: DutyNoteKind
    at: Instant
    by: str
    text: str
    signer: str | None
    waits: bool


def _desk(request: Request) -> "Desk":
    desk: Desk = request.app.state.desk
    return desk


def _book(request: Request) -> RegisterBook:
    book: RegisterBook = request.app.state.register_book
    return book


Reader = Annotated[Actor, Depends(asker(LEADERS | {"clerk", "guide"}))]


def _wanted(request: Request, who: Actor, kind: RegisterKind, asked: RegisterQuery) -> Wanted:
    """What somebody may have of what was asked: a clerk the own window's, the guide the calls."""
    allowed = who.role in LEADERS or kind == "calls"
    if not allowed and (who.role != "clerk" or kind in FOR_LEADERS):
        raise WrongRole(role=who.role)
    return Wanted(
        first=asked.first.isoformat(),
        last=asked.last.isoformat(),
        window=who.window if who.role == "clerk" else asked.window,
        items=items_of(_desk(request).hub.hall, asked.department) if asked.department else None,
        case_kind=asked.case_kind,
        open_only=asked.open,
    )


@router.get("/registers/{kind}.{form}", responses=FILES, response_class=Response)
async def get_register_file(
    request: Request,
    who: Reader,
    kind: RegisterKind,
    form: FileForm,
    asked: Annotated[RegisterQuery, Query()],
) -> Response:
    """All of a register as Excel or CSV; the ledger notes who took it along."""
    wanted, hall = _wanted(request, who, kind, asked), _desk(request).hub.hall
    order = (kind, form, wanted, await words_for(_desk(request)), sight_of(hall, who))
    made = await read(_book(request).file, *order)
    await note_taken(_desk(request), who, kind, form, wanted.first, wanted.last)
    return _sent(made, f"{kind}-{wanted.first}-{wanted.last}.{form}", TYPES[form])


@router.get("/registers/{kind}")
async def get_register(
    request: Request, who: Reader, kind: RegisterKind, asked: Annotated[RegisterPage, Query()]
) -> RegisterTold:
    """A page of a register."""
    wanted, hall = _wanted(request, who, kind, asked), _desk(request).hub.hall
    page = replace(wanted, limit=asked.limit, offset=asked.offset)
    names = await words_for(_desk(request))
    told = await read(_book(request).told, kind, page, names, sight_of(hall, who))
    return RegisterTold(**{key: getattr(told, key) for key in RegisterTold.model_fields})


@router.get("/figures")
async def get_figures(
    request: Request, _leader: Leader, first: Span, last: Span
) -> dict[str, Cell]:
    """The hall's figures of these days, by key; rates are shares of one."""
    names = await words_for(_desk(request))
    return whole(await read(_book(request).figures, str(first), str(last), names))


@router.get("/figures.xlsx", responses=FILES, response_class=Response)
async def get_figures_file(request: Request, who: Leader, first: Span, last: Span) -> Response:
    """The same with every window, department and kind of case, and the items nobody asked for."""
    names = await words_for(_desk(request))
    made = await read(_book(request).figures_file, str(first), str(last), names)
    await note_taken(_desk(request), who, "figures", "xlsx", str(first), str(last))
    return _sent(made, f"figures-{first}-{last}.xlsx", XLSX)


@router.get("/reports/months")
async def get_reports(request: Request, _leader: Leader) -> list[ReportTold]:
    """Every month report that was frozen, the latest first."""
    return [
        ReportTold(
            month=r.month,
            revision=r.revision,
            sha256=r.sha256,
            previous=r.previous,
            made_at=stored(r.made_at),
            made_by=r.made_by,
            reason=r.reason,
        )
        for r in _desk(request).hub.hall.registers.reports()
    ]


@router.post("/reports/months/{month}", status_code=201)
async def post_report(
    request: Request, who: Leader, month: Month, freezing: Freezing
) -> ReportFrozen:
    """Count a month and freeze its report; what was frozen before is corrected by it (row I8)."""
    return await freeze(_desk(request), _book(request), who, month, freezing.reason)


@router.get("/reports/months/{month}/{revision}.xlsx", responses=FILES, response_class=Response)
async def get_report(request: Request, _leader: Leader, month: Month, revision: int) -> Response:
    """A frozen report, byte for byte as it was frozen."""
    asked = 0 < revision < 10_000
    kept = await read(_book(request).report, month, revision) if asked else None
    if kept is None:
        raise UnknownReport
    return _sent(kept.content, f"report-{month}-{revision}.xlsx", XLSX)


@router.get("/reports/template.xlsx", responses=FILES, response_class=Response)
async def get_template(request: Request, _leader: Leader) -> Response:
    """The workbook month reports are written in."""
    return _sent(await template_bytes(_book(request)), "month-report.xlsx", XLSX)


@router.post("/reports/template", status_code=201)
async def post_template(
    request: Request, who: Leader, name: Annotated[str, Query(max_length=100)] = ""
) -> Noted:
    """Use the workbook in the body, of at most a mebibyte, from now on; `docs/registers.md` tells
    its placeholders."""
    return await keep_template(_desk(request), who, name, await request.body())


@router.post("/registers/calls", status_code=201)
async def post_call(request: Request, who: Reader, call: NoteCall) -> CallNoted:
    """Write a call down (row H6)."""
    done = await submit(_desk(request), who, call)
    assert isinstance(done, CallNoted)
    return done


@router.post("/registers/calls/settle")
async def post_settled(request: Request, who: Reader, settled: SettleCall) -> Noted:
    """Say what became of a call."""
    done = await submit(_desk(request), who, settled)
    assert isinstance(done, Noted)
    return done


@router.get("/duty-log")
async def get_duty_log(request: Request, _leader: Leader) -> list[NoteTold]:
    """The duty log of today, and of earlier days what waits for a signature (row H7)."""
    return [
        NoteTold(
            note_id=note.id,
            note_kind=note.kind,
            at=stored(note.at),
            by=note.by,
            text=note.text,
            signer=note.signer,
            waits=note.waits,
        )
        for note in _desk(request).hub.hall.days.notes()
    ]


@router.post("/duty-log", status_code=201)
async def post_duty(request: Request, who: Leader, duty: WriteDuty) -> DutyWritten:
    """Write into the duty log, hand over, or note an act for another leader."""
    done = await submit(_desk(request), who, duty)
    assert isinstance(done, DutyWritten)
    return done


@router.post("/duty-log/{note_id}/sign")
async def post_signature(request: Request, who: Leader, note_id: NoteId) -> Noted:
    """Take over, or confirm what was done in one's stead."""
    done = await submit(_desk(request), who, SignDuty(note_id=note_id))
    assert isinstance(done, Noted)
    return done


def _sent(content: bytes, name: str, media: str) -> Response:
    head = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, media_type=media, headers=head)
