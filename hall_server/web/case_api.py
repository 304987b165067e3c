"""Cases over HTTP: opened and acted on by the staff, asked about by citizens (rows A9, B10, F1)."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, Field

from hall_link.wire.case_views import CaseDone, CaseFound, CaseRow, CaseView
from hall_link.wire.cases import ActOnCase, CaseState, Colour, FindCase, OpenCase
from hall_server.cases.acting import who_is
from hall_server.cases.file import CaseFile
from hall_server.cases.find_case import FindFrom
from hall_server.cases.rules import UnknownCase
from hall_server.cases.searching import Wanted, look
from hall_server.cases.views import row_of, view_of
from hall_server.kernel.work import Actor
from hall_server.staff.rules import LEADERS
from hall_server.web.access import CITIZEN, CLERKS
from hall_server.web.api import REFUSALS, no_store
from hall_server.web.bodies import Act, Refused
from hall_server.web.sessions import asker
from hall_server.web.turnstile import Turnstile, address_of

if TYPE_CHECKING:
    from hall_server.web.desk import Desk

LOOKS_A_MINUTE = 20
"""How often one address may ask how cases stand: no row of numbers is gone through with guesses."""

router = APIRouter(
    prefix="/api/v1/cases",
    responses={**REFUSALS, 429: {"model": Refused, "description": "Too often"}},  # type: ignore[dict-item]
    tags=["cases"],
)


class CaseOrder(Act):
    """The case to be opened."""

    command: OpenCase


class CaseStroke(Act):
    """What is to be done with a case."""

    command: ActOnCase


class CasesTold(BaseModel):
    """A page of cases, the first due first; `count`: how many there are in all."""

    cases: list[CaseRow]
    count: int


class Search(BaseModel):
    """What is looked for among the open cases and those that ended today. `state`: one of a case's,
    or `open` for all that have not ended. `number`: a whole one, or how it begins."""

    state: CaseState | Literal["open"] | None = None
    window: Annotated[int, Field(ge=1, le=999)] | None = None
    colour: Colour | None = None
    number: Annotated[str, Field(pattern=r"^[0-9]{0,10}$")] = ""
    outer: Annotated[str, Field(max_length=64)] = ""
    q: Annotated[str, Field(max_length=64)] = ""
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    offset: Annotated[int, Field(ge=0, le=100_000)] = 0

    @property
    def wanted(self) -> Wanted:
        """The same for the room of cases."""
        return Wanted(self.state, self.window, self.colour, self.number, self.outer, self.q.strip())


def _desk(request: Request) -> "Desk":
    desk: Desk = request.app.state.desk
    return desk


Staff = Annotated[Actor, Depends(asker(LEADERS | CLERKS))]
"""A clerk by the key of the window, a leader by a key or by the cookie of the pages."""


@router.post("", status_code=201)
async def open_case(request: Request, who: Staff, order: CaseOrder) -> CaseDone:
    """Turn a visit, or nobody's visit, into a case."""
    done = await _desk(request).perform(who, order.command, order.command_id)
    assert isinstance(done, CaseDone)
    return done


@router.post("/acts")
async def act_on_case(request: Request, who: Staff, stroke: CaseStroke) -> CaseDone:
    """Do one act with a case; `docs/case-life.md` has what is legal when, and who may do it."""
    done = await _desk(request).perform(who, stroke.command, stroke.command_id)
    assert isinstance(done, CaseDone)
    return done


@router.post("/find", dependencies=[Depends(no_store)])
async def find_case(request: Request, asked: FindCase) -> CaseFound:
    """How a case stands, by its number and the last four digits of the telephone; no key needed."""
    desk, turnstile = _desk(request), request.app.state.case_looks
    assert isinstance(turnstile, Turnstile)
    address = address_of(request)
    turnstile.check(address, desk.clock.now())
    done = await desk.submit(CITIZEN, FindFrom(asked=asked, address=address))
    assert isinstance(done, CaseFound)
    return done


@router.get("")
async def list_cases(request: Request, who: Staff, asked: Annotated[Search, Query()]) -> CasesTold:
    """A clerk's own window's cases, a leader's all; any one by its whole number. No full names."""
    scene = _desk(request).hub.hall.casework
    looked = look(scene, who, asked.wanted)
    if looked.is_long:
        found, count = await asyncio.to_thread(looked.page, asked.offset, asked.limit)
    else:
        found, count = looked.page(asked.offset, asked.limit)
    return CasesTold(cases=[row_of(scene, case, scene.today) for case in found], count=count)


@router.get("/{case_id}")
async def get_case(request: Request, who: Staff, case_id: str) -> CaseView:
    """A case's whole file. Its applicant is named to who handles it; all others see masks."""
    book: Callable[[str], CaseFile | None] = request.app.state.case_book
    file = None if "\0" in case_id else await asyncio.to_thread(book, case_id)
    if file is None:
        raise UnknownCase
    scene = _desk(request).hub.hall.casework
    return view_of(scene, file, who_is(scene, file.case, who), scene.today)
