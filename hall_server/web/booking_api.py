"""Bookings over HTTP: a citizen's phone without a key, and the desk with its own (row G1)."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Request, Response
from pydantic import Field, model_validator

from hall_link.wire.appointments import (
    Book,
    BookedVisit,
    Booking,
    CancelBooking,
    ChangeBooking,
    CheckIn,
    Code,
    ListSlots,
    Phone,
    SlotsListed,
)
from hall_link.wire.base import Instant, Language, Message, Secret, Words
from hall_link.wire.tickets import Need
from hall_server.appointments.day_list import day_list
from hall_server.appointments.diary import bookable_items, booking_view
from hall_server.appointments.list_slots import list_slots
from hall_server.appointments.rules import UnknownBooking
from hall_server.delivery.hall import Hall
from hall_server.kernel.work import Actor
from hall_server.staff.rules import LEADERS
from hall_server.web.access import CITIZEN
from hall_server.web.api import REFUSALS, bearer_of, json
from hall_server.web.bodies import Act, Issued, Refused
from hall_server.web.desk import Desk
from hall_server.web.sessions import asker
from hall_server.web.turnstile import Turnstile, address_of

LOOKS = 120
"""How often one address may look at slots and bookings in a minute: a family behind one router."""

BOOKS = 12
"""How often it may book, change or cancel: codes and seats can't be fished for."""

DESKS = LEADERS | {"guide"}
"""Who may see whom to expect."""


router = APIRouter(
    prefix="/api/v1/appointments",
    responses={**REFUSALS, 429: {"model": Refused, "description": "Too often"}},  # type: ignore[dict-item]
    tags=["appointments"],
)


class Turnstiles:
    """One for looking, one for booking, so that looking for a seat uses up no booking."""

    def __init__(self) -> None:
        self.looks = Turnstile(LOOKS)
        self.books = Turnstile(BOOKS)


class BookingOrder(Act):
    """Book this slot. Name and number are kept until the day is over, and in no record."""

    item: Annotated[str, Field(min_length=1, max_length=48)]
    starts: Instant
    name: Annotated[str, Field(max_length=40)] = Field(default="", repr=False)
    phone: Phone = Field(repr=False)
    language: Language = "zh"
    needs: Annotated[list[Need], Field(max_length=5)] = []


class NamedBooking(Act):
    """A booking by the secret of its link, or at the desk by its code."""

    secret: Secret | None = None
    code: Code | None = None

    @model_validator(mode="after")
    def _names_one_booking(self) -> "NamedBooking":
        if (self.secret is None) == (self.code is None):
            raise ValueError("name the booking by its secret or its code")
        return self


class MovedBooking(NamedBooking):
    """The slot it is moved to."""

    starts: Instant


class Arrival(Act):
    """Who is in the hall, by one of the three."""

    secret: Secret | None = None
    code: Code | None = None
    phone: Phone | None = Field(default=None, repr=False)
    print: bool = True

    @model_validator(mode="after")
    def _names_one_booking(self) -> "Arrival":
        if sum(given is not None for given in (self.secret, self.code, self.phone)) != 1:
            raise ValueError("name the booking by its secret, its code or the phone number")
        return self


class BookableItem(Message):
    """An item that can be booked."""

    id: str
    name: Words
    department: str


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def _hall(request: Request) -> Hall:
    return _desk(request).hub.hall


def _who(request: Request, authorization: str | None, turnstile: Turnstile) -> Actor:
    """The bearer of a key, or a citizen who does not ask too often.

    Raises `Unauthorized`, `TooOften`.
    """
    desk = _desk(request)
    if authorization is not None:
        return desk.actor(bearer_of(authorization))
    turnstile.check(address_of(request), desk.clock.now())
    return CITIZEN


async def _looker(request: Request, authorization: Annotated[str | None, Header()] = None) -> Actor:
    return _who(request, authorization, request.app.state.turnstiles.looks)


async def _booker(request: Request, authorization: Annotated[str | None, Header()] = None) -> Actor:
    return _who(request, authorization, request.app.state.turnstiles.books)


Looker = Annotated[Actor, Depends(_looker)]
Booker = Annotated[Actor, Depends(_booker)]


@router.get("/items")
async def list_items(request: Request, _asker: Looker) -> list[BookableItem]:
    """What can be booked; no key is needed."""
    hall = _hall(request)
    return [
        BookableItem(id=item.id, name=item.name, department=item.department)
        for item in bookable_items(hall.premises, hall.guide)
    ]


@router.get("/slots")
async def get_slots(
    request: Request, _asker: Looker, item: Annotated[str, Query()], day: Annotated[str, Query()]
) -> SlotsListed:
    """Free slots of an item on a day, and the days it can be booked on; no key is needed."""
    hall, now = _hall(request), _desk(request).clock.now()
    asked = ListSlots.model_construct(item=item, day=day)
    return list_slots(hall.premises, hall.guide, hall.appointments, asked, now)


@router.post("", status_code=201, response_model=Booking)
async def book(request: Request, asker: Booker, order: BookingOrder) -> Response:
    """Book a slot; no key is needed. Code and secret are told once, here."""
    command = Book(**order.model_dump(exclude={"command_id"}))
    return json(await _desk(request).perform(asker, command, order.command_id), 201)


@router.post("/change", response_model=Booking)
async def change(request: Request, asker: Booker, body: MovedBooking) -> Response:
    """Move a booking to another slot."""
    command = ChangeBooking(**body.model_dump(exclude={"command_id"}))
    return json(await _desk(request).perform(asker, command, body.command_id))


@router.post("/cancel", response_model=Booking)
async def cancel(request: Request, asker: Booker, body: NamedBooking) -> Response:
    """Give a booking up."""
    command = CancelBooking(**body.model_dump(exclude={"command_id"}))
    return json(await _desk(request).perform(asker, command, body.command_id))


@router.post("/check-in", status_code=201, response_model=Issued)
async def check_in(request: Request, asker: Booker, body: Arrival) -> Response:
    """A booked citizen is in the hall: a ticket at the booked place. For kiosks and the desk."""
    command = CheckIn(**body.model_dump(exclude={"command_id"}))
    taken = await _desk(request).perform(asker, command, body.command_id)
    return json(Issued.model_validate(taken, from_attributes=True), 201)


@router.get("/today")
async def get_today(
    request: Request, _who: Annotated[Actor, Depends(asker(DESKS))]
) -> list[BookedVisit]:
    """Who is expected today, names and numbers masked; for the guide desk and leaders."""
    hall = _hall(request)
    return day_list(hall.guide, hall.appointments, hall.business_day)


@router.get("/{secret}")
async def get_booking(request: Request, _asker: Looker, secret: str) -> Booking:
    """A booking by its secret; no key is needed."""
    hall = _hall(request)
    booked = hall.appointments.with_secret(secret)
    if booked is None:
        raise UnknownBooking
    return booking_view(hall.premises, hall.guide, booked)
