"""Where a display hangs, and what it reports of the calls it was given (rows C4, C7)."""

from typing import Annotated, Literal

from pydantic import Field

from hall_link.wire.base import Message

VoiceState = Literal["off", "ready", "fault"]


class Wall(Message):
    """Where a display hangs. Of the displays of one zone at most one speaks.

    `window`: it is the screen of this window and shows nothing else (row C2). `elsewhere`: zones
    with a voice of their own; the main zone's voice leaves their calls to them (row C10).
    """

    zone: str
    speaks: bool
    window: int | None = None
    elsewhere: list[str] = []


class ReportCall(Message):
    """A display has shown this round of a call, or spoken it to its end."""

    kind: Literal["report_call"] = "report_call"
    call_id: str
    round: int
    done: Literal["shown", "spoken"]


class ReportVoice(Message):
    """A display tells how its voice is, at once on connecting and at each change.

    off: it is not set to speak. fault: it should speak and can't; `detail` says why.
    """

    kind: Literal["report_voice"] = "report_voice"
    state: VoiceState
    detail: Annotated[str, Field(max_length=200)] | None = None


class Noted(Message):
    """A report was taken in; nothing else to say."""

    kind: Literal["noted"] = "noted"
