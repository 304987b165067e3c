"""How lines are set on a slip, whatever it is: large, small, a label and its text. Pure."""

from collections.abc import Iterator

from ticket_printer.blocks import Block, Gap, Line, Paper
from ticket_printer.text import balanced, columns, printable, wrap


def large(text: str, paper: Paper) -> Iterator[Block]:
    """Twice the size where one line holds it, else as tall but not as wide."""
    wide = 2 if columns(text) * 2 <= paper.columns else 1
    for place, line in enumerate(balanced(text, paper.columns // wide)):
        if place:
            yield Gap(6)
        yield Line(line, wide, 2, bold=True)


def small(text: str, paper: Paper) -> Iterator[Block]:
    """In the middle, in lines of like length."""
    for line in balanced(text, paper.columns):
        yield Line(line)


def labelled(
    label: str, text: str, indent: int, paper: Paper, bold: bool = False
) -> Iterator[Block]:
    """A label and its text, the further lines of the text below its first."""
    for place, line in enumerate(wrap(text, paper.columns - indent)):
        shown = printable(label) if place == 0 else ""
        yield Line(shown + " " * (indent - columns(shown)) + line, bold=bold, align="left")
