"""The parts of a ticket, one by one, each with the room above it (rows A13, E4). Pure."""

from collections.abc import Callable, Iterator

from hall_link.wire.printing import TicketSlip
from hall_link.wire.ticket_layout import LARGE, TicketPart, TicketPartKind
from ticket_printer.blocks import Block, Gap, Line, Paper, QrCode, Rule
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


def part_of(part: TicketPart, slip: TicketSlip, paper: Paper) -> Iterator[Block]:
    """One part; nothing where the ticket has nothing to say of it."""
    is_large = part.size == "large" if part.size else part.part in LARGE
    if part.part in _SENTENCES:
        above, told = _SENTENCES[part.part]
        yield from _sentence(above, told(slip), is_large, paper)
    elif part.part == "text":
        text = part.text.in_language(slip.language) if part.text else ""
        yield from _sentence(16, text, is_large, paper)
    elif part.part == "hall":
        yield from title(slip, is_large, paper)
    elif part.part == "number":
        yield from (Gap(16), *number(slip.number, paper), Gap(8), *_offline(slip, paper))
    elif part.part == "queue":
        yield from (*_sized(slip.queue.in_language(slip.language), is_large, paper), Gap(12))
    elif part.part == "facts":
        yield from (Rule(paper.columns), Gap(8), *_facts(slip, paper), Gap(8), Rule(paper.columns))
    elif part.part == "code":
        yield from code(slip, paper)
    else:
        yield from notice(slip, paper)


def title(slip: TicketSlip, is_large: bool, paper: Paper) -> Iterator[Block]:
    """The hall's name, always in Chinese, and a line below."""
    yield from _sized(slip.hall.zh, is_large, paper)
    if slip.language == "en" and slip.hall.en != slip.hall.zh:
        yield Gap(6)
        yield from small(slip.hall.en, paper)
    yield Gap(10)
    yield Rule(paper.columns)


def number(told: str, paper: Paper) -> Iterator[Block]:
    """As large as the paper allows; a number longer than a line is broken, never cut off."""
    for line in wrap(told, paper.columns):
        size = min(LARGEST, paper.columns // columns(line))
        yield Line(line, size, size, bold=True)


def code(slip: TicketSlip, paper: Paper) -> Iterator[Block]:
    """The code, and what it is for; nothing where it would not fit."""
    module = module_dots(slip.qr) if slip.qr else None
    if module is None:
        return
    words = words_of(slip.language)
    yield Gap(16)
    yield QrCode(slip.qr, module)
    yield Gap(8)
    meant = words.scan if "://" in slip.qr else words.keep
    yield from small(words.check_in if slip.booked else meant, paper)


def _sized(text: str, is_large: bool, paper: Paper) -> Iterator[Block]:
    return large(text, paper) if is_large else small(text, paper)


def _sentence(above: int, text: str, is_large: bool, paper: Paper) -> Iterator[Block]:
    if text:
        yield Gap(above)
        yield from _sized(text, is_large, paper)


def _offline(slip: TicketSlip, paper: Paper) -> Iterator[Block]:
    """That the server did not know of it yet, whose pages may not either."""
    if slip.offline:
        yield from small(words_of(slip.language).offline, paper)
        yield Gap(8)


def _wait(slip: TicketSlip) -> str:
    return wait_words(slip.wait, slip.language) if slip.wait is not None else ""


def _windows(slip: TicketSlip) -> str:
    if slip.for_window is not None:
        return one_window_words(slip.for_window, slip.language)
    return window_words(slip.windows, slip.language) if slip.windows else ""


def _then(slip: TicketSlip) -> str:
    return then_words(slip.then, slip.language) if slip.then else ""


_SENTENCES: dict[TicketPartKind, tuple[int, Callable[[TicketSlip], str]]] = {
    "ahead": (12, lambda slip: "" if slip.offline else ahead_words(slip.ahead, slip.language)),
    "wait": (8, _wait),
    "windows": (8, _windows),
    "then": (12, _then),
    "missed": (16, lambda slip: slip.missed_rule.in_language(slip.language)),
}
"""Part -> the room above it in dots, and its words; empty where there is nothing to say."""


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
