"""What a pad knows, and how it changes: `update(state, message) -> (state, effects)`. Pure.

A touched level is an answer (row D2): it is submitted when its citizen says so, when nothing more
is touched, or when the visit is no longer asked about. Without a touch nothing is ever sent.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from evaluator import complaining
from evaluator.complaining import Complaining
from evaluator.messages import (
    Answer,
    Back,
    CandidatePageTouched,
    CandidateTouched,
    ComplainTouched,
    ComplaintTold,
    DoneTouched,
    Effect,
    KeepAnswer,
    KeyTouched,
    LanguageTouched,
    LevelTouched,
    LinkChanged,
    Message,
    PageTouched,
    SayTouched,
    SendComplaint,
    SubmitAnswer,
    SubmitTouched,
    TagTouched,
    Tick,
    Touch,
    UnsentChanged,
    WriteTouched,
)
from evaluator.phrases import PHRASES
from evaluator.timing import Timing
from hall_link.keypad.writing import Writing, chosen, turned, typed
from hall_link.wire.board import Board, WindowView
from hall_link.wire.envelope import Error
from hall_link.wire.pad import Pad, PadTag

MOST_TAGS = 8
"""As many reasons as a rating may carry (row D1)."""

TAGS_A_PAGE = 8
REMEMBERED = 50
"""So many visits are remembered as done with: the server forgets none of them itself."""

CLOCKS_APART = timedelta(seconds=2)
"""The server's word that time is over may come this much before this pad finds so itself."""


class Screen(StrEnum):
    """Where the person is. While nobody is asked the pad shows its window's card."""

    CARD = "card"
    ASKING = "asking"
    REASONS = "reasons"
    WRITING = "writing"
    THANKS = "thanks"
    SAYING = "saying"


QUESTION = frozenset({Screen.ASKING, Screen.REASONS, Screen.WRITING})


@dataclass(frozen=True)
class PadState:
    """Everything the screens are drawn from. `now`, `since` and `touched_at` share one clock.

    `asked` is the pad as it was when its visit was asked about, there on the question's screens;
    `answer` is there once a level was touched. `done` are visits never asked about again.
    `complaint` is what somebody says besides, `sent` counts those sent.
    """

    language: str = "zh"
    usual_language: str = "zh"
    screen: Screen = Screen.CARD
    connected: bool = False
    board: Board | None = None
    pad: Pad | None = None
    window: int | None = None
    goodbye: Error | None = None
    asked: Pad | None = None
    answer: Answer | None = None
    answered_at: float = 0.0
    writing: Writing = field(default_factory=Writing)
    page: int = 0
    complaint: Complaining | None = field(default=None, repr=False)
    sent: int = 0
    done: tuple[str, ...] = ()
    unsent: int = 0
    timing: Timing = field(default_factory=Timing)
    now: float = 0.0
    hall: datetime | None = None
    wall: datetime | None = None
    since: float = 0.0
    touched_at: float = 0.0

    @property
    def window_view(self) -> WindowView | None:
        """This pad's window as the whole hall sees it."""
        number = self.pad.window if self.pad else self.window
        views = self.board.windows if self.board else []
        return next((view for view in views if view.number == number), None)


Step = tuple[PadState, tuple[Effect, ...]]


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


# --- touches -----------------------------------------------------------------------------------


def _touched(state: PadState, touch: Touch) -> Step:
    if state.screen is Screen.SAYING or isinstance(touch, ComplainTouched):
        return _about_a_complaint(state, touch)
    match touch:
        case LevelTouched():
            return _level_touched(state, touch.level)
        case TagTouched():
            return _tag_touched(state, touch.place)
        case SubmitTouched() if state.answer is not None and state.screen is not Screen.ASKING:
            return _submitted(state)
        case Back():
            return _stepped_back(state)
        case LanguageTouched():
            return replace(state, language="en" if state.language == "zh" else "zh"), ()
        case _:
            return _moved(state, touch), ()


def _about_a_complaint(state: PadState, touch: Touch) -> Step:
    told = state.complaint
    if told is None:
        return _complaint_begun(state), ()
    match touch:
        case Back():
            before = complaining.stepped_back(told)
            return (replace(state, complaint=before) if before else _left(state)), ()
        case DoneTouched():
            return _left(state), ()
        case LanguageTouched():
            return replace(state, language="en" if state.language == "zh" else "zh"), ()
        case _:
            return _said(state, told, _name_of(touch))


def _complaint_begun(state: PadState) -> PadState:
    """Only from the card or the thanks: nobody is in the middle of a rating there."""
    if state.screen not in (Screen.CARD, Screen.THANKS) or not state.connected:
        return state
    number = state.pad.window if state.pad else state.window
    return replace(_on(state, Screen.SAYING), complaint=Complaining(number))


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


def _left(state: PadState) -> PadState:
    """Nothing of it stays."""
    return _asked_now(replace(_on(_idle(state), Screen.CARD), complaint=None))


def saying_seconds_left(state: PadState) -> float:
    """Seconds until what somebody says is forgotten for want of a touch."""
    taken = state.complaint is not None and state.complaint.step == "taken"
    patience = state.timing.number_s if taken else state.timing.saying_s
    return state.touched_at + patience - state.now


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


def _level_touched(state: PadState, level: int) -> Step:
    asked, before = state.asked, state.answer
    if state.screen is not Screen.ASKING or asked is None or asked.visit is None:
        return state, ()
    if level not in {known.level for known in asked.levels}:
        return state, ()
    tags = before.tags if before and before.level == level else ()
    answer = Answer(asked.visit, level, tags, before.text if before else "")
    first = state.now if before is None else state.answered_at
    state = replace(_on(state, Screen.REASONS), answer=answer, answered_at=first)
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
        return _on(replace(state, answer=answer), Screen.REASONS), (KeepAnswer(answer),)
    if state.screen is Screen.REASONS:
        return _on(state, Screen.ASKING), ()
    return state, ()


def _submitted(state: PadState) -> Step:
    """The answer as it stands is given; nothing of it stays on the pad."""
    assert state.answer is not None
    answer = state.answer
    if state.screen is Screen.WRITING:
        answer = replace(answer, text=state.writing.text)
    return _finished(state, Screen.THANKS), (SubmitAnswer(answer),)


def _finished(state: PadState, screen: Screen) -> PadState:
    visit = state.asked.visit if state.asked else None
    done = (*state.done, visit)[-REMEMBERED:] if visit else state.done
    state = replace(state, done=done, asked=None, answer=None, writing=Writing())
    return _on(state, screen)


# --- time and the line -------------------------------------------------------------------------


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
        return _question_goes_on(state)
    if state.screen is Screen.SAYING:
        return (_left(state) if saying_seconds_left(state) <= 0 else state), ()
    if state.screen is Screen.THANKS and state.now - state.since < state.timing.thanks_s:
        return state, ()
    if state.screen is Screen.THANKS:
        state = replace(_on(state, Screen.CARD), language=state.usual_language)
    return _asked_now(state), ()


def _asked_now(state: PadState) -> PadState:
    pad = state.pad
    if not _asks(state) or pad is None:
        return state
    state = replace(state, asked=pad, answer=None, language=pad.language, writing=Writing())
    return _on(replace(state, touched_at=state.now), Screen.ASKING)


def _asks(state: PadState) -> bool:
    """Whether the server wants a visit asked about that this pad has not done with."""
    pad = state.pad
    if pad is None or pad.visit is None or not pad.levels or pad.visit in state.done:
        return False
    return not _is_over(state, pad)


def _is_over(state: PadState, pad: Pad, margin: timedelta = timedelta()) -> bool:
    return pad.until is not None and state.hall is not None and state.hall >= pad.until - margin


def _question_goes_on(state: PadState) -> Step:
    if state.answer is not None:
        over = submit_seconds_left(state) <= 0 or not _may_go_on(state)
        return _submitted(state) if over else (state, ())
    asked = state.asked
    if asked is None or not _still_asked(state) or _is_over(state, asked):
        return _asked_now(_idle(_finished(state, Screen.CARD))), ()
    return state, ()


def _idle(state: PadState) -> PadState:
    return replace(state, language=state.usual_language)


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


def asking_seconds_left(state: PadState) -> float | None:
    """Seconds of the hall's time until the question is given up; None where that is not known."""
    if state.asked is None or state.asked.until is None or state.hall is None:
        return None
    return max(0.0, (state.asked.until - state.hall).total_seconds())


def submit_seconds_left(state: PadState) -> float:
    """Seconds until a touched level is submitted as it stands."""
    timing = state.timing
    quiet = state.touched_at + timing.quiet_s
    return min(quiet, state.answered_at + timing.longest_s) - state.now


# --- the reasons -------------------------------------------------------------------------------


def tags_of(state: PadState) -> tuple[PadTag, ...]:
    """The reasons of the level touched."""
    if state.asked is None or state.answer is None:
        return ()
    level = state.answer.level
    return tuple(tag for known in state.asked.levels if known.level == level for tag in known.tags)


def tag_pages(state: PadState) -> int:
    """How many pages of reasons there are; at least one."""
    return max(1, -(-len(tags_of(state)) // TAGS_A_PAGE))


def _on(state: PadState, screen: Screen) -> PadState:
    return replace(state, screen=screen, since=state.now, page=0)
