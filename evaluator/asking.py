"""How a pad's question begins, goes on and ends. Pure."""

from dataclasses import replace
from datetime import timedelta

from evaluator.messages import SubmitAnswer
from evaluator.state import PadState, Screen, Step, on, submit_seconds_left
from hall_link.keypad.writing import Writing
from hall_link.wire.pad import Pad

REMEMBERED = 50
"""So many visits are remembered as done with: the server forgets none of them itself."""

CLOCKS_APART = timedelta(seconds=2)
"""The server's word that time is over may come this much before this pad finds so itself."""


def asked_now(state: PadState) -> PadState:
    """The question of the visit to be asked about, if there is one."""
    pad = state.pad
    if not _asks(state) or pad is None:
        return state
    state = replace(state, asked=pad, answer=None, language=pad.language, writing=Writing())
    return on(replace(state, touched_at=state.now), Screen.ASKING)


def _asks(state: PadState) -> bool:
    """Whether the server wants a visit asked about that this pad has not done with."""
    pad = state.pad
    if pad is None or pad.visit is None or not pad.levels or pad.visit in state.done:
        return False
    return not _is_over(state, pad)


def _is_over(state: PadState, pad: Pad, margin: timedelta = timedelta()) -> bool:
    return pad.until is not None and state.hall is not None and state.hall >= pad.until - margin


def question_goes_on(state: PadState) -> Step:
    """What time and the server make of a question that stands."""
    if state.answer is not None:
        over = submit_seconds_left(state) <= 0 or not _may_go_on(state)
        return submitted(state) if over else (state, ())
    asked = state.asked
    if asked is None or not _still_asked(state) or _is_over(state, asked):
        return asked_now(idle(finished(state, Screen.CARD))), ()
    return state, ()


def _still_asked(state: PadState) -> bool:
    return bool(state.pad and state.asked and state.pad.visit == state.asked.visit)


def _may_go_on(state: PadState) -> bool:
    """Whether who touched a level in time may still tick and write.

    Those who write need more than the time for the first touch; the next citizen must not see it.
    """
    if _still_asked(state):
        return True
    view, asked = state.window_view, state.asked
    begun = view is not None and view.visit == "serving"
    asked_anew = state.pad is not None and state.pad.visit is not None
    return bool(asked and _is_over(state, asked, CLOCKS_APART)) and not begun and not asked_anew


def submitted(state: PadState) -> Step:
    """The answer as it stands is given; nothing of it stays on the pad."""
    assert state.answer is not None
    answer = state.answer
    if state.screen is Screen.WRITING:
        answer = replace(answer, text=state.writing.text)
    return finished(state, Screen.THANKS), (SubmitAnswer(answer),)


def finished(state: PadState, screen: Screen) -> PadState:
    """The visit is never asked about again."""
    visit = state.asked.visit if state.asked else None
    done = (*state.done, visit)[-REMEMBERED:] if visit else state.done
    state = replace(state, done=done, asked=None, answer=None, writing=Writing())
    return on(state, screen)


def idle(state: PadState) -> PadState:
    """In the language of who comes next."""
    return replace(state, language=state.usual_language)
