"""The director's page of a day, out of the hall and the day's book."""

from collections.abc import Callable
from datetime import date, datetime

from hall_server.days.day_book import DayBook
from hall_server.days.figures import day_figures
from hall_server.delivery.hall import Hall
from hall_server.premises.calendar import kind_of
from hall_server.premises.timetable import Timetable


def sheet_maker(hall: Hall, day: date, now: datetime) -> Callable[[DayBook], bytes]:
    """What makes a PDF of one page out of the day's book. Takes from the hall what it needs, so
    that the making, some tenths of a second, may be done in another thread."""
    premises, staff = hall.premises.premises, hall.staff.names()
    known = hall.premises.timetable
    table = Timetable(known.hours, known.zone, known.out_of_turn)
    queues = sorted(hall.queue.queues.values(), key=lambda queue: queue.position)
    windows = [window for window in hall.windows.all() if window.in_service]
    reason = table.reason(datetime(day.year, day.month, day.day, 12, tzinfo=table.zone))

    def make(book: DayBook) -> bytes:
        from hall_server.days.sheet import SheetHead, day_sheet  # who wants paper loads fpdf2

        leader = staff.get(book.leader or "")
        head = SheetHead(
            hall=premises.name.zh,
            day=day,
            sessions=table.local_times(day),
            market_day=known.hours is not None and kind_of(known.hours, day).market,
            leader=leader.zh if leader else None,
            reason=reason.zh if reason else None,
            made_at=now.astimezone(table.zone),
            ledger=book.head,
        )
        return day_sheet(head, day_figures(book, table, queues, windows))

    return make
