"""How long the wall shows what, in seconds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Timing:
    """A page stays `page_s`; a new call is lit `pulses` times, `beat_s` bright and as long not."""

    page_s: float = 10.0
    beat_s: float = 0.45
    pulses: int = 3
