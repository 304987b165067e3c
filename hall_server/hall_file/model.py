"""What a hall file says: the whole hall, as a person wrote it down.

The reader (`hall_server.hall_file.read`) also checks what crosses from one section to another;
a `HallFile` built any other way has only had its own shape checked.
"""

import re
from typing import Annotated, Literal
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from hall_link.wire.base import Words
from hall_link.wire.board import Notice
from hall_link.wire.guide import Department, Fee, Guide, Material, ServiceItem, TimeLimit
from hall_link.wire.ratings import Level

Icon = Literal[
    "id-card",
    "heart",
    "home-city",
    "account-child",
    "briefcase",
    "file-document",
    "account-group",
    "sprout",
    "tree",
    "car",
    "hammer",
    "scale",
    "television",
    "medical",
    "cash",
    "flag",
    "help",
]
"""The pictograms every screen of the look can draw."""

StaffRole = Literal["clerk", "guide", "manager", "administrator"]


def _spelled(pattern: str, words: str) -> AfterValidator:
    """A check that a text is spelled this way; `words` tell a person how."""

    def check(text: str) -> str:
        if re.fullmatch(pattern, text) is None:
            raise ValueError(f"should be {words}")
        return text

    return AfterValidator(check)


_SLUG = _spelled(r"[a-z0-9][a-z0-9-]{0,47}", "small letters, digits and dashes, 48 at most")

Slug = Annotated[str, _SLUG]
Login = Annotated[
    str, _spelled(r"[a-z][a-z0-9._-]{1,31}", "2 to 32 small letters and digits, a letter first")
]
Colour = Annotated[str, _spelled(r"#[0-9A-Fa-f]{6}", 'a colour like "#C0392B", in quotes')]
Prefix = Annotated[str, _spelled(r"[A-Z]{1,2}", "one or two capital letters")]
Url = Annotated[
    str, _spelled(r"https?://[^\s/]+(/\S*)?", "an address like https://hall.example.cn")
]
WindowNumber = Annotated[int, Field(ge=1, le=999)]


def _known_zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError(f"there is no time zone {name!r}; China's is Asia/Shanghai")
    return name


def _sensible_limit(limit: TimeLimit) -> TimeLimit:
    if (limit.amount == 0) != (limit.unit == "same_day") or limit.amount < 0:
        raise ValueError("amount is 0 for same_day and 1 or more for any other unit")
    return limit


def _sensible_fee(fee: Fee) -> Fee:
    if fee.amount is not None and fee.amount < 0:
        raise ValueError("a fee's amount cannot be negative")
    return fee


def _sensible_material(material: Material) -> Material:
    if material.copies < 1:
        raise ValueError("copies is 1 or more")
    return material


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Hall(_Section):
    """Who the hall is. `public_url` is where phones reach it; None keeps phones out of the QR."""

    id: Slug
    name: Words
    hotline: str
    time_zone: Annotated[str, AfterValidator(_known_zone)]
    public_url: Url | None = None


class Texts(_Section):
    """Sentences printed or shown as the hall wrote them."""

    missed_rule: Words


class Settings(_Section):
    """Figures of the hall's own rules.

    `recall_gap_s`: seconds between two calls of one number, 0 for no such rule;
    `call_valid_s`: seconds a call may be spoken; `rating_days`: days after a visit in which it
    may be rated; `rating_ask_s`: seconds a pad asks for a rating; `rating_interrupted_s`: the
    next visit begun within so many seconds of the last one's end interrupts its rating;
    `number_digits`: digits after a ticket's prefix.
    """

    recall_gap_s: Annotated[int, Field(ge=0, le=3600)] = 0
    call_valid_s: Annotated[int, Field(ge=5, le=3600)] = 60
    rating_days: Annotated[int, Field(ge=0, le=365)] = 7
    rating_ask_s: Annotated[int, Field(ge=1, le=600)] = 60
    rating_interrupted_s: Annotated[int, Field(ge=0, le=600)] = 20
    number_digits: Annotated[int, Field(ge=2, le=5)] = 3


class HallOutcome(_Section):
    """What a clerk may choose when a visit is finished."""

    code: Annotated[str, _SLUG, Field(max_length=40)]
    name: Words


class RatingLevel(_Section):
    """One of the five levels. `bad` marks a bad rating (差评)."""

    level: Level
    name: Words
    bad: bool = False


class RatingTag(_Section):
    """A reason a citizen may tick under a level."""

    level: Level
    code: Annotated[int, Field(ge=1)]
    text: Words


class Rating(_Section):
    """The levels, all five, and their tags, in the order they are shown."""

    levels: Annotated[list[RatingLevel], Field(min_length=5, max_length=5)]
    tags: list[RatingTag] = []


class HallDepartment(Department):
    """A group of items on the kiosk's first screen."""

    id: Slug
    icon: Icon
    colour: Colour


class HallQueue(_Section):
    """A line of tickets that share a prefix and the windows that serve it."""

    id: Slug
    name: Words
    prefix: Prefix
    colour: Colour
    department: str


class HallWindow(_Section):
    """A window and the queues it serves. Out of service: it stands there, nobody can open it."""

    number: WindowNumber
    name: Words
    queues: Annotated[list[str], Field(min_length=1)]
    in_service: bool = True


class HallStaff(_Section):
    """A person who may sign in as `name`. Passwords are never part of a hall file."""

    name: Login
    display: Words
    post: Words
    roles: Annotated[list[StaffRole], Field(min_length=1)]


class HallItem(_Section):
    """A service item (事项); its windows are those that serve its queue.

    `minutes` is the time one visit for it usually takes.
    """

    id: Slug
    name: Words
    department: str
    queue: str
    kind: str | None = None
    promised: Annotated[TimeLimit, AfterValidator(_sensible_limit)] | None = None
    legal: Annotated[TimeLimit, AfterValidator(_sensible_limit)] | None = None
    fee: Annotated[Fee, AfterValidator(_sensible_fee)] | None = None
    basis: str | None = None
    conditions: list[Words] = []
    materials: list[Annotated[Material, AfterValidator(_sensible_material)]] = []
    steps: list[Words] = []
    telephone: str | None = None
    complaint: str | None = None
    minutes: Annotated[int, Field(ge=1, le=480)] = 10

    def for_guide(self, windows: list[int]) -> ServiceItem:
        """The item as kiosks see it, served by these windows."""
        shared = {name: getattr(self, name) for name in type(self).model_fields}
        return ServiceItem(**shared, windows=windows)


class HallFile(_Section):
    """A whole hall. Lists keep the order of the file: it is the order people see."""

    hall: Hall
    texts: Texts
    settings: Settings = Settings()
    outcomes: Annotated[list[HallOutcome], Field(min_length=1)]
    rating: Rating
    departments: Annotated[list[HallDepartment], Field(min_length=1)]
    queues: Annotated[list[HallQueue], Field(min_length=1)]
    windows: Annotated[list[HallWindow], Field(min_length=1)]
    staff: list[HallStaff] = []
    notices: list[Notice] = []
    items: Annotated[list[HallItem], Field(min_length=1)]

    def windows_of(self, queue: str) -> list[int]:
        """The numbers of the windows in service that serve `queue`, in rising order."""
        return sorted(w.number for w in self.windows if w.in_service and queue in w.queues)

    def guide(self) -> Guide:
        """The service guide as devices see it."""
        return Guide(
            departments=[Department(**d.model_dump()) for d in self.departments],
            items=[item.for_guide(self.windows_of(item.queue)) for item in self.items],
        )
