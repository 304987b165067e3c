"""Giving a device its key."""

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from hall_link.wire.board import MAIN_ZONE
from hall_link.wire.calls import Noted
from hall_link.wire.envelope import Role
from hall_server.devices.state import DevicesState
from hall_server.devices.tables import Device
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.refusals import AlreadyExists, Refusal
from hall_server.kernel.work import Work

BOUND_TO_WINDOW = {"evaluator", "clerk"}
"""Roles whose key belongs to one window. A display's may: then it is that window's screen."""


class ZoneHasAVoice(Refusal):
    """Another display speaks in this zone: two voices there would talk across each other (C4)."""

    code = "zone-has-a-voice"


class CreateKey(BaseModel):
    """Make a device known. The key stays with whoever made it; its digest comes here.

    `zone` and `speaks` are a display's: where it hangs, and whether it is the voice there. A
    window's screen hangs where its window is, and never speaks.
    """

    model_config = ConfigDict(frozen=True)
    role: Role
    window: int | None = None
    name: str | None = Field(default=None, max_length=64)
    zone: str | None = Field(default=None, min_length=1, max_length=64)
    speaks: bool = False
    key_hash: str = Field(pattern=r"^[0-9a-f]{64}$")

    @model_validator(mode="after")
    def _screen_of_a_window(self) -> Self:
        if self.role == "display" and self.window is not None and (self.zone or self.speaks):
            raise ValueError("a window's screen has no zone of its own and does not speak")
        return self


def create_key(state: DevicesState, command: CreateKey, work: Work) -> Noted:
    """Raises `AlreadyExists` when a live device of that role bears the name, `ZoneHasAVoice`."""
    same_role = state.of_role(command.role)
    name = command.name or f"{command.role}-{len(same_role) + 1}"
    if any(device.name == name for device in same_role):
        raise AlreadyExists(name=name)
    zone, speaks = _place(state, command)
    device = Device(
        id=new_id(work.now),
        name=name,
        role=command.role,
        window=command.window,
        key_hash=command.key_hash,
        created_at=to_text(work.now),
        zone=zone,
        speaks=speaks,
    )
    work.put(device)
    work.event("key_created", device=device.id, role=device.role, window=device.window)
    return Noted()


def _place(state: DevicesState, command: CreateKey) -> tuple[str | None, bool]:
    """Where a display hangs, and whether it speaks there; of no other device."""
    if command.role != "display" or command.window is not None:
        return None, False
    zone = command.zone or MAIN_ZONE
    if command.speaks and state.voice_of(zone) is not None:
        raise ZoneHasAVoice(zone=zone)
    return zone, command.speaks
