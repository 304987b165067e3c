"""A code scanner types like a very fast person and presses Enter. Pure."""

from dataclasses import dataclass

PAUSE_S = 1.0
"""A scanner never rests so long inside one code."""

MOST = 300
"""No code of ours is longer; what follows is dropped until Enter."""


@dataclass(frozen=True)
class Keys:
    """What was typed since the last pause, and when the last of it came."""

    typed: str = ""
    at: float = 0.0

    def pressed(self, text: str, now: float) -> "Keys":
        """With these letters typed at `now`."""
        before = self.typed if now - self.at <= PAUSE_S else ""
        return Keys((before + text)[: MOST + 1], now)

    def entered(self, now: float) -> str:
        """What Enter at `now` ends: a code, or nothing."""
        return self.typed if now - self.at <= PAUSE_S else ""
