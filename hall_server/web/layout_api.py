"""The forms a hall prints and how its layouts look (row E4)."""

import asyncio
from base64 import b64encode
from itertools import count, takewhile
from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from hall_link.wire.base import Language, Words
from hall_link.wire.documents import FormId
from hall_link.wire.slips import DocumentSlip
from hall_server.documents.forms import FormField, all_forms
from hall_server.documents.layout import LayoutFaults
from hall_server.documents.preview import sample_slip
from hall_server.kernel.work import Actor
from hall_server.staff.rules import LEADERS
from hall_server.web.api import REFUSALS
from hall_server.web.bodies import Body
from hall_server.web.sessions import asker
from hall_server.web.sheets import drawn_sheet

if TYPE_CHECKING:
    from hall_server.web.desk import Desk

router = APIRouter(prefix="/api/v1", responses=REFUSALS, tags=["documents"])  # type: ignore[arg-type]

Reader = Annotated[Actor, Depends(asker(LEADERS | {"clerk", "guide"}))]
Administrator = Annotated[Actor, Depends(asker(frozenset({"administrator"})))]


class FormTold(BaseModel):
    """A form: its fields, who signs it, its parts, and the layout the hall prints it by."""

    id: str
    name: Words
    group: str
    fields: list[FormField]
    signatures: list[Words]
    copies: list[Words]
    layout: str


class LayoutTrial(Body):
    """A layout to look at; without one, that of the form as the system comes with it."""

    form: FormId
    layout: Annotated[str, Field(min_length=1, max_length=6000)] | None = None
    language: Language = "zh"
    picture: Literal["png", "pdf", "none"] = "png"


class FaultTold(BaseModel):
    """What is wrong, and in which line of the layout, from 1."""

    line: int
    message: str


class LayoutShown(BaseModel):
    """The blocks of the slip, and in base64 the A4 sheet: a PDF, or a picture of each page. Or the
    faults, and nothing else."""

    faults: list[FaultTold] = []
    slip: DocumentSlip | None = None
    sheets: list[str] = []


@router.get("/forms")
async def list_forms(request: Request, _who: Reader) -> list[FormTold]:
    """Every form the hall prints; for the staff."""
    desk: Desk = request.app.state.desk
    own = desk.hub.hall.premises.premises.layouts
    return [
        FormTold(
            **form.model_dump(include={"id", "name", "group", "signatures", "copies"}),
            fields=form.fields,
            layout=own.get(form.id) or form.layout,
        )
        for form in all_forms()
    ]


@router.post("/layouts/preview")
async def preview(_who: Administrator, trial: LayoutTrial) -> LayoutShown:
    """How a layout looks with sample values; for administrators."""
    try:
        slip = sample_slip(trial.form, trial.layout, trial.language)
    except LayoutFaults as wrong:
        faults = [FaultTold(line=fault.line, message=fault.message) for fault in wrong.faults]
        return LayoutShown(faults=faults)
    if trial.picture == "none":
        return LayoutShown(slip=slip)
    draw = _as_pdf if trial.picture == "pdf" else drawn_pages
    drawn = await asyncio.to_thread(draw, slip)
    return LayoutShown(slip=slip, sheets=[b64encode(sheet).decode() for sheet in drawn])


def _as_pdf(slip: DocumentSlip) -> list[bytes]:
    return [drawn_sheet(slip, voided=False)]


def drawn_pages(slip: DocumentSlip) -> list[bytes]:
    """The A4 sheet as a picture (PNG) of each page."""
    from hall_server.guide import fitting  # imports pdfium

    paper = drawn_sheet(slip, voided=False)
    pages = (fitting.page_picture(paper, fitting.PDF, page) for page in count(1))
    return [page for page in takewhile(lambda page: page is not None, pages) if page]
