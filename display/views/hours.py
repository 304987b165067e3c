"""How the day stands, in words (rows A17, I7)."""

from datetime import datetime
from zoneinfo import ZoneInfo

from display.view import Fact, Facts
from display.words import say
from hall_link.look.dates import date_words
from hall_link.wire.board import Board

LUNCH = range(11, 16)
"""A break that ends within these hours is the one at noon."""


def serves(board: Board) -> bool:
    """Whether the hall serves now."""
    return board.hours.state in ("open", "extended")


def hours_now(board: Board, language: str) -> str:
    """How the day stands now, in a few words."""
    hours = board.hours
    if hours.state == "closed" and hours.reason:
        return hours.reason.in_language(language)
    if hours.reopens is None or hours.state not in ("break", "before"):
        return say(f"hours-{hours.state}", language)
    opens = _local(hours.reopens, board)
    if f"{opens:%Y-%m-%d}" != board.business_day:
        return say("hours-after", language)
    lunch = hours.state == "break" and opens.hour in LUNCH
    key = "hours-lunch" if lunch else f"hours-{hours.state}"
    return say(key, language, time=f"{opens:%H:%M}")


def day_page(board: Board, language: str) -> Facts | None:
    """A page about today; None where the hall told nothing of it."""
    facts = tuple(fact for fact in _facts(board, language) if fact.text)
    if not board.hours.sessions and board.duty is None and serves(board):
        return None
    return Facts(say("hours-title", language), "clock", hours_now(board, language), facts)


def _facts(board: Board, language: str) -> list[Fact]:
    hours = board.hours
    market = say("market-more", language) if hours.market_day else ""
    duty = board.duty.in_language(language) if board.duty else ""
    booking = say("booking-more", language) if board.appointments else ""
    return [
        Fact("clock", say("sessions", language), _sessions(board)),
        Fact("ticket", say("last-ticket", language), _clock(hours.last_ticket_at, board)),
        Fact("calendar", say("opens", language), _reopens(board, language)),
        Fact("flag", say("market", language), market),
        Fact("person", say("duty", language), duty),
        Fact("calendar", say("booking", language), booking),
    ]


def _sessions(board: Board) -> str:
    return "  ".join(
        f"{_clock(session.opens, board)}–{_clock(session.closes, board)}"
        for session in board.hours.sessions
    )


def _reopens(board: Board, language: str) -> str:
    """The day and time it opens again, where that is not today."""
    if board.hours.reopens is None:
        return ""
    opens = _local(board.hours.reopens, board)
    if f"{opens:%Y-%m-%d}" == board.business_day:
        return ""
    return f"{date_words(opens, language)} {opens:%H:%M}"


def _clock(moment: datetime | None, board: Board) -> str:
    return f"{_local(moment, board):%H:%M}" if moment else ""


def _local(moment: datetime, board: Board) -> datetime:
    return moment.astimezone(ZoneInfo(board.time_zone))
