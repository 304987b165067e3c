"""Short texts of boards and signs. Pure."""

from hall_link.wire.guide import ServiceItem, Step
from hall_server.documents.words import limit_words

NONE = "—"


def legal_words(item: ServiceItem) -> str:
    """The time the law allows."""
    return limit_words(item.legal, "zh") or NONE


def promised_words(item: ServiceItem) -> str:
    """The time the hall promises; where it promises none, the law's."""
    return limit_words(item.promised, "zh") or legal_words(item)


def fee_words(item: ServiceItem) -> str:
    """What it costs and by which rule."""
    if item.fee is None:
        return NONE
    told = item.fee.text.zh
    return f"{told}（{item.fee.basis}）" if item.fee.basis else told


def flow_words(item: ServiceItem) -> str:
    """The steps in one line."""
    return " → ".join(step.zh for step in item.steps) or NONE


def step_words(step: Step) -> str:
    """Who does a step and how long it takes."""
    told = [step.who.zh if step.who else "", limit_words(step.limit, "zh")]
    return "，".join(part for part in told if part)


def numbered(texts: list[str]) -> str:
    """One a line, counted where there are several."""
    if len(texts) < 2:
        return "".join(texts)
    return "\n".join(f"{place}. {text}" for place, text in enumerate(texts, 1))


def colour_of(text: str) -> tuple[int, int, int]:
    """`#C0392B` as red, green, blue."""
    red, green, blue = bytes.fromhex(text.removeprefix("#"))
    return red, green, blue
