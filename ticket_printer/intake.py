"""Jobs the hall gives, into the journal."""

import asyncio
from collections.abc import Callable, Iterable

from hall_link.session import LinkState
from hall_link.wire.printing import PrintJob
from ticket_printer.journal import Journal


class Intake:
    """Stores each job once per line to the hall; a job of an earlier line is looked at again,
    because the hall gives it again only if it has not heard how it ended."""

    def __init__(self, journal: Journal, on_stored: Callable[[], None]) -> None:
        self._journal = journal
        self._on_stored = on_stored
        self._seen: set[tuple[str, bool]] = set()
        self._jobs: asyncio.Queue[PrintJob] = asyncio.Queue()

    def hear(self, state: LinkState) -> None:
        """The hall link's listener: notes the jobs of this picture that are new."""
        if not state.connected:
            self._seen = set()
            return
        jobs = (state.snapshot.jobs if state.snapshot else None) or []
        for job in jobs:
            if _what(job) not in self._seen:
                self._jobs.put_nowait(job)
        self._seen = {_what(job) for job in jobs}

    async def run(self) -> None:
        """Stores what is heard, all that waits with one sync of the disk. Raises sqlite3.Error:
        a worker that can't keep a promise must not go on."""
        while True:
            jobs = [await self._jobs.get()]
            while not self._jobs.empty():
                jobs.append(self._jobs.get_nowait())
            await self.store(jobs)

    async def store(self, jobs: Iterable[PrintJob]) -> dict[str, str]:
        """Stores jobs that came some other way; how each now stands."""
        outcomes = await asyncio.to_thread(self._journal.accept, list(jobs))
        self._on_stored()
        return dict(outcomes)


def _what(job: PrintJob) -> tuple[str, bool]:
    """What is new about a job: that it is there, that it is wanted back."""
    return job.job_id, job.recalled
