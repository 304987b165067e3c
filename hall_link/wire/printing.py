"""Paper: what a ticket says, and how a printer worker answers for it."""

from typing import Literal

from pydantic import model_validator

from hall_link.wire.base import CommandId, Language, Message, Words
from hall_link.wire.board import PrinterState
from hall_link.wire.guide import Material
from hall_link.wire.slips import DocumentSlip
from hall_link.wire.ticket_layout import TicketPart
from hall_link.wire.wait import Wait

JobOutcome = Literal["stored", "printed", "uncertain", "failed", "released"]
"""What a worker tells of a job. `released`: given back, and never printed by it."""

ONE_WAY = "one-way"
"""Detail of a printer that never tells its state and is printed on all the same."""


class TicketSlip(Message):
    """Everything printed on a ticket; the worker needs nothing else (row A13).

    `issued_at` is the hall's local time, `YYYY-MM-DD HH:MM`. `ahead` counts those waiting before
    this ticket when it was issued, `wait` is None where no window was open. `materials` are
    those of all its items, told at once (一次性告知), `hotline` whom to ask about them. `qr` is the
    ticket's address or its bare secret. A ticket for a queue as such has no items. `then`: the
    queues it is handed on to afterwards, with its first place. `principals`: for how many people an
    agent comes. `for_window`: the only window that will call it. Why it has priority is never
    printed.

    `booked`: the slip of a booking, for this stretch of local time, `YYYY-MM-DD HH:MM-HH:MM`. Its
    `number` is the booking's code, `qr` the booking's, `missed_rule` when to come; nobody is ahead.

    `offline`: taken while the server was away (离线取号); nobody knows how many are ahead.

    `layout`: the parts of a ticket from top to bottom; the standard ones where it is empty.
    """

    hall: Words
    number: str
    queue: Words
    items: list[Words]
    issued_at: str
    ahead: int
    windows: list[int]
    missed_rule: Words
    qr: str
    language: Language = "zh"
    wait: Wait | None = None
    materials: list[Material] = []
    hotline: str = ""
    then: list[Words] = []
    principals: int = 1
    for_window: int | None = None
    booked: str | None = None
    layout: list[TicketPart] = []
    offline: bool = False


class PrintJob(Message):
    """A ticket or another slip to be put on paper once. A `reprint` says so on the paper (重打).

    `recalled`: the hall wants it back for a printer that is well; a worker that has not begun it
    lets it go (`released`). `neighbour`: the name of the printer that prints it in place of the
    usual one. `here`: for the printer it was given to alone, a test of it. `new_roll`: its roll was
    changed; printed before all others.
    """

    job_id: str
    ticket: TicketSlip | None = None
    document: DocumentSlip | None = None
    reprint: bool = False
    recalled: bool = False
    neighbour: str = ""
    here: bool = False
    new_roll: bool = False

    @model_validator(mode="after")
    def _is_one_paper(self) -> "PrintJob":
        if (self.ticket is None) == (self.document is None):
            raise ValueError("a job prints either a ticket or a document")
        return self

    @property
    def paper(self) -> TicketSlip | DocumentSlip:
        """What is printed."""
        paper = self.ticket or self.document
        assert paper is not None
        return paper

    @property
    def label(self) -> str:
        """By what people know the paper: the ticket's number, else the document's."""
        paper = self.paper
        if isinstance(paper, TicketSlip):
            return paper.number
        return paper.serial or paper.title.zh


class ReportPrinter(Message):
    """A worker tells the state of its printer, at once on connecting and at each change."""

    kind: Literal["report_printer"] = "report_printer"
    state: PrinterState
    detail: str | None = None


class ReportJob(Message):
    """A worker tells what became of a job. `uncertain`: begun, perhaps not finished."""

    kind: Literal["report_job"] = "report_job"
    job_id: str
    outcome: JobOutcome
    detail: str | None = None


class ResolveJob(Message):
    """A person looked at the paper tray: print an uncertain job again (重打), or let it be."""

    kind: Literal["resolve_job"] = "resolve_job"
    job_id: str
    action: Literal["reprint", "drop"]


class JobAccepted(Message):
    """Answer of a worker on its local socket: the job is stored and will be printed once.

    `printer`: how the printer is, None while it was not asked; `waits`: the paper comes out only
    when somebody has seen to the printer.
    """

    job_id: str
    outcome: JobOutcome
    error: str | None = None
    printer: PrinterState | None = None
    waits: bool = False


class LocalPrint(Message):
    """What a kiosk sends to its printer worker's local socket: one JSON line, one answer line."""

    command_id: CommandId
    job: PrintJob
