"""YAML text as plain values, each with its place in the text.

A stricter YAML than the library's: `1` is a number and `true` a truth value, but `yes`, `12:30`,
`007` or `2026-01-01` stay text, as whoever typed them meant. Aliases and tags are refused.
"""

import re
from dataclasses import dataclass, field

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from hall_server.hall_file.errors import HallFileError, HallFileErrors, Spot, dotted
from hall_server.hall_file.lines import Lines

MAX_BYTES = 4 * 1024 * 1024
"""A hall file larger than this is no hall file."""

_YAML = "tag:yaml.org,2002:"
_TOO_DEEP = "sections are nested too deeply"


_PLAIN = (
    ("bool", r"^(?:true|false)$", ["t", "f"]),
    ("int", r"^-?(?:0|[1-9][0-9]{0,14})$", list("-0123456789")),
    ("float", r"^-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}$", list("-0123456789")),
    ("null", r"^(?:~|null|)$", ["~", "n", ""]),
)
"""Tag, what is written so, and how it may begin; everything else unquoted is text."""


def _resolvers() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for tag, pattern, beginnings in _PLAIN:
        for beginning in beginnings:
            found.setdefault(beginning, []).append((_YAML + tag, re.compile(pattern)))
    return found


class _PlainLoader(yaml.SafeLoader):
    """Tells numbers and truth values from text by the few rules above."""

    yaml_implicit_resolvers = _resolvers()


@dataclass
class Document:
    """`value` is what the text says; `places` has line and column of every value, from 1."""

    value: object = None
    places: dict[Spot, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Spot, tuple[int, int]] = field(default_factory=dict)
    errors: list[HallFileError] = field(default_factory=list)
    spoiled: set[Spot] = field(default_factory=set)

    def error(self, spot: Spot, message: str, *, at_key: bool = False) -> HallFileError:
        """A fault at `spot`, or at the nearest value around it that stands in the text."""
        line, column = self._nearest(spot, at_key)
        return HallFileError(line, column, dotted(spot), message)

    def _nearest(self, spot: Spot, at_key: bool) -> tuple[int, int]:
        if at_key and spot in self.keys:
            return self.keys[spot]
        while spot and spot not in self.places:
            spot = spot[:-1]
        return self.places.get(spot, (1, 1))

    def is_spoiled(self, spot: Spot) -> bool:
        """Whether a fault in the YAML itself was already told for `spot` or around it."""
        return any(spot[:length] in self.spoiled for length in range(len(spot) + 1))


def read_document(text: str) -> Document:
    """Raises HallFileErrors where `text` is no YAML at all; lesser faults are in `errors`."""
    try:
        root = _compose(text)
        found = None if root is None else _Walk(Lines(text)).document(root)
    except RecursionError:
        raise HallFileErrors([HallFileError(1, 1, "", _TOO_DEEP)]) from None
    except yaml.YAMLError as error:
        raise HallFileErrors([_syntax_error(text, error)]) from None
    if found is None:
        raise HallFileErrors([HallFileError(1, 1, "", "the file is empty")])
    return found


def _compose(text: str) -> Node | None:
    loader = _PlainLoader(text)
    try:
        node: Node | None = loader.get_single_node()
        return node
    finally:
        loader.dispose()


def _syntax_error(text: str, error: yaml.YAMLError) -> HallFileError:
    if isinstance(error, yaml.reader.ReaderError):
        line, column = Lines(text).at(error.position)
        return HallFileError(line, column, "", "a character that cannot be read stands here")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = [getattr(error, "context", None), getattr(error, "problem", None)]
    message = "not readable as YAML: " + ", ".join(part for part in said if part)
    line, column = Lines(text).at(mark.index if mark else 0)
    return HallFileError(line, column, "", message)


class _Walk:
    """Goes through the nodes once and writes down values and places."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._found = Document()
        self._seen: set[int] = set()

    def document(self, root: Node) -> Document:
        self._found.value = self._value(root, ())
        return self._found

    def _value(self, node: Node, spot: Spot) -> object:
        self._found.places[spot] = self._place(node)
        if id(node) in self._seen:
            return self._spoil(node, spot, "aliases (*name) are not used here; write it out")
        self._seen.add(id(node))
        if isinstance(node, MappingNode) and node.tag.endswith(":map"):
            return self._mapping(node, spot)
        if isinstance(node, SequenceNode) and node.tag.endswith(":seq"):
            return [self._value(child, (*spot, n)) for n, child in enumerate(node.value)]
        if isinstance(node, ScalarNode):
            return self._scalar(node, spot)
        return self._spoil(node, spot, _no_tag(node))

    def _mapping(self, node: MappingNode, spot: Spot) -> dict[str, object]:
        values: dict[str, object] = {}
        for key, child in node.value:
            if not isinstance(key, ScalarNode):
                self._complain(key, spot, "a key is one word")
            elif key.value in values:
                self._complain(key, (*spot, key.value), f"{key.value!r} is here twice")
            else:
                self._found.keys[(*spot, key.value)] = self._place(key)
                values[key.value] = self._value(child, (*spot, key.value))
        return values

    def _scalar(self, node: ScalarNode, spot: Spot) -> object:
        text: str = node.value
        match node.tag.removeprefix(_YAML):
            case "str":
                return text
            case "null" if text in ("", "~", "null"):
                return None
            case "bool" if text in ("true", "false"):
                return text == "true"
            case "int" if re.fullmatch(r"-?[0-9]{1,15}", text):
                return int(text)
            case "float" if re.fullmatch(r"-?[0-9]{1,15}\.[0-9]{1,15}", text):
                return float(text)
        return self._spoil(node, spot, _no_tag(node))

    def _place(self, node: Node) -> tuple[int, int]:
        return self._lines.at(node.start_mark.index)

    def _spoil(self, node: Node, spot: Spot, message: str) -> object:
        """Stands in for a value nobody can use; the shape check keeps silent about it."""
        self._found.spoiled.add(spot)
        self._complain(node, spot, message)
        return None

    def _complain(self, node: Node, spot: Spot, message: str) -> None:
        line, column = self._place(node)
        self._found.errors.append(HallFileError(line, column, dotted(spot), message))


def _no_tag(node: Node) -> str:
    return f"the tag {node.tag.replace(_YAML, '!!')} is not used here"
