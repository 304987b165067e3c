"""The top of the wall: hall, date, time, and what is wrong."""

from datetime import datetime
from zoneinfo import ZoneInfo

from display.state import WallState
from display.view import Corner, Header
from display.views.hours import hours_now, serves
from display.words import say
from hall_link.look.dates import date_words
from hall_link.wire.board import Board


def header(state: WallState) -> Header:
    """Hall and clock; before the first welcome the hall has no name yet."""
    language, minute = state.language, state.minute
    name = state.board.name.in_language(language) if state.board else ""
    return Header(
        hall=name or say("hall", language),
        clock=f"{minute:%H:%M}" if minute else "",
        date=date_words(minute, language) if minute else "",
        corner=_corner(state),
    )


def _corner(state: WallState) -> Corner | None:
    """Without a board the whole wall says it, so the corner need not."""
    language, board = state.language, state.board
    if board is None:
        return None
    if not state.connected and state.goodbye:
        return Corner(say("refused", language), "alert")
    if not state.connected:
        return Corner(say("lost", language, time=_minute(state.truth, board.time_zone)), "away")
    if state.voice == "fault" and not state.quiet:
        return Corner(say("voice-fault", language), "alert")
    return _to_know(state, board)


def _to_know(state: WallState, board: Board) -> Corner | None:
    """What is good to know though nothing is wrong: hours, then quiet."""
    if not serves(board) or board.hours.state == "extended":
        return Corner(hours_now(board, state.language), "clock", calm=True)
    if state.quiet:
        return Corner(say("quiet", state.language), "voice-off", calm=True)
    return None


def _minute(moment: datetime | None, zone: str) -> str:
    return f"{moment.astimezone(ZoneInfo(zone)):%H:%M}" if moment else ""
