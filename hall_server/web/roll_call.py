"""Who is not there: the devices whose state the hall tells people, and which have no line."""

from collections.abc import Iterator

from hall_link.wire.calls import ReportVoice
from hall_link.wire.printing import ReportPrinter
from hall_server.delivery.hub import Hub
from hall_server.devices.report_voice import DISPLAY_AWAY
from hall_server.devices.state import DevicesState
from hall_server.devices.tables import Device
from hall_server.kernel.work import Actor
from hall_server.paper.rules import WORKER_AWAY

GRACE_S = 10.0
"""So long devices may take to come back after the server's start."""

Away = ReportPrinter | ReportVoice


def away_report(device: Device | None) -> Away | None:
    """What is reported for a device that has no line: of a printer, and of a display (row C7)."""
    if device is None:
        return None
    if device.role == "printer":
        return ReportPrinter(state="unknown", detail=WORKER_AWAY)
    return ReportVoice(state="fault", detail=DISPLAY_AWAY) if device.role == "display" else None


def missing(hub: Hub) -> Iterator[tuple[Actor, Away]]:
    """The devices last told to be there that have no line now, each with its report."""
    devices = hub.hall.devices
    for device in [*devices.of_role("printer"), *devices.of_role("display")]:
        report = away_report(device)
        if report is not None and _told_there(devices, device) and not hub.has(device.id):
            yield Actor("device", device.id, device.role, device.window), report


def _told_there(devices: DevicesState, device: Device) -> bool:
    told = devices.printers.get(device.id) or devices.voices.get(device.id)
    return told is not None and told.detail not in (WORKER_AWAY, DISPLAY_AWAY)
