"""Priority, needs, several items, several people, a ticket in hand, bookings: rule by rule."""

from dataclasses import replace

import pytest

from hall_link.wire.base import Words
from hall_link.wire.refusals import REFUSALS
from hall_link.wire.tickets import TicketItem
from kiosk.commands import find_command, take_command
from kiosk.effects import ActEffect, CheckInEffect, TakeTicketEffect
from kiosk.messages import (
    ActTouched,
    AddTouched,
    AgainTouched,
    Back,
    ChangeTouched,
    ConfirmTouched,
    DepartmentTouched,
    Home,
    ItemTouched,
    KnowingTouched,
    NeedTouched,
    PrincipalsTouched,
    PriorityTouched,
    RemoveTouched,
    ScreenTouched,
    SeekingRefused,
    TakingRefused,
    TicketSeen,
    VoiceTouched,
)
from kiosk.prompts import prompt_of, spelt
from kiosk.state import Screen
from kiosk.touches import touch_of
from kiosk.update import update
from kiosk.views.whole import show
from kiosk.wish import MOST_ITEMS, MOST_PRINCIPALS, Wish
from tests.kiosk.fake_hall import SECRET, ticket_view
from tests.kiosk.kiosk_states import (
    LOST,
    arrival,
    at_closing,
    at_confirm,
    at_entry,
    at_found,
    at_home,
    at_queue,
    at_seeking,
    at_ticket,
    tick,
    told,
)

pytestmark = pytest.mark.unit


@pytest.mark.row("A5")
def test_a_priority_is_chosen_from_the_citizens_classes_and_goes_with_the_ticket() -> None:
    asked = told(at_confirm(), ScreenTouched("priority"))
    assert {card.key for card in show(asked).cards} == {
        f"priority:{name}" for name in ("aged", "disabled", "pregnant", "infant", "veteran")
    }
    assert told(asked, PriorityTouched("fast")).screen is Screen.PRIORITY
    _, effects = update(told(asked, PriorityTouched("aged")), ConfirmTouched("c1"))
    assert effects == (TakeTicketEffect("c1", ("civil-0",), "zh", wish=Wish(priority="aged")),)
    assert told(asked, PriorityTouched("aged"), Home()).wish == Wish()
    assert "priority:fast" in {
        card.key
        for card in show(told(replace(at_confirm(), desk=True), ScreenTouched("priority"))).cards
    }


def test_nothing_of_a_priority_is_shown_with_the_ticket() -> None:
    taken = told(
        at_confirm(), ScreenTouched("priority"), PriorityTouched("veteran"), ConfirmTouched("c1")
    )
    assert "军人" not in str(show(told(taken, arrival())))


@pytest.mark.row("A7")
def test_items_are_added_and_left_out_and_never_too_many() -> None:
    more = told(at_confirm(), ScreenTouched("more"))
    two = told(more, AddTouched(), DepartmentTouched("party"))
    assert (two.wish.others, two.item) == (("civil-0",), "party-0")
    assert told(two, Back(), Back()).item == "civil-0"  # the second is not wanted after all
    state = two
    for item in ("farm-1", "farm-2", "farm-3"):
        state = told(state, ScreenTouched("more"), AddTouched(), DepartmentTouched("farm"))
        state = told(state, ItemTouched(item))
    assert len(state.wish.others) + 1 == MOST_ITEMS
    fewer = told(state, RemoveTouched("party-0"))
    assert "party-0" not in fewer.wish.others
    same = told(two, ScreenTouched("more"), AddTouched(), DepartmentTouched("civil"))
    assert told(same, ItemTouched("civil-0")).wish.others == ("party-0",)


def test_people_are_counted_from_one_to_nine() -> None:
    more = told(at_queue(), ScreenTouched("more"))
    assert told(more, *[PrincipalsTouched(1)] * 20).wish.principals == MOST_PRINCIPALS
    assert told(more, PrincipalsTouched(-1)).wish.principals == 1
    assert told(more, AddTouched()).screen is Screen.MORE  # a queue's ticket names no items


@pytest.mark.row("A22")
def test_who_cannot_choose_gets_the_general_queue_and_a_helper_unless_not_wanted() -> None:
    state = told(at_home(), ScreenTouched("unsure"))
    _, effects = update(state, ConfirmTouched("c1"))
    assert effects == (TakeTicketEffect("c1", (), "zh", "q-other", Wish(needs=("reading",))),)
    assert told(state, NeedTouched("reading")).wish.needs == ()
    assert told(state, Back()).screen is Screen.HOME


@pytest.mark.row("A17")
def test_knowing_that_it_may_be_too_late_is_another_request() -> None:
    late = at_closing(choices=["extended"])
    state, effects = update(late, KnowingTouched("c2"))
    assert effects == (TakeTicketEffect("c2", ("civil-0",), "zh", wish=Wish(knowing=True)),)
    assert told(state, arrival("c2")).screen is Screen.TICKET
    assert [option.key for option in show(at_closing()).options] == ["done", "book"]
    assert told(late, Back()).screen is Screen.CONFIRM
    assert update(told(late, LOST), KnowingTouched("c2"))[1] == ()


@pytest.mark.row("A6")
@pytest.mark.parametrize(
    ("digits", "effect"),
    [
        ("12345678", CheckInEffect("c1", code="12345678")),
        ("13800005555", CheckInEffect("c1", phone="13800005555")),
        ("1234567", None),
        ("23800005555", None),
    ],
)
def test_a_booking_is_checked_in_by_code_or_phone(digits: str, effect: object) -> None:
    _, effects = update(at_entry(digits), ConfirmTouched("c1"))
    assert effects == ((effect,) if effect else ())


def test_what_is_no_ticket_may_be_a_booking() -> None:
    no_ticket = told(at_seeking(), SeekingRefused("s1", "unknown-ticket"))
    state, effects = update(no_ticket, SeekingRefused("s1.n", "unknown-document"))
    assert effects == (CheckInEffect("s1.n.b", secret=SECRET),)
    assert told(state, arrival("s1.n.b")).screen is Screen.TICKET
    no = TakingRefused("s1.n.b", "unknown-booking", REFUSALS["unknown-booking"])
    assert show(told(state, no)).billboard.title == "这不是本大厅的号票"
    early = TakingRefused("s1.n.b", "too-early", REFUSALS["too-early"])
    assert show(told(state, early)).billboard.title == "还不能报到"


@pytest.mark.row("A18", "A16")
def test_what_is_asked_of_a_ticket_in_hand_names_its_secret() -> None:
    found = at_found()
    for act in ("pass", "return", "why"):
        _, effects = update(found, ActTouched(act, "a1", 2))  # type: ignore[arg-type]
        assert effects == (ActEffect("a1", SECRET, act, 2),)  # type: ignore[arg-type]
        assert find_command(effects[0]).secret == SECRET  # type: ignore[arg-type,union-attr]
    changed = told(found, ChangeTouched(), DepartmentTouched("party"))
    state, effects = update(changed, ConfirmTouched("a1"))
    assert effects == (ActEffect("a1", SECRET, "change", items=("party-0",)),)
    assert told(state, TicketSeen("a1", ticket_view())).screen is Screen.FOUND
    assert told(changed, Back(), Back()).screen is Screen.FOUND


def test_a_place_is_given_up_only_after_a_second_touch() -> None:
    sure, effects = update(at_found(), ActTouched("cancel", "a1"))
    assert (sure.screen, effects) == (Screen.CANCEL, ())
    _, effects = update(sure, ActTouched("cancel", "a2"))
    assert effects == (ActEffect("a2", SECRET, "cancel"),)
    assert told(sure, Back()).screen is Screen.FOUND


def test_a_refused_wish_leaves_the_ticket_on_the_screen() -> None:
    state = told(at_found(), ActTouched("pass", "a1"), SeekingRefused("a1", "not-in-line"))
    view = show(state)
    assert (view.number, view.billboard.notice) == ("A012", "这张号现在不在排队")


def test_an_old_ticket_is_taken_anew_with_all_its_items_the_hall_still_has() -> None:
    parts = [TicketItem(id=item, name=Words(zh=item, en=item)) for item in ("civil-0", "party-0")]
    old = at_found(business_day="2026-11-20", parts=parts)
    state = told(old, AgainTouched())
    assert (state.screen, state.wish.others, state.item) == (
        Screen.CONFIRM,
        ("civil-0",),
        "party-0",
    )
    gone = [TicketItem(id="gone", name=Words(zh="无", en="none"))]
    assert told(at_found(parts=gone), AgainTouched()).screen is Screen.HOME


def test_everything_pressed_is_understood() -> None:
    ids = iter("abcdefgh")
    assert touch_of("pass:3", lambda: next(ids)) == ActTouched("pass", "a", 3)
    assert touch_of("priority:", lambda: "x") == PriorityTouched(None)
    assert touch_of("knowing", lambda: "x") == KnowingTouched("x")
    command = take_command(
        TakeTicketEffect("c", ("i",), "en", wish=Wish(needs=("deaf",), principals=2))
    )
    assert (command.language, command.needs, command.principals) == ("en", ["deaf"], 2)  # type: ignore[union-attr]


@pytest.mark.row("A12")
def test_the_voice_says_what_the_screen_says() -> None:
    assert spelt("A012") == "A 零一二"
    assert prompt_of(show(at_ticket())).startswith("您的号码是 A 零一二 号")
    assert "预计等候 15到180 分钟" in prompt_of(show(at_confirm()))
    assert prompt_of(show(told(at_confirm(), tick(150)))).startswith("您还在吗")
    assert told(at_home(), VoiceTouched()).voice
    assert not told(at_home(), VoiceTouched(), tick(200)).voice
