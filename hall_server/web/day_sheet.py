"""The director's page of a day, for leaders to open or save."""

import asyncio
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Header, Request, Response

from hall_server.days.day_book import DayBook
from hall_server.delivery.day_sheet import sheet_maker
from hall_server.kernel.refusals import WrongRole
from hall_server.kernel.work import Actor
from hall_server.web.access import LEADERS
from hall_server.web.api import REFUSALS, actor_of
from hall_server.web.sessions import visitor_or_none

if TYPE_CHECKING:
    from hall_server.web.desk import Desk

router = APIRouter(prefix="/api/v1", responses=REFUSALS, tags=["reports"])  # type: ignore[arg-type]


@router.get("/reports/days/{day}.pdf", response_class=Response)
async def get_day_sheet(
    request: Request, day: date, authorization: Annotated[str | None, Header()] = None
) -> Response:
    """A day on one sheet of A4 (row I8): by the cookie of a manager's page, or by a bearer key."""
    desk: Desk = request.app.state.desk
    _check_leader(visitor_or_none(desk, request) or await actor_of(request, authorization))
    read: Callable[[str], DayBook] = request.app.state.day_book
    make = sheet_maker(desk.hub.hall, day, desk.clock.now())
    paper = await asyncio.to_thread(lambda: make(read(day.isoformat())))
    name = f'inline; filename="{desk.hub.hall.premises.premises.hall_id}-{day}.pdf"'
    headers = {"Content-Disposition": name, "Cache-Control": "no-store"}
    return Response(paper, media_type="application/pdf", headers=headers)


def _check_leader(actor: Actor) -> None:
    if actor.role not in LEADERS:
        raise WrongRole(role=actor.role)
