"""The code of a printer that asks to be let in, on paper: it has no screen (row K4)."""

import asyncio
import logging
from typing import Protocol
from uuid import uuid4

from hall_link.entry.entry import Told
from hall_link.entry.view import EntryView, show_entry
from hall_link.wire import slips
from hall_link.wire.base import Words
from hall_link.wire.printing import PrintJob
from ticket_printer.status import PrinterStatus

log = logging.getLogger(__name__)

ANEW = "要新的登记码：打开打印机盖再合上。"


class Store(Protocol):
    """What is needed of `ticket_printer.intake.Intake`."""

    async def store(self, jobs: list[PrintJob]) -> dict[str, str]:
        """Stores jobs to be printed once."""
        ...


class CodePrinter:
    """Prints one code when the printer first asks, and the present one whenever the printer comes
    back to order: who wants another opens and closes its cover. Left alone it wastes no paper."""

    def __init__(self, server: str, store: Store) -> None:
        self._server = server
        self._store = store
        self._told: Told | None = None
        self._prints = False
        self._wanted = True
        self._wake = asyncio.Event()

    def tell(self, told: Told | None) -> None:
        """The way in's listener. The log tells too: paper may be out, and there is no screen."""
        if told is not None and told.code and told != self._told:
            view = show_entry(told, self._server, "zh")
            log.warning("%s %s %s %s", view.title, view.code_label, view.code, view.check)
        self._told = told
        self._wanted = self._wanted or told is None  # asked anew later, it is printed anew
        self._wake.set()

    def hear(self, status: PrinterStatus) -> None:
        """The printer is thus now."""
        self._wanted = self._wanted or (status.prints and not self._prints)
        self._prints = status.prints
        self._wake.set()

    async def run(self) -> None:
        """Until cancelled. Raises sqlite3.Error."""
        while True:
            self._wake.clear()
            told = self._told
            if told is not None and told.code and self._prints and self._wanted:
                self._wanted = False
                await self._store.store([code_job(show_entry(told, self._server, "zh"))])
            await self._wake.wait()


def code_job(view: EntryView) -> PrintJob:
    """The slip: the code as large as paper allows, and what to do with it."""
    blocks: list[slips.Block] = [
        slips.Heading(text=view.title),
        slips.Line(text=view.about),
        slips.Gap(),
        slips.Heading(text=f"{view.code_label} {view.code}", level=1),
    ]
    if view.check:
        blocks.append(slips.Line(text=f"{view.check_label} {view.check}", strong=True))
    blocks += [slips.Entry(text=step, mark=f"{place}.") for place, step in enumerate(view.steps, 1)]
    blocks += [slips.Gap(), slips.Line(text=view.foot), slips.Line(text=ANEW)]
    title = Words(zh=view.title, en=view.title)
    slip = slips.DocumentSlip(form="enrolment", title=title, blocks=blocks)
    return PrintJob(job_id=f"enrol-{uuid4().hex}", document=slip)
