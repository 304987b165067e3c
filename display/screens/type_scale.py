"""Sizes of type on the wall, in units of a sheet 1080 wide (portrait) or high (landscape).

A character is legible from 200 times its height.
"""

LEAST = 36.0
"""Nothing on the wall is smaller."""

NUMBER = 420.0
NUMBER_LEAST = 220.0
ROW = 72.0
TITLE = 60.0
CLOCK = 64.0
BODY = 44.0

GAP = 12.0
MARGIN = 24.0
