"""The figures of ratings over HTTP, for those who may see ratings (row D6)."""

import asyncio
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field, model_validator

from hall_link.wire.base import Language
from hall_server.delivery.rating_sheet import (
    RatingSheet,
    SheetNames,
    as_csv,
    as_xlsx,
    rating_sheet,
    sheet_names,
)
from hall_server.kernel.work import Actor
from hall_server.ratings.figures import By, Step
from hall_server.rectifications.book import RatingBook
from hall_server.rectifications.rules import ROLES
from hall_server.web.api import REFUSALS
from hall_server.web.sessions import asker

if TYPE_CHECKING:
    from hall_server.web.desk import Desk

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
FILES: dict[int | str, Any] = {200: {"content": {kind: {} for kind in TYPES.values()}}}

MOST_DAYS = 3 * 366

router = APIRouter(prefix="/api/v1/reports", responses=REFUSALS, tags=["reports"])  # type: ignore[arg-type]


class RatingQuery(BaseModel):
    """Which visits, both days included, of three years at most, and by what they are counted.
    `step`: how long a period is."""

    first: date
    last: date
    by: By = "hall"
    step: Step = "month"
    lang: Language = "zh"

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        if (self.last - self.first).days > MOST_DAYS:
            raise ValueError("three years at most")
        return self


class RatingCounts(BaseModel):
    """A line. `levels`: how many rated 5, 4, 3, 2, 1. Shares from 0 to 1, null of nothing."""

    model_config = ConfigDict(from_attributes=True)

    visits: int
    rated: int
    levels: Annotated[list[int], Field(min_length=5, max_length=5)]
    unrated: int
    interrupted: int
    supplemented: int
    bad: int
    praise_rate: float | None
    active_rate: float | None
    unrated_rate: float | None
    answer_rate: float | None
    call_back_rate: float | None


class RatingLine(RatingCounts):
    """`key`: a clerk's sign-in name, a window's number, an id, a period's first day."""

    key: str
    name: str


class RatingFigures(BaseModel):
    """The lines of the table, and the whole hall's, each visit once."""

    lines: list[RatingLine]
    total: RatingCounts


Reader = Annotated[Actor, Depends(asker(ROLES))]
Which = Annotated[RatingQuery, Query()]


async def read_sheet(desk: "Desk", book: RatingBook, asked: RatingQuery) -> RatingSheet:
    """Counts in a thread of its own: nobody at a window waits for a quarter's figures."""
    names = sheet_names(desk.hub.hall, asked.by, asked.step, asked.lang)
    return await asyncio.to_thread(_counted, book, names, str(asked.first), str(asked.last))


def _counted(book: RatingBook, names: SheetNames, first: str, last: str) -> RatingSheet:
    return rating_sheet(names, book.counted(first, last))


async def _sheet(request: Request, asked: RatingQuery) -> RatingSheet:
    return await read_sheet(request.app.state.desk, request.app.state.rating_book, asked)


@router.get("/ratings")
async def get_figures(request: Request, _who: Reader, asked: Which) -> RatingFigures:
    """Rates of praise, of rating, of answer and call-back."""
    sheet = await _sheet(request, asked)
    lines = [
        RatingLine.model_validate({**_told(line.counts), "key": line.key, "name": line.name})
        for line in sheet.lines
    ]
    return RatingFigures(lines=lines, total=RatingCounts.model_validate(sheet.total))


def _told(counts: object) -> dict[str, Any]:
    return RatingCounts.model_validate(counts).model_dump()


@router.get("/ratings.{form}", responses=FILES, response_class=Response)
async def get_file(
    request: Request, _who: Reader, form: Literal["csv", "xlsx"], asked: Which
) -> Response:
    """The same as a table for spreadsheets."""
    sheet = await _sheet(request, asked)
    made = await asyncio.to_thread(as_csv if form == "csv" else as_xlsx, sheet)
    name = f"ratings-{asked.by}-{asked.first}-{asked.last}.{form}"
    head = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(made, media_type=TYPES[form], headers=head)
