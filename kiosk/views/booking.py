"""Booking a time: the day, the hour, the mobile number, and what was booked."""

from dataclasses import replace
from datetime import date, datetime

from hall_link.look.dates import date_words
from hall_link.look.parts import Button, paging
from hall_link.wire.appointments import Booking, Slot
from kiosk.guide import page_count, page_of
from kiosk.scanning import phone_typed
from kiosk.state import KioskState, paper_here
from kiosk.view import Billboard, Card, Fact, View
from kiosk.views.frame import back_and_home, framed, leaving, there
from kiosk.views.hours import in_hall
from kiosk.views.letters import digit_board, grouped
from kiosk.views.naming import item_name
from kiosk.words import say


def days_view(state: KioskState) -> View:
    """The days with times that have not begun."""
    days = state.slots.days if state.slots else []
    cards = [_day_card(state, date.fromisoformat(day)) for day in days]
    return _cards(state, "days", item_name(state), cards)


def _day_card(state: KioskState, day: date) -> Card:
    language = state.language
    ahead = (day - state.wall.date()).days if state.wall else -1
    near = {0: say("today", language), 1: say("tomorrow-day", language)}.get(ahead, "")
    at = datetime.combine(day, datetime.min.time())
    return Card(f"day:{day.isoformat()}", date_words(at, language), near, busy=False)


def slots_view(state: KioskState) -> View:
    """The free times of the day chosen."""
    language = state.language
    at = datetime.fromisoformat(state.day) if state.day else None
    day = date_words(at, language) if at else ""
    free = state.slots.slots if state.slots else []
    cards = [_slot_card(state, slot) for slot in free]
    return _cards(state, "slots", day, cards)


def _slot_card(state: KioskState, slot: Slot) -> Card:
    return Card(
        f"slot:{slot.starts.isoformat()}",
        stretch_words(state, slot.starts, slot.ends),
        say("slot-free", state.language, count=slot.free),
        busy=False,
    )


def stretch_words(state: KioskState, starts: datetime, ends: datetime) -> str:
    """From when to when, by the hall's clock."""
    return f"{in_hall(state, starts):%H:%M}–{in_hall(state, ends):%H:%M}"


def _cards(state: KioskState, screen: str, below: str, cards: list[Card]) -> View:
    language = state.language
    title = say(screen, language)
    view = replace(
        framed(state, screen, Billboard(title, below, "calendar")),
        actions=back_and_home(language),
    )
    if not cards:
        return replace(
            view,
            icon="calendar",
            lines=(say(f"{screen}-none", language), say("slots-other", language)),
        )
    pages = page_count(len(cards))
    shown = tuple(page_of(cards, state.page))
    turning = paging(state.page, pages)
    return replace(view, cards=shown, page=state.page, pages=pages, paging=turning)


def phone_view(state: KioskState) -> View:
    """The number by which the booking is found again: the only thing to be typed."""
    language = state.language
    confirm = Button(
        "confirm",
        say("phone-confirm", language),
        "check",
        "right",
        main=True,
        enabled=phone_typed(state.typed) is not None,
    )
    when = ""
    if state.slot is not None:
        local = in_hall(state, state.slot)
        when = f"{date_words(local, language)} {local:%H:%M}"
    return replace(
        framed(state, "phone", Billboard(say("phone", language), when, "dialpad")),
        lines=(say("phone-why", language),),
        keyboard=digit_board(state.typed, say("phone-hint", language)),
        actions=(*back_and_home(language), confirm),
    )


def drop_view(state: KioskState) -> View:
    """Once more before a booking is given up."""
    language = state.language
    title, more = say("drop-title", language), say("drop-more", language)
    confirm = Button("drop", say("drop", language), "cancel", "right", main=True)
    return replace(
        framed(state, "drop", Billboard(title, more, "cancel", "warn")),
        icon="cancel",
        lines=(title, more),
        actions=(*back_and_home(language), confirm),
    )


def booked_view(state: KioskState, booking: Booking) -> View:
    """The booking's code, its day and hour, and how to come; or that it is given up."""
    language = state.language
    done = (Button("done", say("done", language), "check", "right", main=True),)
    if booking.state == "cancelled":
        title, more = say("dropped", language), say("dropped-more", language)
        view = framed(state, "booked", Billboard(title, more, "check"))
        told = replace(view, icon="check", lines=(title, more))
        return replace(told, actions=done, leaving=leaving(state))
    paper = paper_here(state).prints
    billboard = Billboard(
        say("booked", language),
        there(state) or say("booked-paper" if paper else "booked-note", language),
        "printer" if paper else "camera",
        "good" if paper else "warn",
    )
    come = say("booked-come", language, early=booking.early_min)
    return replace(
        framed(state, "booked", billboard),
        number=grouped(booking.code),
        number_label=say("booked-code", language),
        facts=_when(state, booking),
        lines=(booking.item_name.in_language(language), come),
        actions=done,
        leaving=leaving(state),
    )


def _when(state: KioskState, booking: Booking) -> tuple[Fact, ...]:
    language = state.language
    day = date_words(in_hall(state, booking.starts), language)
    time = stretch_words(state, booking.starts, booking.ends)
    return (
        Fact(say("booked-day", language), day, "calendar"),
        Fact(say("booked-time", language), time, "clock"),
    )
