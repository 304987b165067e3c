"""Giving a device its key."""

from itertools import count
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


class Place(BaseModel):
    """Where a device stands. `zone` and `speaks` are a display's: where it hangs, and whether it is
    the voice there. A window's screen hangs where its window is, and never speaks.
    """

    model_config = ConfigDict(frozen=True)
    window: int | None = None
    zone: str | None = Field(default=None, min_length=1, max_length=64)
    speaks: bool = False

    @model_validator(mode="after")
    def _screen_of_a_window(self) -> Self:
        if self.window is not None and (self.zone or self.speaks):
            raise ValueError("a window's screen has no zone of its own and does not speak")
        return self


class CreateKey(Place):
    """Make a device known. The key stays with whoever made it; its digest comes here."""

    role: Role
    name: str | None = Field(default=None, max_length=64)
    key_hash: str = Field(pattern=r"^[0-9a-f]{64}$")


def create_key(state: DevicesState, command: CreateKey, work: Work) -> Noted:
    """Raises `AlreadyExists` when a live device of that role bears the name, `ZoneHasAVoice`."""
    same_role = state.of_role(command.role)
    taken = {device.name for device in same_role}
    name = command.name or _free_name(command.role, taken)
    if name in taken:
        raise AlreadyExists(name=name)
    zone, speaks = place_of(state, command.role, command)
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


def _free_name(role: str, taken: set[str]) -> str:
    """The first of kiosk-1, kiosk-2 … that no good key has."""
    numbered = (f"{role}-{number}" for number in count(1))
    return next(name for name in numbered if name not in taken)


def place_of(
    state: DevicesState, role: str, place: Place, device: str | None = None
) -> tuple[str | None, bool]:
    """Where a display hangs, and whether it speaks there; of no other device.

    `device`: which one it is, if it is known already. Raises `ZoneHasAVoice`.
    """
    if role != "display" or place.window is not None:
        return None, False
    zone = place.zone or MAIN_ZONE
    voice = state.voice_of(zone) if place.speaks else None
    if voice is not None and voice.id != device:
        raise ZoneHasAVoice(zone=zone)
    return zone, place.speaks
