"""What a kiosk does while the server is away, and what has to wait for it (row A15). Pure."""

from kiosk.check_messages import NoticeTouched, SlipTouched
from kiosk.messages import ScreenTouched, Touch
from kiosk.state import KioskState, Screen

LATER = frozenset({Screen.ENTRY, Screen.PROGRESS, Screen.COMPLAINT, Screen.REQUEST})
"""What nobody but the server knows: tickets and bookings in hand, cases, complaints, requests."""


def waits_for_server(state: KioskState, touch: Touch) -> bool:
    """Whether this can't be done now, and is told so instead."""
    if not state.alone:
        return False
    if isinstance(touch, ScreenTouched):
        return touch.screen in LATER
    return isinstance(touch, NoticeTouched | SlipTouched)
