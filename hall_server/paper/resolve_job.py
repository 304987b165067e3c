"""A person decides about a slip nobody is sure of (row E3)."""

from hall_link.wire.calls import Noted
from hall_link.wire.printing import ResolveJob
from hall_server.devices.state import DevicesState
from hall_server.kernel.work import Work
from hall_server.paper.print_slip import print_again
from hall_server.paper.rules import JobNotUncertain, UnknownJob
from hall_server.paper.state import PaperState


def resolve_job(state: PaperState, devices: DevicesState, command: ResolveJob, work: Work) -> Noted:
    """Prints it again, marked 重打, or lets it be. Raises `UnknownJob`, `JobNotUncertain`."""
    job = state.jobs.get(command.job_id)
    if job is None:
        raise UnknownJob(job=command.job_id)
    if job.state not in ("uncertain", "failed"):
        raise JobNotUncertain(job=job.job_id, state=job.state)
    work.put(job.ended("settled", command.action))
    if command.action == "reprint":
        print_again(devices, work, job, job.printer, reprint=True)
    work.event("job_settled", job=job.job_id, ticket=job.ticket_id, action=command.action)
    return Noted()
