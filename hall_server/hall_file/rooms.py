"""The rooms of a hall that a hall file speaks about."""

from dataclasses import dataclass

from hall_server.appointments.state import AppointmentsState
from hall_server.devices.state import DevicesState
from hall_server.guide.state import GuideState
from hall_server.premises.state import PremisesState
from hall_server.queue.state import QueueState
from hall_server.staff.state import StaffState
from hall_server.windows.state import WindowsState


@dataclass(frozen=True, slots=True)
class Rooms:
    """What is exported from, compared with, and changed."""

    premises: PremisesState
    guide: GuideState
    windows: WindowsState
    queue: QueueState
    staff: StaffState
    devices: DevicesState
    appointments: AppointmentsState
