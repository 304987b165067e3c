"""What the pad's screens say, and what they never tell."""

from dataclasses import replace

import pytest

from evaluator.messages import Back, LevelTouched, SubmitTouched, TagTouched
from evaluator.report import report
from evaluator.state import PadState
from evaluator.touches import touch_of
from evaluator.views.whole import show
from hall_link.rating.words import TEXTS
from hall_link.wire.base import Words
from tests.evaluator.pad_states import (
    REFUSED,
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


def test_the_card_tells_who_sits_at_which_window() -> None:
    view = show(at_card())
    assert view.screen == "idle"
    assert view.card is not None
    assert (view.card.initial, view.card.name, view.card.post) == ("王", "王芳", "综合窗口办事员")
    assert (view.header.window, view.header.window_name) == ("3", "民政救助一")
    assert (view.header.hall, view.header.clock) == ("云禾镇便民服务中心", "09:30")


def test_notices_take_turns() -> None:
    seen = {show(told(at_card(), tick(seconds))).notice for seconds in (0, 10)}
    assert len(seen) == 2


def test_nobody_s_window_says_so() -> None:
    assert show(at_card(board("closed"))).title == "暂停服务"
    assert show(at_card(board("paused"))).subtitle == "请稍候，工作人员很快回来"


def test_a_window_served_without_a_sign_in_has_a_card_without_a_name() -> None:
    card = show(told(at_card(), linked(pad(clerk=None)))).card
    assert card is not None
    assert (card.initial, card.name, card.post) == ("", "工作人员", "民政救助一")


def test_without_a_line_the_pad_says_that_service_goes_on() -> None:
    view = show(told(at_card(), lost()))
    assert (view.screen, view.warning) == ("away", "线路中断，不影响办理业务")
    assert show(told(PadState(), REFUSED)).title == "本机未获准使用"


def test_five_levels_the_best_first_all_alike() -> None:
    view = show(at_asking())
    assert [face.key for face in view.faces] == [f"level:{level}" for level in (5, 4, 3, 2, 1)]
    assert view.faces[0].text == "非常满意"
    assert view.ring is not None
    assert (view.ring.left, view.ring.total) == (60, 60)


def test_nothing_but_the_reasons_words_depends_on_the_level() -> None:
    views = [replace(show(at_reasons(level)), chips=()) for level in (5, 2)]
    assert views[0] == views[1]
    assert len({show(at_thanks(level)) for level in (5, 4, 3, 2, 1)}) == 1
    back = [show(told(at_reasons(level), Back())) for level in (5, 1)]
    assert back[0] == back[1]


def test_the_state_file_never_tells_what_was_touched() -> None:
    def reported(level: int) -> list[object]:
        state, told_ = at_asking(), []
        for touch in (LevelTouched(level), TagTouched(1), SubmitTouched()):
            state = told(state, touch)
            view = show(state)
            told_.append(report(state, view, {chip.key: (0, 0) for chip in view.chips[:2]}))
        return told_

    assert reported(5) == reported(2) == reported(1)


def test_the_keypad_offers_words_for_what_is_typed() -> None:
    keypad = show(told(at_writing(), *map(touch_of, ("key:f", "key:u", "key:w", "key:u")))).keypad
    assert keypad is not None
    assert (keypad.letters, keypad.words[0], keypad.counter) == ("fuwu", "服务", "0 / 150 字")


def test_every_text_is_there_in_both_languages() -> None:
    assert all(isinstance(words, Words) and words.zh and words.en for words in TEXTS.values())
