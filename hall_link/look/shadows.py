"""The look's one soft shadow, as a small picture that is stretched: pure, no window.

A shadow reckoned anew for every pixel of every frame is what a processor without a graphics card
spends most of its time on; nine pieces of one picture look the same and cost next to nothing.
"""

from math import ceil, erfc, hypot, sqrt

DROP = 5
"""How far the shadow lies below its card, in sheet units."""

BLUR = 26
SHRUNK = 4
"""By so much the shadow's body is smaller than the card on each side."""

TINT = (0.06, 0.16, 0.32, 0.16)


def border_of(radius: float, blur: float) -> int:
    """Pixels from the picture's edge to where the shadow no longer changes."""
    return ceil(blur + max(radius, blur))


def shadow_alpha(radius: float, blur: float) -> bytes:
    """The alpha of a square picture, `2 * border_of(…) + 2` pixels a side, row by row.

    `radius` and `blur` in pixels. The picture reaches `blur` pixels beyond the body's edge.
    """
    border = border_of(radius, blur)
    side = 2 * border + 2
    half = side / 2 - blur
    deviation = blur / 2 * sqrt(2)

    def alpha(column: int, row: int) -> int:
        across = abs(column + 0.5 - side / 2) - half + radius
        down = abs(row + 0.5 - side / 2) - half + radius
        outside = hypot(max(across, 0), max(down, 0)) + min(max(across, down), 0) - radius
        return round(255 * 0.5 * erfc(outside / deviation))

    quarter = [[alpha(column, row) for column in range(side // 2)] for row in range(side // 2)]
    top = [line + line[::-1] for line in quarter]
    return bytes(value for line in (*top, *reversed(top)) for value in line)
