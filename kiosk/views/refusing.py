"""Why there is no ticket, or not yet, in calm words; and what the hall offers instead."""

from dataclasses import replace
from datetime import datetime

from hall_link.look.parts import Button
from hall_link.wire.refusals import REFUSALS
from kiosk.booking import can_be_moved, can_book
from kiosk.state import Errand, KioskState
from kiosk.taking import TRY_AGAIN
from kiosk.view import Billboard, Option, View
from kiosk.views.frame import back_and_home, framed
from kiosk.views.hours import in_hall, moment_words, reopens
from kiosk.views.naming import item_name
from kiosk.words import say, what_to_do


def problem_view(state: KioskState) -> View:
    """Why no ticket was taken, in words, and what to do now."""
    language, code = state.language, state.refusal or ""
    reason, advice = _booking_words(state) or _ticket_words(state)
    retry = Button("retry", say("retry", language), "retry", "right", True, not state.away)
    title = say(_TITLES.get(state.errand, "problem"), language)
    return replace(
        framed(state, "problem", Billboard(title, item_name(state), "alert", "warn")),
        icon="clock" if code == "too-early" else "desk",
        lines=(reason, advice),
        options=_changes(state),
        actions=(*back_and_home(language), *((retry,) if code in TRY_AGAIN else ())),
    )


_TITLES = {
    Errand.CHECK_IN: "check-in-failed",
    Errand.BOOK: "booking-failed",
    Errand.MOVE: "booking-failed",
    Errand.DROP: "not-found-now",
}


def _changes(state: KioskState) -> tuple[Option, ...]:
    """What the holder of a booking may do who is not expected yet."""
    if not can_be_moved(state):
        return ()
    return (
        Option("move", say("move", state.language), "change"),
        Option("drop", say("drop", state.language), "cancel"),
    )


def _ticket_words(state: KioskState) -> tuple[str, str]:
    language, code = state.language, state.refusal or ""
    if code == "no-reserve":
        return say("alone-none", language), say("desk-helps", language)
    words = REFUSALS.get(code) or state.refusal_words
    reason = words.in_language(language) if words else say("problem", language)
    return reason, say(what_to_do(code), language)


def _booking_words(state: KioskState) -> tuple[str, str] | None:
    """Early, late and unknown bookings are told kindly (row A6); None for anything else."""
    language = state.language
    match state.refusal:
        case "too-early" if moment := _moment(state, "opens"):
            early = say("early", language, time=moment_words(state, moment))
            here = state.wall is None or in_hall(state, moment).date() == state.wall.date()
            return early, say("early-more" if here else "early-day-more", language)
        case "unknown-booking" | "booking-missed" as code:
            return say(code, language), say(f"{code}-more", language)
        case _:
            return None


def _moment(state: KioskState, name: str) -> datetime | None:
    """An instant among the facts of a refusal."""
    try:
        return datetime.fromisoformat(str(state.facts.get(name)))
    except ValueError:
        return None


def closing_view(state: KioskState) -> View:
    """It may be too late today: nobody is turned away without a choice (row A17)."""
    language = state.language
    late = state.refusal == "not-before-closing"
    coming = _moment(state, "reopens")
    when = moment_words(state, coming) if coming else reopens(state)
    more = say("late-more", language)
    if not late and when:
        more = say("shut-more", language, time=when)
    return replace(
        framed(
            state,
            "closing",
            Billboard(say("late" if late else "shut", language), more, "clock", "warn"),
        ),
        options=_choices(state, when),
        actions=back_and_home(language),
    )


def _choices(state: KioskState, when: str) -> tuple[Option, ...]:
    language = state.language
    told = state.facts.get("choices") or _when_shut(state)
    offered = [choice for choice in ("extended", "come-again", "appointment") if choice in told]
    come = say("come-again-detail", language, time=when) if when else ""
    known = {
        "extended": Option(
            "knowing", say("knowing", language), "ticket", say("knowing-detail", language)
        ),
        "come-again": Option(
            "done",
            say("come-again", language),
            "calendar",
            come or say("come-again-any", language),
        ),
        "appointment": _book_offer(state),
    }
    return tuple(known[choice] for choice in offered or ["come-again"])


def _book_offer(state: KioskState) -> Option:
    """Here, where an item was chosen; who is for a whole queue is asked at the desk what for."""
    title = say("book", state.language)
    if can_book(state):
        return Option("book", title, "calendar", say("book-detail", state.language))
    return Option("home", title, "desk", say("book-at-desk", state.language))


def _when_shut(state: KioskState) -> tuple[str, ...]:
    booking = state.board is not None and state.board.appointments
    return ("come-again", "appointment") if booking else ("come-again",)
