"""When the hall serves, as its file states it."""

from typing import Annotated, Literal

from pydantic import Field

from hall_link.wire.base import Words
from hall_server.premises.spelling import Day, MonthDay, Section, TimeOfDay


class Span(Section):
    """A stretch of a day, local time."""

    opens: TimeOfDay
    closes: TimeOfDay


class Season(Section):
    """Other hours for a part of the year, both days included (row I7)."""

    name: Words
    begins: MonthDay
    ends: MonthDay
    sessions: Annotated[list[Span], Field(min_length=1, max_length=4)]


class DayOff(Section):
    """A day the hall decides on itself: closed (no sessions), or open out of turn.

    It never moves a legal deadline: those go by the State Council's calendar (Ruling 4).
    """

    day: Day
    name: Words
    sessions: Annotated[list[Span], Field(max_length=4)] = []


class MarketDays(Section):
    """When both posts of a pair sit (逢场天): by the last figure of the date, solar or lunar, by
    the weekday (1 Monday … 7 Sunday), or named one by one. `sessions`: other hours on those days,
    none for the usual ones; a market day opens the hall even at a weekend if it has sessions."""

    calendar: Literal["solar", "lunar"] = "solar"
    ends_with: Annotated[list[Annotated[int, Field(ge=0, le=9)]], Field(max_length=10)] = []
    weekdays: Annotated[list[Annotated[int, Field(ge=1, le=7)]], Field(max_length=7)] = []
    days: list[Day] = []
    sessions: Annotated[list[Span], Field(max_length=4)] = []


class OpeningHours(Section):
    """When the hall serves (rows A17, I7). None in a hall file: day and night, every day.

    `sessions`: those of a working day. `weekend`: those of a Saturday or Sunday that is none, none
    for closed; on a statutory holiday the hall is closed. `last_ticket_min`: tickets are issued
    until so many minutes before a session ends (0: to its end, Ruling 5). `extended`: who took a
    ticket in time is served after closing, up to `extended_min` more. `late`: what a citizen is
    offered who would not be reached in time. `overnight`: what becomes of tickets open at midnight.
    """

    sessions: Annotated[list[Span], Field(min_length=1, max_length=4)]
    weekend: Annotated[list[Span], Field(max_length=4)] = []
    seasons: list[Season] = []
    days: list[DayOff] = []
    market: MarketDays | None = None
    working_days: dict[Day, bool] = {}
    last_ticket_min: Annotated[int, Field(ge=0, le=240)] = 0
    extended: bool = True
    extended_min: Annotated[int, Field(ge=0, le=480)] = 60
    late: list[Literal["come-again", "appointment", "extended"]] = [
        "extended",
        "come-again",
        "appointment",
    ]
    overnight: Literal["close", "keep"] = "close"
