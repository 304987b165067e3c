"""The tiles of home for what the hall does besides tickets."""

from kiosk.alone import LATER
from kiosk.matters import is_offered
from kiosk.state import KioskState, Screen
from kiosk.view import Option
from kiosk.words import say

TILES = (
    (Screen.PROGRESS, "progress"),
    (Screen.COMPLAINT, "complaint"),
    (Screen.PEOPLE, "who"),
    (Screen.REQUEST, "at-home"),
)


def besides(state: KioskState) -> tuple[Option, ...]:
    """What the hall does besides tickets."""
    return tuple(
        Option(
            f"screen:{screen}",
            say(f"besides-{screen}", state.language),
            icon,
            later=state.alone and screen in LATER,
        )
        for screen, icon in TILES
        if is_offered(state, screen)
    )
