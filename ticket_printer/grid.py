"""A small table in a slip's columns. Pure."""

from collections.abc import Iterator, Sequence

from hall_link.wire import slips
from ticket_printer.blocks import Block, Gap, Line, Paper, Rule
from ticket_printer.text import columns, wrap

BETWEEN = 1
"""Half columns between two columns of a table."""

LEAST = 4


def grid(block: slips.Grid, paper: Paper) -> Iterator[Block]:
    """Heads, a line, the rows; a row nobody has filled in has lines to write on."""
    widths = _widths([block.heads, *block.rows], paper.columns)
    yield from _row(block.heads, widths, bold=True)
    yield Rule(paper.columns)
    for row in block.rows:
        if any(row[1:]) or len(row) == 1:
            yield from _row(row, widths)
        else:
            yield Gap(16)
            first = row[0] or "_" * widths[0]
            yield from _row([first, *("_" * width for width in widths[1:])], widths)
        yield Gap(6)
    yield Rule(paper.columns)


def _widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Each column as wide as its widest cell; the widest gives way, then all share alike. What is
    left over goes to the widest."""
    wanted = [max(LEAST, *(columns(cell) for cell in column)) for column in zip(*rows, strict=True)]
    free = room - BETWEEN * (len(wanted) - 1)
    if max(len(row[0]) for row in rows) <= 2:
        wanted[0] = min(wanted[0], 3)
    while sum(wanted) > free:
        widest = wanted.index(max(wanted))
        wanted[widest] -= 1
    wanted[wanted.index(max(wanted))] += free - sum(wanted)
    return wanted


def _row(cells: Sequence[str], widths: Sequence[int], bold: bool = False) -> Iterator[Block]:
    """Cells wrapped beside each other."""
    wrapped = [wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for place in range(max(1, *(len(lines) for lines in wrapped))):
        parts = [lines[place] if place < len(lines) else "" for lines in wrapped]
        padded = [
            part + " " * (width - columns(part)) for part, width in zip(parts, widths, strict=True)
        ]
        yield Line((" " * BETWEEN).join(padded).rstrip(), bold=bold, align="left")
