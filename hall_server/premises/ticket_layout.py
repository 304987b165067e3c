"""Which ticket layouts a hall may have: one that loses nobody's place (row E4). Pure."""

from collections import Counter
from collections.abc import Sequence

from hall_link.wire.ticket_layout import TicketPart

MOST_TEXTS = 4
LONGEST_TEXT = 200
"""Signs of one sentence: a ticket is no notice board."""

FAULTS = {
    "no-number": "the ticket has no number",
    "no-queue": "the ticket does not tell the queue",
    "twice": "a part is on the ticket twice",
    "empty-text": "a sentence says nothing in one of the languages",
    "long-text": f"a sentence is longer than {LONGEST_TEXT} signs",
    "many-texts": f"there are more than {MOST_TEXTS} sentences",
    "materials-last": "the papers to bring stand last, where they are torn off",
}
"""What may be wrong with a layout, by code."""


def layout_faults(parts: Sequence[TicketPart]) -> list[str]:
    """Every fault of a ticket's layout, by code; none of an empty one, which is the standard."""
    if not parts:
        return []
    kinds = Counter(part.part for part in parts)
    texts = [part.text for part in parts if part.part == "text"]
    spoken = [said.strip() for text in texts for said in ((text.zh, text.en) if text else ("",))]
    found = {
        "no-number": not kinds["number"],
        "no-queue": not kinds["queue"],
        "twice": any(count > 1 for kind, count in kinds.items() if kind != "text"),
        "empty-text": not all(spoken),
        "long-text": any(len(said) > LONGEST_TEXT for said in spoken),
        "many-texts": len(texts) > MOST_TEXTS,
        "materials-last": bool(kinds["materials"]) and parts[-1].part != "materials",
    }
    return [code for code, is_so in found.items() if is_so]


def whole_ticket(parts: list[TicketPart]) -> list[TicketPart]:
    """The same parts. Raises `ValueError` with every fault."""
    faults = layout_faults(parts)
    if faults:
        raise ValueError("; ".join(FAULTS[code] for code in faults))
    return parts
