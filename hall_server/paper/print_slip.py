"""Putting a slip into the print queue (row E3)."""

from hall_link.wire.printing import PrintJob, TicketSlip
from hall_link.wire.slips import DocumentSlip
from hall_server.devices.state import DevicesState
from hall_server.kernel.ids import new_id
from hall_server.kernel.work import Work
from hall_server.paper.rules import choose_printer, stand_in
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
    """Stores a job for `printer`, or for the best printer that is there; while that can't print,
    for its neighbour.

    `ticket_id` may be empty for a paper that belongs to no ticket.
    """
    paper = {"ticket": slip} if isinstance(slip, TicketSlip) else {"document": slip}
    job = PrintJob.model_validate({"job_id": new_id(work.now), "reprint": reprint, **paper})
    usual = printer or choose_printer(devices.printers.values())
    other = stand_in_of(devices, usual) if usual else None
    if other is not None:
        job = job.model_copy(update={"neighbour": devices.name_of(other)})
        work.event("job_taken_over", job=job.job_id, ticket=ticket_id, printer=usual, by=other)
    body = job.model_dump_json()
    work.put(Job(job.job_id, day, ticket_id, other or usual, "queued", None, body, document_id))
    return job


def print_again(
    devices: DevicesState, work: Work, job: Job, printer: str | None, *, reprint: bool
) -> PrintJob:
    """The same slip as another job: a job is printed under its own id once at most."""
    slip = PrintJob.model_validate_json(job.body).paper
    return print_slip(
        devices,
        work,
        slip,
        job.ticket_id,
        job.business_day,
        printer,
        reprint=reprint,
        document_id=job.document_id,
    )


def print_here(
    work: Work, slip: DocumentSlip, day: str, printer: str, *, new_roll: bool = False
) -> PrintJob:
    """Stores a job that only this printer may print: a test of it."""
    job = PrintJob(job_id=new_id(work.now), document=slip, here=True, new_roll=new_roll)
    work.put(Job(job.job_id, day, "", printer, "queued", None, job.model_dump_json()))
    return job


def known_elsewhere(
    devices: DevicesState, work: Work, slip: TicketSlip, ticket_id: str, day: str
) -> None:
    """A paper a worker took while the server was away: its job is the hall's from now on, under
    the ticket's own id, and the worker tells how it ended. Should it not know the job, it prints
    the slip as one printed again. Nothing where nobody can tell which worker that was."""
    printers = [device.id for device in devices.of_role("printer")]
    printer = devices.own_printer(work.actor.id) or (printers[0] if len(printers) == 1 else None)
    if printer is not None:
        body = PrintJob(job_id=ticket_id, ticket=slip, reprint=True).model_dump_json()
        work.put(Job(ticket_id, day, ticket_id, printer, "queued", None, body))


def stand_in_of(devices: DevicesState, printer: str) -> str | None:
    """Who prints in place of this printer now, by id; None while it prints itself."""
    neighbours = [device.id for device in devices.neighbours(printer)]
    return stand_in(printer, neighbours, devices.printers)


def wanted_printer(devices: DevicesState, chosen: str | None, asker: str) -> str | None:
    """The printer that was chosen, else that which stands with the device that asks; None for the
    best of all."""
    known = any(device.id == chosen for device in devices.of_role("printer"))
    return chosen if known else devices.own_printer(asker)
