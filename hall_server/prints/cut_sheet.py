"""Small things printed many on a page of A4, with lines to cut along."""

from collections.abc import Iterator
from dataclasses import dataclass

from hall_server.prints.ground import A4, GREY, Canvas

_BEYOND = 5.0
"""How far a line to cut along goes on beyond what is cut, in millimetres."""


@dataclass(frozen=True, slots=True)
class CutSheet:
    """So many on a page, each `size` (millimetres) large, in the middle of it."""

    size: tuple[float, float]
    across: int
    down: int

    @property
    def each(self) -> int:
        """How many are on a page."""
        return self.across * self.down

    def places(self, page: Canvas) -> Iterator[Canvas]:
        """Where each is drawn: row by row, from the top left."""
        left, top = self._corner()
        for place in range(self.each):
            row, column = divmod(place, self.across)
            yield page.at(left + column * self.size[0], top + row * self.size[1])

    def draw_cuts(self, page: Canvas) -> None:
        """The dashed lines."""
        (left, top), (wide, high) = self._corner(), self.size
        right, bottom = left + self.across * wide, top + self.down * high
        for column in range(self.across + 1):
            x = left + column * wide
            page.line([(x, top - _BEYOND), (x, bottom + _BEYOND)], GREY, 0.12, dash=1.2)
        for row in range(self.down + 1):
            y = top + row * high
            page.line([(left - _BEYOND, y), (right + _BEYOND, y)], GREY, 0.12, dash=1.2)

    def _corner(self) -> tuple[float, float]:
        wide, high = self.size
        return (A4[0] - self.across * wide) / 2, (A4[1] - self.down * high) / 2
