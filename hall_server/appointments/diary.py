"""The hall's diary: slots with their free seats, as everybody who books asks for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hall_link.wire.appointments import Booking
from hall_link.wire.guide import ServiceItem
from hall_server.appointments.rules import (
    NoBookings,
    NoSuchSlot,
    SlotFull,
    Stretch,
    plan_of,
    slots_of,
    taken_in,
)
from hall_server.appointments.state import AppointmentsState
from hall_server.appointments.tables import Booked, FreedSeat
from hall_server.guide.rules import UnknownItem
from hall_server.guide.state import GuideState
from hall_server.kernel.clock import stored, to_text
from hall_server.premises.addresses import address_of
from hall_server.premises.booking_plan import Appointments, SlotPlan
from hall_server.premises.state import PremisesState


@dataclass(frozen=True, slots=True)
class OpenSlot:
    """A slot that has not begun, and how many more people it takes; 0 when it is full."""

    when: Stretch
    free: int


def rules_of(hall: PremisesState) -> Appointments:
    """The hall's booking rules. Raises `NoBookings`."""
    if hall.premises.appointments is None:
        raise NoBookings
    return hall.premises.appointments


def slots_on(
    hall: PremisesState,
    guide: GuideState,
    state: AppointmentsState,
    item: str,
    day: date,
    now: datetime,
) -> list[OpenSlot]:
    """The slots of an item on a day that begin after now; none on a day that can't be booked.

    Raises `UnknownItem`, `NoBookings`.
    """
    plan = _plan(hall, guide, item)
    if not hall.timetable.day_of(now) <= day <= _last_day(hall, now):
        return []
    slots = slots_of(plan, hall.timetable.sessions(day), day, hall.premises.zone)
    taken = taken_in(slots, _seats(hall, guide, state, plan, day, now))
    return [
        OpenSlot(slot, max(0, plan.capacity - count))
        for slot, count in zip(slots, taken, strict=True)
        if slot.starts > now
    ]


def _plan(hall: PremisesState, guide: GuideState, item: str) -> SlotPlan:
    found = guide.chosen([item])[0]
    return plan_of(hall.premises.appointments, item, found.queue)


def _last_day(hall: PremisesState, now: datetime) -> date:
    return hall.timetable.day_of(now) + timedelta(days=rules_of(hall).days_ahead)


def _seats(
    hall: PremisesState,
    guide: GuideState,
    state: AppointmentsState,
    plan: SlotPlan,
    day: date,
    now: datetime,
) -> Iterator[Stretch]:
    """What is booked or held back of a plan's seats."""
    text = day.isoformat()
    seats: list[Booked | FreedSeat] = [*state.on_day(text), *state.held_back(text, to_text(now))]
    shared = {item for item in {seat.item for seat in seats} if _is_in(hall, guide, plan, item)}
    for seat in seats:
        if seat.item in shared:
            yield Stretch(stored(seat.starts), stored(seat.ends))


def _is_in(hall: PremisesState, guide: GuideState, plan: SlotPlan, item: str) -> bool:
    """Whether an item takes its seats from this plan; none does that left the guide."""
    try:
        return _plan(hall, guide, item) is plan
    except (NoBookings, UnknownItem):
        return False


def days_for(hall: PremisesState, guide: GuideState, item: str, now: datetime) -> list[date]:
    """The days on which the item has slots that have not begun. Raises what `slots_on` raises."""
    plan = _plan(hall, guide, item)
    first = hall.timetable.day_of(now)
    days = (first + timedelta(days=n) for n in range(rules_of(hall).days_ahead + 1))
    return [
        day
        for day in days
        if any(
            slot.starts > now
            for slot in slots_of(plan, hall.timetable.sessions(day), day, hall.premises.zone)
        )
    ]


def free_slot(
    hall: PremisesState,
    guide: GuideState,
    state: AppointmentsState,
    item: str,
    starts: datetime,
    now: datetime,
) -> Stretch:
    """The slot of an item that begins at this very moment and has a free seat.

    Raises `NoSuchSlot`, `SlotFull`, and what `slots_on` raises.
    """
    if not now < starts <= now + timedelta(days=rules_of(hall).days_ahead + 2):
        raise NoSuchSlot  # a client may write moments that have no day in the hall's time zone
    slots = slots_on(hall, guide, state, item, hall.timetable.day_of(starts), now)
    found = next((slot for slot in slots if slot.when.starts == starts), None)
    if found is None:
        raise NoSuchSlot
    if found.free == 0:
        raise SlotFull
    return found.when


def bookable_items(hall: PremisesState, guide: GuideState) -> list[ServiceItem]:
    """Every item that has a plan, in the guide's order."""
    return [item for item in guide.items() if _has_plan(hall, item)]


def _has_plan(hall: PremisesState, item: ServiceItem) -> bool:
    try:
        plan_of(hall.premises.appointments, item.id, item.queue)
    except NoBookings:
        return False
    return True


def booking_view(hall: PremisesState, guide: GuideState, booked: Booked) -> Booking:
    """A booking for its holder, who knows the own name and number: neither is told."""
    rules = rules_of(hall)
    return Booking(
        code=booked.code,
        secret=booked.secret,
        qr=address_of(hall.premises, "b", booked.secret),
        item=booked.item,
        item_name=guide.name_of(booked.item),
        starts=stored(booked.starts),
        ends=stored(booked.ends),
        state=booked.state,
        early_min=rules.early_min,
        late_min=rules.late_min,
    )
