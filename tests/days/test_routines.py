"""The lists with which a leader opens and closes the day, and the duty rota."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from hall_link.wire.base import Words
from hall_link.wire.printing import ReportPrinter
from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import CallNext, StartVisit
from hall_server.days.checks import SAID, Check
from hall_server.days.do_routine import DoRoutine
from hall_server.days.notices import closing_notices
from hall_server.days.set_duty import SetDuty, UnknownStaff
from hall_server.delivery.routines import closing_list, opening_list
from hall_server.delivery.snapshots import board
from hall_server.devices.self_test import DeviceTested, NoteSelfTest, SelfTested
from hall_server.kernel.work import SYSTEM, Actor
from hall_server.premises.calendar import PUBLISHED
from hall_server.premises.hours import DayOff, MarketDays, OpeningHours, Span
from hall_server.premises.timetable import Timetable
from hall_server.staff.set_password import SetPassword
from hall_server.web.manager.alarms import alarms
from tests.support.small_hall import MORNING, SmallHall, clerk

pytestmark = [pytest.mark.unit, pytest.mark.row("I6", "H3")]

ZONE = ZoneInfo("Asia/Shanghai")
WELL = DeviceTested(
    name="kiosk", role="kiosk", window=None, connected=True, answered=True, printer="ready"
)
LEADER = Actor("staff", "liangmin", "manager")


def opened(hall: SmallHall, *connected: str) -> dict[str, Check]:
    return {c.key: c for c in opening_list(hall.state, connected.__contains__, hall.clock.now())}


def closed(hall: SmallHall) -> dict[str, Check]:
    return {c.key: c for c in closing_list(hall.state)}


def somebody(hall: SmallHall, name: str) -> None:
    hall.do(SetPassword(name=name, password_hash="x"), SYSTEM)


def test_what_is_not_ready_is_told_with_its_remedy() -> None:
    hall = SmallHall()
    kiosk, printer = hall.device("kiosk"), hall.device("printer")
    hall.do(ReportPrinter(state="out"), printer)
    checks = opened(hall, printer.id)
    wrong = ["duty", "devices", "printers", "untested"]
    assert [key for key, found in checks.items() if not found.ok] == wrong
    assert hall.state.devices.name_of(kiosk.id) in checks["devices"].what.zh
    assert hall.state.devices.name_of(printer.id) in checks["printers"].what.zh
    assert all(found.remedy is not None for found in checks.values() if not found.ok)
    somebody(hall, "liangmin")
    hall.do(SetDuty(leaders={hall.state.business_day: "liangmin"}), LEADER)
    hall.do(ReportPrinter(state="ready"), printer)
    hall.do(NoteSelfTest(found=SelfTested(devices=[WELL], faults=[])), SYSTEM)
    assert all(found.ok for found in opened(hall, kiosk.id, printer.id).values())


def test_the_list_is_data_in_two_languages() -> None:
    for sayings in SAID.values():
        assert all(words.zh and words.en for words in sayings)


def test_what_stays_open_at_closing() -> None:
    hall = SmallHall()
    assert all(found.ok for found in closed(hall).values())
    for queue in "aab":
        hall.do(TakeTicket(queue=queue, print=False))
    hall.do(CallNext(window=1), clerk(1))
    hall.do(StartVisit(window=1), clerk(1))
    checks = closed(hall)
    assert [key for key, found in checks.items() if not found.ok] == ["waiting", "served"]
    assert checks["waiting"].what.zh == "还有2人在等候：a 1、b 1"
    assert checks["served"].what.en == "Still open: A001"


def test_a_visit_that_went_on_past_midnight_is_found_in_the_morning() -> None:
    hall = SmallHall()
    hall.do(TakeTicket(queue="a", print=False))
    hall.do(CallNext(window=1), clerk(1))
    hall.do(StartVisit(window=1), clerk(1))
    hall.clock.advance(days=1)
    hall.do(TakeTicket(queue="b", print=False))
    assert opened(hall)["yesterday"].what.zh.endswith("A001")


def test_a_routine_is_noted_until_the_next_day() -> None:
    hall = SmallHall()
    hall.do(DoRoutine(kind="opening", faults=["devices"]), LEADER)
    done = hall.state.days.routine("opening")
    assert done is not None
    assert done.done_by == "liangmin"
    assert hall.store.load()[0].days.routine("opening") == done
    hall.clock.advance(days=1)
    hall.do(DoRoutine(kind="closing"), LEADER)
    assert hall.state.days.routine("opening") is None


def test_the_rota_names_todays_leader_on_every_board() -> None:
    hall = SmallHall()
    for name in ("liangmin", "songkai"):
        somebody(hall, name)
    hall.do(SetDuty(leaders={"2026-11-23": "liangmin", "2026-11-24": "songkai"}), LEADER)
    assert board(hall.state).duty == Words(zh="liangmin", en="liangmin")
    hall.clock.advance(days=1)
    hall.do(TakeTicket(queue="a", print=False))
    assert board(hall.state).duty == Words(zh="songkai", en="songkai")
    assert hall.state.days.rota() == {"2026-11-24": "songkai"}
    hall.do(SetDuty(leaders={"2026-11-24": None}), LEADER)
    assert board(hall.state).duty is None
    with pytest.raises(UnknownStaff):
        hall.do(SetDuty(leaders={"2026-11-25": "nobody"}), LEADER)


HOURS = OpeningHours(
    sessions=[Span(opens="08:30", closes="12:00")],
    days=[DayOff(day="2026-11-26", name=Words(zh="业务培训", en="Training"))],
)


@pytest.mark.row("I7")
@pytest.mark.parametrize(
    ("today", "texts"),
    [
        (date(2026, 11, 18), []),
        (
            date(2026, 11, 19),
            ["业务培训：11月26日（星期四）起不办公，11月27日（星期五） 08:30 恢复办公。"],
        ),
        (
            date(2026, 11, 26),
            ["业务培训：今天起不办公，11月27日（星期五） 08:30 恢复办公。"],
        ),
        (date(2026, 11, 27), []),
        (
            date(2026, 9, 24),
            [
                "中秋节：9月25日（星期五）起不办公，9月28日（星期一） 08:30 恢复办公。",
                "国庆节：10月1日（星期四）起不办公，10月8日（星期四） 08:30 恢复办公。",
            ],
        ),
    ],
)
def test_boards_tell_a_week_ahead(today: date, texts: list[str]) -> None:
    assert [n.text.zh for n in closing_notices(Timetable(HOURS, ZONE), today)] == texts


def test_the_board_carries_the_notice() -> None:
    hall = SmallHall(hours=HOURS)
    hall.clock.moment = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE).astimezone(UTC)
    hall.do(TakeTicket(queue="a", print=False, knowing=True))
    assert [notice.title.zh for notice in board(hall.state).notices] == ["放假通知"]


def test_on_a_market_day_both_posts_are_called() -> None:
    market = MarketDays(ends_with=[MORNING.day % 10])
    hall = SmallHall(hours=HOURS.model_copy(update={"market": market}))
    hall.do(TakeTicket(queue="a", print=False, knowing=True))
    assert not opened(hall)["market"].ok


def test_a_year_nobody_published_is_told_a_month_before() -> None:
    hall = SmallHall(hours=HOURS)
    year = max(PUBLISHED)
    told = []
    for month in (11, 12):
        hall.clock.moment = datetime(year, month, 15, 9, 0, tzinfo=ZONE).astimezone(UTC)
        hall.do(DoRoutine(kind="opening"), LEADER)
        found = alarms(hall.state, lambda _: True, True, [], hall.clock.now())
        told.append("calendar" in {alarm.key for alarm in found})
    assert told == [False, True]
