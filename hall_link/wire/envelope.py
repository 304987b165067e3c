"""Frames on the device socket: JSON objects with a `type`, one per websocket text message.

A device sends `hello` first and gets `welcome` or `goodbye`. Then it sends `call` frames, each
answered by one `reply` with the same id, while `push` frames tell what changed. Heartbeats go both
ways; a side that hears nothing for three heartbeats closes the line.
"""

from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from hall_link.wire.base import CommandId, Instant, Message, Words
from hall_link.wire.board import (
    Board,
    CallView,
    Hours,
    PersonCard,
    PrinterView,
    QueueView,
    WindowView,
)
from hall_link.wire.calls import Wall
from hall_link.wire.commands import Command, Result
from hall_link.wire.desk import Desk
from hall_link.wire.guide import Guide
from hall_link.wire.pad import Pad
from hall_link.wire.printing import PrintJob

Role = Literal[
    "kiosk",
    "display",
    "evaluator",
    "printer",
    "guide",
    "clerk",
    "manager",
    "administrator",
    "integrator",
]


class Snapshot(Message):
    """The whole truth for one role at `seq`. Parts that are not for the role are None.

    guide: kiosk, guide, manager, administrator, integrator; desk: clerk; pad: evaluator;
    wall: display; jobs: printer (everything stored for it and not yet reported printed).
    """

    board: Board
    guide: Guide | None = None
    desk: Desk | None = None
    pad: Pad | None = None
    wall: Wall | None = None
    jobs: list[PrintJob] | None = None


class DayChanged(Message):
    """The business day or the open state changed; recent calls are of the new day."""

    change: Literal["day"] = "day"
    business_day: str
    open: bool


class HoursChanged(Message):
    """A session began or ended, or somebody opened or closed the hall out of turn."""

    change: Literal["hours"] = "hours"
    hours: Hours


class QueueChanged(Message):
    change: Literal["queue"] = "queue"
    queue: QueueView


class WindowChanged(Message):
    change: Literal["window"] = "window"
    window: WindowView


class PeopleChanged(Message):
    """Somebody who serves came, went or paused, or is new."""

    change: Literal["people"] = "people"
    people: list[PersonCard]


class CallChanged(Message):
    """A call is new, was repeated (a higher round), or was reported shown or spoken."""

    change: Literal["call"] = "call"
    call: CallView


class CallUndone(Message):
    """A call was taken back: nothing is shown or spoken of it any more, and nobody was passed.

    `recent_calls`: what boards remember now, the newest first.
    """

    change: Literal["call_undone"] = "call_undone"
    call_id: str
    recent_calls: list[CallView]


class PrinterChanged(Message):
    change: Literal["printer"] = "printer"
    printer: PrinterView


class DeskChanged(Message):
    change: Literal["desk"] = "desk"
    desk: Desk


class PadChanged(Message):
    change: Literal["pad"] = "pad"
    pad: Pad


class JobAdded(Message):
    change: Literal["job"] = "job"
    job: PrintJob


class JobClosed(Message):
    """The job needs this printer no more: printed, or in a person's hands."""

    change: Literal["job_closed"] = "job_closed"
    job_id: str


Change = Annotated[
    DayChanged
    | HoursChanged
    | QueueChanged
    | WindowChanged
    | PeopleChanged
    | CallChanged
    | CallUndone
    | PrinterChanged
    | DeskChanged
    | PadChanged
    | JobAdded
    | JobClosed,
    Field(discriminator="change"),
]


class Error(Message):
    """A refusal: a permanent code, words for people, and facts about this case."""

    code: str
    message: Words
    details: dict[str, Any] = {}


# --- from the device ---------------------------------------------------------------------------


class Hello(Message):
    """First frame of a device. `key` is its bearer key; it is never written to a log."""

    type: Literal["hello"] = "hello"
    role: Role
    key: Annotated[str, Field(max_length=200)]
    wire_version: int
    software: Annotated[str, Field(max_length=80)] = ""


class Call(Message):
    """Ask for something to be done. The id stays the same when the call is sent again."""

    type: Literal["call"] = "call"
    id: CommandId
    command: Command


class Resync(Message):
    """The device saw a gap: send a fresh snapshot."""

    type: Literal["resync"] = "resync"


class Heartbeat(Message):
    """Nothing to say, still here. The server's carry its time, which devices go by."""

    type: Literal["heartbeat"] = "heartbeat"
    at: Instant | None = None


class Identified(Message):
    """Answer to `identify`. `spoken`: sent once more by a voice when the phrase has sounded."""

    type: Literal["identified"] = "identified"
    id: CommandId
    spoken: bool = False


# --- from the server ---------------------------------------------------------------------------


class Welcome(Message):
    """The device is known. Everything up to `seq` is in the snapshot."""

    type: Literal["welcome"] = "welcome"
    hall_id: str
    epoch: str
    seq: int
    wire_version: int
    device: str
    name: str = ""
    window: int | None = None
    heartbeat_s: float = 2.0
    at: Instant | None = None
    snapshot: Snapshot


class Fresh(Message):
    """Answer to `resync`."""

    type: Literal["fresh"] = "fresh"
    epoch: str
    seq: int
    snapshot: Snapshot


class Push(Message):
    """What changed for this connection. `follows` is the seq this connection was at before."""

    type: Literal["push"] = "push"
    seq: int
    follows: int
    changes: list[Change]


class Reply(Message):
    """Answer to the call with this id: exactly one of `result` and `error`.

    `error.code == "try-again"` means nothing was done: send the same call again.
    """

    type: Literal["reply"] = "reply"
    id: str
    result: Result | None = None
    error: Error | None = None


class Goodbye(Message):
    """The server closes the line and says why. `retry` is False when coming back is no use."""

    type: Literal["goodbye"] = "goodbye"
    error: Error
    retry: bool


class Identify(Message):
    """Are you there? Asked of every device when the hall tests itself. `speak`: a voice says a test
    phrase, too. `show`: asked of one: its screen shows for some seconds which device it is, and
    what a voice says is its name."""

    type: Literal["identify"] = "identify"
    id: CommandId
    speak: bool = False
    show: bool = False


FromDevice = Annotated[Hello | Call | Resync | Heartbeat | Identified, Field(discriminator="type")]
FromServer = Annotated[
    Welcome | Fresh | Push | Reply | Goodbye | Heartbeat | Identify, Field(discriminator="type")
]

FROM_DEVICE: TypeAdapter[FromDevice] = TypeAdapter(FromDevice)
FROM_SERVER: TypeAdapter[FromServer] = TypeAdapter(FromServer)
