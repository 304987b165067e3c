"""What happens and is asked for besides tickets: progress, complaints, requests (A9, A10, G3)."""

from dataclasses import dataclass, field

from hall_link.wire.commands import Command, Result

# --- from the server ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Answered:
    """What was asked under `command_id` is answered. The answer may be about a person."""

    command_id: str
    result: Result = field(repr=False)


@dataclass(frozen=True)
class AnsweredNot:
    """What was asked under `command_id` is refused."""

    command_id: str
    code: str


# --- from the person ---------------------------------------------------------------------------


@dataclass(frozen=True)
class MatterTouched:
    """A press on one of these screens, by its name. `command_id` is new with every touch."""

    key: str = field(repr=False)
    command_id: str


# --- what it asks for --------------------------------------------------------------------------


@dataclass(frozen=True)
class AskEffect:
    """Ask the server this; asking again under the same id does nothing twice."""

    command_id: str
    command: Command = field(repr=False)
