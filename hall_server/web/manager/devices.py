"""How every device is, for the manager's page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from hall_link.wire.printing import ONE_WAY
from hall_server.delivery.hall import Hall
from hall_server.devices.report_voice import DISPLAY_AWAY
from hall_server.devices.tables import Device, Printer
from hall_server.paper.rules import WORKER_AWAY

Level = Literal["good", "warn", "bad", "off"]

KINDS = ("kiosk", "printer", "display", "evaluator")
"""Roles shown, in this order: what stands in the hall and can be mended by hand."""

_OF_PRINTER: dict[str, Level] = {"ready": "good", "low": "warn", ONE_WAY: "good"}


@dataclass(frozen=True, slots=True)
class DeviceCard:
    """A device. `state` is a key of the page's words; off: not there, and not missed."""

    kind: str
    name: str
    window: int | None
    state: str
    level: Level


def device_cards(hall: Hall, connected: Callable[[str], bool]) -> tuple[DeviceCard, ...]:
    """Every device of `KINDS`."""
    found = [(kind, device) for kind in KINDS for device in hall.devices.of_role(kind)]
    return tuple(
        DeviceCard(kind, device.name, device.window, *state_of(hall, device, connected(device.id)))
        for kind, device in found
    )


def state_of(hall: Hall, device: Device, connected: bool) -> tuple[str, Level]:
    """How a device is, and how bad that is."""
    if not connected:
        ran = device.role == "display" and device.id in hall.devices.voices
        missed = device.role == "printer" or device.speaks or ran
        return "away", "bad" if missed else "off"
    if device.role == "printer":
        state = _printer_state(hall.devices.printers.get(device.id))
        return state, _OF_PRINTER.get(state, "bad")
    if device.speaks:
        voice = hall.devices.voices.get(device.id)
        faulty = voice is not None and voice.state == "fault" and voice.detail != DISPLAY_AWAY
        return ("voice-fault", "bad") if faulty else ("voice-ready", "good")
    return "there", "good"


def _printer_state(told: Printer | None) -> str:
    if told is None or told.detail == WORKER_AWAY:
        return "unknown"
    return ONE_WAY if told.detail == ONE_WAY else told.state
