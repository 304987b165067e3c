"""Brings the journal's jobs to paper, one after the other, whenever the printer is well."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from hall_link.wire.printing import PrintJob
from ticket_printer.blocks import Block, Paper
from ticket_printer.encode import encode
from ticket_printer.journal import Journal, Waiting
from ticket_printer.layout import lay_out
from ticket_printer.port import NothingSentError, Printer, UnsureError
from ticket_printer.roll import Roll
from ticket_printer.status import PrinterStatus

log = logging.getLogger(__name__)

IDLE_POLL_S = 1.5
"""With an answer's two seconds a fault is known to the hall within four."""

HELD_POLL_S = 1.0


def verdict(after: PrinterStatus) -> str | None:
    """What is wrong with a slip after whose sending the printer was like this; None: nothing."""
    if after.prints:
        return None
    return f"after sending, the printer was {after.state}: {after.detail or 'fault'}"


@dataclass(frozen=True)
class _Set:
    """A slip, set: its blocks, its bytes, and whether it is the first of a new roll."""

    blocks: Sequence[Block]
    data: bytes
    new_roll: bool


class Press:
    """The only one who touches the printer."""

    def __init__(
        self,
        journal: Journal,
        printer: Printer,
        paper: Paper,
        roll: Roll,
        on_status: Callable[[PrinterStatus], None],
        on_job: Callable[[], None],
    ) -> None:
        self._journal = journal
        self._printer = printer
        self._paper = paper
        self._roll = roll
        self._on_status = on_status
        self._on_job = on_job
        self._wake = asyncio.Event()
        self._stopping = False

    def wake(self) -> None:
        """There may be something to print."""
        self._wake.set()

    def stop(self) -> None:
        """End `run` after the slip at hand."""
        self._stopping = True
        self._wake.set()

    async def run(self) -> None:
        """Until stopped. A printer out of order holds the jobs; nothing is sent to it."""
        while not self._stopping:
            self._wake.clear()
            status = await asyncio.to_thread(self._look)
            self._on_status(status)
            job = await asyncio.to_thread(self._journal.next_waiting)
            if job is None:
                await self._pause(IDLE_POLL_S)
            elif not status.prints or not await self._print(job):
                await self._hold()
        await asyncio.to_thread(self._printer.close)

    def _look(self) -> PrinterStatus:
        return self._roll.seen(self._printer.status())

    async def _pause(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._wake.wait()

    async def _hold(self) -> None:
        """A full second, also when new jobs come: the printer is asked no faster for them."""
        end = asyncio.get_running_loop().time() + HELD_POLL_S
        while not self._stopping and (left := end - asyncio.get_running_loop().time()) > 0:
            self._wake.clear()
            await self._pause(left)

    async def _print(self, job: Waiting) -> bool:
        """Whether the next job may follow at once."""
        told = self._slip(job)
        if told is None:
            await asyncio.to_thread(self._journal.failed, job.job_id, "the slip can't be made")
        elif not await asyncio.to_thread(self._put_on_paper, job, told):
            self._on_job()  # it may have been let go of
            return False
        self._on_job()
        return True

    def _slip(self, job: Waiting) -> _Set | None:
        try:
            told = PrintJob.model_validate_json(job.body)
            blocks = lay_out(told, self._paper)
            return _Set(blocks, encode(blocks), told.new_roll)
        except Exception:  # one job that can't be set must not keep the others from paper
            log.exception("job %s can't be made into a slip", job.job_id)
            return None

    def _put_on_paper(self, job: Waiting, slip: _Set) -> bool:
        """False: nothing was sent and the job waits on. Runs in a thread."""
        if not self._journal.begin(job.job_id):
            return True
        try:
            after = self._printer.print(slip.data)
        except NothingSentError as nothing:
            log.info("%s not sent: %s", job.number, nothing)
            self._journal.put_back(job.job_id)
            return False
        except UnsureError as unsure:
            self._count(slip)
            self._leave_to_a_person(job, str(unsure))
            return True
        self._count(slip)
        wrong = verdict(after)
        if wrong is None:
            self._journal.printed(job.job_id)
        else:
            self._leave_to_a_person(job, wrong)
        return True

    def _count(self, slip: _Set) -> None:
        if slip.new_roll:
            self._roll.renew()
        self._roll.used(slip.blocks)

    def _leave_to_a_person(self, job: Waiting, detail: str) -> None:
        log.warning("%s is uncertain: %s", job.number, detail)
        self._journal.uncertain(job.job_id, detail)
