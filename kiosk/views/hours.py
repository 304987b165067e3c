"""Where the day stands, in words: when it opens, and until when tickets are issued."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hall_link.look.dates import date_words
from kiosk.state import KioskState
from kiosk.words import say

SOON = timedelta(minutes=30)
"""So long before the last ticket people are told."""


def hours_words(state: KioskState) -> tuple[str, str] | None:
    """What a closed hall says on its idle screen, and below it; None while it serves."""
    if state.board is None or state.board.hours.state == "open":
        return None
    hours, language = state.board.hours, state.language
    when = reopens(state)
    if hours.state == "extended":
        return say("hours-extended", language), say("hours-waiting", language)
    if hours.state in ("break", "before") and when:
        below = say("hours-look", language)
        title = say(f"hours-{hours.state}", language, time=when)
    else:
        below = say("hours-reopens", language, time=when) if when else say("hours-ask", language)
        title = say("hours-closed" if hours.state == "closed" else "hours-after", language)
    return title, hours.reason.in_language(language) if hours.reason else below


def last_tickets(state: KioskState) -> str:
    """That no more tickets are issued soon; empty while there is time."""
    last = state.board.hours.last_ticket_at if state.board else None
    if last is None or state.wall is None or state.board is None:
        return ""
    local = in_hall(state, last)
    left = local.replace(tzinfo=None) - state.wall.replace(tzinfo=None)
    if not timedelta(0) < left <= SOON:
        return ""
    return say("hours-soon", state.language, time=f"{local:%H:%M}")


def reopens(state: KioskState) -> str:
    """When the hall opens again, in words; empty where nobody knows."""
    moment = state.board.hours.reopens if state.board else None
    return moment_words(state, moment) if moment else ""


def moment_words(state: KioskState, moment: datetime) -> str:
    """A time of today, of tomorrow, or with its day."""
    local = in_hall(state, moment)
    time = f"{local:%H:%M}"
    days = (local.date() - state.wall.date()).days if state.wall else 0
    if days == 0:
        return time
    if days == 1:
        return say("tomorrow", state.language, time=time)
    return f"{date_words(local, state.language)} {time}"


def in_hall(state: KioskState, moment: datetime) -> datetime:
    """A moment on the hall's own clock."""
    return moment.astimezone(ZoneInfo(state.board.time_zone)) if state.board else moment
