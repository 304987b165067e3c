"""What the display and its voice tell each other, one JSON object a line."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, model_validator

from hall_link.wire.base import Language

WORDS_MAX_LENGTH = 200

Id = Annotated[str, StringConstraints(min_length=1, max_length=200)]
TicketNumber = Annotated[str, StringConstraints(min_length=1, max_length=20)]
WindowNumber = Annotated[int, Field(ge=1, le=999)]
Words = Annotated[str, StringConstraints(max_length=WORDS_MAX_LENGTH)]


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Announcement(_Line):
    """What is to be said, by what it names. `valid_s`: seconds from now in which it may be begun.

    `number` and `window`: a round of a call. `number` alone: please get ready. `window` and `to`:
    the window's services are at another one. `test`: that the voice can be heard, nothing else,
    or with `name` which display it is. `volume`: per cent of full.
    """

    id: Id
    number: TicketNumber | None = None
    window: WindowNumber | None = None
    to: WindowNumber | None = None
    test: bool = False
    name: Words = ""
    language: Language = "zh"
    valid_s: float
    volume: Annotated[int, Field(ge=1, le=100)] = 100

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.test and self.number is None and (self.window is None or self.to is None):
            raise ValueError("nothing to say: no number, and no two windows")
        return self

    @property
    def is_call(self) -> bool:
        """Somebody is called by it, so it is said again and in the visitor's language."""
        return self.number is not None and self.window is not None


class Ahead(_Line):
    """Numbers and windows that will be called some day: their clips are made in idle time."""

    numbers: tuple[TicketNumber, ...] = ()
    windows: tuple[WindowNumber, ...] = ()


class Say(_Line):
    """Speak it once, whole, after those that came before. An id that waits already is ignored."""

    say: Announcement


class Forget(_Line):
    """Not to be spoken any more, unless it has begun."""

    forget: Id


class Prepare(_Line):
    """Make these clips ahead."""

    prepare: Ahead


class Ready(_Line):
    """The voice can be heard now; `voice` is its name."""

    ready: Literal[True] = True
    voice: str


class Fault(_Line):
    """The voice can't be heard now, in words for the administrator. It keeps trying."""

    fault: Words


class Begun(_Line):
    """The chime sounds."""

    begun: Id


class Spoken(_Line):
    """It has sounded to its end."""

    spoken: Id


class Expired(_Line):
    """It was too old to be begun, or there was nothing to say; it will not be spoken."""

    expired: Id


class Failed(_Line):
    """An attempt broke off. While it is valid it is tried again from the start."""

    failed: Id
    why: Words


Order = Say | Forget | Prepare
Event = Ready | Fault | Begun | Spoken | Expired | Failed

_ORDERS: TypeAdapter[Order] = TypeAdapter(Order)
_EVENTS: TypeAdapter[Event] = TypeAdapter(Event)


def read_order(line: str | bytes) -> Order:
    """The order on a line. Raises ValueError when it is none."""
    return _ORDERS.validate_json(line)


def read_event(line: str | bytes) -> Event:
    """The event on a line. Raises ValueError when it is none."""
    return _EVENTS.validate_json(line)


def as_line(message: Order | Event) -> bytes:
    """The message as a line of UTF-8 JSON, its end included."""
    return message.model_dump_json().encode() + b"\n"
