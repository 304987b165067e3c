"""Who comes on the storm's busy day: with a booking, with a priority, with a telephone, with a
complaint; some give up, some come back, some let others pass."""

from typing import Any

import httpx

from hall_link.socket import DeviceLink
from hall_link.wire.appointments import (
    Book,
    Booking,
    CancelBooking,
    ChangeBooking,
    CheckIn,
    ListSlots,
    SlotsListed,
)
from hall_link.wire.complaints import Complain, ComplaintTaken
from hall_link.wire.tickets import LetPass, ReturnTicket, TakeTicket, TicketTaken
from hall_link.wire.windows import LeadTicket
from tests.storm.town import Town
from tests.support.people import ITEMS
from tools.storm.evidence import RATED

QUEUES = ("labour", "farming")
"""Served by clerks only who bear that somebody goes away."""

PRIORITIES = ("elderly", "disabled", "pregnant", "infant", "veteran")
BOOKED = "marriage"
COMES_S, SAYS_S, READS_S = 1.2, 6.0, 0.6
GONE = ("not-in-line", "ticket-ended", "unknown-ticket")
NO_RETURN = (*GONE, "not-missed", "no-return")
NO_SEAT = ("slot-full", "no-such-slot")


async def takes_numbers(town: Town, kiosk: DeviceLink) -> None:
    """One after the other, some with a priority; some let others pass, some whose number was
    missed come back."""
    while True:
        await town.crowd.thinks(COMES_S)
        wish: dict[str, Any] = {
            "items": [ITEMS[town.chance.choice(QUEUES)]],
            "print": False,
            "knowing": True,
        }
        if town.happens(0.3):
            wish["priority"] = town.chance.choice(PRIORITIES)
        taken = await town.asks(kiosk, TakeTicket(**wish))
        assert isinstance(taken, TicketTaken)
        _holds(town, taken)
        town.in_doubt = taken.ticket_id
        if town.happens(0.2):
            await town.asks(kiosk, LetPass(secret=taken.secret, count=1), GONE)
        await _comes_back(town, kiosk)


def _holds(town: Town, taken: TicketTaken) -> None:
    town.told("ticket_taken", taken.ticket_id)
    town.secrets[taken.ticket_id] = taken.secret


async def _comes_back(town: Town, kiosk: DeviceLink) -> None:
    ticket = town.one_of(town.missed)
    if ticket is None:
        return
    if await town.asks(kiosk, ReturnTicket(secret=town.secrets[ticket]), NO_RETURN):
        town.told("ticket_returned", ticket)


async def books(town: Town, kiosk: DeviceLink) -> None:
    """Books the next hour that is free, moves it or gives it up, or comes."""
    count = 0
    while True:
        await town.crowd.thinks(COMES_S)
        count += 1
        listed = await town.asks(kiosk, ListSlots(item=BOOKED, day=town.day))
        assert isinstance(listed, SlotsListed)
        if len(listed.slots) < 2:
            continue
        now, later = (slot.starts for slot in listed.slots[:2])
        order = Book(item=BOOKED, starts=now, phone=f"139{count:08d}")
        booked = await town.asks(kiosk, order, NO_SEAT)
        if isinstance(booked, Booking):
            town.told("booked", booked.secret)
            await _keeps(town, kiosk, booked, later)


async def _keeps(town: Town, kiosk: DeviceLink, booked: Booking, later: Any) -> None:
    if town.happens(0.2):
        move = ChangeBooking(secret=booked.secret, starts=later)
        if await town.asks(kiosk, move, NO_SEAT):
            town.told("booking_changed", booked.secret)
    elif town.happens(0.2):
        await town.asks(kiosk, CancelBooking(secret=booked.secret))
        town.told("booking_cancelled", booked.secret)
        return
    here = CheckIn(secret=booked.secret, print=False)
    came = await town.asks(kiosk, here, ("too-early", "booking-missed"))
    if isinstance(came, TicketTaken):
        town.told("booking_arrived", booked.secret)
        _holds(town, came)


async def complains(town: Town, kiosk: DeviceLink) -> None:
    """Without a name, now and then."""
    while True:
        await town.crowd.thinks(SAYS_S)
        said = await town.asks(kiosk, Complain(text="等了很久没有人叫号", print=False))
        assert isinstance(said, ComplaintTaken)
        town.told("complaint_received", said.number)


async def telephones(town: Town, phone: httpx.AsyncClient) -> None:
    """Rates a visit that is over, or gives a place in line up."""
    while True:
        await town.crowd.thinks(READS_S)
        served = town.one_of(town.served)
        if served and await town.posts(phone, f"/tickets/{town.secrets[served]}/rating", level=4):
            town.told(RATED, served)
        if town.happens(0.1):
            await _gives_up(town, phone)


async def _gives_up(town: Town, phone: httpx.AsyncClient) -> None:
    ticket, town.in_doubt = town.in_doubt, None
    if ticket is None:
        return
    town.given_up.add(ticket)
    if await town.posts(phone, f"/tickets/{town.secrets[ticket]}/cancel"):
        town.told("ticket_cancelled", ticket)


async def leads(town: Town, manager: DeviceLink) -> None:
    """The manager leads somebody to the top of the line, with a reason."""
    while True:
        await town.crowd.thinks(SAYS_S)
        ticket = next(reversed(town.secrets), None)
        if ticket is None:
            continue
        if await town.asks(manager, LeadTicket(ticket_id=ticket, reason="急事"), GONE):
            town.told("ticket_led", ticket)
