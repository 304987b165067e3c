"""What an administrator does to a device that is known: rename, move, revoke, a new key."""

from dataclasses import replace

from pydantic import BaseModel, ConfigDict, Field

from hall_link.wire.calls import Noted
from hall_server.devices.create_key import BOUND_TO_WINDOW, Place, place_of
from hall_server.devices.state import DevicesState
from hall_server.devices.tables import Device
from hall_server.kernel.clock import to_text
from hall_server.kernel.refusals import AlreadyExists, Refusal
from hall_server.kernel.work import Work


class UnknownDevice(Refusal):
    """The hall knows no such device, or its key was revoked."""

    code = "unknown-device"


class WindowNeeded(Refusal):
    """A device of this role belongs to a window."""

    code = "window-needed"


class RevokeKey(BaseModel):
    """Its key opens nothing from now on; a line it has is ended."""

    model_config = ConfigDict(frozen=True)
    device: str


class ChangeDevice(Place):
    """Another name, window or zone; the key stays. What is left out is taken away."""

    device: str
    name: str = Field(min_length=1, max_length=64)


class GiveNewKey(BaseModel):
    """The machine was changed, or had been revoked: what is known of the device stays, its old
    key opens nothing any more."""

    model_config = ConfigDict(frozen=True)
    device: str
    key_hash: str = Field(pattern=r"^[0-9a-f]{64}$")


def revoke_key(state: DevicesState, command: RevokeKey, work: Work) -> Noted:
    """Raises `UnknownDevice`."""
    device = _in_use(state, command.device)
    work.put(replace(device, revoked_at=to_text(work.now)))
    work.event("key_revoked", device=device.id, role=device.role, window=device.window)
    return Noted()


def change_device(state: DevicesState, command: ChangeDevice, work: Work) -> Noted:
    """Raises `UnknownDevice`, `AlreadyExists`, `WindowNeeded`, `ZoneHasAVoice`."""
    device = _in_use(state, command.device)
    others = [other for other in state.of_role(device.role) if other.id != device.id]
    if any(other.name == command.name for other in others):
        raise AlreadyExists(name=command.name)
    if device.role in BOUND_TO_WINDOW and command.window is None:
        raise WindowNeeded(role=device.role)
    zone, speaks = place_of(state, device.role, command, device.id)
    changed = replace(device, name=command.name, window=command.window, zone=zone, speaks=speaks)
    if changed != device:
        work.put(changed)
        work.event("device_changed", device=device.id, role=device.role, window=changed.window)
    return Noted()


def give_new_key(state: DevicesState, command: GiveNewKey, work: Work) -> Noted:
    """Raises `UnknownDevice`, `AlreadyExists` where a revoked device's name was given away, and
    `ZoneHasAVoice` where its place was."""
    device = state.find(command.device)
    if device is None:
        raise UnknownDevice(device=command.device)
    others = [other for other in state.of_role(device.role) if other.id != device.id]
    if any(other.name == device.name for other in others):
        raise AlreadyExists(name=device.name)
    place = Place(window=device.window, zone=None if device.window else device.zone)
    place_of(state, device.role, place.model_copy(update={"speaks": device.speaks}), device.id)
    work.put(replace(device, key_hash=command.key_hash, revoked_at=None))
    work.event("key_replaced", device=device.id, role=device.role, window=device.window)
    return Noted()


def _in_use(state: DevicesState, device_id: str) -> Device:
    device = state.find(device_id)
    if device is None or device.revoked_at is not None:
        raise UnknownDevice(device=device_id)
    return device
