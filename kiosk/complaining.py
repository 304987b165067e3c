"""A complaint, an idea, praise or a petition, and what became of one (row A10). Pure."""

from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from hall_link.complaining.draft import (
    MOST_TEXT,
    Draft,
    chosen_category,
    chosen_kind,
    command_of,
    text_of,
    ticked,
)
from hall_link.complaining.sentences import ABOUT_SOMEBODY, CATEGORIES, KINDS
from hall_link.keypad.writing import Writing, pressed
from hall_link.wire.base import Language
from hall_link.wire.commands import Command, Result
from hall_link.wire.complaints import (
    ComplaintFollowed,
    ComplaintTaken,
    FollowComplaint,
    JudgeAnswer,
)
from kiosk.asking import edited
from kiosk.naming_people import MOST_NAME, MOST_PHONE, SURNAMES, is_phone

Telling = Literal[
    "what",
    "category",
    "about",
    "when",
    "words",
    "writing",
    "naming",
    "name",
    "phone",
    "review",
    "taken",
]
Following = Literal["number", "code", "followed"]
Place = Telling | Following

NUMBER_DIGITS = (8, 9)
"""From the 10,000th of a year on a number has one digit more."""

CODE_DIGITS = 6

_BACK: dict[Place, Place] = {
    "category": "what",
    "about": "category",
    "when": "about",
    "writing": "words",
    "naming": "words",
    "name": "naming",
    "phone": "name",
    "number": "what",
    "code": "number",
}


@dataclass(frozen=True)
class Complaining:
    """Where the person is, and what is said so far.

    `writing` is the text or the name on the keys. `number` and `code` are typed to follow one;
    `taken` and `followed` what the server told. `judged`: the answer was judged just now.
    """

    step: Place = "what"
    draft: Draft = field(default_factory=Draft)
    writing: Writing = field(default_factory=Writing)
    number: str = field(default="", repr=False)
    code: str = field(default="", repr=False)
    taken: ComplaintTaken | None = field(default=None, repr=False)
    followed: ComplaintFollowed | None = field(default=None, repr=False)
    judged: bool | None = None
    refusal: str = ""

    @property
    def whole(self) -> bool:
        """Whether what this step asks for is there."""
        match self.step:
            case "words" | "review":
                return bool(self.draft.ticked or self.draft.written.strip())
            case "name":
                return bool(self.writing.text.strip())
            case "phone":
                return is_phone(self.draft.phone)
            case "number":
                return len(self.number) in NUMBER_DIGITS
            case "code":
                return len(self.code) == CODE_DIGITS
            case _:
                return True

    def pressed(self, key: str, language: str) -> tuple["Complaining", Command | None]:
        """After a press by its name; with what is to be asked of the server."""
        kind, _, what = key.partition(":")
        match self.step, kind:
            case "what" | "category" | "about" | "when" | "naming", _:
                return self._chosen(kind, what), None
            case (("writing" | "name"), ("key" | "cand")):
                return replace(self, writing=pressed(self.writing, key)), None
            case (("phone" | "number" | "code"), "key"):
                return self._digit(what), None
            case "words", "sentence" if what.isdigit():
                return replace(self, draft=ticked(self.draft, int(what))), None
            case "words", "write":
                return self._opened("writing", language), None
            case _, "on" if self.whole:
                return self._gone_on(language)
            case "followed", ("satisfied" | "unsatisfied"):
                return self._judging(kind == "satisfied")
            case _:
                return self, None

    def _chosen(self, kind: str, what: str) -> "Complaining":
        match self.step, kind:
            case "what", "follow":
                return replace(self, step="number", refusal="")
            case "what", "what" if what in KINDS:
                draft = chosen_kind(self.draft, next(k for k in KINDS if k == what))
                step: Place = "words" if draft.what == "petition" else "category"
                return replace(self, step=step, draft=draft)
            case "category", "category" if what in CATEGORIES:
                draft = chosen_category(self.draft, next(c for c in CATEGORIES if c == what))
                step = "about" if draft.category in ABOUT_SOMEBODY else "words"
                return replace(self, step=step, draft=draft)
            case "about", "staff" | "window" | "nobody":
                window = int(what) if kind == "window" else None
                staff = what if kind == "staff" else None
                draft = replace(self.draft, window=window, staff=staff, happened=None)
                return replace(self, step="words" if window is None else "when", draft=draft)
            case "when", "today" | "earlier":
                draft = replace(self.draft, happened="today" if kind == "today" else None)
                return replace(self, step="words", draft=draft)
            case "naming", "anonymous":
                return self._without_name()
            case "naming", "named":
                return self._opened("name", "zh")
            case _:
                return self

    def _without_name(self) -> "Complaining":
        return replace(self, step="review", draft=replace(self.draft, name="", phone=""))

    def _opened(self, step: Telling, language: str) -> "Complaining":
        """The keys, with what they wrote before."""
        if step == "name":
            name = Writing(self.draft.name, most=MOST_NAME, phrases=SURNAMES, joined=True)
            return replace(self, step=step, writing=name)
        hanzi = language == "zh"
        return replace(
            self, step=step, writing=Writing(self.draft.written, hanzi=hanzi, most=MOST_TEXT)
        )

    def _digit(self, digit: str) -> "Complaining":
        match self.step:
            case "phone":
                draft = replace(self.draft, phone=edited(self.draft.phone, digit, MOST_PHONE))
                return replace(self, draft=draft)
            case "number":
                number = edited(self.number, digit, NUMBER_DIGITS[-1])
                return replace(self, number=number, refusal="")
            case _:
                return replace(self, code=edited(self.code, digit, CODE_DIGITS), refusal="")

    def _gone_on(self, language: str) -> tuple["Complaining", Command | None]:
        told: Language = "en" if language == "en" else "zh"
        match self.step:
            case "writing":
                return self._written(), None
            case "words":
                return replace(self, step="naming"), None
            case "name":
                draft = replace(self.draft, name=self.writing.text.strip())
                return replace(self, step="phone", draft=draft, writing=Writing()), None
            case "phone":
                return replace(self, step="review"), None
            case "number":
                return replace(self, step="code", refusal=""), None
            case "code":
                return self, FollowComplaint(number=self.number, code=self.code)
            case "review":
                return replace(self, refusal=""), command_of(self.draft, told, on_paper=True)
            case _:
                return self, None

    def _written(self) -> "Complaining":
        draft = replace(self.draft, written=self.writing.text)
        return replace(self, step="words", draft=draft, writing=Writing())

    def _judging(self, satisfied: bool) -> tuple["Complaining", Command | None]:
        if self.followed is None or not self.followed.may_judge:
            return self, None
        judging = replace(self, judged=satisfied)
        return judging, JudgeAnswer(number=self.number, code=self.code, satisfied=satisfied)

    def back(self) -> "Complaining | None":
        """One step back, what was written kept; None goes home."""
        match self.step:
            case "writing":
                return self._written()
            case "words":
                return replace(self, step=_asked_before_words(self.draft))
            case "review":
                return replace(self, step="phone" if self.draft.name else "naming", refusal="")
            case step if step in _BACK:
                return replace(self, step=_BACK[step], code="", refusal="")
            case _:
                return None

    def answered(self, result: Result) -> "Complaining":
        """It is in the register, or this is how it stands. Nothing that was written is kept."""
        match result:
            case ComplaintTaken():
                return Complaining("taken", taken=result)
            case ComplaintFollowed():
                return replace(self, step="followed", followed=result, refusal="")
            case _:
                return self.refused("bad-message")

    def refused(self, code: str) -> "Complaining":
        """Why not; a wrong code is typed anew."""
        if self.step == "code":
            return replace(self, code="", refusal=code)
        return replace(self, judged=None, refusal=code)


def _asked_before_words(draft: Draft) -> Place:
    if draft.what == "petition":
        return "what"
    if draft.window is not None:
        return "when"
    return "about" if draft.category in ABOUT_SOMEBODY else "category"


STEPS: tuple[Place, ...] = (*get_args(Telling), *get_args(Following))


def said(complaining: Complaining, language: str) -> str:
    """The text as it will be sent."""
    return text_of(complaining.draft, language)
