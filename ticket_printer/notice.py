"""The list of papers under a ticket: told once, wholly (一次性告知). Pure."""

from collections.abc import Iterator, Sequence

from hall_link.wire.guide import Material
from hall_link.wire.printing import TicketSlip
from ticket_printer.blocks import Block, Gap, Line, Paper
from ticket_printer.setting import large, small
from ticket_printer.text import columns, printable, wrap
from ticket_printer.words import copies_words, words_of

BOX = "□ "
"""To be ticked at home. In every Chinese printer's font, unlike ☐."""


def notice(slip: TicketSlip, paper: Paper) -> Iterator[Block]:
    """A line to tear along, the papers with a box each, whom to ask; nothing without papers."""
    if not slip.materials:
        return
    words = words_of(slip.language)
    yield Gap(20)
    yield Line(("- " * paper.columns)[: paper.columns - 1])
    yield Gap(16)
    yield from large(words.bring, paper)
    yield from small(words.at_once, paper)
    yield Gap(16)
    for material in slip.materials:
        yield from _material(material, slip.language, paper)
    if any(material.sample for material in slip.materials):
        yield Gap(8)
        yield from small(words.sample_means, paper)
    if slip.hotline:
        yield Gap(8)
        yield from small(f"{words.hotline} {slip.hotline}", paper)


def _material(material: Material, language: str, paper: Paper) -> Iterator[Block]:
    """The paper's name behind its box, what it must be below; both stand under each other."""
    indent = columns(BOX)
    for place, line in enumerate(wrap(material.name.in_language(language), paper.columns - indent)):
        lead = BOX if place == 0 else " " * indent
        yield Line(lead + line, bold=True, align="left")
    detail = "，".join(_details(material, language))
    if language == "en":
        detail = ", ".join(_details(material, language))
    for line in wrap(printable(detail), paper.columns - indent):
        yield Line(" " * indent + line, align="left")
    yield Gap(10)


def _details(material: Material, language: str) -> Sequence[str]:
    words = words_of(language)
    return [
        *([material.form.in_language(language)] if material.form else []),
        *([copies_words(material.copies, language)] if material.copies > 1 else []),
        *([] if material.required else [words.optional]),
        *([words.issued_by + material.issuer.in_language(language)] if material.issuer else []),
        *([words.sample] if material.sample else []),
    ]
