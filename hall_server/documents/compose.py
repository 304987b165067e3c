"""From a layout and the values of its fields to the blocks of a paper (row E4). Pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from hall_link.wire.slips import (
    Block,
    Code,
    Cut,
    Entry,
    Gap,
    Grid,
    Heading,
    Line,
    Pair,
    Rule,
    Signature,
)
from hall_server.documents.layout import Row, fill_in

Values = Mapping[str, str]
Label = Callable[[str], str]
"""A field's key -> what it is called in the paper's language."""

DETAIL = "|"
"""In a line of a list: what stands behind it is a detail, or a table's next column."""

COUNTED = "#"
"""A table's column whose head is this counts its rows."""

OVER = "# "
"""A line of a list that begins so is a heading over those that follow; they are counted anew."""


def compose(rows: Sequence[Row], values: Values, label: Label, language: str) -> list[Block]:
    """The blocks from top to bottom. A list without lines is left out, an empty pair is not: it
    leaves room to write."""
    blocks: list[Block] = []
    for row in rows:
        if row.kind == "cut" and blocks:
            blocks.append(Cut())
        if row.needs is None or any(values.get(key, "").strip() for key in row.needs):
            blocks += _SET[row.kind](row, _Hand(values, label, language))
    return blocks


class _Hand:
    """Writes a template's words in one language."""

    def __init__(self, values: Values, label: Label, language: str) -> None:
        self.values, self.label, self.language = values, label, language

    def words(self, template: str) -> str:
        """`中文 // English` in the language, its fields filled in."""
        zh, _, en = template.partition(" // ")
        chosen = en if self.language == "en" and en else zh
        return fill_in(chosen, self.values).strip()

    def lines(self, key: str) -> list[str]:
        """The lines of a list."""
        return [line for line in self.values.get(key, "").splitlines() if line.strip()]


def _heading(row: Row, hand: _Hand) -> Iterator[Block]:
    yield Heading(text=hand.words(row.text), level=row.level)


def _pair(row: Row, hand: _Hand) -> Iterator[Block]:
    label = hand.label(row.key) if row.key else hand.words(row.label)
    yield Pair(label=label, value=hand.words(row.text))


def _text(row: Row, hand: _Hand) -> Iterator[Block]:
    yield Line(text=hand.words(row.text), align=row.align, strong=row.strong)


def _entries(row: Row, hand: _Hand) -> Iterator[Block]:
    lines = hand.lines(row.key) if row.key else [hand.words(row.text)]
    place = 0
    for line in lines:
        if line.startswith(OVER):
            place = 0
            yield Heading(text=line.removeprefix(OVER).strip(), level=2)
            continue
        place += 1
        text, _, detail = line.partition(DETAIL)
        mark = f"{place}." if row.mark == "1." else row.mark
        yield Entry(text=text.strip(), mark=mark, detail=detail.replace(DETAIL, " ").strip())


def _table(row: Row, hand: _Hand) -> Iterator[Block]:
    heads = [hand.words(head) for head in row.heads]
    written = [line.split(DETAIL) for line in hand.lines(row.key)]
    counted = heads[0] == COUNTED
    rows = []
    for place in range(max(row.least, len(written))):
        cells = [cell.strip() for cell in written[place]] if place < len(written) else []
        cells = [str(place + 1), *cells] if counted else cells
        rows.append((cells + [""] * len(heads))[: len(heads)])
    if rows:
        yield Grid(heads=["" if head == COUNTED else head for head in heads], rows=rows)


def _signature(row: Row, hand: _Hand) -> Iterator[Block]:
    yield Signature(label=hand.words(row.text), dated=row.dated, seal=row.seal)


def _code(row: Row, hand: _Hand) -> Iterator[Block]:
    content = hand.words(row.text)
    if content:
        yield Code(content=content, caption=hand.words(row.label))


def _rule(_row: Row, _hand: _Hand) -> Iterator[Block]:
    yield Rule()


def _gap(row: Row, _hand: _Hand) -> Iterator[Block]:
    yield Gap(lines=row.lines)


def _part(row: Row, hand: _Hand) -> Iterator[Block]:
    if row.text:
        yield Line(text=hand.words(row.text), align="right", strong=True)


_SET: Mapping[str, Callable[[Row, _Hand], Iterator[Block]]] = {
    "heading": _heading,
    "pair": _pair,
    "text": _text,
    "entries": _entries,
    "table": _table,
    "rule": _rule,
    "gap": _gap,
    "signature": _signature,
    "code": _code,
    "cut": _part,
}
