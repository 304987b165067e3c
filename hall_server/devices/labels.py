"""The label of a device, scanned at the spare that is to take its place (row K10)."""

from hall_link.entry.device_label import device_on
from hall_link.wire.enrolment import ENROL_ROLES, EnrolRole, OldDevice
from hall_server.devices.state import DevicesState
from hall_server.devices.tables import Device
from hall_server.kernel.refusals import Refusal


class UnknownLabel(Refusal):
    """No label of a device whose place can be taken here."""

    code = "unknown-label"


class OtherKind(Refusal):
    """The label of a device of another role. Details: that device, as `OldDevice`."""

    code = "other-kind"


def device_of_label(state: DevicesState, label: str, role: EnrolRole) -> Device:
    """The device a machine of this role may take the place of, by what its label says.

    Raises `UnknownLabel`, `OtherKind`.
    """
    device = state.find(device_on(label) or "")
    if device is None:
        raise UnknownLabel
    told = old_device(device)
    if told is None or device not in state.replaceable(told.role):
        raise UnknownLabel
    if told.role != role:
        raise OtherKind(**told.model_dump())
    return device


def old_device(device: Device) -> OldDevice | None:
    """What a spare shows of it; None for what is no machine of the hall, as a program's key."""
    role = next((one for one in ENROL_ROLES if one == device.role), None)
    return OldDevice(role=role, name=device.name, window=device.window) if role else None


def labelled(state: DevicesState) -> list[Device]:
    """The devices that have a label: all in use that stand in the hall, kind by kind."""
    kinds = [sorted(state.of_role(role), key=_place) for role in ENROL_ROLES]
    return [device for kind in kinds for device in kind]


def _place(device: Device) -> tuple[int, str]:
    return device.window or 0, device.name
