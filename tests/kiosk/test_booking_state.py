"""Booking a time at the kiosk: day, time, number; moved and given up (rows A17, G1)."""

from datetime import datetime

import pytest

from hall_link.wire.refusals import REFUSALS
from kiosk.booking_messages import (
    BookEffect,
    BookingArrived,
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
from kiosk.messages import (
    Back,
    ConfirmTouched,
    Home,
    RetryTouched,
    SeekingRefused,
    TakingRefused,
)
from kiosk.state import KioskState, Screen, Step
from kiosk.update import update
from kiosk.views.whole import show
from tests.kiosk.kiosk_states import (
    LOST,
    at_booking,
    at_closing,
    at_confirm,
    at_days,
    at_early,
    at_phone,
    at_slots,
    booking,
    slots,
    told,
)

pytestmark = pytest.mark.unit

HALF_PAST = datetime.fromisoformat("2026-11-24T09:30:00+08:00")


def pressed(state: KioskState, key: str) -> bool:
    """Whether the screen has that card, offer or button."""
    view = show(state)
    parts = (*view.cards, *view.options, *view.actions)
    return any(part.key == key for part in parts)


@pytest.mark.parametrize("state", [at_confirm(), at_closing(choices=["appointment"])])
def test_a_time_is_booked_from_the_item_and_when_it_is_too_late_today(state: KioskState) -> None:
    assert pressed(state, "book")
    asked, effects = update(state, BookTouched("b1"))
    assert asked.screen is Screen.SEEKING
    assert effects == (SlotsEffect("b1", "civil-0", "2026-11-22"),)
    assert told(asked, SlotsHeard("b1", slots("2026-11-22"))).screen is Screen.DAYS


def test_day_time_and_number_are_enough() -> None:
    _, effects = update(at_days(), DayTouched("2026-11-24", "b2"))
    assert effects == (SlotsEffect("b2", "civil-0", "2026-11-24"),)
    assert pressed(at_slots(), f"slot:{HALF_PAST.isoformat()}")
    short: Step = update(at_phone("1380000555"), ConfirmTouched("b4"))
    assert (short[0].screen, short[1]) == (Screen.PHONE, ())
    asked, effects = update(at_phone("13800005555"), ConfirmTouched("b4"))
    assert effects == (BookEffect("b4", "civil-0", HALF_PAST, "13800005555", "zh"),)
    done = told(asked, BookingArrived("b4", booking()))
    assert (done.screen, show(done).number) == (Screen.BOOKED, "1234 5678")
    assert told(done, Home()).screen is Screen.HOME
    assert told(done, Home()).typed == ""


def test_only_what_is_offered_can_be_chosen_and_late_answers_change_nothing() -> None:
    assert update(at_days(), DayTouched("2027-01-01", "b2")) == update(
        at_days(), DayTouched("", "")
    )
    other = SlotTouched("2026-11-24T20:00:00+08:00", "b3")
    assert told(at_slots(), other).screen is Screen.SLOTS
    left = told(at_booking(), LOST)
    assert told(left, BookingArrived("other", booking())).screen is Screen.TAKING
    assert told(at_days(), SlotsHeard("b1", slots("2026-11-25"))) == at_days()


def test_a_time_taken_meanwhile_is_offered_no_more() -> None:
    full = told(at_booking(), TakingRefused("b4", "slot-full", REFUSALS["slot-full"]))
    assert (full.screen, show(full).lines[0]) == (Screen.PROBLEM, "这个时段已约满")
    again = told(full, Back())
    assert again.screen is Screen.SLOTS
    assert not pressed(again, f"slot:{HALF_PAST.isoformat()}")


def test_the_same_request_is_sent_again_where_that_may_help() -> None:
    failed = told(at_booking(), TakingRefused("b4", "too-slow", REFUSALS["too-slow"]))
    _, effects = update(failed, RetryTouched())
    assert effects == (BookEffect("b4", "civil-0", HALF_PAST, "13800005555", "zh"),)


def test_a_refused_question_leads_back_to_the_item() -> None:
    asked = told(at_confirm(), BookTouched("b1"))
    refused = told(asked, SeekingRefused("b1", "no-bookings"))
    assert refused.screen is Screen.PROBLEM
    assert told(refused, Back()).screen is Screen.CONFIRM


def test_every_screen_leads_back_one_by_one() -> None:
    way, state = [], at_phone("138")
    while state.screen is not Screen.CONFIRM:
        way.append(state.screen)
        state = told(state, Back())
    assert way == [Screen.PHONE, Screen.SLOTS, Screen.DAYS]
    assert (state.typed, state.day) == ("", None)


def test_a_booking_in_hand_is_moved_to_another_time() -> None:
    asked, effects = update(at_early(), MoveTouched("m1"))
    assert effects == (SlotsEffect("m1", "civil-0", "2026-11-22"),)
    days = told(asked, SlotsHeard("m1", slots("2026-11-22")))
    times = told(days, DayTouched("2026-11-24", "m2"), SlotsHeard("m2", slots("2026-11-24")))
    _, effects = update(times, SlotTouched(HALF_PAST.isoformat(), "m3"))
    assert effects == (MoveEffect("m3", HALF_PAST, None, "12345678"),)


def test_a_booking_in_hand_is_given_up_after_being_asked_once_more() -> None:
    sure, effects = update(at_early(), DropTouched("d1"))
    assert (sure.screen, effects) == (Screen.DROP, ())
    assert told(sure, Back()).screen is Screen.PROBLEM
    asked, effects = update(sure, DropTouched("d2"))
    assert effects == (DropEffect("d2", None, "12345678"),)
    gone = told(asked, BookingArrived("d2", booking(state="cancelled")))
    assert show(gone).billboard.title == "预约已取消"


def test_a_telephone_number_others_know_moves_nothing() -> None:
    early = at_early("13800005555")
    assert not pressed(early, "move")
    assert update(early, MoveTouched("m1"))[1] == ()
    assert told(early, DropTouched("d1")).screen is Screen.PROBLEM
