"""What the boards say of days off to come (row I7). Pure."""

from datetime import date, datetime, timedelta

from hall_link.wire.base import Words
from hall_link.wire.board import Notice
from hall_server.premises.timetable import Timetable

AHEAD_DAYS = 7

_TITLE = Words(zh="放假通知", en="Days off")
_WEEKDAYS = "一二三四五六日"


def closing_notices(table: Timetable, today: date) -> list[Notice]:
    """A notice for each row of closed days with a reason of their own that begins within
    `AHEAD_DAYS`; plain weekends need none. It stands until the hall opens again."""
    notices: list[Notice] = []
    day, last = today, today + timedelta(days=AHEAD_DAYS)
    while day <= last:
        reason = _closed(table, day)
        opens = _reopening(table, day)
        if reason is None:
            day += timedelta(days=1)
            continue
        notices.append(_notice(table, reason, None if day == today else day, opens))
        if opens is None:
            break
        day = table.day_of(opens)
    return notices


def _closed(table: Timetable, day: date) -> Words | None:
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=table.zone)
    return None if table.sessions(day) else table.reason(noon)


def _reopening(table: Timetable, day: date) -> datetime | None:
    midnight = datetime(day.year, day.month, day.day, tzinfo=table.zone)
    return next((session.opens for session in table.following(midnight)), None)


def _notice(table: Timetable, reason: Words, first: date | None, opens: datetime | None) -> Notice:
    """`first`: the first closed day, None where that is today."""
    begins = Words(zh=_zh(first), en=_en(first)) if first else Words(zh="今天", en="today")
    if opens is None:
        until = Words(zh="", en="")
    else:
        local = opens.astimezone(table.zone)
        clock = local.strftime("%H:%M")
        until = Words(
            zh=f"，{_zh(local.date())} {clock} 恢复办公",
            en=f", open again {_en(local.date())} {clock}",
        )
    return Notice(
        title=_TITLE,
        text=Words(
            zh=f"{reason.zh}：{begins.zh}起不办公{until.zh}。",
            en=f"{reason.en}: closed from {begins.en}{until.en}.",
        ),
    )


def _zh(day: date) -> str:
    return f"{day.month}月{day.day}日（星期{_WEEKDAYS[day.weekday()]}）"


def _en(day: date) -> str:
    return day.strftime("%a %-d %b")
