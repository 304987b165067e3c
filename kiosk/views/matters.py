"""From a matter besides tickets to its screen."""

from dataclasses import replace

from hall_link.look.parts import Button
from kiosk.asking import Asking
from kiosk.complaining import Complaining
from kiosk.requesting import Requesting
from kiosk.state import KioskState
from kiosk.view import Billboard, View
from kiosk.views.complaint import complaint_view
from kiosk.views.frame import framed
from kiosk.views.people import people_view
from kiosk.views.progress import progress_view
from kiosk.views.request import request_view
from kiosk.words import say

BLINK_S = 0.5
"""Most answers come at once: until then the screen stays, its buttons dead."""


def matter_view(state: KioskState) -> View:
    """The step the person is at, or the wait for the server. There is a matter and a board."""
    if state.command_id is not None and state.now - state.since >= BLINK_S:
        return _waiting(state)
    view = _step(state)
    if state.command_id is None:
        return view
    still = tuple(replace(button, enabled=False) for button in view.actions)
    return replace(view, actions=still)


def _step(state: KioskState) -> View:
    assert state.board is not None
    match state.matter:
        case Asking() as asking:
            return progress_view(state, asking)
        case Complaining() as complaining:
            return complaint_view(state, complaining, state.board)
        case Requesting() as requesting:
            return request_view(state, requesting)
        case _:
            return people_view(state, state.board)


def _waiting(state: KioskState) -> View:
    """After a while with a way out."""
    language = state.language
    sends = isinstance(state.matter, Complaining | Requesting) and state.matter.step == "review"
    title = say("sending" if sends else "asking-now", language)
    slow = state.now - state.since >= state.timing.patience_s
    more = say("asking-slow-more" if slow else "asking-more", language)
    leave = Button("home", say("leave", language), "home", "middle")
    return replace(
        framed(state, "asking-now", Billboard(title, more, "wait")),
        icon="wait",
        lines=(title, more),
        actions=(leave,) if slow else (),
    )
