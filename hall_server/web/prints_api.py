"""Posters, signs, cards and the booklet over HTTP, for leaders (row E7)."""

import asyncio
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel

from hall_link.wire.base import Words
from hall_server.delivery.prints import print_maker
from hall_server.web.api import REFUSALS
from hall_server.web.day_api import Leader
from hall_server.web.media_api import Content

if TYPE_CHECKING:
    from hall_server.web.desk import Desk

router = APIRouter(prefix="/api/v1", responses=REFUSALS, tags=["prints"])  # type: ignore[arg-type]

PDF: dict[int | str, Any] = {200: {"content": {"application/pdf": {}}}}
Name = Annotated[str, Path(pattern=r"^[a-z-]{1,40}$")]
Size = Annotated[str, Query(max_length=8)]
OneWindow = Annotated[int | None, Query(ge=1, le=999)]


class PrintTold(BaseModel):
    """Something to print. `sizes`: of the paper, the usual first. `windows`: a single window may be
    chosen."""

    id: str
    name: Words
    about: Words
    sizes: list[str]
    windows: bool


@router.get("/prints")
async def list_prints(_leader: Leader) -> list[PrintTold]:
    """What can be printed for the wall, the desk and the hand."""
    return await asyncio.to_thread(_told)


@router.get("/prints/{name}.pdf", response_class=Response, responses=PDF)
async def get_print(
    request: Request, _leader: Leader, name: Name, size: Size = "", window: OneWindow = None
) -> Response:
    """One of them as a PDF, from the hall as it is now."""
    desk: Desk = request.app.state.desk
    content: Content = request.app.state.media

    def photo(media: str) -> bytes | None:
        kept = content(media)
        return kept.content if kept else None

    make = print_maker(desk.hub.hall, photo)
    paper = await asyncio.to_thread(make, name, size, window)
    headers = {
        "Content-Disposition": f'inline; filename="{name}.pdf"',
        "Cache-Control": "no-store",
    }
    return Response(paper, media_type="application/pdf", headers=headers)


def _told() -> list[PrintTold]:
    from hall_server.prints.catalogue import PRINTS  # who wants paper loads fpdf2

    return [
        PrintTold(
            id=one.id, name=one.name, about=one.about, sizes=list(one.sizes), windows=one.windows
        )
        for one in PRINTS
    ]
