"""The hall through midnights, holidays, market days, and clocks that jump."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from hall_link.wire.base import Words
from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import CallNext, FinishVisit, StartVisit
from hall_server.acts import prepare
from hall_server.delivery.hall import Hall
from hall_server.delivery.snapshots import board
from hall_server.kernel.work import Actor
from hall_server.premises.calendar import PUBLISHED
from hall_server.premises.gate import HallClosed
from hall_server.premises.hours import DayOff, MarketDays, OpeningHours, Season, Span
from hall_server.premises.order_day import OrderDay, OrderImpossible, UnknownOrder, WithdrawOrder
from tests.support.small_hall import SYSTEM, SmallHall, clerk

pytestmark = [pytest.mark.unit, pytest.mark.row("A17", "I7")]

ZONE = ZoneInfo("Asia/Shanghai")
LEADER = Actor("staff", "liangmin", "manager")
BURST = Words(zh="停水检修", en="Burst pipe")


def hours(**more: Any) -> OpeningHours:
    sessions = [Span(opens="08:30", closes="12:00"), Span(opens="14:30", closes="17:30")]
    summer = Season(
        name=Words(zh="夏", en="Summer"),
        begins="06-15",
        ends="09-15",
        sessions=[Span(opens="08:00", closes="12:00")],
    )
    named = DayOff(day="2026-11-26", name=Words(zh="培训", en="Training"))
    return OpeningHours(sessions=sessions, seasons=[summer], days=[named], **more)


class Traveller(SmallHall):
    """A small hall with opening hours, whose clock is set to the hall's local time."""

    def __init__(self, **more: Any) -> None:
        super().__init__(hours=hours(**more))

    def at(self, text: str) -> "Traveller":
        """Sets the clock, and lets the hall do what is due, as its watch does every second."""
        local = datetime.fromisoformat(text).replace(tzinfo=ZONE)
        self.clock.moment = local.astimezone(UTC)
        self.settle()
        return self

    def settle(self) -> None:
        for _ in range(5):
            due = prepare(self.state, self.clock.now())
            if due is None:
                return
            self.do(due, SYSTEM)
        raise AssertionError("the hall never comes to rest")

    @property
    def told(self) -> Any:
        """The hours everybody was told."""
        return board(self.state).hours

    def number(self) -> str | None:
        """Takes a ticket; None where the hall takes none."""
        try:
            taken = self.do(TakeTicket(queue="a", print=False, knowing=True))
        except HallClosed:
            return None
        return str(taken.number)

    def restarted(self) -> Hall:
        """What another process reads from the tables."""
        return self.store.load()[0]


def states(hall: Traveller, day: str, *clocks: str) -> list[str]:
    return [hall.at(f"{day}T{clock}").told.state for clock in clocks]


def test_a_whole_day() -> None:
    hall = Traveller()
    clocks = ("00:00", "08:29:59", "08:30", "11:59", "12:00", "14:30", "17:29", "17:30", "23:59")
    assert states(hall, "2026-11-23", *clocks) == [
        *("before", "before", "open", "open", "break", "open", "open", "after", "after"),
    ]
    turns = [body["state"] for body in SmallHall.told(hall, "hours_turned")]
    assert turns == ["before", "open", "break", "open", "after"]


def test_every_turn_survives_a_restart() -> None:
    hall = Traveller()
    for clock in ("07:00", "08:30", "12:00", "14:30", "17:30"):
        hall.at(f"2026-11-23T{clock}")
        again = hall.restarted()
        assert board(again).hours == hall.told
        assert prepare(again, hall.clock.now()) is None


def test_the_last_ticket_is_taken_before_its_time_and_none_after() -> None:
    hall = Traveller(last_ticket_min=10)
    assert hall.at("2026-11-23T11:49:59").number() == "A001"
    assert hall.at("2026-11-23T11:50").number() is None
    assert hall.told.state == "open", "those who wait are served until closing and after"
    assert hall.at("2026-11-23T14:30").number() == "A002"


def test_tickets_until_the_session_ends_where_there_is_no_such_rule() -> None:
    hall = Traveller()
    assert hall.at("2026-11-23T17:29:59").number() == "A001"
    assert hall.at("2026-11-23T17:30").number() is None


def test_whoever_waits_at_closing_is_served_and_then_the_hall_is_closed() -> None:
    hall = Traveller()
    hall.at("2026-11-23T17:20").number()
    assert hall.at("2026-11-23T17:30").told.state == "extended"
    assert hall.number() is None
    for act in (CallNext(window=1), StartVisit(window=1), FinishVisit(window=1, outcome="done")):
        assert hall.told.state == "extended"
        hall.do(act, clerk(1))
        hall.settle()
    assert hall.told.state == "after"


def test_extended_service_has_an_end() -> None:
    hall = Traveller(extended_min=60)
    hall.at("2026-11-23T17:20").number()
    assert states(hall, "2026-11-23", "18:29", "18:30") == ["extended", "after"]


def test_midnight_numbers_begin_again_and_yesterday_is_settled() -> None:
    hall = Traveller()
    hall.at("2026-11-23T17:00")
    assert [hall.number(), hall.number()] == ["A001", "A002"]
    hall.at("2026-11-24T00:00:00")
    ended = SmallHall.told(hall, "ticket_ended_with_day")
    assert [body["state"] for body in ended] == ["cancelled", "cancelled"]
    assert board(hall.state).queues[0].waiting == 0
    assert hall.at("2026-11-24T08:30").number() == "A001"


def test_midnight_with_tickets_kept() -> None:
    hall = Traveller(overnight="keep")
    hall.at("2026-11-23T17:00")
    assert [hall.number(), hall.number(), hall.number()] == ["A001", "A002", "A003"]
    hall.do(CallNext(window=1), clerk(1))
    hall.at("2026-11-24T08:30")
    ended = SmallHall.told(hall, "ticket_ended_with_day")
    assert [body["state"] for body in ended] == ["missed"], "A001 was called and did not come"
    assert hall.number() == "A001", "a number nobody holds any more"
    assert hall.number() == "A004", "two of yesterday's are still held"
    assert len(SmallHall.told(hall, "ticket_kept_overnight")) == 2
    assert hall.do(CallNext(window=2), clerk(2)).number == "A002", "it kept its place"
    assert {t.number for t in hall.restarted().queue.tickets.values()} >= {"A002", "A003", "A004"}


def test_a_holiday_a_make_up_day_and_a_day_of_the_halls_own() -> None:
    hall = Traveller()
    assert hall.at("2026-10-01T10:00").told.state == "closed"
    assert hall.told.reason == Words(zh="国庆节", en="National Day")
    assert hall.told.reopens == datetime(2026, 10, 8, 8, 30, tzinfo=ZONE)
    assert hall.number() is None
    assert hall.at("2026-10-10T10:00").told.state == "open", "a Saturday worked for the holiday"
    assert hall.at("2026-10-11T10:00").told.state == "closed"
    assert hall.told.reason is None, "a plain Sunday"
    assert hall.at("2026-11-26T10:00").told.reason == Words(zh="培训", en="Training")


def test_the_season_changes_overnight() -> None:
    hall = Traveller()
    assert hall.at("2026-09-15T08:10").told.state == "open"
    assert hall.at("2026-09-16T08:10").told.state == "before"
    assert hall.at("2026-09-16T15:00").told.state == "open"


def test_a_market_day_opens_a_weekend() -> None:
    market = MarketDays(
        calendar="lunar", ends_with=[2, 5, 8], sessions=[Span(opens="08:00", closes="13:00")]
    )
    hall = Traveller(market=market)
    assert hall.at("2026-12-05T09:00").told.state == "closed"  # Saturday, 十月廿七
    sunday = hall.at("2026-12-06T09:00").told  # 十月廿八
    assert (sunday.state, sunday.market_day) == ("open", True)


@pytest.mark.parametrize("clock", ["09:10", "12:10", "14:40", "17:40", "08:31"])
def test_a_clock_set_back_an_hour_closes_nothing_and_repeats_no_number(clock: str) -> None:
    hall = Traveller()
    taken = [hall.at("2026-11-23T08:30").number()]
    hall.at(f"2026-11-23T{clock}")
    taken.append(hall.number())
    hall.at(f"2026-11-23T{int(clock[:2]) - 1:02d}{clock[2:]}")
    assert hall.told.state == "open", "it was open then, by one clock or the other"
    taken.append(hall.number())
    assert board(hall.restarted()).hours == hall.told
    numbers = [number for number in taken if number is not None]
    assert len(set(numbers)) == len(numbers) >= 2


def test_a_clock_set_back_over_midnight_gives_no_number_twice() -> None:
    hall = Traveller()
    hall.at("2026-11-23T17:00").number()
    hall.at("2026-11-24T00:10")
    hall.at("2026-11-23T23:10")
    assert hall.state.business_day == "2026-11-24", "a day that was opened stays open"
    assert hall.number() is None
    numbers = [hall.at("2026-11-24T08:30").number(), hall.number()]
    assert numbers == ["A001", "A002"]


def test_a_clock_that_was_a_day_ahead_is_not_believed_for_long() -> None:
    hall = Traveller()
    assert hall.at("2026-11-24T09:00").told.state == "open"
    assert hall.at("2026-11-23T20:00").told.state == "after"


def test_a_year_nobody_published_alarms_and_goes_on() -> None:
    year = max(PUBLISHED) + 1
    monday = next(d for d in range(10, 17) if datetime(year, 5, d, tzinfo=ZONE).isoweekday() == 1)
    hall = Traveller()
    assert hall.at(f"{year}-05-{monday}T09:00").told.state == "open"
    assert hall.number() == "A001"
    assert SmallHall.told(hall, "hours_turned")[-1]["alarm"] == "year-not-published"


def test_closed_out_of_turn_and_taken_back() -> None:
    hall = Traveller()
    hall.at("2026-11-23T09:00")
    until = datetime(2026, 11, 23, 16, 0, tzinfo=ZONE)
    order = hall.do(OrderDay(open=False, ends=until, reason=BURST), LEADER).order
    hall.settle()
    assert (hall.told.state, hall.told.reason, hall.told.reopens) == ("break", BURST, until)
    assert hall.number() is None
    assert board(hall.restarted()).hours == hall.told
    assert BURST.zh not in repr(hall.store.entries), "the ledger has no free text"
    hall.do(WithdrawOrder(order=order), LEADER)
    hall.settle()
    assert hall.told.state == "open"
    assert hall.number() == "A001"
    with pytest.raises(UnknownOrder):
        hall.do(WithdrawOrder(order=order), LEADER)


def test_open_out_of_turn_on_a_sunday_and_longer_in_the_evening() -> None:
    hall = Traveller()
    hall.at("2026-11-22T09:00")
    until = datetime(2026, 11, 22, 11, 0, tzinfo=ZONE)
    hall.do(OrderDay(open=True, ends=until, reason=BURST), LEADER)
    hall.settle()
    assert hall.told.state == "open"
    assert hall.at("2026-11-22T11:00").told.state == "after"
    hall.at("2026-11-23T17:00")
    evening = datetime(2026, 11, 23, 19, 0, tzinfo=ZONE)
    hall.do(OrderDay(open=True, ends=evening, reason=BURST), LEADER)
    assert states(hall, "2026-11-23", "18:59", "19:00") == ["open", "after"]


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        (None, "2026-11-23T08:00+08:00"),
        ("2026-11-24T08:00+08:00", "2026-12-26T08:00+08:00"),
        ("2028-11-23T08:00+08:00", "2028-11-23T12:00+08:00"),
        ("9999-12-31T23:00Z", "9999-12-31T23:59-12:00"),
        (None, "9999-12-31T23:59-12:00"),
    ],
)
def test_what_is_over_too_long_or_too_far_ahead_is_no_order(begins: str | None, ends: str) -> None:
    hall = Traveller()
    hall.at("2026-11-23T09:00")
    first = datetime.fromisoformat(begins) if begins else None
    order = OrderDay(open=False, begins=first, ends=datetime.fromisoformat(ends), reason=BURST)
    with pytest.raises(OrderImpossible):
        hall.do(order, LEADER)
