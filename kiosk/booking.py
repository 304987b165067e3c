"""Booking a time at the kiosk: day, time, mobile number; moving and giving up (row G1). Pure."""

from dataclasses import replace
from datetime import datetime

from kiosk.booking_messages import (
    BookEffect,
    BookingArrived,
    BookingEffect,
    BookingTouch,
    BookTouched,
    DayTouched,
    DropEffect,
    DropTouched,
    MoveEffect,
    MoveTouched,
    SlotsEffect,
    SlotsHeard,
    SlotTouched,
)
from kiosk.effects import PrintLocally
from kiosk.guide import known_item
from kiosk.messages import TakingRefused
from kiosk.scanning import code_typed, phone_typed
from kiosk.state import Errand, KioskState, Screen, Step, enter

BOOKED_FROM = (Screen.CONFIRM, Screen.CLOSING)


def can_book(state: KioskState) -> bool:
    """Whether the item chosen, one of the guide's, may perhaps be booked."""
    takes = state.connected and state.board is not None and state.board.appointments
    return takes and state.errand is Errand.TAKE and known_item(state.guide, state.item)


def can_be_moved(state: KioskState) -> bool:
    """Whether a booking is in hand, by its code and not only by a number others know too."""
    named = state.secret is not None or code_typed(state.typed) is not None
    early = state.screen in (Screen.PROBLEM, Screen.DROP) and state.refusal == "too-early"
    return state.errand is Errand.CHECK_IN and early and named


def booking_touched(state: KioskState, touch: BookingTouch) -> Step:
    """Where a touch on the way to a booking leads."""
    if not state.connected:
        return state, ()
    match touch:
        case BookTouched() if state.screen in BOOKED_FROM and can_book(state):
            return _slots_asked(replace(state, errand=Errand.BOOK), touch.command_id)
        case MoveTouched() if state.screen is Screen.PROBLEM and can_be_moved(state):
            item = str(state.facts.get("item"))
            return _slots_asked(replace(state, errand=Errand.MOVE, item=item), touch.command_id)
        case DropTouched() if can_be_moved(state):
            return _dropped(state, touch)
        case DayTouched() if state.screen is Screen.DAYS and touch.day in _days(state):
            return _slots_asked(replace(state, day=touch.day), touch.command_id)
        case SlotTouched() if state.screen is Screen.SLOTS:
            return _slot_chosen(state, touch)
        case _:
            return state, ()


def _days(state: KioskState) -> list[str]:
    return state.slots.days if state.slots else []


def _slots_asked(state: KioskState, command_id: str) -> Step:
    """The first day's times come with the days; they are asked for anew when a day is chosen."""
    assert state.board is not None
    assert state.item is not None
    day = state.day or state.board.business_day
    asking = enter(state, Screen.SEEKING, command_id=command_id)
    return asking, (SlotsEffect(command_id, state.item, day),)


def booking_told(state: KioskState, message: SlotsHeard | BookingArrived) -> Step:
    """What the server answers, if it is still waited for."""
    asked = Screen.SEEKING if isinstance(message, SlotsHeard) else Screen.TAKING
    if state.screen is not asked or state.command_id != message.command_id:
        return state, ()
    if isinstance(message, SlotsHeard):
        state = replace(state, slots=message.listed)
        return enter(state, Screen.SLOTS if state.day else Screen.DAYS), ()
    job = message.booking.job
    booked = enter(state, Screen.BOOKED, booking=message.booking)
    return booked, (PrintLocally(message.command_id, job),) if job else ()


def _slot_chosen(state: KioskState, touch: SlotTouched) -> Step:
    starts = datetime.fromisoformat(touch.starts)
    if starts not in [slot.starts for slot in (state.slots.slots if state.slots else [])]:
        return state, ()
    state = replace(state, slot=starts)
    if state.errand is Errand.BOOK:
        return enter(state, Screen.PHONE), ()
    return _asked(state, touch.command_id)


def _asked(state: KioskState, command_id: str) -> Step:
    return enter(state, Screen.TAKING, command_id=command_id), (request(state, command_id),)


def is_whole(state: KioskState) -> bool:
    """Whether everything is there that a new booking needs."""
    return None not in (phone_typed(state.typed), state.item, state.slot)


def request(state: KioskState, command_id: str) -> BookingEffect:
    """What the person is about, asked of the server."""
    if state.errand is Errand.DROP:
        return DropEffect(command_id, state.secret, code_typed(state.typed))
    assert state.slot is not None
    if state.errand is Errand.MOVE:
        return MoveEffect(command_id, state.slot, state.secret, code_typed(state.typed))
    assert state.item is not None
    return BookEffect(command_id, state.item, state.slot, state.typed, state.language)


def _dropped(state: KioskState, touch: DropTouched) -> Step:
    if state.screen is Screen.PROBLEM:
        return enter(state, Screen.DROP, refusal=state.refusal, facts=state.facts), ()
    return _asked(replace(state, errand=Errand.DROP), touch.command_id)


def booking_refused(state: KioskState, message: TakingRefused) -> KioskState:
    """A time taken meanwhile is shown no more; whatever else is told."""
    if message.code == "slot-full" and state.slots is not None:
        left = [slot for slot in state.slots.slots if slot.starts != state.slot]
        state = replace(state, slots=state.slots.model_copy(update={"slots": left}))
    return state
