"""What requests are called, and how they stand."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hall_link.wire.base import Words
from hall_server.deadlines.why import day_words

WHAT = {
    "at_home": Words(zh="上门服务", en="Service at home"),
    "urgent": Words(zh="节假日急办", en="Urgent, out of hours"),
    "fast_track": Words(zh="绿色通道", en="Fast track"),
}

STATE = {
    "asked": Words(zh="待答复", en="To be answered"),
    "promised": Words(zh="已约定", en="Promised"),
    "declined": Words(zh="未受理", en="Declined"),
    "done": Words(zh="已办结", en="Done"),
}


def by_words(moment: datetime, zone: ZoneInfo) -> Words:
    """Until when one is rung back, after `...will ring you`; the end of a day by its day."""
    last = (moment - timedelta(microseconds=1)).astimezone(zone)
    day = day_words(last.date())
    if moment.astimezone(zone).hour == 0:
        return Words(zh=f"，最迟{day.zh}。", en=f" by {day.en}.")
    return Words(zh=f"，最迟{day.zh} {last:%H:%M}。", en=f" by {last:%H:%M}, {day.en}.")
