"""Putting a slip into the print queue (row E3)."""

from hall_link.wire.printing import PrintJob, TicketSlip
from hall_link.wire.slips import DocumentSlip
from hall_server.devices.state import DevicesState
from hall_server.kernel.ids import new_id
from hall_server.kernel.work import Work
from hall_server.paper.rules import choose_printer
from hall_server.paper.tables import Job


def print_slip(
    devices: DevicesState,
    work: Work,
    slip: TicketSlip | DocumentSlip,
    ticket_id: str,
    day: str,
    printer: str | None = None,
    reprint: bool = False,
    document_id: str | None = None,
) -> PrintJob:
    """Stores a job for `printer`, or for the best printer that is there.

    `ticket_id` may be empty for a paper that belongs to no ticket.
    """
    paper = {"ticket": slip} if isinstance(slip, TicketSlip) else {"document": slip}
    job = PrintJob.model_validate({"job_id": new_id(work.now), "reprint": reprint, **paper})
    chosen = printer or choose_printer(devices.printers.values())
    body = job.model_dump_json()
    work.put(Job(job.job_id, day, ticket_id, chosen, "queued", None, body, document_id))
    return job


def wanted_printer(devices: DevicesState, chosen: str | None, asker: str) -> str | None:
    """The printer that was chosen, else that which stands with the device that asks; None for the
    best of all."""
    known = any(device.id == chosen for device in devices.of_role("printer"))
    return chosen if known else devices.own_printer(asker)
