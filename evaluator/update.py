"""How a pad's state changes: `update(state, message) -> (state, effects)`. Pure.

A touched level is an answer (row D2): it is submitted when its citizen says so, when nothing more
is touched, or when the visit is no longer asked about. Without a touch nothing is ever sent.
"""

from dataclasses import replace

from evaluator.asking import asked_now, question_goes_on, submitted
from evaluator.messages import (
    Answer,
    Back,
    CandidatePageTouched,
    CandidateTouched,
    ComplainTouched,
    ComplaintTold,
    KeepAnswer,
    KeyTouched,
    LanguageTouched,
    LevelTouched,
    LinkChanged,
    Message,
    PageTouched,
    SubmitTouched,
    TagTouched,
    Tick,
    Touch,
    UnsentChanged,
    WriteTouched,
)
from evaluator.saying import about_a_complaint, complaint_told, left
from evaluator.state import (
    QUESTION,
    PadState,
    Screen,
    Step,
    on,
    saying_seconds_left,
    tag_pages,
    tags_of,
)
from hall_link.keypad.writing import Writing, chosen, turned, typed
from hall_link.rating.phrases import PHRASES

MOST_TAGS = 8
"""As many reasons as a rating may carry (row D1)."""


def update(state: PadState, message: Message) -> Step:
    """The state after a message, and what is to be done because of it."""
    match message:
        case LinkChanged():
            return _looked_round(_link_changed(state, message))
        case Tick():
            fresh = replace(state, now=message.now, hall=message.hall, wall=message.wall)
            return _looked_round(fresh)
        case UnsentChanged():
            return replace(state, unsent=message.count), ()
        case ComplaintTold():
            return complaint_told(state, message), ()
        case _:
            return _touched(replace(state, touched_at=state.now), message)


def _touched(state: PadState, touch: Touch) -> Step:
    if state.screen is Screen.SAYING or isinstance(touch, ComplainTouched):
        return about_a_complaint(state, touch)
    match touch:
        case LevelTouched():
            return _level_touched(state, touch.level)
        case TagTouched():
            return _tag_touched(state, touch.place)
        case SubmitTouched() if state.answer is not None and state.screen is not Screen.ASKING:
            return submitted(state)
        case Back():
            return _stepped_back(state)
        case LanguageTouched():
            return replace(state, language="en" if state.language == "zh" else "zh"), ()
        case _:
            return _moved(state, touch), ()


def _level_touched(state: PadState, level: int) -> Step:
    asked, before = state.asked, state.answer
    if state.screen is not Screen.ASKING or asked is None or asked.visit is None:
        return state, ()
    if level not in {known.level for known in asked.levels}:
        return state, ()
    tags = before.tags if before and before.level == level else ()
    answer = Answer(asked.visit, level, tags, before.text if before else "", state.hall)
    first = state.now if before is None else state.answered_at
    state = replace(on(state, Screen.REASONS), answer=answer, answered_at=first)
    return state, (KeepAnswer(answer),)


def _tag_touched(state: PadState, place: int) -> Step:
    tags, answer = tags_of(state), state.answer
    if state.screen is not Screen.REASONS or answer is None or not 1 <= place <= len(tags):
        return state, ()
    code, ticked = tags[place - 1].code, answer.tags
    if code in ticked:
        ticked = tuple(one for one in ticked if one != code)
    elif len(ticked) < MOST_TAGS:
        ticked = (*ticked, code)
    answer = replace(answer, tags=ticked)
    return replace(state, answer=answer), (KeepAnswer(answer),)


def _stepped_back(state: PadState) -> Step:
    if state.screen is Screen.WRITING and state.answer is not None:
        answer = replace(state.answer, text=state.writing.text)
        return on(replace(state, answer=answer), Screen.REASONS), (KeepAnswer(answer),)
    if state.screen is Screen.REASONS:
        return on(state, Screen.ASKING), ()
    return state, ()


def _moved(state: PadState, touch: Touch) -> PadState:
    match touch:
        case PageTouched() if state.screen is Screen.REASONS:
            last = tag_pages(state) - 1
            return replace(state, page=max(0, min(state.page + touch.step, last)))
        case WriteTouched() if state.screen is Screen.REASONS and state.answer:
            text, hanzi = state.answer.text, state.language == "zh"
            written = Writing(text, hanzi=hanzi, phrases=PHRASES)
            return replace(state, screen=Screen.WRITING, since=state.now, writing=written)
        case _ if state.screen is Screen.WRITING:
            return replace(state, writing=_written(state.writing, touch))
        case _:
            return state


def _written(writing: Writing, touch: Touch) -> Writing:
    match touch:
        case KeyTouched():
            return typed(writing, touch.key)
        case CandidateTouched():
            return chosen(writing, touch.place)
        case CandidatePageTouched():
            return turned(writing, touch.step)
        case _:
            return writing


def _link_changed(state: PadState, message: LinkChanged) -> PadState:
    snapshot = message.snapshot
    return replace(
        state,
        connected=message.connected,
        board=snapshot.board if snapshot else state.board,
        pad=(snapshot.pad if snapshot else None) or state.pad,
        window=message.window if message.window is not None else state.window,
        goodbye=None if message.connected else message.goodbye,
    )


def _looked_round(state: PadState) -> Step:
    """What time and the server make of the present screen."""
    if state.screen in QUESTION:
        return question_goes_on(state)
    if state.screen is Screen.SAYING:
        return (left(state) if saying_seconds_left(state) <= 0 else state), ()
    if state.screen is Screen.THANKS and state.now - state.since < state.timing.thanks_s:
        return state, ()
    if state.screen is Screen.THANKS:
        state = replace(on(state, Screen.CARD), language=state.usual_language)
    return asked_now(state), ()
