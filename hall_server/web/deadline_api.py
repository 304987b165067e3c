"""A deadline calculator for anybody: by which day a case must be done, and why (row F2).

It asks the hall's own rules, in the hall's variant, and looks at no case: no key is needed. A long
count is no work for the loop that serves the windows: it is bounded, and done beside it.
"""

import asyncio
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal, Self

from fastapi import APIRouter, Query, Request
from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    NaiveDatetime,
    model_validator,
)

from hall_link.wire.base import Words
from hall_link.wire.guide import LimitUnit
from hall_server.deadlines.calendar import calendar_of
from hall_server.deadlines.days import Mark
from hall_server.deadlines.due import Due
from hall_server.deadlines.rules import due_of
from hall_server.deadlines.why import explain, reason_of
from hall_server.premises.casebook import Deadlines
from hall_server.premises.gate import open_after
from hall_server.premises.tables import Premises
from hall_server.premises.timetable import Timetable
from hall_server.web.api import REFUSALS
from hall_server.web.turnstile import Turnstile, address_of

if TYPE_CHECKING:
    from hall_server.web.desk import Desk

router = APIRouter(
    prefix="/api/v1",
    responses=REFUSALS,  # type: ignore[arg-type]
    tags=["deadlines"],
)

FIRST, LAST = date(2004, 1, 1), date(2099, 12, 31)
"""The first day whose calendar is known, and a last one that catches slips of the finger."""


def _written_out(told: object) -> object:
    """A bare number is no day here, though it could be read as seconds since 1970."""
    if isinstance(told, str) and told.lstrip("+-").replace(".", "", 1).isdigit():
        raise ValueError("a day is written YYYY-MM-DD")
    return told


CalendarDay = Annotated[date, BeforeValidator(_written_out), Field(ge=FIRST, le=LAST)]
Moment = Annotated[CalendarDay | AwareDatetime | NaiveDatetime, BeforeValidator(_written_out)]
MOST = 365
"""Working days a limit and its extension may have together: a year and a half of the calendar."""

ASKED_A_MINUTE = 120
"""Of one address: a console asks as its clerk types."""

Days = Annotated[int, Field(ge=0, le=MOST)]
DeadlineKind = Literal["on_the_spot", "returned", "supplement", "committed", "joint", "reported_up"]


class DeadlineAsked(BaseModel):
    """A case as far as its due day depends on it.

    received: the day of receipt; for on_the_spot also the moment, in the hall's time unless it
    names another. limit: so many of `unit`; left out, the hall's own default. accepted: the day of
    acceptance, and complete: when the last paper came (supplement) or it was sent up
    (reported_up); left out, the day of receipt. extension: further working days, once approved.
    """

    model_config = ConfigDict(extra="forbid")

    kind: DeadlineKind
    received: Moment
    limit: Days | None = None
    unit: LimitUnit = "working_day"
    accepted: CalendarDay | None = None
    complete: CalendarDay | None = None
    extension: Days = 0

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        day = _day(self.received)
        if not FIRST <= day <= LAST:
            raise ValueError(f"received lies outside {FIRST} to {LAST}")
        for name in ("accepted", "complete"):
            told: date | None = getattr(self, name)
            if told is not None and told < day:
                raise ValueError(f"{name} lies before received")
        if (self.limit or 0) + self.extension > MOST:
            raise ValueError(f"limit and extension together are more than {MOST}")
        return self


class DayTold(BaseModel):
    """A day from the start to the due day. `n`: which counted day it is, None if not counted."""

    day: date
    mark: Mark
    n: int | None
    why: Words


class DeadlineTold(BaseModel):
    """By when it must be done. due_at: the moment, where minutes count. yellow_from: from which
    day the hall is warned. sure: false where a year's public holidays are not published yet.
    starts: the hall's variant. why: sentences that can be checked with a calendar in hand."""

    kind: DeadlineKind
    received: date
    limit: int | None
    starts: Literal["after-acceptance", "after-receipt", "on-receipt"]
    due: date
    due_at: datetime | None
    yellow_from: date | None
    sure: bool
    why: list[Words]
    days: list[DayTold]


def _day(received: date | datetime) -> date:
    return received.date() if isinstance(received, datetime) else received


@router.get("/deadlines")
async def get_deadline(request: Request, asked: Annotated[DeadlineAsked, Query()]) -> DeadlineTold:
    """By which day a case must be done; no key is needed."""
    desk: Desk = request.app.state.desk
    turnstile: Turnstile = request.app.state.deadline_looks
    turnstile.check(address_of(request), desk.clock.now())
    hall = desk.hub.hall.premises
    return await asyncio.to_thread(told, hall.premises, asked, hall.timetable)


def told(premises: Premises, asked: DeadlineAsked, timetable: Timetable) -> DeadlineTold:
    """The answer by the hall's rules, its minutes by the hall's hours."""
    rules = premises.casebook.deadlines
    received, limit = _local(premises, asked.received), _limit(rules, asked)
    day = _day(received)
    due = due_of(
        rules,
        calendar_of(rules.working_days),
        asked.kind,
        received,
        asked.accepted or day,
        _complete(asked, day),
        limit or 0,
        extension=asked.extension,
        unit=asked.unit,
        after=partial(open_after, timetable),
    )
    return _answer(rules, asked.kind, day, limit, due)


def _local(premises: Premises, received: date | datetime) -> date | datetime:
    """A moment in the hall's own zone."""
    if not isinstance(received, datetime):
        return received
    if received.tzinfo is None:
        return received.replace(tzinfo=premises.zone)
    return received.astimezone(premises.zone)


def _limit(rules: Deadlines, asked: DeadlineAsked) -> int | None:
    if asked.kind in ("on_the_spot", "returned"):
        return None
    if asked.limit is not None:
        return asked.limit
    sending = asked.kind == "reported_up" and asked.complete is None
    return rules.send_up_days if sending else rules.default_days


def _complete(asked: DeadlineAsked, day: date) -> date | None:
    if asked.kind == "supplement":
        return asked.complete or day
    return asked.complete if asked.kind == "reported_up" else None


def _answer(
    rules: Deadlines, kind: DeadlineKind, received: date, limit: int | None, due: Due
) -> DeadlineTold:
    assert due.due is not None, "without stops and with acceptance there is always a day"
    return DeadlineTold(
        kind=kind,
        received=received,
        limit=limit,
        starts=rules.starts,
        due=due.due,
        due_at=due.due_at,
        yellow_from=due.yellow_from,
        sure=due.sure,
        why=explain(due),
        days=[DayTold(day=c.day, mark=c.mark, n=c.n, why=reason_of(c)) for c in due.days],
    )
