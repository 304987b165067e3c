"""What a hall file says: the whole hall, as a person wrote it down.

The reader (`hall_server.hall_file.read`) also checks what crosses from one section to another;
a `HallFile` built any other way has only had its own shape checked.
"""

from typing import Annotated, Literal
from zoneinfo import available_timezones

from pydantic import AfterValidator, Field

from hall_link.wire.base import Words
from hall_link.wire.board import MAIN_ZONE, Notice
from hall_link.wire.guide import Department, Guide, LifeEvent, MediaId
from hall_link.wire.ratings import Level
from hall_link.wire.ticket_layout import TicketPart
from hall_server.hall_file.items import HallItem
from hall_server.premises.booking_plan import Appointments
from hall_server.premises.casebook import Casebook
from hall_server.premises.hours import OpeningHours
from hall_server.premises.retention import Retention
from hall_server.premises.rulebook import (
    FIRST_COME,
    CallingRule,
    Displays,
    Limits,
    Missed,
    PauseReason,
    PrinterPlace,
    PriorityClass,
    Settings,
)
from hall_server.premises.spelling import (
    SLUG,
    Colour,
    Icon,
    Login,
    Prefix,
    Section,
    Slug,
    Url,
    WindowNumber,
)
from hall_server.premises.ticket_layout import whole_ticket

StaffRole = Literal["clerk", "guide", "complaints", "manager", "administrator"]


def _known_zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError(f"there is no time zone {name!r}; China's is Asia/Shanghai")
    return name


class Hall(Section):
    """Who the hall is. `public_url` is where phones reach it; None keeps phones out of the QR."""

    id: Slug
    name: Words
    hotline: str
    time_zone: Annotated[str, AfterValidator(_known_zone)]
    public_url: Url | None = None


class Texts(Section):
    """Sentences printed or shown as the hall wrote them.

    `missed_rule`: None for the rule of `missed` in words, which can never say anything else.
    """

    missed_rule: Words | None = None


class HallLifeEvent(LifeEvent):
    """A group of items by what happens in a life, the kiosk's other way in."""

    id: Slug
    icon: Icon
    colour: Colour
    items: Annotated[list[str], Field(min_length=1)]


class HallOutcome(Section):
    """What a clerk may choose when a visit is finished."""

    code: Annotated[str, SLUG, Field(max_length=40)]
    name: Words


class RatingLevel(Section):
    """One of the five levels. `bad` marks a bad rating (差评)."""

    level: Level
    name: Words
    bad: bool = False


class RatingTag(Section):
    """A reason a citizen may tick under a level."""

    level: Level
    code: Annotated[int, Field(ge=1)]
    text: Words


class Rating(Section):
    """The levels, all five, and their tags, in the order they are shown."""

    levels: Annotated[list[RatingLevel], Field(min_length=5, max_length=5)]
    tags: list[RatingTag] = []


class HallDepartment(Department):
    """A group of items on the kiosk's first screen."""

    id: Slug
    icon: Icon
    colour: Colour


class HallQueue(Section):
    """A line of tickets that share a prefix and the windows that serve it.

    `general`: the comprehensive queue (综合窗口) for who can't choose; at the most one of a hall.
    """

    id: Slug
    name: Words
    prefix: Prefix
    colour: Colour
    department: str
    icon: Icon = "help"
    target_min: Annotated[int, Field(ge=1, le=480)] | None = None
    daily_limit: Annotated[int, Field(ge=1, le=99999)] | None = None
    general: bool = False


class HallWindow(Section):
    """A window and the queues it serves. Out of service: it stands there, nobody can open it.

    `rule`: its calling rule, None for the first of the hall's. `zone`: the part of the hall it is
    in. `posts`: its own clerk first, then the stand-in (AB岗), by their sign-in names. `head`: its
    chief representative (首席代表), who is told of overdue cases.
    """

    number: WindowNumber
    name: Words
    queues: Annotated[list[str], Field(min_length=1)]
    in_service: bool = True
    rule: str | None = None
    zone: Slug = MAIN_ZONE
    posts: Annotated[list[str], Field(max_length=4)] = []
    head: Login | None = None


class HallStaff(Section):
    """A person who may sign in as `name`. Passwords are never part of a hall file.

    `complaints` is the role of those who handle complaints and may see who complained. `superior`:
    who leads this person: a complaint never goes down from somebody it is about (Ruling 14).
    `photo`: a stored picture; `telephone`: the service number people may ring.
    """

    name: Login
    display: Words
    post: Words
    roles: Annotated[list[StaffRole], Field(min_length=1)]
    superior: Login | None = None
    photo: MediaId | None = None
    telephone: str | None = None


class HallLayout(Section):
    """The hall's own layout of a form, in place of the one the system comes with (row E4).

    `parts` is the layout's text, one block a line; how it is written: docs/forms.md.
    """

    form: Slug
    parts: Annotated[str, Field(min_length=1, max_length=6000)]


TicketLayout = Annotated[list[TicketPart], AfterValidator(whole_ticket)]
"""The hall's own ticket; empty for the standard one."""


class HallFile(Section):
    """A whole hall. Lists keep the order of the file: it is the order people see."""

    hall: Hall
    texts: Texts = Texts()
    settings: Settings = Settings()
    missed: Missed = Missed()
    hours: OpeningHours | None = None
    limits: Limits = Limits()
    retention: Retention = Retention()
    appointments: Appointments | None = None
    casebook: Casebook = Casebook()
    layouts: list[HallLayout] = []
    ticket: TicketLayout = []
    displays: Displays = Displays()
    priorities: list[PriorityClass] = []
    rules: Annotated[list[CallingRule], Field(min_length=1)] = [FIRST_COME]
    pauses: list[PauseReason] = []
    printers: list[PrinterPlace] = []
    outcomes: Annotated[list[HallOutcome], Field(min_length=1)]
    rating: Rating
    departments: Annotated[list[HallDepartment], Field(min_length=1)]
    queues: Annotated[list[HallQueue], Field(min_length=1)]
    windows: Annotated[list[HallWindow], Field(min_length=1)]
    staff: list[HallStaff] = []
    notices: list[Notice] = []
    events: list[HallLifeEvent] = []
    items: Annotated[list[HallItem], Field(min_length=1)]

    def windows_of(self, queue: str) -> list[int]:
        """The numbers of the windows in service that serve `queue`, in rising order."""
        return sorted(w.number for w in self.windows if w.in_service and queue in w.queues)

    def guide(self) -> Guide:
        """The service guide as devices see it."""
        return Guide(
            departments=[Department(**d.model_dump()) for d in self.departments],
            items=[item.for_guide(self.windows_of(item.queue)) for item in self.items],
            events=[LifeEvent(**event.model_dump()) for event in self.events],
            kinds={kind.code: kind.name for kind in self.casebook.kinds},
        )
