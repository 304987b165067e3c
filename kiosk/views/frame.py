"""The parts every screen has: header, footer, back and home, the idle warning."""

import math
from dataclasses import replace

from hall_link.look.dates import date_words
from hall_link.look.parts import Button
from kiosk.paper import Paper, stand_in_of
from kiosk.state import (
    KioskState,
    Screen,
    idle_seconds_left,
    paper_here,
    ticket_seconds,
    ticket_seconds_left,
)
from kiosk.view import Billboard, Countdown, Footer, Header, View
from kiosk.views.hours import last_tickets
from kiosk.words import say

UNWARNED = (
    Screen.HOME,
    Screen.TAKING,
    Screen.TICKET,
    Screen.BOOKED,
    Screen.SEEKING,
    Screen.FOUND,
)
"""Screens nobody leaves in the middle, or that count down themselves."""


def framed(state: KioskState, screen: str, billboard: Billboard) -> View:
    """A view with everything but what is the screen's own; a hint goes before other notices."""
    if state.hint:
        billboard = replace(billboard, notice=say(state.hint, state.language))
    elif state.alone and billboard.notice:
        billboard = replace(billboard, calm=True)
    return View(
        screen=screen,
        language=state.language,
        connected=state.connected,
        large=state.large,
        contrast=state.contrast,
        header=_header(state),
        billboard=billboard,
        footer=_footer(state),
        warning=_warning(state),
    )


def _header(state: KioskState) -> Header:
    language, wall = state.language, state.wall
    name = state.board.name.in_language(language) if state.board else ""
    return Header(
        hall=name or say("waiting-for-hall", language),
        clock=f"{wall:%H:%M}" if wall else "",
        date=date_words(wall, language) if wall else "",
    )


def _footer(state: KioskState) -> Footer:
    language = state.language
    number = state.board.hotline if state.board else ""
    large = "ordinary" if state.large else "large"
    contrast = "colours" if state.contrast else "contrast"
    voice = "voice-off" if state.voice else "voice"
    return Footer(
        hotline=say("hotline", language, number=number) if number else "",
        buttons=(
            Button("voice", say(voice, language), voice),
            Button("large", say(large, language), "text-size"),
            Button("contrast", say(contrast, language), "contrast"),
            Button("language", say("language", language), "translate"),
        ),
    )


def _warning(state: KioskState) -> Countdown | None:
    left = idle_seconds_left(state)
    if state.screen in UNWARNED or state.away:
        return None
    if left > state.timing.warning_s:
        return None
    seconds = max(1, math.ceil(left))
    language = state.language
    return Countdown(
        left=seconds,
        total=round(state.timing.warning_s),
        title=say("still-there", language),
        text=say("returning", language, count=seconds),
        button=say("carry-on", language),
    )


def leaving(state: KioskState) -> Countdown:
    """How long a number still stays on the screen."""
    seconds = max(1, math.ceil(ticket_seconds_left(state)))
    return Countdown(
        left=seconds,
        total=round(ticket_seconds(state)),
        text=say("returning", state.language, count=seconds),
    )


def back_and_home(language: str) -> tuple[Button, ...]:
    """The two ways out, where they always are."""
    return (
        Button("back", say("back", language), "back", "left"),
        Button("home", say("home", language), "home", "middle"),
    )


def there(state: KioskState) -> str:
    """Where to go for the paper that comes out elsewhere; empty where it comes out here."""
    if paper_here(state) is not Paper.NEIGHBOUR:
        return ""
    return say("take-there", state.language, printer=stand_in_of(state.board, state.name))


def notice(state: KioskState) -> str:
    """What a person should know before choosing: not open, no more tickets soon, or no paper."""
    paper = paper_here(state)
    if state.alone:
        return say("alone" if paper.prints else "alone-no-paper", state.language)
    if state.board and not state.board.open:
        return say("not-open", state.language)
    if soon := last_tickets(state):
        return soon
    if paper in (Paper.READY, Paper.DOUBTFUL):
        return ""
    return say(f"paper-{paper}", state.language, printer=stand_in_of(state.board, state.name))
