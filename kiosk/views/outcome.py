"""What a person gets: the wait for it, the ticket, or the reason why there is none."""

import math
from dataclasses import replace

from hall_link.wire.refusals import REFUSALS
from hall_link.wire.tickets import TicketTaken
from kiosk.guide import find_item, known_item
from kiosk.paper import Paper, paper_of
from kiosk.state import TRY_AGAIN, KioskState, may_leave_taking, ticket_seconds_left
from kiosk.view import Billboard, Button, Countdown, Fact, View
from kiosk.views.choosing import confirm_view
from kiosk.views.frame import back_and_home, framed
from kiosk.words import say, what_to_do, window_list

BLINK_S = 0.5


def taking_view(state: KioskState) -> View:
    """The ticket is asked for; after a while a way out."""
    if state.now - state.since < BLINK_S and known_item(state.guide, state.item):
        return _held_still(state)
    language = state.language
    slow = may_leave_taking(state)
    title = say("taking-slow" if slow else "taking", language)
    more = say("taking-slow-more" if slow else "taking-more", language)
    leave = Button("home", say("leave", language), "home", "middle")
    return replace(
        framed(state, "taking", Billboard(title=title, subtitle=_item_name(state), icon="ticket")),
        icon="wait",
        lines=(title, more),
        actions=(leave,) if slow else (),
    )


def _held_still(state: KioskState) -> View:
    """Most answers come at once: until then the confirmation stays, its buttons dead."""
    language = state.language
    wait = Button("confirm", say("taking", language), "wait", "right", main=True, enabled=False)
    still = tuple(replace(button, enabled=False) for button in back_and_home(language))
    assert state.board is not None
    assert state.guide is not None
    before = confirm_view(state, state.board, state.guide)
    return replace(before, screen="taking", actions=(*still, wait))


def ticket_view(state: KioskState, ticket: TicketTaken) -> View:
    """The number, where to wait, and whether to take the paper or note it down."""
    language = state.language
    paper = paper_of(state.board)
    take = say("take-paper" if paper.prints else "note-number", language)
    lines = [say("sit", language)]
    if paper is Paper.DOUBTFUL:
        lines.append(say("doubtful-paper", language))
    billboard = Billboard(
        title=take,
        subtitle=say("take-paper-more", language),
        icon="printer" if paper.prints else "camera",
        tone="good" if paper.prints else "warn",
    )
    return replace(
        framed(state, "ticket", billboard),
        number=ticket.number,
        number_label=say("your-number", language),
        facts=_ticket_facts(state, ticket),
        lines=(_item_name(state), *lines),
        actions=(Button("done", say("done", language), "check", "right", main=True),),
        leaving=_leaving(state),
    )


def _ticket_facts(state: KioskState, ticket: TicketTaken) -> tuple[Fact, ...]:
    language = state.language
    return (
        Fact(say("ahead", language), say("people", language, count=ticket.ahead), "people"),
        Fact(say("calls-at", language), window_list(ticket.windows, language), "window"),
    )


def _leaving(state: KioskState) -> Countdown:
    left = ticket_seconds_left(state)
    seconds = max(1, math.ceil(left))
    timing = state.timing
    stay = timing.ticket_s if paper_of(state.board).prints else timing.ticket_without_paper_s
    return Countdown(
        left=seconds, total=round(stay), text=say("returning", state.language, count=seconds)
    )


def _item_name(state: KioskState) -> str:
    item = find_item(state.guide, state.item)
    return item.name.in_language(state.language) if item else ""


def problem_view(state: KioskState) -> View:
    """Why no ticket was taken, in words, and what to do now."""
    language, code = state.language, state.refusal or ""
    words = REFUSALS.get(code) or state.refusal_words
    reason = words.in_language(language) if words else say("problem", language)
    retry = Button("retry", say("retry", language), "retry", "right", True, not state.away)
    return replace(
        framed(
            state,
            "problem",
            Billboard(say("problem", language), _item_name(state), "alert", "warn"),
        ),
        icon="desk",
        lines=(reason, say(what_to_do(code), language)),
        actions=(*back_and_home(language), *((retry,) if code in TRY_AGAIN else ())),
    )


def away_view(state: KioskState) -> View:
    """No line to the server: no touches for tickets, and where to go instead."""
    language = state.language
    refused = state.goodbye is not None
    more = say("refused-device" if refused else "away-wait", language)
    return replace(
        framed(
            state,
            "away",
            Billboard(say("away", language), say("away-more", language), "away", "warn"),
        ),
        icon="desk",
        lines=(say("away-more", language), more),
    )
