"""What happens and is asked for while papers are checked, samples looked at, slips printed."""

from dataclasses import dataclass
from typing import Literal

from hall_link.wire.documents import NoticeGiven
from hall_link.wire.guide import MaterialCheck
from hall_link.wire.printing import PrintJob

# --- from the surroundings ---------------------------------------------------------------------


@dataclass(frozen=True)
class NoticeHeard:
    """The one-time notice asked for under `command_id`, new or brought back."""

    command_id: str
    notice: NoticeGiven


@dataclass(frozen=True)
class SlipHeard:
    """The paper asked for under `command_id` is on its way."""

    command_id: str
    job: PrintJob


PictureFault = Literal["away", "slow", "broken", "missing"]


@dataclass(frozen=True)
class PictureArrived:
    """A page of a sample form lies in a file of this machine, verified."""

    media: str
    page: int
    path: str


@dataclass(frozen=True)
class PictureFailed:
    """It could not be had: the server is away, too slow, sent nonsense, or has no such page."""

    media: str
    page: int
    why: PictureFault


CheckNews = NoticeHeard | SlipHeard | PictureArrived | PictureFailed

# --- from the person ---------------------------------------------------------------------------


@dataclass(frozen=True)
class PaperTouched:
    """A paper of the list, by its place in it: at hand, or not after all."""

    place: int


@dataclass(frozen=True)
class CheckedTouched:
    """The page of the list was gone through: the next one, or what is missing."""


@dataclass(frozen=True)
class NoticeTouched:
    """Tell on paper what is missing. `command_id` is new."""

    command_id: str


@dataclass(frozen=True)
class SlipTouched:
    """Put the item's guide on paper. `command_id` is new."""

    command_id: str


@dataclass(frozen=True)
class SampleTouched:
    """Look at the sample forms of a material: the item and the material's place in its list."""

    item: str
    place: int


@dataclass(frozen=True)
class ZoomTouched:
    """The sample larger, or whole again."""


CheckTouch = (
    PaperTouched | CheckedTouched | NoticeTouched | SlipTouched | SampleTouched | ZoomTouched
)


# --- what it asks for --------------------------------------------------------------------------


@dataclass(frozen=True)
class NoticeEffect:
    """Ask for a one-time notice of one item."""

    command_id: str
    check: MaterialCheck
    language: str
    print: bool


@dataclass(frozen=True)
class FindNoticeEffect:
    """Ask for the notice of a secret."""

    command_id: str
    secret: str


@dataclass(frozen=True)
class SlipEffect:
    """Ask for an item's guide on paper."""

    command_id: str
    item: str
    language: str


@dataclass(frozen=True)
class PictureEffect:
    """Bring a page, counted from 1, of a sample form to this machine."""

    media: str
    page: int


CheckEffect = NoticeEffect | FindNoticeEffect | SlipEffect | PictureEffect
