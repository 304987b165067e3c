"""What the holder of a ticket may do with it: the secret is the key (rows A8, A16)."""

from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import Field, model_validator

from hall_link.wire.base import Message
from hall_link.wire.calls import Noted
from hall_link.wire.ratings import AddToRating, Level, Rate, Rated
from hall_link.wire.tickets import AskWhy, CancelTicket, LetPass, TicketView, WhyTold
from hall_server.kernel.work import Actor
from hall_server.web.api import REFUSALS, TOO_OFTEN, json
from hall_server.web.bodies import Act, RatingStored
from hall_server.web.desk import Desk
from hall_server.web.tickets import TicketFinder
from hall_server.web.turnstile import Turnstile, address_of

ACTS = 20
"""How often a ticket's holder may act in a minute: each act is stored, and told to every board."""

router = APIRouter(
    prefix="/api/v1/tickets/{secret}",
    responses={**REFUSALS, **TOO_OFTEN},  # type: ignore[dict-item]
    tags=["tickets"],
)


class Pass(Act):
    """So many others go before."""

    count: Annotated[int, Field(ge=1, le=50)]


class OwnRating(Act):
    """How the visit was: 5 very satisfied … 1 very dissatisfied."""

    level: Level
    tags: Annotated[list[int], Field(max_length=8)] = []
    text: Annotated[str, Field(max_length=150)] = ""


class OwnSupplement(Act):
    """What the holder would say of the visit now; a level, a text or both."""

    level: Level | None = None
    text: Annotated[str, Field(max_length=150, repr=False)] = ""

    @model_validator(mode="after")
    def _says_something(self) -> "OwnSupplement":
        if self.level is None and not self.text.strip():
            raise ValueError("a supplement has a level or a text")
        return self


async def _do(request: Request, secret: str, command: Message, command_id: str | None) -> Message:
    """As the citizen whose ticket it is; named by the ticket, never by the secret. The command is
    made unchecked: a secret in no secret's shape is a ticket's nobody has, and is told so here."""
    finder: TicketFinder = request.app.state.finder
    desk: Desk = request.app.state.desk
    holders: Turnstile = request.app.state.holders
    ticket = await finder.find(secret, address_of(request))
    holders.check(ticket.id, desk.clock.now())
    return await desk.perform(Actor("citizen", ticket.id, "citizen"), command, command_id)


@router.post("/cancel", response_model=TicketView)
async def cancel(request: Request, secret: str, body: Act | None = None) -> Response:
    """Give the place in line up."""
    asked = CancelTicket.model_construct(secret=secret)
    await _do(request, secret, asked, body.command_id if body else None)
    return json(await request.app.state.finder.view(secret))


@router.post("/let-pass", response_model=TicketView)
async def let_pass(request: Request, secret: str, body: Pass) -> Response:
    """Let so many others of the same line go before."""
    asked = LetPass.model_construct(secret=secret, count=body.count)
    await _do(request, secret, asked, body.command_id)
    return json(await request.app.state.finder.view(secret))


@router.get("/why", response_model=WhyTold)
async def why(request: Request, secret: str) -> Response:
    """Why were others called before me? From the record, without anything about them."""
    return json(await _do(request, secret, AskWhy.model_construct(secret=secret), None))


@router.post("/rating", status_code=201, response_model=RatingStored)
async def rate(request: Request, secret: str, body: OwnRating) -> Response:
    """Rate the visit, once."""
    asked = Rate.model_construct(secret=secret, level=body.level, tags=body.tags, text=body.text)
    rated = await _do(request, secret, asked, body.command_id)
    assert isinstance(rated, Rated)
    return json(RatingStored.model_validate(rated, from_attributes=True), 201)


@router.post("/supplement", status_code=201, response_model=Noted)
async def add_to_rating(request: Request, secret: str, body: OwnSupplement) -> Response:
    """Add to one's rating, once; the rating stays as it was given."""
    asked = AddToRating.model_construct(secret=secret, level=body.level, text=body.text)
    return json(await _do(request, secret, asked, body.command_id), 201)
