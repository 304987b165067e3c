"""From a print job to the blocks of its slip (row A13). Pure."""

from collections.abc import Iterator

from hall_link.wire.printing import PrintJob, TicketSlip
from hall_link.wire.slips import DocumentSlip
from ticket_printer.blocks import Block, Cut, Gap, Line, Paper, QrCode, Rule
from ticket_printer.document import lay_out_document
from ticket_printer.notice import notice
from ticket_printer.qr_size import module_dots
from ticket_printer.setting import labelled, large, small
from ticket_printer.text import columns, wrap
from ticket_printer.words import (
    ahead_words,
    one_window_words,
    principals_words,
    then_words,
    wait_words,
    window_words,
    words_of,
)

LARGEST = 8
"""GS ! enlarges at most eightfold."""


def lay_out(job: PrintJob, paper: Paper) -> tuple[Block, ...]:
    """The slip from top to bottom; every line fits the paper, the number is always on it.

    What is needed in the hall comes first and whole; the papers to bring follow below a line
    where they can be torn off and taken home.
    """
    slip = job.paper
    if isinstance(slip, DocumentSlip):
        return lay_out_document(slip, job.reprint, paper)
    if slip.booked is not None:
        return _booking(slip, slip.booked, job.reprint, paper)
    blocks: list[Block] = [*_head(slip, paper)]
    if job.reprint:
        blocks += [Gap(8), *large(words_of(slip.language).reprint, paper)]
    blocks += [Gap(16), *_number(slip.number, paper), Gap(8)]
    blocks += [*large(slip.queue.in_language(slip.language), paper), Gap(12)]
    blocks += [Rule(paper.columns), Gap(8), *_facts(slip, paper), Gap(8), Rule(paper.columns)]
    blocks += [Gap(12), *large(ahead_words(slip.ahead, slip.language), paper)]
    if slip.wait is not None:
        blocks += [Gap(8), *large(wait_words(slip.wait, slip.language), paper)]
    if slip.for_window is not None:
        blocks += [Gap(8), *large(one_window_words(slip.for_window, slip.language), paper)]
    elif slip.windows:
        blocks += [Gap(8), *large(window_words(slip.windows, slip.language), paper)]
    if slip.then:
        blocks += [Gap(12), *small(then_words(slip.then, slip.language), paper)]
    blocks += [Gap(16), *small(slip.missed_rule.in_language(slip.language), paper)]
    return (*blocks, *_code(slip, paper), *notice(slip, paper), Cut())


def _booking(slip: TicketSlip, booked: str, reprint: bool, paper: Paper) -> tuple[Block, ...]:
    """A booking: its hour and its code, when to come, what to bring. Nobody waits by it yet."""
    words = words_of(slip.language)
    day, hours = booked.split(" ")
    blocks: list[Block] = [*_head(slip, paper), Gap(8), *large(words.booking, paper)]
    if reprint:
        blocks += [Gap(8), *large(words.reprint, paper)]
    blocks += [Gap(16), *_number(day, paper), Gap(8), *_number(hours, paper), Gap(16)]
    for item in slip.items:
        blocks += large(item.in_language(slip.language), paper)
    code = f"{words.code} {slip.number[:4]} {slip.number[4:]}"
    blocks += [Gap(12), Rule(paper.columns), Gap(12), *large(code, paper), Gap(12)]
    blocks += [*small(slip.missed_rule.in_language(slip.language), paper)]
    made = f"{words.made} {slip.issued_at}"
    blocks += [Gap(8), *small(made, paper)]
    return (*blocks, *_code(slip, paper), *notice(slip, paper), Cut())


def _head(slip: TicketSlip, paper: Paper) -> Iterator[Block]:
    yield from large(slip.hall.zh, paper)
    if slip.language == "en" and slip.hall.en != slip.hall.zh:
        yield Gap(6)
        yield from small(slip.hall.en, paper)
    yield Gap(10)
    yield Rule(paper.columns)


def _number(number: str, paper: Paper) -> Iterator[Block]:
    """As large as the paper allows; a number longer than a line is broken, never cut off."""
    for line in wrap(number, paper.columns):
        size = min(LARGEST, paper.columns // columns(line))
        yield Line(line, size, size, bold=True)


def _facts(slip: TicketSlip, paper: Paper) -> Iterator[Block]:
    words = words_of(slip.language)
    labels = [words.item, words.issued, *([words.principals] if slip.principals > 1 else [])]
    indent = max(map(columns, labels)) + 2
    for item in slip.items:
        yield from labelled(words.item, item.in_language(slip.language), indent, paper)
    if slip.principals > 1:
        text = principals_words(slip.principals, slip.language)
        yield from labelled(words.principals, text, indent, paper)
    yield from labelled(words.issued, slip.issued_at, indent, paper)


def _code(slip: TicketSlip, paper: Paper) -> Iterator[Block]:
    module = module_dots(slip.qr) if slip.qr else None
    if module is None:
        return
    words = words_of(slip.language)
    yield Gap(16)
    yield QrCode(slip.qr, module)
    yield Gap(8)
    meant = words.scan if "://" in slip.qr else words.keep
    yield from small(words.check_in if slip.booked else meant, paper)
