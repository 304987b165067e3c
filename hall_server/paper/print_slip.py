"""Putting a slip into the print queue (row E3)."""

from hall_link.wire.printing import PrintJob, TicketSlip
from hall_server.devices.state import DevicesState
from hall_server.kernel.ids import new_id
from hall_server.kernel.work import Work
from hall_server.paper.rules import choose_printer
from hall_server.paper.tables import Job


def print_slip(
    devices: DevicesState,
    work: Work,
    slip: TicketSlip,
    ticket_id: str,
    day: str,
    printer: str | None = None,
    reprint: bool = False,
) -> PrintJob:
    """Stores a job for `printer`, or for the best printer that is there."""
    job = PrintJob(job_id=new_id(work.now), ticket=slip, reprint=reprint)
    chosen = printer or choose_printer(devices.printers.values())
    work.put(Job(job.job_id, day, ticket_id, chosen, "queued", None, job.model_dump_json()))
    return job


def wanted_printer(devices: DevicesState, chosen: str | None, asker: str) -> str | None:
    """The printer that was chosen, else that which stands with the device that asks; None for the
    best of all."""
    known = any(device.id == chosen for device in devices.of_role("printer"))
    return chosen if known else devices.own_printer(asker)
