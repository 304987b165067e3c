"""A printer can't print: what it has not begun goes to its neighbour (rows E2, E3).

Its worker must let go of a job first, or both might print it; who has begun one never lets go.
"""

from collections.abc import Mapping
from dataclasses import replace

from hall_server.devices.state import DevicesState
from hall_server.devices.tables import Printer
from hall_server.kernel.work import Work
from hall_server.paper.print_slip import print_again
from hall_server.paper.rules import WORKER_AWAY, stand_in
from hall_server.paper.state import PaperState
from hall_server.paper.tables import Job


def call_back(state: PaperState, devices: DevicesState, work: Work) -> None:
    """After a printer's report: asks for the jobs a neighbour could print by now. A worker that is
    away can't let go of anything: its jobs stay with it."""
    fresh = {told.device: told for told in work.records if isinstance(told, Printer)}
    told = {**devices.printers, **fresh}
    for job in state.not_begun():
        if job.printer is None or job.told.here:
            continue
        if _elsewhere(devices, job.printer, told):
            work.put(replace(job, state="recalled"))
            work.event("job_recalled", job=job.job_id, ticket=job.ticket_id, printer=job.printer)


def _elsewhere(devices: DevicesState, printer: str, told: Mapping[str, Printer]) -> bool:
    known = told.get(printer)
    if known is None or known.detail == WORKER_AWAY:
        return False
    neighbours = [device.id for device in devices.neighbours(printer)]
    return stand_in(printer, neighbours, told) is not None


def move_on(devices: DevicesState, job: Job, work: Work) -> None:
    """Its worker has let go of it: the same slip as another job, for who can print it now. Under
    the old id it is never printed, whoever still offers it."""
    work.put(job.ended("settled", "taken-over"))
    new = print_again(devices, work, job, job.printer, reprint=job.told.reprint)
    work.event("job_moved", job=job.job_id, ticket=job.ticket_id, to=new.job_id)
