"""A document on A4, to be signed and stamped (row E5). Importing this imports fpdf2.

It is set from the same blocks as the slip. What is written is text, not a picture: it can be
searched and read aloud.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from hall_link.wire import slips
from hall_link.wire.slips import Block, Cut, DocumentSlip
from hall_server.documents.sheet_page import SheetPage


def document_sheet(slip: DocumentSlip, voided: bool = False) -> bytes:
    """The PDF. Parts to be cut apart stand on one page where they fit. `voided`: says so (作废)."""
    return sheets([slip], voided)


def sheets(slips_: Sequence[DocumentSlip], voided: bool = False) -> bytes:
    """Several documents in one file, each on a page of its own."""
    page = SheetPage()
    for slip in slips_:
        page.begin(slip, voided)
        for place, part in enumerate(_parts(slip.blocks)):
            if place:
                page.cut()
            _set(page, part)
    return page.finished()


def _parts(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    part: list[Block] = []
    for block in blocks:
        if isinstance(block, Cut):
            yield part
            part = []
        else:
            part.append(block)
    yield part


def _set(page: SheetPage, part: Sequence[Block]) -> None:
    """Fields that follow each other make one ruled table, signatures stand beside each other."""
    for kind, run in groupby(part, key=lambda block: block.block):
        blocks = list(run)
        if kind == "pair":
            page.fields([block for block in blocks if isinstance(block, slips.Pair)])
        elif kind == "entry":
            page.entries([block for block in blocks if isinstance(block, slips.Entry)])
        elif kind == "signature":
            page.signatures([block for block in blocks if isinstance(block, slips.Signature)])
        else:
            for block in blocks:
                _one(page, block)


def _one(page: SheetPage, block: Block) -> None:
    match block:
        case slips.Heading():
            page.title(block.text) if block.level == 1 else page.part(block.text)
        case slips.Line():
            page.line(block)
        case slips.Grid():
            page.grid(block)
        case slips.Code():
            page.code(block)
        case slips.Gap():
            page.gap(4.0 * block.lines)
        case _:
            page.gap(0.8)  # a rule: on a ruled sheet the tables' own lines part what it would
