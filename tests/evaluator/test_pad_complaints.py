"""Something said at the pad besides a rating, without a window (row A10)."""

import pytest

from evaluator.messages import (
    Back,
    ComplainTouched,
    ComplaintTold,
    DoneTouched,
    Effect,
    KeyTouched,
    SayTouched,
    SendComplaint,
)
from evaluator.report import report
from evaluator.state import PadState, Screen
from evaluator.update import update
from evaluator.views.whole import show
from hall_link.wire.complaints import Complain, ComplaintTaken
from tests.evaluator.pad_states import (
    at_asking,
    at_card,
    at_saying,
    at_thanks,
    linked,
    lost,
    pad,
    tick,
    told,
)

pytestmark = pytest.mark.unit

TAKEN = ComplaintTaken(number="20260017", code="482913")
SAID = (SayTouched("category:delay"), SayTouched("sentence:0"))


def sending() -> tuple[PadState, tuple[Effect, ...]]:
    return update(told(at_saying(), *SAID), SayTouched("send"))


def test_four_touches_send_it_without_a_name() -> None:
    (effect,) = sending()[1]
    assert effect == SendComplaint(
        1, Complain(category="delay", text="等的时间太长。", window=3, print=False)
    )


def test_the_hall_itself_is_no_window_s_fault() -> None:
    said = told(at_saying(), SayTouched("category:facilities"), SayTouched("sentence:1"))
    (effect,) = update(said, SayTouched("send"))[1]
    assert isinstance(effect, SendComplaint)
    assert effect.command.window is None


def test_nothing_said_is_not_sent() -> None:
    silent = told(at_saying(), SayTouched("category:delay"))
    assert update(silent, SayTouched("send"))[1] == ()
    assert not show(silent).buttons[-1].enabled


def test_the_number_is_shown_large_and_then_forgotten() -> None:
    taken = told(sending()[0], ComplaintTold(1, TAKEN))
    receipt = show(taken).receipt
    assert receipt is not None
    assert (receipt.number, receipt.code) == ("2026 0017", "482 913")
    assert told(taken, DoneTouched()).complaint is None
    assert told(taken, tick(60)).screen is Screen.CARD


def test_written_words_are_added() -> None:
    writing = told(at_saying(), *SAID, SayTouched("write"), KeyTouched("signs"), KeyTouched("3"))
    (effect,) = update(writing, SayTouched("send"))[1]
    assert isinstance(effect, SendComplaint)
    assert effect.command.text == "等的时间太长。3"
    assert show(told(writing, Back())).buttons[1].text == "已写 1 字"


def test_who_goes_away_leaves_nothing() -> None:
    left = told(at_saying(), *SAID, tick(100))
    assert (left.screen, left.complaint) == (Screen.CARD, None)


def test_an_answer_is_for_who_still_stands_there() -> None:
    gone = told(sending()[0], tick(100))
    assert told(gone, ComplaintTold(1, TAKEN)) == gone
    another = told(gone, ComplainTouched())
    assert told(another, ComplaintTold(0, TAKEN)).complaint == another.complaint


def test_a_refusal_is_told_and_what_was_said_is_kept_for_one_more_try() -> None:
    refused = told(sending()[0], ComplaintTold(1, refusal="too-often"))
    assert show(refused).subtitle == "操作太频繁，请稍等一分钟"
    assert show(told(refused, Back())).chips[0].ticked


def test_the_question_waits_until_it_is_said() -> None:
    saying = told(at_saying(), tick(0), linked(pad("v1")))
    assert saying.screen is Screen.SAYING
    assert told(saying, Back(), Back()).screen is Screen.ASKING


def test_there_is_a_way_in_on_card_and_thanks_and_nowhere_else() -> None:
    assert show(at_card()).complain is not None
    assert told(at_thanks(), ComplainTouched()).screen is Screen.SAYING
    assert told(at_asking(), ComplainTouched()).screen is Screen.ASKING
    assert show(told(at_card(), lost())).complain is None


def test_neither_repr_nor_report_tells_what_was_said() -> None:
    for state in (
        told(at_saying(), *SAID),
        sending()[0],
        told(sending()[0], ComplaintTold(1, TAKEN)),
    ):
        for told_of in (repr(state), str(report(state, show(state), {}))):
            assert "等的时间" not in told_of
            assert "482913" not in told_of
    assert "等的" not in repr(sending()[1])
