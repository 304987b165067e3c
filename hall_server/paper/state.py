"""Jobs that are not done, in memory."""

from hall_server.paper.tables import Job

WITH_WORKER = ("queued", "stored", "recalled")
"""States of a job its worker has, or is to have."""


class PaperState:
    """Open print jobs, oldest first."""

    def __init__(self) -> None:
        self.jobs: dict[str, Job] = {}

    def apply(self, record: Job) -> None:
        if record.state in ("printed", "settled"):
            self.jobs.pop(record.job_id, None)
        else:
            self.jobs[record.job_id] = record

    def to_print(self, printer: str) -> list[Job]:
        """What this printer still has to print."""
        mine = (job for job in self.jobs.values() if job.printer == printer)
        return [job for job in mine if job.state in WITH_WORKER]

    def undecided(self, printer: str) -> list[Job]:
        """Jobs of this printer that need a person."""
        mine = (job for job in self.jobs.values() if job.printer == printer)
        return [job for job in mine if job.state in ("uncertain", "failed")]

    def not_begun(self) -> list[Job]:
        """Jobs of any printer that may still wait there."""
        return [job for job in self.jobs.values() if job.state in ("queued", "stored")]

    def homeless(self) -> list[Job]:
        """Jobs no printer was there for."""
        return [job for job in self.jobs.values() if job.printer is None]
