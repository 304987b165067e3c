"""A kiosk whose server is away: what it does, what has to wait, and what it says (row A15)."""

from dataclasses import replace

import pytest

from hall_link.wire.envelope import Error
from hall_link.wire.refusals import REFUSALS
from kiosk.effects import AbandonAsking, GiveEffect
from kiosk.messages import (
    ConfirmTouched,
    PriorityTouched,
    Scanned,
    ScreenTouched,
    Tick,
    TicketArrived,
)
from kiosk.paper import Paper
from kiosk.state import Screen
from kiosk.update import update
from kiosk.views.whole import show
from tests.kiosk.alone_states import (
    STOCK,
    USED_UP,
    alone,
    arrived,
    at_confirm_alone,
    at_ticket_alone,
    given,
)
from tests.kiosk.kiosk_states import LOST, WALL, at_confirm, at_home, at_taking, linked, tick, told

pytestmark = pytest.mark.unit


def test_it_says_so_calmly_and_goes_on() -> None:
    view = show(alone())
    assert view.screen == "home"
    assert view.billboard.notice == "系统正在恢复，可以照常取号"
    assert view.billboard.calm
    assert {card.detail for card in view.cards} == {"照常取号"}


def test_a_confirmed_choice_is_a_number_of_its_own_with_all_that_was_wished() -> None:
    confirm = told(at_confirm_alone(), ScreenTouched("priority"), PriorityTouched("aged"))
    wish = given(confirm)
    assert (wish.queue, wish.wish.items, wish.instead_of) == ("q-civil", ("civil-0",), None)
    assert wish.wish.wish.priority == "aged"
    assert told(confirm, ConfirmTouched("c1")).screen is Screen.TAKING


def test_a_ticket_of_its_own_promises_no_wait_and_keeps_the_place() -> None:
    view = show(at_ticket_alone())
    assert view.number == "A701"
    assert [fact.value for fact in view.facts] == ["按取号先后", "1、9 号窗口"]
    assert "您的先后顺序已记下，请就座等叫号" in view.lines
    assert view.billboard.title == "请取走您的号票"


def test_where_no_printer_took_the_paper_the_number_is_noted_down() -> None:
    state = at_ticket_alone(Paper.NONE)
    assert show(state).billboard.title == "请拍照或记下号码"
    assert show(told(state, tick(state.now + 29))).screen == "ticket"
    assert told(state, tick(state.now + 31)).local is None


@pytest.mark.parametrize("screen", ["entry", "progress", "complaint", "request"])
def test_what_only_the_server_knows_says_that_it_has_to_wait(screen: str) -> None:
    state = alone(ScreenTouched(screen))
    assert state.screen is Screen.HOME
    assert show(state).billboard.notice == "这件事要等系统恢复，请稍后，或到导办台"


def test_nothing_is_booked_and_no_paper_is_looked_up() -> None:
    assert "book" not in {option.key for option in show(at_confirm_alone()).options}
    looked = alone(Scanned("k3F9mQ2xT7bLwZ8rY1nVc4Dp", "s1"))
    assert (looked.screen, looked.hint) == (Screen.HOME, "scan-away")


def test_a_queue_without_numbers_left_goes_to_the_desk() -> None:
    state = told(at_confirm_alone(USED_UP), ConfirmTouched("c1"))
    assert state.screen is Screen.PROBLEM
    assert show(state).lines[0] == "这一类的号已发完，请不要着急"


def test_without_any_numbers_it_says_where_to_go() -> None:
    assert show(told(at_home(), LOST)).screen == "away"


def test_a_kiosk_the_hall_sent_away_gives_nothing() -> None:
    revoked = Error(code="key-revoked", message=REFUSALS["key-revoked"])
    state = told(at_home(), STOCK, replace(LOST, goodbye=revoked))
    assert not state.alone
    assert show(state).screen == "away"


def test_the_line_lost_while_a_ticket_is_asked_for() -> None:
    """A moment is given to the server; then the kiosk gives one, and takes the question back."""
    asking = told(at_taking(), STOCK, LOST)
    asked = asking.command_id
    soon, nothing = update(asking, Tick(asking.now + 2, WALL))
    assert nothing == ()
    state, effects = update(soon, Tick(asking.now + 3.1, WALL))
    left, wish = effects
    assert left == AbandonAsking(str(asked))
    assert isinstance(wish, GiveEffect)
    assert (wish.command_id, wish.instead_of) == (f"{asked}.own", asked)
    assert update(state, Tick(asking.now + 5, WALL))[1] == ()
    late = arrived(str(asked))
    assert isinstance(late, TicketArrived)
    assert told(state, late).screen is Screen.TAKING
    assert told(state, arrived(f"{asked}.own")).screen is Screen.TICKET


def test_back_it_asks_the_server_again() -> None:
    state = told(at_confirm_alone(), linked())
    assert not state.alone
    assert show(state).billboard.notice == ""
    assert not isinstance(update(state, ConfirmTouched("c2"))[1][0], GiveEffect)


def test_the_numbers_held_change_nothing_while_the_server_is_there() -> None:
    usual, held = at_confirm(), told(at_confirm(), STOCK)
    assert show(held) == show(usual)
    assert update(held, ConfirmTouched("c1"))[1] == update(usual, ConfirmTouched("c1"))[1]
