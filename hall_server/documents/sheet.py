"""A document on A4, to be signed and stamped (row E5). Importing this imports fpdf2.

It is set from the same blocks as the slip. What is written is text, not a picture: it can be
searched and read aloud.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from hall_link.wire import slips
from hall_link.wire.slips import Block, Cut, DocumentSlip
from hall_server.documents.sheet_ground import MEASURES, OPEN, Measure
from hall_server.documents.sheet_page import SheetPage


def document_sheet(slip: DocumentSlip, voided: bool = False) -> bytes:
    """The PDF. Parts to be cut apart stand on one page where they fit. `voided`: says so (作废)."""
    return sheets([slip], voided)


def sheets(slips_: Sequence[DocumentSlip], voided: bool = False) -> bytes:
    """Several documents in one file, each on a page of its own: set tighter where it would need a
    second, and roomy again where that does not help."""
    measures = [OPEN] * len(slips_)
    page, long = _written(slips_, measures, voided)
    for tighter in MEASURES[1:]:
        if not long:
            break
        for place in long:
            measures[place] = tighter
        page, long = _written(slips_, measures, voided)
    if long:
        for place in long:
            measures[place] = OPEN
        page, _ = _written(slips_, measures, voided)
    return page.finished()


def _written(
    slips_: Sequence[DocumentSlip], measures: Sequence[Measure], voided: bool
) -> tuple[SheetPage, list[int]]:
    """The sheets, and the places of those that took more than a page."""
    page, long = SheetPage(), []
    for place, (slip, measure) in enumerate(zip(slips_, measures, strict=True)):
        before = page.pages
        page.begin(slip, voided, measure)
        for count, part in enumerate(_parts(slip.blocks)):
            if count:
                page.cut()
            _set(page, part)
        if page.pages > before + 1:
            long.append(place)
    return page, long


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
