"""The kiosk's flow, rule by rule."""

from dataclasses import replace

import pytest

from hall_link.scanned import MOST, Keys
from hall_link.wire.envelope import Error
from hall_link.wire.refusals import REFUSALS
from kiosk.effects import (
    AbandonAsking,
    FindTicketEffect,
    PrintLocally,
    TakeTicketEffect,
)
from kiosk.guide_pages import guide_pages
from kiosk.messages import (
    Back,
    ConfirmTouched,
    ContrastTouched,
    DepartmentTouched,
    GuideTouched,
    Home,
    ItemTouched,
    LanguageTouched,
    LargeTouched,
    LinkChanged,
    PageTouched,
    RetryTouched,
    Scanned,
    TicketSeen,
    Touched,
)
from kiosk.state import KioskState, Screen
from kiosk.update import update
from kiosk.views.whole import show
from tests.kiosk.fake_hall import SECRET, ticket_view
from tests.kiosk.kiosk_states import (
    LOST,
    arrival,
    at_confirm,
    at_guide,
    at_home,
    at_items,
    at_problem,
    at_queue,
    at_seeking,
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
    assert (state.screen, effects) == (Screen.HOME, (AbandonAsking("c1"),))
    assert told(state, arrival()).screen is Screen.HOME


def test_a_request_nobody_waits_for_is_given_up() -> None:
    state, effects = update(at_taking(), tick(160))
    assert (state.screen, effects) == (Screen.HOME, (AbandonAsking("c1"),))


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


# --- a hall of few queues, the guide, scanned tickets ------------------------------------------


@pytest.mark.row("A1")
def test_in_a_hall_of_few_queues_two_touches_lead_to_the_request() -> None:
    state, effects = update(at_queue(), ConfirmTouched("c9"))
    assert effects == (TakeTicketEffect("c9", (), "zh", "q-civil"),)
    assert (state.screen, state.touches) == (Screen.TAKING, 2)
    assert told(state, arrival("c9")).screen is Screen.TICKET


def test_a_queue_of_one_item_is_that_item() -> None:
    state = at_queue("q-party")
    assert (state.screen, state.item) == (Screen.CONFIRM, "party-0")
    assert told(state, Back()).screen is Screen.HOME


def test_who_wants_the_guide_of_a_queue_chooses_among_its_items() -> None:
    state = told(at_queue(), GuideTouched(), PageTouched(1))
    assert (state.screen, state.page) == (Screen.ITEMS, 1)
    _, effects = update(told(state, ItemTouched("civil-9")), ConfirmTouched("c1"))
    assert effects == (TakeTicketEffect("c1", ("civil-9",), "zh"),)
    back = told(state, ItemTouched("civil-9"), Back())
    assert (back.screen, back.page, back.item) == (Screen.ITEMS, 1, None)
    assert told(back, Back()).screen is Screen.QUEUE
    assert told(back, Back(), Back()).queue is None


def test_a_queue_no_window_serves_any_more_is_left() -> None:
    snapshot = sample_snapshot(queues_of=8)
    fewer = [q for q in snapshot.board.queues if q.id != "q-civil"]
    board = snapshot.board.model_copy(update={"queues": fewer})
    changed = LinkChanged(True, snapshot.model_copy(update={"board": board}))
    assert told(at_queue(), changed).screen is Screen.HOME


@pytest.mark.row("A2")
def test_the_guide_lies_beside_the_confirmation() -> None:
    state = told(at_items(), PageTouched(1), ItemTouched("civil-9"), GuideTouched())
    assert state.screen is Screen.GUIDE
    state = told(state, PageTouched(1), PageTouched(-1), Back())
    assert (state.screen, state.item, state.page) == (Screen.CONFIRM, "civil-9", 1)
    assert told(state, Back()).page == 1


def test_pages_of_the_guide_end_where_it_ends() -> None:
    last = told(at_guide(), *[PageTouched(1)] * 20)
    assert last.guide_page == len(guide_pages(last)) - 1 > 0
    rows = [row for page in guide_pages(last) for section in page for row in section.rows]
    assert "上报件" in [row.text for row in rows], "a kind by its name, not by its code"
    assert told(last, LargeTouched()).guide_page == 0


def test_a_scanned_ticket_is_asked_for_by_its_secret() -> None:
    address = Scanned(f"http://10.0.0.2:8000/t/{SECRET}", "s1")
    state, effects = update(at_home(), address)
    assert effects == (FindTicketEffect("s1", SECRET),)
    assert state.screen is Screen.SEEKING
    state = told(state, TicketSeen("s1", ticket_view()))
    assert state.screen is Screen.FOUND
    assert told(state, tick(129.9)).screen is Screen.FOUND
    assert told(state, tick(130)).screen is Screen.HOME
    assert told(state, tick(120), Touched(), tick(149)).screen is Screen.FOUND
    assert told(state, Home()).screen is Screen.HOME


@pytest.mark.parametrize("code", ["4901234567894", "垃圾" * 200, "x" * 5000, SECRET + "!"])
def test_another_code_is_met_with_a_word_and_nothing_else(code: str) -> None:
    state, effects = update(at_home(), Scanned(code, "s1"))
    assert (state.screen, effects, state.hint) == (Screen.HOME, (), "scan-unread")
    assert told(state, tick(105)).hint == ""


@pytest.mark.parametrize(
    "state", [at_items(), at_confirm(), at_queue(), at_guide(), at_taking(), at_ticket()]
)
def test_a_scan_disturbs_nobody_who_is_choosing_or_taking(state: KioskState) -> None:
    after, effects = update(state, Scanned(SECRET, "s1"))
    assert effects == ()
    assert after == replace(state, hint="scan-later", hint_until=after.hint_until)


def test_without_a_line_a_scan_says_where_to_go() -> None:
    state, effects = update(told(at_home(), LOST), Scanned(SECRET, "s1"))
    assert (effects, state.hint) == ((), "scan-away")


def test_an_answer_that_does_not_come_is_given_up() -> None:
    state, effects = update(at_seeking(), tick(108))
    assert (state.screen, state.refusal, effects) == (
        Screen.FOUND,
        "too-slow",
        (AbandonAsking("s1"),),
    )
    assert told(state, TicketSeen("s1", ticket_view())).found is None


def test_the_next_scan_takes_the_place_of_the_one_before() -> None:
    state, effects = update(at_seeking(), Scanned(SECRET, "s2"))
    assert effects == (AbandonAsking("s1"), FindTicketEffect("s2", SECRET))
    assert told(state, TicketSeen("s1", ticket_view())).screen is Screen.SEEKING
    assert told(state, TicketSeen("s2", ticket_view())).screen is Screen.FOUND


def test_a_scanner_types_fast_and_ends_with_enter() -> None:
    keys = Keys().pressed("old", 1.0).pressed("ab", 3.0).pressed("c", 3.1)
    assert keys.entered(3.2) == "abc"
    assert keys.entered(9.0) == ""
    assert Keys().entered(0.1) == ""
    assert len(Keys().pressed("x" * 9000, 1).entered(1)) == MOST + 1
