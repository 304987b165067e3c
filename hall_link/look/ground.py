"""What lies under a text, reckoned from the shapes drawn before it. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from hall_link.look.boxes import Box
from hall_link.look.colours import Colour, contrast, over

NOTHING: Colour = (0.0, 0.0, 0.0, 1.0)
"""A window in which nothing was drawn is black."""


@dataclass(frozen=True)
class Layer:
    """A shape as drawn; a gradient has both its ends in `fills`, an ellipse is `round`."""

    box: Box
    fills: tuple[Colour, ...]
    round: bool = False

    def covers(self, x: float, y: float) -> bool:
        """Whether the shape lies under a point; the rounding of corners doesn't count."""
        if not self.round or not self.box.holds(x, y):
            return self.box.holds(x, y)
        across, down = (x - self.box.centre[0]) / self.box.w, (y - self.box.centre[1]) / self.box.h
        return across * across + down * down < 0.25


def grounds(layers: Iterable[Layer], ink: Box) -> set[Colour]:
    """Every colour that may lie under what is drawn in `ink`: at its middle and near both ends.

    A gradient counts with both its ends.
    """
    middle = ink.centre[1]
    covering = list(layers)
    points = [(ink.x + ink.w * share, middle) for share in (0.05, 0.5, 0.95)]
    return {seen for point in points for seen in _at(covering, *point)}


def _at(layers: list[Layer], x: float, y: float) -> set[Colour]:
    seen = {NOTHING}
    for layer in layers:
        if layer.covers(x, y):
            seen = {over(fill, below) for fill in layer.fills for below in seen}
    return seen


def weakest(fill: Colour, on: Iterable[Colour]) -> float:
    """The least contrast of a colour, itself maybe transparent, with any of these grounds."""
    return min(contrast(over(fill, ground), ground) for ground in on)
