"""How long the wall shows what, in seconds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Timing:
    """A page stays `page_s` where the hall does not say; a new call is lit `pulses` times, `beat_s`
    bright and as long not, `flashes` times for a visitor who does not hear. Slower than three a
    second: faster ones are dangerous to some.
    """

    page_s: float = 12.0
    beat_s: float = 0.45
    pulses: int = 3
    flashes: int = 20
