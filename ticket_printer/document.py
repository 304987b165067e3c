"""From a document's blocks to those of a slip (row E5). Pure."""

from collections.abc import Iterator

from hall_link.wire import slips
from hall_link.wire.slips import DocumentSlip
from ticket_printer.blocks import Block, Cut, Gap, Line, Paper, Rule
from ticket_printer.text import printable, wrap
from ticket_printer.words import words_of


def lay_out_document(slip: DocumentSlip, reprint: bool, paper: Paper) -> tuple[Block, ...]:
    """The document from top to bottom, set in the paper's columns."""
    blocks: list[Block] = []
    if reprint:
        blocks += _lines(words_of(slip.language).reprint, paper)
    for block in slip.blocks:
        blocks += _set(block, paper)
    return (*blocks, Cut())


def _lines(text: str, paper: Paper) -> Iterator[Block]:
    for line in wrap(printable(text), paper.columns):
        yield Line(line)


def _set(block: slips.Block, paper: Paper) -> Iterator[Block]:
    match block:
        case slips.Heading() | slips.Line() | slips.Entry():
            yield from _lines(block.text, paper)
        case slips.Pair():
            yield from _lines(f"{block.label}：{block.value}", paper)
        case slips.Rule():
            yield Rule(paper.columns)
        case slips.Gap():
            yield Gap(24 * block.lines)
        case slips.Cut():
            yield Cut()
