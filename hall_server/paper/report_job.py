"""A worker tells what became of a job."""

from dataclasses import replace

from hall_link.wire.calls import Noted
from hall_link.wire.printing import ReportJob
from hall_server.devices.state import DevicesState
from hall_server.kernel.work import Work
from hall_server.paper.rules import UnknownJob, state_after
from hall_server.paper.state import PaperState
from hall_server.paper.tables import ELSEWHERE, Job
from hall_server.paper.take_over import move_on


def report_job(state: PaperState, devices: DevicesState, command: ReportJob, work: Work) -> Noted:
    """A late or repeated report changes nothing. Raises `UnknownJob`."""
    job = state.jobs.get(command.job_id) or work.cold("job", command.job_id)
    if not isinstance(job, Job):
        raise UnknownJob(job=command.job_id)
    after = state_after(job.state, command.outcome)
    if after == "settled" != job.state and job.detail == ELSEWHERE:
        work.put(job.ended("settled", ELSEWHERE))
        work.event("job_settled", job=job.job_id, ticket=job.ticket_id, action=ELSEWHERE)
    elif after == "settled" != job.state:
        move_on(devices, job, work)
    elif after != job.state:
        printer = work.actor.id if command.outcome == "printed" else job.printer or work.actor.id
        told = replace(job, state=after, detail=command.detail, printer=printer)
        work.put(told.ended("printed", command.detail) if after == "printed" else told)
        work.event(f"job_{after}", job=job.job_id, ticket=job.ticket_id, printer=printer)
    return Noted()


def claim_jobs(state: PaperState, work: Work) -> None:
    """Gives the jobs no printer was there for to the printer that has just reported."""
    for job in state.homeless():
        work.put(replace(job, printer=work.actor.id))
