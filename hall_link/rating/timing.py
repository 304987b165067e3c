"""How long a pad waits for what, in seconds. The time for the first touch is the hall's."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Timing:
    """A touched level is submitted `quiet_s` after the last touch, `longest_s` at the latest.

    Who says something has `saying_s` from touch to touch; the number it got stays `number_s`.
    Thanks stay `thanks_s`. A notice stays `notice_s` before the next.
    """

    quiet_s: float = 20.0
    longest_s: float = 180.0
    saying_s: float = 60.0
    number_s: float = 45.0
    thanks_s: float = 4.0
    notice_s: float = 10.0
