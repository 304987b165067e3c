"""Tells the hall what became of its jobs, and how the printer is."""

import asyncio
import hashlib
import logging
import re
from typing import Protocol

from hall_link.session import LinkState, Refused
from hall_link.wire.commands import Command, Result
from hall_link.wire.printing import ReportJob, ReportPrinter
from ticket_printer.journal import Journal
from ticket_printer.status import PrinterStatus

log = logging.getLogger(__name__)

_PLAIN_ID = re.compile(r"[A-Za-z0-9_.:-]{1,64}")


class Caller(Protocol):
    """What a reporter needs of `hall_link.socket.DeviceLink`."""

    async def call(self, command: Command, *, command_id: str | None = None) -> Result:
        """Have a command done once, waiting until the hall has answered. Raises Refused."""


def report_id(report: ReportJob) -> str:
    """The same for every retry of this report, also after a restart."""
    plain = f"{report.job_id}:{report.outcome}"
    if _PLAIN_ID.fullmatch(plain):
        return plain
    return f"{hashlib.sha256(report.job_id.encode()).hexdigest()[:40]}:{report.outcome}"


class JobReporter:
    """Empties the journal's list of what the hall has not heard."""

    def __init__(self, journal: Journal, link: Caller) -> None:
        self._journal = journal
        self._link = link
        self._wake = asyncio.Event()

    def wake(self) -> None:
        """There may be something to report."""
        self._wake.set()

    async def run(self) -> None:
        while True:
            self._wake.clear()
            reports = await asyncio.to_thread(self._journal.unreported)
            for report in reports:
                await self._send(report)
            if not reports:
                await self._wake.wait()

    async def _send(self, report: ReportJob) -> None:
        """A refusal is final: the hall does not know the job, or will not hear of it."""
        try:
            await self._link.call(report, command_id=report_id(report))
        except Refused as refusal:
            log.warning("report of %s %s refused: %s", report.job_id, report.outcome, refusal.code)
        await asyncio.to_thread(self._journal.reported, report)


class StateReporter:
    """Reports the printer's state on every new line to the hall and at every change of it."""

    def __init__(self, link: Caller) -> None:
        self._link = link
        self._wake = asyncio.Event()
        self._connected = False
        self._line = 0
        self._status: PrinterStatus | None = None

    def hear(self, state: LinkState) -> None:
        """The hall link's listener."""
        if state.connected and not self._connected:
            self._line += 1
            self._wake.set()
        self._connected = state.connected

    def tell(self, status: PrinterStatus) -> None:
        """The printer is thus now."""
        if status != self._status:
            log.info("printer: %s %s", status.state, status.detail or "")
            self._status = status
            self._wake.set()

    async def run(self) -> None:
        told = None
        while True:
            now = self._line, self._status
            if self._connected and self._status is not None and now != told:
                await self._send(self._status)
                told = now
            else:
                await self._wake.wait()
                self._wake.clear()

    async def _send(self, status: PrinterStatus) -> None:
        try:
            await self._link.call(ReportPrinter(state=status.state, detail=status.detail))
        except Refused as refusal:
            log.warning("report of the printer's state refused: %s", refusal.code)
