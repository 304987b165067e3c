"""What HTTP clients send and get, where it differs from the device socket's messages."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from hall_link.wire.base import CommandId, Instant, Secret, Words
from hall_link.wire.board import Hours, VisitState, WindowState
from hall_link.wire.envelope import Error
from hall_link.wire.guide import MaterialCheck
from hall_link.wire.ratings import Level
from hall_link.wire.tickets import IdNumber, Need, TicketState
from hall_link.wire.wait import Wait
from hall_link.wire.windows import Post
from hall_server.web.texts import keepable


class Body(BaseModel):
    """A request. Unknown fields are refused: a typing error must not pass unseen."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _keepable(cls, sent: Any) -> Any:
        if isinstance(sent, dict) and not keepable(sent):
            raise ValueError("a text holds characters that can't be kept")
        return sent


class Act(Body):
    """An act that needs nothing but itself."""

    command_id: CommandId | None = Field(
        default=None, description="The same id is done once and answered the same again."
    )


class TicketOrder(Act):
    """Take a ticket for these items of the guide, or for a queue whatever it is about.

    Items of several queues make one ticket that waits once, in the queue of the first.
    """

    items: Annotated[list[str], Field(max_length=12)] = []
    queue: Annotated[str, Field(min_length=1, max_length=64)] | None = None
    print: bool = Field(default=True, description="Whether a printer puts it on paper.")
    language: Literal["zh", "en"] = "zh"
    priority: Annotated[str, Field(min_length=1, max_length=48)] | None = Field(
        default=None, description="A priority class of the hall, where the citizen is entitled."
    )
    reason: Annotated[str, Field(max_length=150)] = ""
    approver: Annotated[str, Field(max_length=64)] | None = None
    needs: Annotated[list[Need], Field(max_length=5)] = []
    principals: Annotated[int, Field(ge=1, le=20)] = 1
    person: IdNumber | None = Field(
        default=None, repr=False, description="An identity number; only a mark of the day is kept."
    )
    checks: Annotated[list[MaterialCheck], Field(max_length=12)] = Field(
        default=[], description="The papers ticked as at hand before queueing."
    )
    knowing: bool = Field(
        default=False, description="Taken though service may not be reached before closing."
    )

    @model_validator(mode="after")
    def _names_items_or_a_queue(self) -> "TicketOrder":
        if bool(self.items) == (self.queue is not None):
            raise ValueError("name either items or a queue")
        return self


class Scan(Act):
    """The ticket's secret, as its QR carries it."""

    secret: Secret


Name = Annotated[str, Field(min_length=1, max_length=64)]
Password = Annotated[str, Field(min_length=1, max_length=200)]


class Credentials(Act):
    """Who sits down, and the password. `new_password` takes its place from now on."""

    name: Name
    password: Password
    new_password: Password | None = None


class Entry(Body):
    """Who signs in to the pages of no window. `new_password` takes the password's place."""

    name: Name
    password: Password
    new_password: Password | None = None


class RatingForm(Act):
    """A rating of the visit whose ticket has this secret."""

    secret: Secret
    level: Level
    tags: Annotated[list[int], Field(max_length=8)] = []
    text: Annotated[str, Field(max_length=150)] = ""


class Refused(BaseModel):
    """Every answer that is not a success."""

    error: Error


class Issued(BaseModel):
    """The ticket as issued. `ahead`: who waits before it; `windows`: which serve it; `wait`: in
    minutes, null while nobody sits at one of them."""

    ticket_id: str
    number: str
    secret: Secret
    queue: str
    items: list[str]
    ahead: int
    windows: list[int]
    issued_at: Instant
    business_day: str
    qr: str
    wait: Wait | None


class Acted(BaseModel):
    """What an act at a window did: the ticket and where it stands now. `stays`: at sign-out, the
    numbers left to the next person there."""

    window: int
    number: str | None
    ticket_id: str | None
    state: TicketState | None
    call_id: str | None
    round: int | None
    stays: list[str] = []


class Seated(BaseModel):
    """`token` is a bearer key for this window until sign-out."""

    token: str
    window: int
    staff: Words
    post: Post


class Entered(BaseModel):
    """Signed in until `expires_at`, unless signed out before. `role`: administrator, manager or
    guide, the highest of the person's."""

    staff: Words
    role: str
    expires_at: Instant


class Left(BaseModel):
    """`closed`: whether anybody was signed in."""

    closed: bool


class RatingStored(BaseModel):
    """The rating is stored."""

    rating_id: str
    number: str
    level: Level


class HallQueue(BaseModel):
    """A queue and how many wait in it."""

    id: str
    name: Words
    prefix: str
    waiting: int


class HallWindow(BaseModel):
    """A window. `serving` is the number called to it or served at it."""

    number: int
    name: Words
    state: WindowState
    serving: str | None
    visit: VisitState | None
    queues: list[str]


class WindowToSit(BaseModel):
    """A window as the sign-in page lists it."""

    number: int
    name: Words
    state: WindowState


class HallCall(BaseModel):
    """A call; times are null until a display reported them."""

    number: str
    window: int
    round: int
    called_at: Instant
    shown_at: Instant | None
    spoken_at: Instant | None


class HallNow(BaseModel):
    """The hall at this moment. `recent_calls` has the newest first.

    `open`: the books of the business day are open; whether the hall serves just now, and until
    when, is in `hours`.
    """

    hall_id: str
    name: Words
    epoch: str
    seq: int
    business_day: str
    open: bool
    hours: Hours
    queues: list[HallQueue]
    windows: list[HallWindow]
    recent_calls: list[HallCall]


class Health(BaseModel):
    """The server answers."""

    status: Literal["ok"]
    hall_id: str
    seq: int
    devices: int
