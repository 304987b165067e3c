"""What can happen to a pad, and what it asks its surroundings to do."""

from dataclasses import dataclass, field
from datetime import datetime

from hall_link.wire.complaints import Complain, ComplaintTaken
from hall_link.wire.envelope import Error, Snapshot

# --- from the surroundings ---------------------------------------------------------------------


@dataclass(frozen=True)
class LinkChanged:
    """The line to the server, or what came over it, changed. `window` is this pad's."""

    connected: bool
    snapshot: Snapshot | None
    window: int | None = None
    goodbye: Error | None = None


@dataclass(frozen=True)
class Tick:
    """Time goes on: `now` in seconds of a clock that never jumps, `hall` and `wall` by the server.

    `hall` is None before the first welcome; `wall` is the hall's wall clock, to the minute.
    """

    now: float
    hall: datetime | None
    wall: datetime


@dataclass(frozen=True)
class UnsentChanged:
    """So many ratings wait for the server."""

    count: int


@dataclass(frozen=True)
class ComplaintTold:
    """What became of the complaint sent as the pad's `place`-th: taken, or refused by a code."""

    place: int
    taken: ComplaintTaken | None = field(default=None, repr=False)
    refusal: str = ""


# --- from the person before it -----------------------------------------------------------------


@dataclass(frozen=True)
class Touched:
    """A touch that presses nothing: somebody is there."""


@dataclass(frozen=True)
class LevelTouched:
    level: int


@dataclass(frozen=True)
class TagTouched:
    """Tick or untick the reason at this place, 1 for the level's first."""

    place: int


@dataclass(frozen=True)
class PageTouched:
    """Turn pages of reasons: `step` is 1 or -1."""

    step: int


@dataclass(frozen=True)
class WriteTouched:
    pass


@dataclass(frozen=True)
class KeyTouched:
    """A key of the keypad, by its name."""

    key: str


@dataclass(frozen=True)
class CandidateTouched:
    """One of the words the keypad offers, 0 for the first of the page."""

    place: int


@dataclass(frozen=True)
class CandidatePageTouched:
    step: int


@dataclass(frozen=True)
class SubmitTouched:
    pass


@dataclass(frozen=True)
class Back:
    pass


@dataclass(frozen=True)
class LanguageTouched:
    pass


@dataclass(frozen=True)
class ComplainTouched:
    """Somebody has something to say."""


@dataclass(frozen=True)
class SayTouched:
    """A press while something is said, by its name."""

    key: str = field(repr=False)


@dataclass(frozen=True)
class DoneTouched:
    """The number was written down."""


Touch = (
    Touched
    | ComplainTouched
    | SayTouched
    | DoneTouched
    | LevelTouched
    | TagTouched
    | PageTouched
    | WriteTouched
    | KeyTouched
    | CandidateTouched
    | CandidatePageTouched
    | SubmitTouched
    | Back
    | LanguageTouched
)
Message = LinkChanged | Tick | UnsentChanged | ComplaintTold | Touch


# --- what it asks for --------------------------------------------------------------------------


@dataclass(frozen=True)
class Answer:
    """A citizen's rating of one visit, as far as it was given.

    `given_at`: when its level was touched, by the hall's time; what was given is the same whenever.
    """

    visit: str
    level: int
    tags: tuple[int, ...] = ()
    text: str = ""
    given_at: datetime | None = field(default=None, compare=False)


@dataclass(frozen=True)
class KeepAnswer:
    """Keep what was touched so far where a power cut can't reach it."""

    answer: Answer


@dataclass(frozen=True)
class SubmitAnswer:
    """The rating is given: keep it, and send it until the server has it."""

    answer: Answer


@dataclass(frozen=True)
class SendComplaint:
    """Send this once. It is kept nowhere."""

    place: int
    command: Complain = field(repr=False)


Effect = KeepAnswer | SubmitAnswer | SendComplaint
