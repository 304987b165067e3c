"""What a person gets: the wait for it, and the ticket; and a hall that does not answer."""

from dataclasses import replace

from hall_link.look.parts import Button
from hall_link.wire.tickets import TicketTaken
from kiosk.guide import find_queue, known_item
from kiosk.paper import Paper
from kiosk.state import BOOKING, Errand, KioskState, may_leave_taking, paper_here
from kiosk.view import Billboard, Fact, View
from kiosk.views.confirming import confirm_view, queue_view
from kiosk.views.frame import back_and_home, framed, leaving, there
from kiosk.views.naming import item_name
from kiosk.words import say, wait_words, window_list

BLINK_S = 0.5


def taking_view(state: KioskState) -> View:
    """The ticket is asked for; after a while a way out."""
    if state.now - state.since < BLINK_S and _still_known(state):
        return _held_still(state)
    language = state.language
    slow = may_leave_taking(state)
    title = say("taking-slow" if slow else _asked(state), language)
    more = say("taking-slow-more" if slow else "taking-more", language)
    leave = Button("home", say("leave", language), "home", "middle")
    return replace(
        framed(state, "taking", Billboard(title=title, subtitle=item_name(state), icon="ticket")),
        icon="wait",
        lines=(title, more),
        actions=(leave,) if slow else (),
    )


def _asked(state: KioskState) -> str:
    """The key of what is being done."""
    match state.errand:
        case Errand.CHECK_IN:
            return "seeking" if state.secret else "checking-in"
        case Errand.BOOK | Errand.MOVE:
            return "booking"
        case Errand.DROP:
            return "dropping"
        case _:
            return "taking"


def _still_known(state: KioskState) -> bool:
    if state.errand in (Errand.CHECK_IN, *BOOKING) or state.wish.needs:
        return False
    if state.item is None:
        return find_queue(state.board, state.queue) is not None
    return known_item(state.guide, state.item)


def _held_still(state: KioskState) -> View:
    """Most answers come at once: until then the confirmation stays, its buttons dead."""
    language = state.language
    wait = Button("confirm", say("taking", language), "wait", "right", main=True, enabled=False)
    still = tuple(replace(button, enabled=False) for button in back_and_home(language))
    assert state.board is not None
    assert state.guide is not None
    draw = queue_view if state.item is None else confirm_view
    before = draw(state, state.board, state.guide)
    return replace(
        before,
        screen="taking",
        actions=(*still, wait),
        guide_button=None,
        check_button=None,
        options=(),
    )


def ticket_view(state: KioskState, ticket: TicketTaken) -> View:
    """The number, where to wait, and whether to take the paper or note it down."""
    language = state.language
    paper = paper_here(state)
    take = there(state) or say("take-paper" if paper.prints else "note-number", language)
    lines = [say("alone-place" if ticket.offline else "sit", language)]
    if paper is Paper.DOUBTFUL:
        lines.append(say("doubtful-paper", language))
    billboard = Billboard(
        title=take,
        subtitle=say("take-there-more" if there(state) else "take-paper-more", language),
        icon="printer" if paper.prints else "camera",
        tone="good" if paper.prints else "warn",
    )
    return replace(
        framed(state, "ticket", billboard),
        number=ticket.number,
        number_label=say("your-number", language),
        facts=_ticket_facts(state, ticket),
        code="" if paper.sure else ticket.qr,
        code_label=say("code-follow" if ticket.qr.startswith("http") else "code-keep", language),
        lines=(item_name(state), *lines),
        actions=(Button("done", say("done", language), "check", "right", main=True),),
        leaving=leaving(state),
    )


def _ticket_facts(state: KioskState, ticket: TicketTaken) -> tuple[Fact, ...]:
    language = state.language
    ahead = Fact(say("ahead", language), say("people", language, count=ticket.ahead), "people")
    where = Fact(say("calls-at", language), window_list(ticket.windows, language), "window")
    if ticket.offline:
        return Fact(say("ahead", language), say("alone-order", language), "people"), where
    if ticket.wait is None:
        return ahead, where
    return ahead, Fact(say("wait", language), wait_words(ticket.wait, language), "clock"), where


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
