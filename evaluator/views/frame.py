"""The parts every screen has: header and the switch of languages."""

from evaluator.state import PadState
from evaluator.view import Header, View
from hall_link.look.dates import date_words
from hall_link.look.parts import Button
from hall_link.rating.words import say


def framed(state: PadState, screen: str) -> View:
    """A view with everything but what is the screen's own."""
    return View(
        screen=screen,
        language=state.language,
        connected=state.connected,
        header=_header(state),
        switch=Button("language", say("language", state.language), "translate"),
    )


def _header(state: PadState) -> Header:
    language, wall, view = state.language, state.wall, state.window_view
    number = state.pad.window if state.pad else state.window
    hall = state.board.name.in_language(language) if state.board else ""
    return Header(
        hall=hall or say("waiting-for-hall", language),
        clock=f"{wall:%H:%M}" if wall else "",
        date=date_words(wall, language) if wall else "",
        window="" if number is None else str(number),
        window_label=say("window", language),
        window_name=view.name.in_language(language) if view else "",
    )
