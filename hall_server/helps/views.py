"""Who needs a hand now, as desks and the manager's page show it."""

from hall_link.wire.desk import HelpView
from hall_server.devices.state import DevicesState
from hall_server.helps.state import HelpsState
from hall_server.helps.tables import Help
from hall_server.kernel.clock import stored


def help_views(devices: DevicesState, state: HelpsState) -> list[HelpView]:
    """Every call nobody has answered, emergencies first."""
    return [
        HelpView(
            help_id=h.id,
            window=h.window,
            what=h.what,
            since=stored(h.since),
            number=h.number,
            place=_place(devices, h),
        )
        for h in state.open()
    ]


def _place(devices: DevicesState, wanted: Help) -> str:
    """What people call the device where a guide is wanted."""
    device = devices.find(wanted.asked_by) if wanted.what == "guide" else None
    return device.name if device else ""
