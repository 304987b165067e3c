"""Somebody complains, wishes for something or praises at a pad. Pure."""

from dataclasses import replace

from evaluator import complaining
from evaluator.asking import asked_now, idle
from evaluator.complaining import Complaining
from evaluator.messages import (
    Back,
    CandidatePageTouched,
    CandidateTouched,
    ComplaintTold,
    DoneTouched,
    KeyTouched,
    LanguageTouched,
    SayTouched,
    SendComplaint,
    Touch,
)
from evaluator.state import PadState, Screen, Step, on


def about_a_complaint(state: PadState, touch: Touch) -> Step:
    """What a touch makes of it; the first one begins it."""
    told = state.complaint
    if told is None:
        return _complaint_begun(state), ()
    match touch:
        case Back():
            before = complaining.stepped_back(told)
            return (replace(state, complaint=before) if before else left(state)), ()
        case DoneTouched():
            return left(state), ()
        case LanguageTouched():
            return replace(state, language="en" if state.language == "zh" else "zh"), ()
        case _:
            return _said(state, told, _name_of(touch))


def _complaint_begun(state: PadState) -> PadState:
    """Only from the card or the thanks: nobody is in the middle of a rating there."""
    if state.screen not in (Screen.CARD, Screen.THANKS) or not state.connected:
        return state
    number = state.pad.window if state.pad else state.window
    return replace(on(state, Screen.SAYING), complaint=Complaining(number))


def _name_of(touch: Touch) -> str:
    match touch:
        case SayTouched():
            return touch.key
        case KeyTouched():
            return f"key:{touch.key}"
        case CandidateTouched():
            return f"cand:{touch.place}"
        case CandidatePageTouched():
            return "cand:next" if touch.step > 0 else "cand:previous"
        case _:
            return ""


def _said(state: PadState, told: Complaining, key: str) -> Step:
    after, command = complaining.touched(told, key, state.language)
    state = replace(state, complaint=after)
    if command is None:
        return state, ()
    state = replace(state, sent=state.sent + 1)
    return state, (SendComplaint(state.sent, command),)


def complaint_told(state: PadState, message: ComplaintTold) -> PadState:
    """What became of it, for who still stands there; of nobody else's."""
    if state.complaint is None or message.place != state.sent:
        return state
    told = complaining.answered(state.complaint, message.taken, message.refusal)
    return replace(state, complaint=told, touched_at=state.now)


def left(state: PadState) -> PadState:
    """Nothing of it stays."""
    return asked_now(replace(on(idle(state), Screen.CARD), complaint=None))
