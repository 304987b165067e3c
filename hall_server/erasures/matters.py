"""Matters that hold what people told about themselves, as one looks before erasing it (row K4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

What = Literal[
    "case",
    "complaint",
    "request",
    "visit",
    "booking",
    "call",
    "consultation",
    "paper",
    "duty",
    "stray",
]
"""duty: an entry of the duty log. paper: one given out in no case and no complaint. stray: a
ticket handed in that nobody knows."""

BY_DAY = frozenset({"call", "consultation", "duty"})
"""They have no number: the day and the place in that day's register stand for one, `2026-11-23/4`
the fourth of that day."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One of them. `ended`: the day, or the moment, it ended; `over`: nothing of it goes on.

    subjects: whose keys are destroyed with it.
    """

    what: What
    id: str
    number: str
    over: bool
    ended: str
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What a matter holds in one column: `place` is table and column, `count` in how many rows,
    `letters` how long in all. `shown`: the masked name or number, where it is one and may be seen.
    """

    place: str
    count: int
    letters: int
    shown: str = ""


class MatterBook(Protocol):
    """Where matters are looked up, whatever their age."""

    def matter(self, what: What, number: str) -> Matter | None:
        """By its number, or by its id."""
        ...

    def parts(self, matter: Matter) -> list[Part]:
        """What would be erased; empty once it was."""
        ...

    def old(self, what: What, before: str, most: int) -> Sequence[str]:
        """Ids of matters that ended before this day and still hold something; `most` of them."""
        ...
