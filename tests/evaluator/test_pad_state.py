"""What a pad makes of touches, time and the server's word."""

import pytest

from evaluator.messages import (
    Answer,
    Back,
    CandidateTouched,
    KeepAnswer,
    KeyTouched,
    LanguageTouched,
    LevelTouched,
    Message,
    PageTouched,
    SubmitAnswer,
    SubmitTouched,
    TagTouched,
    Touched,
    WriteTouched,
)
from evaluator.state import PadState, Screen
from evaluator.update import update
from tests.evaluator.pad_states import (
    at_asking,
    at_card,
    at_reasons,
    at_thanks,
    at_writing,
    board,
    linked,
    lost,
    pad,
    tick,
    told,
)

pytestmark = pytest.mark.unit

QUIET = 20


def submitted(state: PadState, message: Message) -> tuple[PadState, Answer | None]:
    """The state after a message, and the rating it gave."""
    state, effects = update(state, message)
    given = [effect.answer for effect in effects if isinstance(effect, SubmitAnswer)]
    return state, given[0] if given else None


def test_a_finished_visit_is_asked_about_in_the_ticket_s_language() -> None:
    state = told(at_card(), tick(0), linked(pad("v1", language="en")))
    assert (state.screen, state.language) == (Screen.ASKING, "en")
    assert told(state, LanguageTouched()).language == "zh"


def test_without_a_touch_nothing_is_ever_sent() -> None:
    state, given = submitted(told(at_asking(), tick(59.8)), tick(60))
    assert (state.screen, given) == (Screen.CARD, None)
    assert told(state, linked(pad("v1"))).screen is Screen.CARD


def test_calling_the_next_number_does_not_close_the_question() -> None:
    hall = board().model_copy(update={"windows": []})
    assert told(at_asking(), linked(pad("v1"), hall)).screen is Screen.ASKING


def test_start_at_the_window_closes_an_untouched_question() -> None:
    state, given = submitted(at_asking(), linked(pad(), board(serving=True)))
    assert (state.screen, given) == (Screen.CARD, None)


def test_a_touched_level_is_kept_at_once() -> None:
    _, effects = update(at_asking(), LevelTouched(2))
    assert effects == (KeepAnswer(Answer("v1", 2)),)


def test_submit_gives_level_reasons_and_words() -> None:
    state = told(at_reasons(), TagTouched(1), TagTouched(3), TagTouched(1), WriteTouched())
    state = told(state, *(KeyTouched(key) for key in "fuwu"), CandidateTouched(0))
    state, given = submitted(state, SubmitTouched())
    assert given == Answer("v1", 2, (202,), "服务")
    assert (state.screen, state.answer) == (Screen.THANKS, None)


def test_another_level_leaves_the_first_one_s_reasons_behind() -> None:
    state = told(at_reasons(), TagTouched(1), Back(), LevelTouched(5), TagTouched(2))
    assert submitted(state, SubmitTouched())[1] == Answer("v1", 5, (501,))


def test_words_survive_the_way_back() -> None:
    state = told(at_writing(), KeyTouched("，"), Back())
    assert state.screen is Screen.REASONS
    assert submitted(state, SubmitTouched())[1] == Answer("v1", 2, (), "，")


def test_eight_reasons_at_most() -> None:
    state = told(at_reasons(1), *(TagTouched(place) for place in range(1, 9)), PageTouched(1))
    state = told(state, TagTouched(10))
    assert state.answer is not None
    assert len(state.answer.tags) == 8


def test_a_level_touched_and_nothing_more_is_submitted_as_it_stands() -> None:
    state = told(at_reasons(), tick(5 + QUIET - 0.1))
    assert state.screen is Screen.REASONS
    assert submitted(state, tick(5 + QUIET))[1] == Answer("v1", 2)


def test_so_it_is_after_a_look_back() -> None:
    state = told(at_reasons(), Back())
    assert submitted(state, tick(5 + QUIET))[1] == Answer("v1", 2)


def test_any_touch_gives_more_time_but_not_for_ever() -> None:
    state = at_reasons()
    for second in range(10, 180, 10):
        state, given = submitted(told(state, tick(second), Touched()), tick(second + 5))
        assert given is None
    assert submitted(state, tick(185))[1] == Answer("v1", 2)


def test_who_writes_when_the_time_is_over_may_go_on() -> None:
    state = told(at_writing(), tick(20), Touched(), tick(39), Touched(), tick(58), Touched())
    state = told(state, linked(pad()), tick(61))
    assert state.screen is Screen.WRITING
    assert submitted(state, SubmitTouched())[1] == Answer("v1", 2)


def test_until_the_next_visit_begins() -> None:
    state = told(at_writing(), tick(20), Touched(), tick(39), Touched(), tick(58), Touched())
    state = told(state, linked(pad()), tick(61))
    _, given = submitted(state, linked(pad(), board(serving=True)))
    assert given == Answer("v1", 2)


def test_start_in_the_midst_of_it_submits_what_was_touched() -> None:
    state, given = submitted(at_writing(), linked(pad(), board(serving=True)))
    assert (state.screen, given) == (Screen.THANKS, Answer("v1", 2))


def test_the_next_question_waits_for_the_thanks() -> None:
    state, given = submitted(at_reasons(), linked(pad("v2")))
    assert given == Answer("v1", 2)
    assert state.screen is Screen.THANKS
    state = told(state, tick(9.1))
    assert (state.screen, state.asked and state.asked.visit) == (Screen.ASKING, "v2")


def test_thanks_end_by_themselves_and_the_visit_is_not_asked_about_again() -> None:
    state = told(at_thanks(), tick(8.9))
    assert state.screen is Screen.THANKS
    state = told(state, tick(9))
    assert state.screen is Screen.CARD
    assert told(state, linked(pad("v1")), tick(10)).screen is Screen.CARD


def test_a_lost_line_changes_nothing_for_who_answers() -> None:
    state = told(at_asking(), lost(pad("v1")), tick(3))
    assert state.screen is Screen.ASKING
    state = told(state, LevelTouched(4), tick(4))
    assert submitted(state, SubmitTouched())[1] == Answer("v1", 4)


def test_a_question_whose_time_is_over_is_not_asked() -> None:
    assert told(at_card(), tick(61), linked(pad("v1"))).screen is Screen.CARD


def test_touches_that_mean_nothing_here_do_nothing() -> None:
    for state in (at_card(), at_asking(), at_thanks()):
        for touch in (SubmitTouched(), TagTouched(1), WriteTouched(), Back(), KeyTouched("a")):
            assert update(state, touch)[1] == ()
            assert told(state, touch).screen is state.screen
    assert told(at_card(), LevelTouched(5)).answer is None
    assert told(at_asking(), LevelTouched(6)).answer is None
    assert update(at_reasons(), TagTouched(9))[1] == ()
