"""A code scanner types like a very fast person and presses Enter. Pure."""

import re
from dataclasses import dataclass

PAUSE_S = 1.0
"""A scanner never rests so long inside one code."""

MOST = 300
"""No code of ours is longer; what follows is dropped until Enter."""

_TICKET = re.compile(r"^(?:https?://\S+/t/)?([A-Za-z0-9_-]{20,64})/?$")


def secret_in(code: str) -> str | None:
    """The secret a ticket's QR carries, bare or as the end of its address."""
    found = _TICKET.match(code.strip())
    return found.group(1) if found else None


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
