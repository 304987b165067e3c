"""Sizes of type on touch screens, in units of a sheet 1080 wide (portrait) or high (landscape)."""

HERO = 72.0
TITLE = 56.0
BUTTON = 44.0
BODY = 34.0
SMALL = 30.0
LEAST = 28.0
"""Nothing on a touch screen is smaller."""

LADDER = (
    *range(2, 48, 2),
    *range(48, 72, 4),
    *range(72, 96, 6),
    *range(96, 160, 8),
    *range(160, 521, 20),
)
"""The sizes type is set in. Every size of a Chinese face costs megabytes, so they are few."""


def nearest_rung(size: float) -> float:
    """The size of the ladder nearest to a wanted one."""
    return float(min(LADDER, key=lambda rung: abs(rung - size)))


def rung_below(size: float) -> float:
    """The next smaller size of the ladder; its least where there is none."""
    return float(max((rung for rung in LADDER if rung < size), default=LADDER[0]))


LARGE_MODE = 1.4
"""How much larger the large mode sets its type."""

LINE_HEIGHT = 1.46
"""A line of Noto Sans SC at size 1, rounded up for whole pixels."""

TARGET = 96.0
"""The least side of anything to press."""

GAP = 24.0
"""The least distance between two of them."""

RADIUS = 20.0
MARGIN = 48.0
