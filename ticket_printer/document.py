"""From a document's blocks to those of a slip (row E5). Pure."""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from hall_link.wire import slips
from hall_link.wire.slips import DocumentSlip
from ticket_printer.blocks import Block, Cut, Gap, Line, Paper, QrCode, Rule
from ticket_printer.grid import grid
from ticket_printer.qr_size import module_dots
from ticket_printer.setting import labelled, large, small
from ticket_printer.text import columns, printable, wrap
from ticket_printer.words import TicketWords, words_of

MARKS = {"[ ]": "□ ", "[x]": "√ ", "•": "· "}
"""As every Chinese printer's own font has them: ☐, ☑ and • are in none."""

PART = "■ "

SIGNING_DOTS = 72
"""9 mm above a line to sign on."""

SEAL_DOTS = 160
"""20 mm for half of a seal: the other half lies over the name below."""


def lay_out_document(slip: DocumentSlip, reprint: bool, paper: Paper) -> tuple[Block, ...]:
    """The document from top to bottom, set in the paper's columns, cut between its parts.

    Below each title stand its number and, where it is one, that it is a reprint.
    """
    setter = _Setter(slip, reprint, paper)
    blocks: list[Block] = []
    for _, run in groupby(slip.blocks, key=lambda block: block.block == "pair"):
        blocks += setter.run(list(run))
    return (*blocks, Cut())


class _Setter:
    def __init__(self, slip: DocumentSlip, reprint: bool, paper: Paper) -> None:
        self._slip, self._reprint, self._paper = slip, reprint, paper
        self._words: TicketWords = words_of(slip.language)

    def run(self, blocks: Sequence[slips.Block]) -> Iterator[Block]:
        """Pairs that follow each other, or blocks that are none."""
        pairs = [block for block in blocks if isinstance(block, slips.Pair)]
        if pairs:
            yield from self._pairs(pairs)
        else:
            yield from chain.from_iterable(map(self._set, blocks))

    def _set(self, block: slips.Block) -> Iterator[Block]:
        match block:
            case slips.Heading():
                yield from self._title(block) if block.level == 1 else self._part(block)
            case slips.Line():
                yield from self._line(block)
            case slips.Entry():
                yield from self._entry(block)
            case slips.Grid():
                yield from grid(block, self._paper)
            case slips.Signature():
                yield from self._signature(block)
            case slips.Code():
                yield from self._code(block)
            case slips.Rule():
                yield from (Gap(8), Rule(self._paper.columns), Gap(8))
            case slips.Gap():
                yield Gap(24 * block.lines)
            case slips.Cut():
                yield Cut()

    def _title(self, block: slips.Heading) -> Iterator[Block]:
        yield Gap(10)
        yield from large(block.text, self._paper)
        if self._reprint:
            yield Gap(8)
            yield from large(self._words.reprint, self._paper)
        if self._slip.serial:
            yield Gap(8)
            yield from small(f"{self._words.serial}{self._slip.serial}", self._paper)
        yield from (Gap(8), Rule(self._paper.columns), Gap(8))

    def _part(self, block: slips.Heading) -> Iterator[Block]:
        yield Gap(20)
        yield from labelled(PART, block.text, columns(PART), self._paper, bold=True)
        yield Gap(8)

    def _line(self, block: slips.Line) -> Iterator[Block]:
        if block.align == "centre":
            yield from small(block.text, self._paper)
        elif block.strong and block.align == "left":
            yield from (*large(block.text, self._paper), Gap(8))
        else:
            for line in self._wrapped(block.text):
                gap = self._paper.columns - columns(line) if block.align == "right" else 0
                yield Line(" " * gap + line, bold=block.strong, align="left")

    def _wrapped(self, text: str) -> Iterator[str]:
        for line in text.splitlines():
            yield from wrap(line, self._paper.columns)

    def _pairs(self, fields: Sequence[slips.Pair]) -> Iterator[Block]:
        """Fields below each other, what stands in them in one column where the labels allow it."""
        labels = [printable(field.label) + self._colon for field in fields]
        fitting = [columns(label) for label in labels if columns(label) <= self._widest]
        indent = max(fitting, default=4)
        yield Gap(8)
        for label, field in zip(labels, fields, strict=True):
            yield from self._pair(label, field.value, indent)

    @property
    def _colon(self) -> str:
        return ": " if self._slip.language == "en" else "："

    @property
    def _widest(self) -> int:
        """How wide a label may be for its text to stand beside it."""
        return self._paper.columns * 2 // 5

    def _pair(self, label: str, value: str, indent: int) -> Iterator[Block]:
        if columns(label) > indent:
            yield from (Line(line, align="left") for line in wrap(label, self._paper.columns))
            label, indent = "", 4
        room = "_" * (self._paper.columns - indent)
        for line in value.splitlines() or [room]:
            yield from labelled(label, line, indent, self._paper)
            label = ""
        yield Gap(4)

    def _entry(self, block: slips.Entry) -> Iterator[Block]:
        """Its name beside its mark; the detail behind it where the line has room, else below."""
        mark = MARKS.get(block.mark, f"{block.mark} " if block.mark else "")
        indent, width = columns(mark), self._paper.columns
        besides = columns(mark + block.text) + 2 + columns(block.detail)
        if block.detail and besides <= width:
            space = " " * (width - besides + 2)
            yield Line(f"{mark}{block.text}{space}{block.detail}", bold=True, align="left")
        else:
            yield from labelled(mark, block.text, indent, self._paper, bold=True)
            yield from labelled("", block.detail, indent, self._paper)
        yield Gap(8)

    def _signature(self, block: slips.Signature) -> Iterator[Block]:
        if block.seal:
            yield from self._seal(block)
            return
        label = printable(block.label) + self._colon
        day = f"  {self._words.day}" if block.dated else ""
        yield Gap(SIGNING_DOTS)
        room = self._paper.columns - columns(label) - columns(day)
        if room < 12:
            yield Line(label + "_" * (self._paper.columns - columns(label)), align="left")
            label, day, room = "", "", 0
            yield from self._day(block.dated)
        else:
            yield Line(label + "_" * room + day, align="left")
        yield Gap(8)

    def _day(self, dated: bool) -> Iterator[Block]:
        if dated:
            yield Gap(24)
            day = self._words.day
            yield Line(" " * (self._paper.columns - columns(day)) + day, align="left")

    def _seal(self, block: slips.Signature) -> Iterator[Block]:
        yield Gap(SEAL_DOTS)
        for line in wrap(block.label + self._words.seal, self._paper.columns):
            yield Line(" " * (self._paper.columns - columns(line)) + line, align="left")
        yield from self._day(block.dated)
        yield Gap(16)

    def _code(self, block: slips.Code) -> Iterator[Block]:
        module = module_dots(block.content)
        yield Gap(16)
        if module is None:
            yield from small(block.content, self._paper)
        else:
            yield QrCode(block.content, module)
            yield Gap(8)
        yield from small(block.caption, self._paper)
        yield Gap(8)
