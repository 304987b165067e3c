"""What a pad knows, and what follows from it at a glance. Pure."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from evaluator.complaining import Complaining
from evaluator.messages import Answer, Effect
from hall_link.keypad.writing import Writing
from hall_link.rating.timing import Timing
from hall_link.wire.board import Board, WindowView
from hall_link.wire.envelope import Error
from hall_link.wire.pad import Pad, PadTag

TAGS_A_PAGE = 8


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


def on(state: PadState, screen: Screen) -> PadState:
    """Another screen, on its first page."""
    return replace(state, screen=screen, since=state.now, page=0)


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


def saying_seconds_left(state: PadState) -> float:
    """Seconds until what somebody says is forgotten for want of a touch."""
    taken = state.complaint is not None and state.complaint.step == "taken"
    patience = state.timing.number_s if taken else state.timing.saying_s
    return state.touched_at + patience - state.now


def tags_of(state: PadState) -> tuple[PadTag, ...]:
    """The reasons of the level touched."""
    if state.asked is None or state.answer is None:
        return ()
    level = state.answer.level
    return tuple(tag for known in state.asked.levels if known.level == level for tag in known.tags)


def tag_pages(state: PadState) -> int:
    """How many pages of reasons there are; at least one."""
    return max(1, -(-len(tags_of(state)) // TAGS_A_PAGE))
