"""Rectangles on a sheet, measured from the top left in the sheet's own units."""

from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle: `x` to the right and `y` down from the sheet's top left corner."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    @property
    def centre(self) -> tuple[float, float]:
        return self.x + self.w / 2, self.y + self.h / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the box."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def inset(self, across: float, down: float | None = None) -> "Box":
        """The box made smaller by `across` left and right and `down` above and below."""
        down = across if down is None else down
        return Box(self.x + across, self.y + down, self.w - 2 * across, self.h - 2 * down)

    def cut_top(self, h: float, gap: float = 0) -> tuple["Box", "Box"]:
        """The upper strip of height `h`, and what remains under a gap."""
        rest = Box(self.x, self.y + h + gap, self.w, self.h - h - gap)
        return Box(self.x, self.y, self.w, h), rest

    def cut_bottom(self, h: float, gap: float = 0) -> tuple["Box", "Box"]:
        """The lower strip of height `h`, and what remains above a gap."""
        return Box(self.x, self.bottom - h, self.w, h), Box(
            self.x, self.y, self.w, self.h - h - gap
        )

    def cut_left(self, w: float, gap: float = 0) -> tuple["Box", "Box"]:
        """The left strip of width `w`, and what remains beyond a gap."""
        return Box(self.x, self.y, w, self.h), Box(
            self.x + w + gap, self.y, self.w - w - gap, self.h
        )

    def cut_right(self, w: float, gap: float = 0) -> tuple["Box", "Box"]:
        """The right strip of width `w`, and what remains before a gap."""
        return Box(self.right - w, self.y, w, self.h), Box(self.x, self.y, self.w - w - gap, self.h)

    def middle(self, w: float, h: float) -> "Box":
        """A box of that size with the same centre."""
        return Box(self.x + (self.w - w) / 2, self.y + (self.h - h) / 2, w, h)

    def grid(self, columns: int, rows: int, gap: float) -> list["Box"]:
        """Equal cells, row by row."""
        w = (self.w - gap * (columns - 1)) / columns
        h = (self.h - gap * (rows - 1)) / rows
        return [
            Box(self.x + column * (w + gap), self.y + row * (h + gap), w, h)
            for row in range(rows)
            for column in range(columns)
        ]
