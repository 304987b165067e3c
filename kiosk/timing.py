"""How long a kiosk waits for what, in seconds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Timing:
    """Untouched for `idle_s` a kiosk goes home, the last `warning_s` of it counted down aloud.

    A ticket stays `ticket_s`, or `ticket_without_paper_s` where its number must be written down.
    A scanned ticket stays `found_open_s` from the last touch, where none was found `found_s`, a
    short word `hint_s`. After `patience_s` without an answer the person may give up waiting for a
    ticket; `alone_after_s` after the line was lost the kiosk gives it itself.
    """

    idle_s: float = 60.0
    warning_s: float = 15.0
    ticket_s: float = 12.0
    ticket_without_paper_s: float = 30.0
    found_s: float = 15.0
    found_open_s: float = 30.0
    hint_s: float = 5.0
    patience_s: float = 8.0
    alone_after_s: float = 3.0
