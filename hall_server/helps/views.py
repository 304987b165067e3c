"""Who needs a hand now, as desks and the manager's page show it."""

from typing import Literal

from hall_link.wire.desk import HelpView
from hall_server.devices.state import DevicesState
from hall_server.helps.state import HelpsState
from hall_server.helps.tables import Help, Wanted
from hall_server.kernel.clock import stored

DESKS: dict[Wanted, Literal["leader", "colleague", "emergency", "guide"]] = {
    "leader": "leader",
    "colleague": "colleague",
    "emergency": "emergency",
    "guide": "guide",
}
"""What desks are told of. A petition or a request is the leaders' (rows H6, G3)."""


def help_views(devices: DevicesState, state: HelpsState) -> list[HelpView]:
    """Every call of a window or for a guide that nobody has answered, emergencies first."""
    return [
        HelpView(
            help_id=h.id,
            window=h.window,
            what=DESKS[h.what],
            since=stored(h.since),
            number=h.number,
            place=_place(devices, h),
        )
        for h in state.open()
        if h.what in DESKS
    ]


def _place(devices: DevicesState, wanted: Help) -> str:
    """What people call the device where a guide is wanted."""
    device = devices.find(wanted.asked_by) if wanted.what == "guide" else None
    return device.name if device else ""
