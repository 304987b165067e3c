"""What the wall lights up, how it turns its pages, and what it knows while the line is down."""

from datetime import timedelta

import pytest

from display.calls import to_say, unreported
from display.messages import VoiceBegan, VoiceChanged, VoiceEnded
from display.state import WallState
from hall_link.wire.board import BoardRules
from tests.display.sample_wall import NOON, at_calls, board, call, calls, linked, lost, tick, told

pytestmark = pytest.mark.unit


def beats(state: WallState, *, since: float, count: int) -> list[bool]:
    """Whether the card is bright, one look in each half of a pulse."""
    seen = []
    for beat in range(count):
        state = told(state, tick(since + (beat + 0.5) * state.timing.beat_s))
        seen.append(state.lit)
    return seen


def test_a_new_call_lights_up_three_times_and_stays() -> None:
    state = told(WallState(), linked(board()), linked(board([call("A001", 3)]), now=200.0))
    assert beats(state, since=200.0, count=8) == [True, False] * 3 + [False, False]


def test_nothing_lights_up_twice_for_the_same_round() -> None:
    state = told(WallState(), linked(board([call("A001", 3)])), tick(110))
    again = told(state, lost(board([call("A001", 3)])), linked(board([call("A001", 3)]), now=120))
    assert again.pulse is None
    reported = call("A001", 3, shown_at=NOON)
    assert told(again, linked(board([reported]), now=121)).pulse is None


def test_a_recall_lights_up_again() -> None:
    state = told(WallState(), linked(board([call("A001", 3)])), tick(110))
    state = told(state, linked(board([call("A001", 3, round=2)]), now=130.0))
    assert state.pulse is not None
    assert (state.pulse.announcement, state.lit) == ("call-A001:2", True)


def test_a_display_started_anew_does_not_light_up_what_was_shown() -> None:
    assert told(WallState(), linked(board([call("A001", 3, shown_at=NOON)]))).pulse is None
    assert told(WallState(), linked(board([call("A001", 3)]))).pulse is not None


def test_what_expired_while_the_line_was_down_is_shown_and_does_not_light_up() -> None:
    state = told(WallState(), linked(board()), lost(board()))
    state = told(state, linked(board([call("A001", 3, age_s=90)]), now=200.0))
    assert state.pulse is None
    assert state.board is not None
    assert state.board.recent_calls[0].number == "A001"


def test_a_report_does_not_end_a_pulse() -> None:
    state = told(WallState(), linked(board([call("A001", 3)]), now=100.0))
    state = told(state, linked(board([call("A001", 3, shown_at=NOON)]), now=100.1))
    assert state.pulse is not None


def test_pages_turn_as_the_hall_says() -> None:
    state = told(WallState(), tick(100), tick(111.9))
    assert state.turn == 0
    assert told(state, tick(112), tick(123), tick(124.1)).turn == 2
    slow = board().model_copy(update={"rules": BoardRules(pages_s=30)})
    assert told(state, linked(slow), tick(129)).turn == 0
    assert told(state, linked(slow), tick(131)).turn == 1


def test_a_lost_line_keeps_everything_and_the_time_of_the_last_truth() -> None:
    state = told(at_calls(), lost(board(calls())))
    assert state.truth == NOON
    assert state.board == board(calls())
    much_later = lost(board(calls()), at=NOON + timedelta(hours=1))
    assert told(state, much_later).truth == NOON
    assert told(state, linked(board(calls()))).truth is None


def test_the_voice_is_followed() -> None:
    state = told(WallState(), VoiceChanged("ready"), VoiceBegan("c:1"))
    assert state.speaking == "c:1"
    state = told(state, VoiceEnded("c:1", spoken=True))
    assert (state.speaking, state.spoken) == (None, ("c:1",))
    assert told(state, VoiceBegan("d:1"), VoiceChanged("fault")).speaking is None


def test_only_calls_on_the_wall_are_reported_and_only_once() -> None:
    of = board([call(f"A{n:03d}", n, n) for n in range(1, 9)])
    assert [known.number for known in unreported(of)] == [f"A{n:03d}" for n in range(1, 7)]
    assert unreported(board([call("A001", 3, shown_at=NOON)])) == []


def test_calls_are_said_in_the_order_they_were_made() -> None:
    of = board([call("A003", 3, 1), call("A002", 3, 2), call("A001", 3, 3)])
    assert [known.number for known in to_say(of, NOON, ())] == ["A001", "A002", "A003"]


def test_what_is_old_spoken_or_told_already_is_not_said() -> None:
    of = board([call("A001", 1), call("A002", 2, spoken_at=NOON), call("A003", 3, age_s=60)])
    assert [known.number for known in to_say(of, NOON, ())] == ["A001"]
    assert to_say(of, NOON, ("call-A001:1",)) == []
