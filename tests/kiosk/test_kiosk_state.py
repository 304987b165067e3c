"""The kiosk's flow, rule by rule."""

import pytest

from hall_link.wire.envelope import Error
from hall_link.wire.refusals import REFUSALS
from kiosk.messages import (
    AbandonTake,
    Back,
    ConfirmTouched,
    ContrastTouched,
    DepartmentTouched,
    Home,
    ItemTouched,
    LanguageTouched,
    LargeTouched,
    LinkChanged,
    PageTouched,
    PrintLocally,
    RetryTouched,
    TakeTicketEffect,
    Touched,
)
from kiosk.state import KioskState, Screen, update
from kiosk.views.whole import show
from tests.kiosk.kiosk_states import (
    LOST,
    arrival,
    at_confirm,
    at_home,
    at_items,
    at_problem,
    at_taking,
    at_ticket,
    linked,
    tick,
    told,
)
from tests.kiosk.sample_hall import sample_snapshot

pytestmark = pytest.mark.unit


@pytest.mark.row("A1")
def test_three_touches_lead_from_idle_to_the_request() -> None:
    state = at_home()
    state, _ = update(state, DepartmentTouched("civil"))
    state, _ = update(state, ItemTouched("civil-2"))
    state, effects = update(state, ConfirmTouched("c9"))
    assert effects == (TakeTicketEffect("c9", ("civil-2",), "zh"),)
    assert state.screen is Screen.TAKING
    assert state.touches == 3


@pytest.mark.row("A1")
def test_a_department_of_one_item_saves_a_touch() -> None:
    state = told(at_home(), DepartmentTouched("party"))
    assert (state.screen, state.item) == (Screen.CONFIRM, "party-0")
    assert told(state, Back()).screen is Screen.HOME


def test_a_second_touch_on_confirm_asks_for_nothing() -> None:
    state, effects = update(at_taking(), ConfirmTouched("c2"))
    assert effects == ()
    assert state.command_id == "c1"


def test_the_ticket_is_shown_and_its_job_handed_on() -> None:
    state, effects = update(at_taking(), arrival())
    assert state.screen is Screen.TICKET
    assert state.ticket is not None
    assert state.ticket.number == "A012"
    assert effects == (PrintLocally("c1", state.ticket.job),)  # type: ignore[arg-type]


def test_a_ticket_nobody_asked_for_is_not_shown() -> None:
    assert update(at_taking(), arrival("other"))[0].screen is Screen.TAKING
    assert update(at_home(), arrival("c1"))[0].ticket is None


@pytest.mark.parametrize(("printer", "seconds"), [("ready", 12), ("low", 12), ("out", 30)])
def test_a_ticket_leaves_the_screen_by_itself(printer: str, seconds: float) -> None:
    state = at_ticket(printer)  # type: ignore[arg-type]
    assert told(state, tick(100 + seconds - 0.1)).screen is Screen.TICKET
    assert told(state, tick(100 + seconds)).screen is Screen.HOME


def test_any_touch_takes_the_ticket_off_the_screen_but_the_switches_do_not() -> None:
    assert told(at_ticket(), Touched()).screen is Screen.HOME
    switched = told(at_ticket(), LanguageTouched(), LargeTouched(), ContrastTouched())
    assert (switched.screen, switched.language) == (Screen.TICKET, "en")


def test_the_next_person_finds_the_usual_language_and_type() -> None:
    state = told(at_home(), LanguageTouched(), LargeTouched(), ContrastTouched())
    state = told(state, tick(159.9))
    assert (state.language, state.large, state.contrast) == ("en", True, True)
    state = told(state, tick(160))
    assert (state.language, state.large, state.contrast) == ("zh", False, False)


@pytest.mark.row("A12")
def test_an_untouched_screen_goes_home_and_a_touch_prevents_it() -> None:
    state = told(at_confirm(), tick(150), Touched(), tick(209))
    assert state.screen is Screen.CONFIRM
    assert told(state, tick(210)).screen is Screen.HOME


def test_back_goes_one_step_to_the_page_one_came_from() -> None:
    state = told(at_items(), PageTouched(1), ItemTouched("civil-9"))
    state = told(state, Back())
    assert (state.screen, state.page, state.item) == (Screen.ITEMS, 1, None)
    assert told(state, Back()).screen is Screen.HOME


def test_pages_end_where_the_items_end() -> None:
    state = told(at_items(), *[PageTouched(1)] * 5)
    assert state.page == 1
    assert told(state, *[PageTouched(-1)] * 5).page == 0
    assert told(at_items(), LargeTouched(), *[PageTouched(1)] * 5).page == 2


def test_without_a_line_no_touch_asks_for_anything() -> None:
    state = told(at_confirm(), LOST)
    assert update(state, ConfirmTouched("c1"))[1] == ()
    home = told(at_home(), LOST, DepartmentTouched("civil"))
    assert home.screen is Screen.HOME
    assert update(KioskState(), ConfirmTouched("c1"))[1] == ()


def test_the_line_coming_back_finds_the_person_where_they_were() -> None:
    assert told(at_confirm(), LOST, linked()).screen is Screen.CONFIRM


def test_an_item_taken_out_of_the_guide_is_left() -> None:
    snapshot = sample_snapshot()
    assert snapshot.guide is not None
    less = snapshot.guide.model_copy(
        update={"items": [i for i in snapshot.guide.items if i.id != "civil-0"]}
    )
    changed = LinkChanged(True, snapshot.model_copy(update={"guide": less}))
    assert told(at_confirm(), changed).screen is Screen.HOME


def test_a_ticket_on_its_way_outlives_the_line() -> None:
    state = told(at_taking(), LOST, tick(104), linked(), arrival())
    assert state.screen is Screen.TICKET


def test_who_waits_too_long_may_leave_and_the_request_is_given_up() -> None:
    state, effects = update(at_taking(), Home())
    assert (state.screen, effects) == (Screen.TAKING, ())
    state, effects = update(told(at_taking(), tick(108)), Home())
    assert (state.screen, effects) == (Screen.HOME, (AbandonTake("c1"),))
    assert told(state, arrival()).screen is Screen.HOME


def test_a_request_nobody_waits_for_is_given_up() -> None:
    state, effects = update(at_taking(), tick(160))
    assert (state.screen, effects) == (Screen.HOME, (AbandonTake("c1"),))


def test_trying_again_is_the_same_request() -> None:
    state, effects = update(at_problem("try-again"), RetryTouched())
    assert effects == (TakeTicketEffect("c1", ("civil-0",), "zh"),)
    assert told(state, arrival()).screen is Screen.TICKET


def test_a_refusal_that_stands_cannot_be_retried() -> None:
    assert update(at_problem("item-not-served"), RetryTouched())[1] == ()
    assert told(at_problem(), Back()).screen is Screen.CONFIRM


def test_a_new_confirm_after_a_refusal_is_a_new_request() -> None:
    _, effects = update(told(at_problem(), Back()), ConfirmTouched("c2"))
    assert effects == (TakeTicketEffect("c2", ("civil-0",), "zh"),)


def test_a_device_that_was_sent_away_keeps_the_reason_until_it_is_welcome() -> None:
    error = Error(code="unauthorized", message=REFUSALS["unauthorized"])
    state = told(KioskState(), LinkChanged(False, None, error))
    assert state.goodbye == error
    assert told(state, linked()).goodbye is None


def test_a_guide_that_shrinks_leaves_nobody_on_an_empty_page() -> None:
    snapshot = sample_snapshot()
    assert snapshot.guide is not None
    less = snapshot.guide.model_copy(update={"items": snapshot.guide.items[:3]})
    changed = LinkChanged(True, snapshot.model_copy(update={"guide": less}))
    assert told(at_items(), PageTouched(1), changed).page == 0


def test_an_item_that_goes_while_its_ticket_is_taken_spoils_nothing() -> None:
    snapshot = sample_snapshot()
    assert snapshot.guide is not None
    less = snapshot.guide.model_copy(update={"items": snapshot.guide.items[5:]})
    changed = LinkChanged(True, snapshot.model_copy(update={"guide": less}))
    state = told(at_taking(), changed)
    assert show(state).screen == "taking"
    assert show(told(state, arrival())).number == "A012"
