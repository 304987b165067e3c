"""Somebody has put a new roll into a printer (row E6)."""

from pydantic import BaseModel, ConfigDict

from hall_link.wire.calls import Noted
from hall_link.wire.printing import ResolveJob
from hall_server.devices.state import DevicesState
from hall_server.kernel.work import Work
from hall_server.paper.print_slip import print_here
from hall_server.paper.print_test import test_slip
from hall_server.paper.resolve_job import resolve_job
from hall_server.paper.state import PaperState
from hall_server.premises.state import PremisesState


class ChangeRoll(BaseModel):
    """This printer, by its device id, has a new roll."""

    model_config = ConfigDict(frozen=True)
    printer: str


def change_roll(
    hall: PremisesState,
    state: PaperState,
    devices: DevicesState,
    command: ChangeRoll,
    work: Work,
) -> Noted:
    """A test slip comes first, then what was interrupted, marked 重打: who changed the roll stands
    there and sees what is in the tray."""
    slip = test_slip(hall, devices, command.printer, work)
    job = print_here(work, slip, hall.day.business_day, command.printer, new_roll=True)
    work.event("roll_changed", printer=command.printer, job=job.job_id)
    for left in state.undecided(command.printer):
        resolve_job(state, devices, ResolveJob(job_id=left.job_id, action="reprint"), work)
    return Noted()
