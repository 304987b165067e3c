"""The language of layouts: one block a line, written by a hall's administrator (row E4). Pure.

docs/forms.md tells it whole. Reading finds every fault and tells its line.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal[
    "heading",
    "pair",
    "text",
    "entries",
    "table",
    "rule",
    "gap",
    "signature",
    "code",
    "cut",
]
Align = Literal["left", "centre", "right"]
Level = Literal[1, 2]

_NAME = re.compile(r"\{([^{}]*)\}")
_KEY = re.compile(r"[a-z][a-z0-9_]*\Z")
_CONDITION = re.compile(r"\?([a-z][a-z0-9_]*)?\s+(.+)\Z")
_LIST = re.compile(r"\{([a-z][a-z0-9_]*)\*(\d*)\}")
_PAIR = re.compile(r"([^{}:：]{1,40})[:：]\s*((?:\{[^{}]*\}.*)?)\Z")
_BARE = re.compile(r"\{([a-z][a-z0-9_]*)\}\Z")
_ENTRIES = re.compile(r"(\[ ?\]|\[x\]|-|1\.)\s+(.*)\Z")
_WORDS = re.compile(r"(sign\+day|sign|seal|qr|gap|table)\s*[:：]\s*(.*)\Z")
_SETTINGS: tuple[tuple[str, Align, bool], ...] = (
    ("> ", "right", False),
    ("^ ", "centre", False),
    ("! ", "left", True),
)
MOST_GAP, MOST_ROWS, MOST_HEADS = 12, 12, 5


@dataclass(frozen=True, slots=True)
class LayoutFault:
    """What is wrong in a line of a layout; lines count from 1."""

    line: int
    message: str


class LayoutFaults(ValueError):  # noqa: N818 - it carries several
    """A layout can't be used. `faults`: each of them, in order."""

    def __init__(self, faults: list[LayoutFault]) -> None:
        self.faults = faults
        super().__init__("; ".join(f"line {f.line}: {f.message}" for f in faults))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a layout. Texts are templates: `{key}` stands for a field's value.

    key: the list an entry or a table is made of, or the field whose label a pair takes. mark: of
    entries, "1." counting them. least: a table's rows, at the least. lines: of a gap. optional: it
    is left out when its fields are empty.
    """

    kind: Kind
    text: str = ""
    label: str = ""
    key: str = ""
    mark: str = ""
    heads: tuple[str, ...] = ()
    least: int = 0
    lines: int = 1
    level: Level = 1
    align: Align = "left"
    strong: bool = False
    dated: bool = False
    seal: bool = False
    needs: frozenset[str] | None = None


class _Wrong(ValueError):  # noqa: N818 - it never leaves this module
    """The line is wrong; the text says how."""


def read_layout(text: str, keys: Collection[str]) -> tuple[Row, ...]:
    """The rows of a layout whose form has these fields. Raises `LayoutFaults`."""
    rows: list[Row] = []
    faults: list[LayoutFault] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("//"):
            continue
        try:
            rows.append(_read(line.strip(), keys))
        except _Wrong as wrong:
            faults.append(LayoutFault(number, str(wrong)))
    if not rows and not faults:
        faults.append(LayoutFault(1, "the layout is empty"))
    if faults:
        raise LayoutFaults(faults)
    return tuple(rows)


def fill_in(text: str, values: Mapping[str, str]) -> str:
    """The template with its fields' values; what a value itself says is left as it is,
    but for the bars of a list."""
    return _NAME.sub(lambda found: values.get(found.group(1), "").replace("|", " ").strip(), text)


def _read(line: str, keys: Collection[str]) -> Row:
    condition = _CONDITION.match(line)
    line = condition.group(2) if condition else line
    named = list(_names(line))
    needs = ([condition.group(1)] if condition.group(1) else named) if condition else None
    for key in (*named, *(needs or ())):
        if key not in keys:
            raise _Wrong(f"the form has no field {key!r}")
    row = next(row for read in _READERS if (row := read(line)) is not None)
    if row.kind not in ("entries", "table") and _LIST.search(line):
        raise _Wrong("a list {…*} stands alone behind `[]`, `[x]`, `-`, `1.` or `table:`")
    return replace(row, needs=None if needs is None else frozenset(needs))


def _names(line: str) -> Iterator[str]:
    """The fields a line names, lists among them."""
    if set("{}") & set(_NAME.sub("", line)):
        raise _Wrong("a brace { or } is left over")
    for name in _NAME.findall(line):
        key = re.sub(r"\*\d*\Z", "", name)
        if not _KEY.match(key):
            raise _Wrong(f"{{{name}}} is no field's name")
        yield key


def _heading(line: str) -> Row | None:
    if not line.startswith("#"):
        return None
    marks, _, text = line.partition(" ")
    if marks not in ("#", "##") or not text.strip():
        raise _Wrong("a heading is `# text` or `## text`")
    return Row("heading", text.strip(), level=2 if marks == "##" else 1)


def _cut(line: str) -> Row | None:
    if not line.startswith("==="):
        return None
    return Row("cut", line.lstrip("=").strip())


def _rule(line: str) -> Row | None:
    return Row("rule") if set(line) == {"-"} and len(line) >= 3 else None


def _worded(line: str) -> Row | None:
    found = _WORDS.match(line)
    return _WORDED[found.group(1)](found.group(2).strip()) if found else None


def _signature(text: str, dated: bool = False, seal: bool = False) -> Row:
    if not text:
        raise _Wrong("say who signs: `sign: 申请人签字`")
    return Row("signature", text, dated=dated, seal=seal)


def _code(text: str) -> Row:
    found = re.match(r"(\{[a-z][a-z0-9_]*\})\s*(.*)\Z", text)
    if found is None:
        raise _Wrong("a code is `qr: {qr} what it is for`")
    return Row("code", found.group(1), label=found.group(2))


def _gap(text: str) -> Row:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_GAP:
        raise _Wrong(f"a gap is 1 to {MOST_GAP} lines: `gap: 2`")
    return Row("gap", lines=int(text))


def _table(text: str) -> Row:
    found = _LIST.match(text)
    heads = tuple(head.strip() for head in text[found.end() :].split("|")) if found else ()
    if found is None or not all(heads) or len(heads) > MOST_HEADS:
        raise _Wrong("a table is `table: {papers*} 名称 | 份数`, with 5 columns at the most")
    least = int(found.group(2) or 0)
    if least > MOST_ROWS:
        raise _Wrong(f"a table has at least {MOST_ROWS} rows at the most")
    return Row("table", key=found.group(1), heads=heads, least=least)


_WORDED: dict[str, Callable[[str], Row]] = {
    "sign": _signature,
    "sign+day": lambda text: _signature(text, dated=True),
    "seal": lambda text: _signature(text, dated=True, seal=True),
    "qr": _code,
    "gap": _gap,
    "table": _table,
}


def _entries(line: str) -> Row | None:
    found = _ENTRIES.match(line)
    if found is None:
        return None
    mark = {"[]": "[ ]", "-": "•"}.get(found.group(1), found.group(1))
    text = found.group(2).strip()
    listed = _LIST.fullmatch(text)
    return Row("entries", text, key=listed.group(1) if listed else "", mark=mark)


def _pair(line: str) -> Row | None:
    bare = _BARE.match(line)
    if bare is not None:
        return Row("pair", line, key=bare.group(1))
    found = _PAIR.match(line)
    if found is None or "//" in found.group(2):
        return None
    return Row("pair", found.group(2).strip(), label=found.group(1).strip())


def _placed(line: str) -> Row | None:
    for mark, align, strong in _SETTINGS:
        if line.startswith(mark):
            return Row("text", line[len(mark) :].strip(), align=align, strong=strong)
    return None


def _text(line: str) -> Row:
    return Row("text", line)


_READERS: tuple[Callable[[str], Row | None], ...] = (
    _heading,
    _cut,
    _rule,
    _worded,
    _entries,
    _placed,
    _pair,
    _text,
)
