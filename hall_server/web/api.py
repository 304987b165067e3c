"""The HTTP API, version 1: everything a program may ask of the hall."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Request, Response
from pydantic import BaseModel

from hall_link.wire.guide import ServiceItem
from hall_link.wire.ratings import Rate, Rated
from hall_link.wire.tickets import ReturnTicket, TakeTicket, TicketFound, TicketView
from hall_server.delivery import snapshots
from hall_server.kernel.refusals import Unauthorized
from hall_server.kernel.work import Actor
from hall_server.web.act_route import ActRoute
from hall_server.web.bodies import (
    HallNow,
    Issued,
    RatingForm,
    RatingStored,
    Refused,
    Scan,
    TicketOrder,
    WindowToSit,
)
from hall_server.web.desk import Desk
from hall_server.web.tickets import TicketFinder
from hall_server.web.turnstile import address_of

REFUSALS = {
    status: {"model": Refused, "description": what}
    for status, what in {
        401: "The key is missing, wrong or revoked",
        403: "The key's role or window may not do this",
        404: "No such thing",
        409: "Refused; `error.code` says why",
        413: "The body is too long",
        422: "The body is malformed",
        503: "Nothing was done; send the same command id again",
    }.items()
}

TOO_OFTEN: dict[int | str, dict[str, Any]] = {429: {"model": Refused, "description": "Too often"}}


async def no_store(response: Response) -> None:
    """A dependency of what is told about somebody: no phone and nothing on the way keeps it."""
    response.headers["Cache-Control"] = "no-store"


def json(model: BaseModel, status: int = 200) -> Response:
    """A model as an answer, serialised once."""
    return Response(model.model_dump_json(), status, media_type="application/json")


def bearer_of(authorization: str | None) -> str:
    """The key in an `Authorization: Bearer KEY` header. Raises `Unauthorized`."""
    scheme, _, key = (authorization or "").partition(" ")
    if scheme.lower() != "bearer" or not key.strip():
        raise Unauthorized
    return key.strip()


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


async def actor_of(
    request: Request, authorization: Annotated[str | None, Header()] = None
) -> Actor:
    """Who asks. Raises `Unauthorized`."""
    return _desk(request).actor(bearer_of(authorization))


async def _leaver(request: Request, authorization: Annotated[str | None, Header()] = None) -> Actor:
    return _desk(request).leaver(bearer_of(authorization))


Asker = Annotated[Actor, Depends(actor_of)]
Leaver = Annotated[Actor, Depends(_leaver)]
router = APIRouter(prefix="/api/v1", responses=REFUSALS)  # type: ignore[arg-type]
acts = APIRouter(prefix="/api/v1", responses=REFUSALS, route_class=ActRoute)  # type: ignore[arg-type]


@router.get("/guide/items", tags=["guide"])
async def list_items(request: Request, _asker: Asker) -> list[ServiceItem]:
    """Every service item of the guide, in its order."""
    return snapshots.guide(_desk(request).hub.hall).items


@acts.post("/tickets", status_code=201, response_model=Issued, tags=["tickets"])
async def post_ticket(request: Request, asker: Asker, order: TicketOrder) -> Response:
    """Take a ticket; printed unless `print` is false."""
    command = TakeTicket(**order.model_dump(exclude={"command_id"}))
    taken = await _desk(request).perform(asker, command, order.command_id)
    return json(Issued.model_validate(taken, from_attributes=True), 201)


@acts.post("/tickets/return", response_model=TicketView, tags=["tickets"])
async def return_ticket(request: Request, asker: Asker, scan: Scan) -> Response:
    """A missed ticket comes back by the hall's rule, its paper scanned again."""
    command = ReturnTicket(secret=scan.secret)
    found = await _desk(request).perform(asker, command, scan.command_id)
    assert isinstance(found, TicketFound)
    return json(found.ticket)


@router.get("/tickets/{secret}", tags=["tickets"], responses=TOO_OFTEN)
async def get_ticket(request: Request, secret: str) -> TicketView:
    """A ticket by its secret; no key is needed."""
    finder: TicketFinder = request.app.state.finder
    return await finder.view(secret, address_of(request))


@acts.post("/ratings", status_code=201, response_model=RatingStored, tags=["ratings"])
async def post_rating(request: Request, asker: Asker, form: RatingForm) -> Response:
    """Rate a finished visit, once."""
    command = Rate(secret=form.secret, level=form.level, tags=form.tags, text=form.text)
    rated = await _desk(request).perform(asker, command, form.command_id)
    assert isinstance(rated, Rated)
    return json(RatingStored.model_validate(rated, from_attributes=True), 201)


@router.get("/windows", tags=["windows"])
async def list_windows(request: Request) -> list[WindowToSit]:
    """Every window by number, for the sign-in page; no key is needed."""
    told = snapshots.board(_desk(request).hub.hall).windows
    return [WindowToSit.model_validate(window, from_attributes=True) for window in told]


@router.get("/hall", tags=["hall"])
async def get_hall(request: Request, _asker: Asker) -> HallNow:
    """The hall at this moment."""
    hub = _desk(request).hub
    told = snapshots.board(hub.hall).model_dump()
    return HallNow.model_validate({**told, "epoch": hub.epoch, "seq": hub.seq})
