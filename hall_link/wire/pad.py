"""What an evaluator pad asks, and of whom."""

from hall_link.wire.base import Instant, Language, Message, Words


class PadTag(Message):
    """A reason a citizen may tick."""

    code: int
    text: Words


class PadLevel(Message):
    """One of the five levels (5 very satisfied … 1 very dissatisfied), with its reasons."""

    level: int
    name: Words
    tags: list[PadTag]


class Pad(Message):
    """An evaluator pad: its window's clerk, and the finished visit it asks about.

    `visit`, `number`, `asked_at` and `until` are None while nothing is asked. After `until` the
    visit counts as not rated (未评); an answer given before and sent later still counts.
    """

    window: int
    clerk: Words | None
    post: Words | None = None
    visit: str | None
    number: str | None
    language: Language = "zh"
    asked_at: Instant | None = None
    until: Instant | None = None
    levels: list[PadLevel] = []
