"""How a scanned ticket stands."""

from dataclasses import replace

from hall_link.look.parts import Button
from hall_link.wire.tickets import TicketView
from kiosk.state import KioskState
from kiosk.view import Billboard, Fact, Tone, View
from kiosk.views.frame import framed, leaving
from kiosk.words import say, window_list

_TELLS: dict[str, tuple[str, Tone]] = {
    "waiting": ("ticket", "ask"),
    "called": ("window", "good"),
    "serving": ("window", "good"),
    "finished": ("check", "ask"),
    "missed": ("desk", "warn"),
    "cancelled": ("desk", "warn"),
}
"""state -> pictogram and tone of the screen's top."""


def seeking_view(state: KioskState) -> View:
    """The server is asked."""
    language = state.language
    title, more = say("seeking", language), say("seeking-more", language)
    leave = Button("home", say("home", language), "home", "middle")
    return replace(
        framed(state, "seeking", Billboard(title, more, "scan")),
        icon="scan",
        lines=(title, more),
        actions=(leave,),
    )


def found_view(state: KioskState, ticket: TicketView) -> View:
    """The number, how it stands, and what to do now."""
    language = state.language
    if state.board and ticket.business_day != state.board.business_day:
        return unknown_view(state, "found-old", "found-old-more")
    icon, tone = _TELLS[ticket.state]
    title, advice = _words(ticket, language)
    names = ticket.items or [ticket.queue]
    return replace(
        framed(state, "found", Billboard(title, ticket.queue.in_language(language), icon, tone)),
        number=ticket.number,
        number_label=say("your-number", language),
        facts=_facts(ticket, language),
        lines=("、".join(name.in_language(language) for name in names[:2]), advice),
        actions=(Button("done", say("done", language), "check", "right", main=True),),
        leaving=leaving(state),
    )


def _words(ticket: TicketView, language: str) -> tuple[str, str]:
    """What the state means, and what to do."""
    match ticket.state:
        case "waiting":
            title = "found-waiting" if ticket.ahead else "found-next"
            return say(title, language), say("sit" if ticket.ahead else "stay-near", language)
        case "called":
            title = say("found-called", language, window=ticket.window)
            return title, say("found-called-more", language)
        case "serving":
            title = say("found-serving", language, window=ticket.window)
            return title, say("found-finished-more", language)
        case "finished":
            return say("found-finished", language), say("found-finished-more", language)
        case _:
            return say(f"found-{ticket.state}", language), say("desk-helps", language)


def _facts(ticket: TicketView, language: str) -> tuple[Fact, ...]:
    """Where to go; for those who wait also how many are before."""
    if ticket.state == "waiting":
        ahead = say("people", language, count=ticket.ahead or 0)
        return (
            Fact(say("ahead", language), ahead, "people"),
            Fact(say("calls-at", language), window_list(ticket.windows, language), "window"),
        )
    if ticket.state in ("called", "serving") and ticket.window is not None:
        return (Fact(say("calls-at", language), window_list([ticket.window], language), "window"),)
    return ()


def unknown_view(state: KioskState, reason: str, advice: str) -> View:
    """Nothing can be told of the ticket: why, and what to do."""
    language = state.language
    title, more = say(reason, language), say(advice, language)
    return replace(
        framed(state, "found", Billboard(title, more, "alert", "warn")),
        icon="desk",
        lines=(title, more),
        actions=(Button("done", say("done", language), "check", "right", main=True),),
        leaving=leaving(state),
    )


def not_found_view(state: KioskState) -> View:
    """The server knows no such ticket, or did not answer."""
    if state.refusal == "unknown-ticket":
        return unknown_view(state, "not-ours", "not-ours-more")
    return unknown_view(state, "not-found-now", "desk-helps")
