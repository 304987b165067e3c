"""What is wrong with a hall file, and where."""

from collections.abc import Sequence
from dataclasses import dataclass

Step = str | int
Spot = tuple[Step, ...]
"""The way to a value: keys and places, counted from 0."""


@dataclass(frozen=True, order=True)
class HallFileError:
    """One fault. `line` and `column` count from 1; `where` reads like `items[3].queue`."""

    line: int
    column: int
    where: str
    message: str

    def __str__(self) -> str:
        named = f"{self.where}: " if self.where else ""
        return f"line {self.line}, column {self.column}: {named}{self.message}"


class HallFileErrors(Exception):  # noqa: N818 - it carries several errors
    """A hall file cannot be used. `errors` has every fault found, in the order of the file."""

    def __init__(self, errors: Sequence[HallFileError]) -> None:
        self.errors = sorted(set(errors))
        super().__init__("\n".join(str(error) for error in self.errors))


def dotted(spot: Spot) -> str:
    """`("items", 3, "queue")` as `items[3].queue`; the whole file is an empty string."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in spot)
    return text.removeprefix(".")
