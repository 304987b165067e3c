"""Which slots there are, how many seats are free, and what coming early or late means. Pure."""

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from hall_link.wire.board import Session
from hall_server.kernel.refusals import Refusal
from hall_server.premises.booking_plan import Appointments, SlotPlan


class NoBookings(Refusal):
    """The hall takes no bookings, or none for this item."""

    code = "no-bookings"


class NoSuchSlot(Refusal):
    """There is no slot of the item at this moment, or it is past, or too far ahead."""

    code = "no-such-slot"


class SlotFull(Refusal):
    """Every seat is taken, or held back for a while after somebody gave it up."""

    code = "slot-full"


class TooManyBookings(Refusal):
    """The phone number has as many open bookings as one may have. Details: the `limit`."""

    code = "too-many-bookings"


class UnknownBooking(Refusal):
    """There is no such booking."""

    code = "unknown-booking"


class BookingEnded(Refusal):
    """The booking is used or cancelled. Details: its `state`."""

    code = "booking-ended"


class BookingMissed(Refusal):
    """The booking is past, and by the hall's rule void."""

    code = "booking-missed"


class TooEarly(Refusal):
    """Details: the `item`; instants as text: `starts`, and `opens`, from when one may check in."""

    code = "too-early"


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one moment to another, in UTC."""

    starts: datetime
    ends: datetime


Arrival = Literal["early", "on-time", "late"]


def plan_of(rules: Appointments | None, item: str, queue: str) -> SlotPlan:
    """The plan of an item: the one that names it, else that of its whole queue.

    Raises `NoBookings`.
    """
    plans = rules.slots if rules is not None else []
    own = (plan for plan in plans if item in plan.items)
    whole = (plan for plan in plans if plan.queue == queue and not plan.items)
    found = next(own, None) or next(whole, None)
    if found is None:
        raise NoBookings(item=item)
    return found


def slots_of(
    plan: SlotPlan, sessions: Sequence[Session], day: date, zone: ZoneInfo
) -> list[Stretch]:
    """The slots of a day in their order. Each lies within one session: nobody is booked into the
    lunch break."""
    length = timedelta(minutes=plan.minutes)
    first, last = _at(plan.begins, day, zone), _at(plan.ends, day, zone)
    slots = []
    for session in sessions:
        starts = max(session.opens, first or session.opens)
        closes = min(session.closes, last or session.closes)
        while starts + length <= closes:
            slots.append(Stretch(starts, starts + length))
            starts += length
    return slots


def _at(clock: str | None, day: date, zone: ZoneInfo) -> datetime | None:
    if clock is None:
        return None
    return datetime.combine(day, time.fromisoformat(clock), zone).astimezone(UTC)


def taken_in(slots: Sequence[Stretch], seats: Iterable[Stretch]) -> list[int]:
    """How many of these seats lie in each slot. A seat booked before the plan was changed counts in
    every slot it reaches into: no hour is booked beyond its capacity."""
    ends = [slot.ends for slot in slots]
    counts = [0] * len(slots)
    for seat in seats:
        place = bisect.bisect_right(ends, seat.starts)
        while place < len(slots) and slots[place].starts < seat.ends:
            counts[place] += 1
            place += 1
    return counts


def check_phone(open_bookings: int, limit: int) -> None:
    """Raises `TooManyBookings`."""
    if open_bookings >= limit:
        raise TooManyBookings(limit=limit)


def arrival(rules: Appointments, starts: datetime, now: datetime) -> Arrival:
    """What coming now means for a slot that begins at `starts`; both bounds are on time."""
    if now < starts - timedelta(minutes=rules.early_min):
        return "early"
    return "on-time" if now <= last_moment(rules, starts) else "late"


def last_moment(rules: Appointments, starts: datetime) -> datetime:
    """Until when a booked citizen has the booked place."""
    return starts + timedelta(minutes=rules.late_min)
