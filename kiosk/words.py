"""Every text of the kiosk's screens, in Chinese and English."""

from hall_link.wire.base import Words
from hall_link.wire.guide import Material, TimeLimit
from hall_link.wire.wait import Wait
from kiosk.texts import booking, checking, choosing, holding, matters, taking

TEXTS: dict[str, Words] = {
    **choosing.TEXTS,
    **taking.TEXTS,
    **booking.TEXTS,
    **holding.TEXTS,
    **checking.TEXTS,
    **matters.TEXTS,
}

_OTHER_ITEM = frozenset({"unknown-item", "item-not-served"})
_OTHER_TIME = frozenset({"slot-full", "no-such-slot"})
_AGAIN = frozenset({"try-again", "too-slow"})


def say(key: str, language: str, **slots: object) -> str:
    """The text `key` in a language, its slots filled."""
    return TEXTS[key].in_language(language).format(**slots)


def read_out(language: str, *sentences: str) -> str:
    """Sentences one after the other, for the voice."""
    stop = "。" if language == "zh" else ". "
    return "".join(f"{sentence}{stop}" for sentence in sentences if sentence)


def what_to_do(code: str) -> str:
    """The key of the advice that goes with a refusal."""
    if code in _AGAIN:
        return "try-or-desk"
    if code in _OTHER_TIME:
        return "other-time"
    return "choose-other" if code in _OTHER_ITEM else "desk-helps"


def window_list(numbers: list[int], language: str) -> str:
    """Window numbers as people say them."""
    if not numbers:
        return say("windows-none", language)
    joined = ("、" if language == "zh" else ", ").join(str(n) for n in sorted(numbers))
    return say("windows" if len(numbers) == 1 else "windows-many", language, numbers=joined)


def limit_words(limit: TimeLimit | None, language: str) -> str:
    """A time limit in a few words."""
    if limit is None:
        return say("limit-none", language)
    if limit.text and language == "zh":
        return limit.text
    key = {
        "working_day": "day-working",
        "day": "day",
        "month": "month",
        "hour": "hour",
        "same_day": "day-same",
        "minute": "minute",
    }[limit.unit]
    words = say(key, language, count=limit.amount)
    return words[:-1] if language == "en" and limit.amount == 1 else words


def wait_words(wait: Wait | None, language: str) -> str:
    """A wait as a range, or that nobody knows."""
    if wait is None:
        return say("wait-unknown", language)
    return say(f"wait-{wait.shape}", language, low=wait.low, high=wait.high)


def material_detail(material: Material, language: str, *, issuer: bool = False) -> str:
    """What a paper must be: form, copies, whether it is always needed; and with `issuer` who
    issues it, whether it may come later, and what else is to be known of it."""
    parts = [material.form.in_language(language)] if material.form else []
    if material.copies > 1:
        parts.append(say("copies", language, count=material.copies))
    if not material.required:
        parts.append(say("optional", language))
    if issuer:
        parts += _about(material, language)
    return " · ".join(parts)


def _about(material: Material, language: str) -> list[str]:
    parts = []
    if material.issuer:
        parts.append(say("issuer", language, name=material.issuer.in_language(language)))
    if material.owed:
        parts.append(say("owed", language))
    if not material.main and material.required and not material.owed:
        parts.append(say("main-not", language))
    if material.note:
        parts.append(material.note.in_language(language))
    return parts
