"""A complaint, an idea or praise at the pad (row A10): short, no name, nothing kept. Pure."""

from dataclasses import dataclass, field, replace
from typing import Literal

from hall_link.complaining.draft import (
    MOST_TEXT,
    Draft,
    chosen_category,
    chosen_kind,
    command_of,
    ticked,
)
from hall_link.complaining.sentences import ABOUT_SOMEBODY, CATEGORIES, KINDS
from hall_link.keypad.writing import Writing, pressed
from hall_link.wire.base import Language
from hall_link.wire.complaints import Complain, ComplaintTaken

Place = Literal["what", "category", "words", "writing", "sending", "taken", "refused"]


@dataclass(frozen=True)
class Complaining:
    """Where the person is; `window` is the pad's, named where it is about how one was served."""

    window: int | None = None
    step: Place = "what"
    draft: Draft = field(default_factory=Draft, repr=False)
    writing: Writing = field(default_factory=Writing, repr=False)
    taken: ComplaintTaken | None = field(default=None, repr=False)
    refusal: str = ""

    @property
    def whole(self) -> bool:
        """Whether something is said that could be sent."""
        return bool(self.draft.ticked or self.draft.written.strip())


def touched(told: Complaining, key: str, language: str) -> tuple[Complaining, Complain | None]:
    """After a press by its name; with what is to be sent."""
    kind, _, what = key.partition(":")
    match told.step, kind:
        case "what", "what" if what in KINDS:
            draft = chosen_kind(told.draft, next(one for one in KINDS if one == what))
            step: Place = "words" if draft.what == "petition" else "category"
            return replace(told, step=step, draft=draft), None
        case "category", "category" if what in CATEGORIES:
            draft = chosen_category(told.draft, next(one for one in CATEGORIES if one == what))
            window = told.window if draft.category in ABOUT_SOMEBODY else None
            return replace(told, step="words", draft=replace(draft, window=window)), None
        case "words", "sentence" if what.isdigit():
            return replace(told, draft=ticked(told.draft, int(what))), None
        case "words", "write":
            hanzi = language == "zh"
            keys = Writing(told.draft.written, hanzi=hanzi, most=MOST_TEXT)
            return replace(told, step="writing", writing=keys), None
        case "writing", "key" | "cand":
            return replace(told, writing=pressed(told.writing, key)), None
        case (("words" | "writing"), "send"):
            return _sent(_written(told), language)
        case _:
            return told, None


def _sent(told: Complaining, language: str) -> tuple[Complaining, Complain | None]:
    if not told.whole:
        return told, None
    spoken: Language = "en" if language == "en" else "zh"
    return replace(told, step="sending"), command_of(told.draft, spoken, on_paper=False)


def _written(told: Complaining) -> Complaining:
    if told.step != "writing":
        return told
    draft = replace(told.draft, written=told.writing.text)
    return replace(told, step="words", draft=draft, writing=Writing())


def stepped_back(told: Complaining) -> Complaining | None:
    """One step back, what was written kept; None leaves it."""
    match told.step:
        case "writing":
            return _written(told)
        case "words" if told.draft.what == "petition":
            return replace(told, step="what")
        case "words":
            return replace(told, step="category")
        case "category":
            return replace(told, step="what")
        case "refused":
            return replace(told, step="words", refusal="")
        case _:
            return None


def answered(told: Complaining, taken: ComplaintTaken | None, refusal: str) -> Complaining:
    """It is in the register, or why not. Once it is, nothing that was said is kept."""
    if told.step != "sending":
        return told
    if taken is None:
        return replace(told, step="refused", refusal=refusal)
    return Complaining(step="taken", taken=taken)
