"""Giving a device its key."""

from pydantic import BaseModel, ConfigDict, Field

from hall_link.wire.calls import Noted
from hall_link.wire.envelope import Role
from hall_server.devices.state import DevicesState
from hall_server.devices.tables import Device
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.refusals import AlreadyExists
from hall_server.kernel.work import Work

BOUND_TO_WINDOW = {"evaluator", "clerk"}
"""Roles whose key belongs to one window."""


class CreateKey(BaseModel):
    """Make a device known. The key stays with whoever made it; its digest comes here."""

    model_config = ConfigDict(frozen=True)
    role: Role
    window: int | None = None
    name: str | None = Field(default=None, max_length=64)
    key_hash: str = Field(pattern=r"^[0-9a-f]{64}$")


def create_key(state: DevicesState, command: CreateKey, work: Work) -> Noted:
    """Raises `AlreadyExists` when a live device of that role bears the name."""
    same_role = state.of_role(command.role)
    name = command.name or f"{command.role}-{len(same_role) + 1}"
    if any(device.name == name for device in same_role):
        raise AlreadyExists(name=name)
    created_at = to_text(work.now)
    device = Device(
        new_id(work.now), name, command.role, command.window, command.key_hash, created_at
    )
    work.put(device)
    work.event("key_created", device=device.id, role=device.role, window=device.window)
    return Noted()
