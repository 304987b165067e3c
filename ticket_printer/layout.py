"""From a print job to the blocks of its slip (row A13). Pure."""

from hall_link.wire.printing import PrintJob, TicketSlip
from hall_link.wire.slips import DocumentSlip
from hall_link.wire.ticket_layout import STANDARD_TICKET
from ticket_printer.blocks import Block, Cut, Gap, Paper, Rule
from ticket_printer.document import lay_out_document
from ticket_printer.notice import notice
from ticket_printer.setting import large, small
from ticket_printer.ticket_parts import code, number, part_of, title
from ticket_printer.words import words_of


def lay_out(job: PrintJob, paper: Paper) -> tuple[Block, ...]:
    """The slip from top to bottom; every line fits the paper.

    A ticket has the parts its hall chose. Of the standard ones what is needed in the hall comes
    first and whole; the papers to bring follow below a line where they can be torn off.
    """
    slip = job.paper
    if isinstance(slip, DocumentSlip):
        return lay_out_document(slip, job.reprint, paper)
    if slip.booked is not None:
        return _booking(slip, slip.booked, job.reprint, paper)
    blocks: list[Block] = []
    for part in slip.layout or STANDARD_TICKET:
        if part.part == "number" and job.reprint:
            blocks += [Gap(8), *large(words_of(slip.language).reprint, paper)]
        blocks += part_of(part, slip, paper)
    return (*blocks, Cut())


def _booking(slip: TicketSlip, booked: str, reprint: bool, paper: Paper) -> tuple[Block, ...]:
    """A booking: its hour and its code, when to come, what to bring. Nobody waits by it yet."""
    words = words_of(slip.language)
    day, hours = booked.split(" ")
    blocks: list[Block] = [*title(slip, True, paper), Gap(8), *large(words.booking, paper)]
    if reprint:
        blocks += [Gap(8), *large(words.reprint, paper)]
    blocks += [Gap(16), *number(day, paper), Gap(8), *number(hours, paper), Gap(16)]
    for item in slip.items:
        blocks += large(item.in_language(slip.language), paper)
    booked_as = f"{words.code} {slip.number[:4]} {slip.number[4:]}"
    blocks += [Gap(12), Rule(paper.columns), Gap(12), *large(booked_as, paper), Gap(12)]
    blocks += [*small(slip.missed_rule.in_language(slip.language), paper)]
    made = f"{words.made} {slip.issued_at}"
    blocks += [Gap(8), *small(made, paper)]
    return (*blocks, *code(slip, paper), *notice(slip, paper), Cut())
