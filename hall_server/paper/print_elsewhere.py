"""What waits at a printer whose worker is away is to come out somewhere else (row E3).

Nobody can say what such a worker has printed meanwhile: each slip says 重打. Once it is back it
lets go of what it has not begun; what it had begun or printed all the same it tells as ever.
"""

from dataclasses import replace

from pydantic import BaseModel, ConfigDict

from hall_link.wire.calls import Noted
from hall_server.devices.state import DevicesState
from hall_server.kernel.work import Work
from hall_server.paper.print_slip import print_again, stand_in_of
from hall_server.paper.rules import WORKER_AWAY, NothingStranded, choose_printer, prints
from hall_server.paper.state import PaperState
from hall_server.paper.tables import ELSEWHERE, Job


class PrintElsewhere(BaseModel):
    """The papers of this printer, by its device id, are not waited for any longer."""

    model_config = ConfigDict(frozen=True)
    printer: str


def print_elsewhere(
    state: PaperState, devices: DevicesState, command: PrintElsewhere, work: Work
) -> Noted:
    """Raises `NothingStranded` where its worker is back, or no other printer prints."""
    other = other_printer(devices, command.printer)
    jobs = stranded(state, devices, command.printer)
    if other is None or not jobs:
        raise NothingStranded(printer=command.printer)
    for job in jobs:
        work.put(replace(job, state="recalled", detail=ELSEWHERE))
        new = print_again(devices, work, job, other, reprint=True)
        work.event("job_moved", job=job.job_id, ticket=job.ticket_id, to=new.job_id)
    return Noted()


def stranded(state: PaperState, devices: DevicesState, printer: str) -> list[Job]:
    """What this printer has to print and can't be asked for; nothing while its worker is there."""
    told = devices.printers.get(printer)
    if told is None or told.detail != WORKER_AWAY:
        return []
    return [j for j in state.to_print(printer) if j.detail != ELSEWHERE and not j.told.here]


def other_printer(devices: DevicesState, printer: str) -> str | None:
    """Where they come out: its first neighbour that prints, else the best of all that do."""
    well = (told for told in devices.printers.values() if prints(told))
    return stand_in_of(devices, printer) or choose_printer(well)
