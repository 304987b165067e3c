"""How a case stands, by its number and the last four digits of a phone (row A9). Pure.

Numbers have no `repr`: nothing of a person's case shows in a log.
"""

from dataclasses import dataclass, field, replace
from typing import Literal

from hall_link.wire.case_views import CaseFound
from hall_link.wire.cases import FindCase
from hall_link.wire.commands import Command, Result

NUMBER_DIGITS = 10
PHONE_DIGITS = 4


@dataclass(frozen=True)
class Asking:
    """`found` is there once the server told; `refusal` where it did not."""

    step: Literal["number", "phone", "told"] = "number"
    number: str = field(default="", repr=False)
    last_four: str = field(default="", repr=False)
    found: CaseFound | None = field(default=None, repr=False)
    refusal: str = ""

    @property
    def whole(self) -> bool:
        """Whether the digits asked for are all there."""
        if self.step == "number":
            return len(self.number) == NUMBER_DIGITS
        return len(self.last_four) == PHONE_DIGITS

    def pressed(self, key: str, language: str) -> tuple["Asking", Command | None]:
        """After a press: `key:DIGIT`, `key:backspace`, or `on`."""
        kind, _, what = key.partition(":")
        if kind == "key":
            return self._typed(what), None
        if key != "on" or not self.whole or self.step == "told":
            return self, None
        if self.step == "number":
            return replace(self, step="phone", refusal=""), None
        return self, FindCase(number=self.number, last_four=self.last_four)

    def _typed(self, digit: str) -> "Asking":
        if self.step == "number":
            number = edited(self.number, digit, NUMBER_DIGITS)
            return replace(self, number=number, refusal="")
        if self.step == "phone":
            last_four = edited(self.last_four, digit, PHONE_DIGITS)
            return replace(self, last_four=last_four, refusal="")
        return self

    def back(self) -> "Asking | None":
        """One question back; None goes home."""
        if self.step == "phone":
            return replace(self, step="number", last_four="", refusal="")
        return None

    def answered(self, result: Result) -> "Asking":
        """The case is found: the digits are needed no more."""
        if not isinstance(result, CaseFound):
            return self.refused("bad-message")
        return Asking("told", self.number, found=result)

    def refused(self, code: str) -> "Asking":
        """Why it can't be told; the phone's digits are typed anew."""
        return replace(self, last_four="", refusal=code)


def edited(typed: str, digit: str, most: int) -> str:
    """Digits after one more key of a keypad."""
    if digit == "backspace":
        return typed[:-1]
    return typed + digit if digit.isdigit() and len(digit) == 1 and len(typed) < most else typed
