"""The ticket printer worker: jobs from the hall and from the kiosk to paper, reports back."""

import asyncio
from contextlib import AsyncExitStack

from hall_link.entry.entry import Entry
from hall_link.session import LinkState
from hall_link.socket import DeviceLink
from hall_link.state_file import StateFile
from hall_link.watchdog import keep_alive
from ticket_printer.blocks import PAPERS
from ticket_printer.code_slip import CodePrinter
from ticket_printer.intake import Intake
from ticket_printer.journal import Journal
from ticket_printer.local_socket import LocalSocket
from ticket_printer.port import Printer
from ticket_printer.press import Press
from ticket_printer.reporter import JobReporter, StateReporter
from ticket_printer.roll import Roll
from ticket_printer.settings import PrinterSettings
from ticket_printer.status import PrinterStatus

SOFTWARE = "hall-printer 0.1"


class Worker:
    """One printer's worker. Belongs to one event loop; touches the printer from one thread."""

    def __init__(self, settings: PrinterSettings, journal: Journal, printer: Printer) -> None:
        """Raises ValueError for an address or a key that can't be one."""
        entry = Entry(settings.server, "printer", settings.admission)
        self._link = DeviceLink(
            server=settings.server, role="printer", software=SOFTWARE, entry=entry
        )
        self._journal = journal
        self._status: PrinterStatus | None = None
        self._news = asyncio.Event()
        self._state_file = StateFile(settings.state_file)
        self._jobs = JobReporter(journal, self._link)
        self._states = StateReporter(self._link)
        self._intake = Intake(journal, self._stored)
        self._roll = Roll(journal, settings.roll_mm)
        paper = PAPERS[settings.width]
        self._press = Press(journal, printer, paper, self._roll, self._on_status, self._on_job)
        self._socket = (
            LocalSocket(settings.socket, self._intake.store, lambda: self._status)
            if settings.socket
            else None
        )
        self._link.on_change(self._on_link)
        self._codes = CodePrinter(settings.server, self._intake)
        entry.on_change(self._codes.tell)

    async def run(self) -> None:
        """Until `stop`; a slip that has begun is finished first. Raises OSError when the local
        socket can't be made and sqlite3.Error when the journal can't be written."""
        await asyncio.to_thread(self._journal.recover)
        async with AsyncExitStack() as stack:
            if self._socket:
                await stack.enter_async_context(self._socket.listening())
            await self._work()

    def stop(self) -> None:
        """End `run` soon."""
        self._press.stop()

    async def _work(self) -> None:
        async with asyncio.TaskGroup() as group:
            helpers = [
                group.create_task(work)
                for work in (
                    self._link.run(),
                    self._intake.run(),
                    self._jobs.run(),
                    self._states.run(),
                    self._codes.run(),
                    self._show(),
                    keep_alive(),
                )
            ]
            await self._press.run()
            for helper in helpers:
                helper.cancel()

    # --- what happens -------------------------------------------------------------------------

    def _on_link(self, state: LinkState) -> None:
        self._states.hear(state)
        self._intake.hear(state)
        self._news.set()

    def _on_status(self, status: PrinterStatus) -> None:
        self._status = status
        self._states.tell(status)
        self._codes.hear(status)
        self._news.set()

    def _stored(self) -> None:
        self._press.wake()
        self._on_job()

    def _on_job(self) -> None:
        self._jobs.wake()
        self._news.set()

    # --- what is shown ------------------------------------------------------------------------

    async def _show(self) -> None:
        """Keeps the state file true; its reports may be a moment behind."""
        while True:
            self._news.clear()
            await asyncio.to_thread(self._write_state)
            await self._news.wait()

    def _write_state(self) -> None:
        link, status = self._link.state, self._status
        self._state_file.write(
            {
                "device": link.device,
                "connected": link.connected,
                "printer": status.state if status else "unknown",
                "detail": status.detail if status else None,
                "jobs": self._journal.counts(),
                "roll_left_mm": self._roll.left_mm,
                "last_printed": self._journal.last_printed(),
            }
        )
