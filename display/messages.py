"""What can happen to a wall display."""

from dataclasses import dataclass
from datetime import datetime

from hall_link.wire.calls import VoiceState
from hall_link.wire.envelope import Error, Snapshot


@dataclass(frozen=True)
class LinkChanged:
    """The line to the server, or what came over it, changed.

    at: the hall's time now; heard: the hall's time when the server was last heard to tell it.
    Both are None before the first welcome. now: seconds of a clock that never jumps.
    """

    connected: bool
    snapshot: Snapshot | None
    goodbye: Error | None
    at: datetime | None
    heard: datetime | None
    now: float


@dataclass(frozen=True)
class Tick:
    """Time goes on; `minute` is the hall's wall clock, to the minute: None while unknown."""

    now: float
    minute: datetime | None


@dataclass(frozen=True)
class VoiceChanged:
    """The voice can speak, cannot, or is not wanted here."""

    voice: VoiceState


@dataclass(frozen=True)
class VoiceBegan:
    """The voice speaks this announcement now, a call's round as `calls.round_key` names it."""

    announcement: str


@dataclass(frozen=True)
class VoiceEnded:
    """The voice is done with an announcement; `spoken` when it was heard to its end."""

    announcement: str
    spoken: bool


Message = LinkChanged | Tick | VoiceChanged | VoiceBegan | VoiceEnded
