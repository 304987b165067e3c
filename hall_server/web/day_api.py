"""The day over HTTP, for leaders: its lists, its orders out of turn, the duty rota, its page.

Who asks has the cookie of a manager's page, or a bearer key of a leader's role.
"""

import asyncio
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, Depends, Request, Response
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from hall_link.wire.base import Message, Words
from hall_link.wire.calls import Noted
from hall_server.days.day_book import DayBook
from hall_server.days.do_routine import DoRoutine
from hall_server.days.set_duty import LONGEST, SetDuty
from hall_server.days.tables import RoutineKind
from hall_server.delivery.day_sheet import sheet_maker
from hall_server.delivery.routines import closing_list, opening_list
from hall_server.kernel.work import Actor
from hall_server.premises.order_day import DayOrdered, OrderDay, WithdrawOrder
from hall_server.premises.spelling import Day
from hall_server.staff.rules import LEADERS
from hall_server.web.api import REFUSALS
from hall_server.web.bodies import Body
from hall_server.web.sessions import asker

if TYPE_CHECKING:
    from hall_server.web.desk import Desk

router = APIRouter(prefix="/api/v1", responses=REFUSALS, tags=["day"])  # type: ignore[arg-type]

PDF: dict[int | str, Any] = {200: {"content": {"application/pdf": {}}}}
Line = Annotated[str, StringConstraints(min_length=1, max_length=60)]
SheetDay = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2099, 12, 31))]
"""The lunar calendar of the market days ends with the century."""


class Reason(Body):
    """What everybody is told."""

    zh: Line
    en: Line


class Order(Body):
    """Closed, or open, out of turn; without `begins` at once."""

    open: bool
    begins: AwareDatetime | None = None
    ends: AwareDatetime
    reason: Reason


class Rota(Body):
    """Day -> sign-in name of the leader on duty, null to leave it open."""

    leaders: Annotated[dict[Day, str | None], Field(min_length=1, max_length=LONGEST)]


class Gone(Body):
    """Which list was gone through."""

    kind: RoutineKind


class CheckTold(BaseModel):
    """A line of a list."""

    model_config = ConfigDict(from_attributes=True)

    key: str
    ok: bool
    what: Words
    remedy: Words | None


Leader = Annotated[Actor, Depends(asker(LEADERS))]
"""A manager or administrator."""


def _desk(request: Request) -> "Desk":
    desk: Desk = request.app.state.desk
    return desk


@router.get("/day/{kind}")
async def get_list(
    request: Request, _leader: Leader, kind: Literal["opening", "closing"]
) -> list[CheckTold]:
    """The day's opening or closing list (row I6)."""
    return _checks(_desk(request), kind)


def _checks(desk: "Desk", kind: RoutineKind) -> list[CheckTold]:
    if kind == "closing":
        found = closing_list(desk.hub.hall)
    else:
        found = opening_list(desk.hub.hall, desk.hub.has, desk.clock.now())
    return [CheckTold.model_validate(check) for check in found]


@router.post("/day/routines", status_code=201)
async def post_routine(request: Request, who: Leader, gone: Gone) -> Noted:
    """Note that a list was gone through, and what was not ready then."""
    desk = _desk(request)
    faults = [check.key for check in _checks(desk, gone.kind) if not check.ok]
    return _noted(await desk.submit(who, DoRoutine(kind=gone.kind, faults=faults)))


@router.put("/day/duty")
async def put_duty(request: Request, who: Leader, rota: Rota) -> Noted:
    """Set who leads on which days (row H3)."""
    return _noted(await _desk(request).submit(who, SetDuty(leaders=rota.leaders)))


@router.post("/day/orders", status_code=201)
async def post_order(request: Request, who: Leader, order: Order) -> DayOrdered:
    """Close the hall, or open it, out of turn (row I7)."""
    done = await _desk(request).submit(who, OrderDay.model_validate(order.model_dump()))
    assert isinstance(done, DayOrdered)
    return done


@router.delete("/day/orders/{order}")
async def delete_order(request: Request, who: Leader, order: str) -> Noted:
    """Take an order back."""
    return _noted(await _desk(request).submit(who, WithdrawOrder(order=order)))


@router.get("/reports/days/{day}.pdf", response_class=Response, responses=PDF)
async def get_day_sheet(request: Request, _leader: Leader, day: SheetDay) -> Response:
    """A day on one sheet of A4 (row I8)."""
    desk, read = _desk(request), _reader(request)
    make = sheet_maker(desk.hub.hall, day, desk.clock.now())
    paper = await asyncio.to_thread(lambda: make(read(day.isoformat())))
    name = f'inline; filename="{desk.hub.hall.premises.premises.hall_id}-{day}.pdf"'
    headers = {"Content-Disposition": name, "Cache-Control": "no-store"}
    return Response(paper, media_type="application/pdf", headers=headers)


def _reader(request: Request) -> Callable[[str], DayBook]:
    read: Callable[[str], DayBook] = request.app.state.day_book
    return read


def _noted(done: Message) -> Noted:
    assert isinstance(done, Noted)
    return done
