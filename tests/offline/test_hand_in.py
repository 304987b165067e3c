"""Numbers set aside for a kiosk, and what the hall makes of those it gave (row A15)."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from hall_link.wire.reserves import HandIn, OfflineTicket, Reserved, ReserveTickets
from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import CallNext
from hall_server.kernel.work import Actor
from hall_server.premises.hours import OpeningHours
from hall_server.premises.rulebook import Limits
from hall_server.queue.tables import Ticket
from hall_server.web.manager.alarms import alarms
from tests.support.small_hall import MORNING, SmallHall, clerk

pytestmark = pytest.mark.unit

BLOCK = 3
KIOSK = Actor("device", "kiosk-1", "kiosk")
OTHER = Actor("device", "kiosk-2", "kiosk")


def hall(**settings: Any) -> SmallHall:
    return SmallHall(limits=Limits(kiosk_minute=0, offline_block=BLOCK), **settings)


def reserved(small: SmallHall, who: Actor = KIOSK, **holding: int) -> list[Reserved]:
    told: list[Reserved] = small.do(ReserveTickets(holding=holding), who).tickets
    return told


def offline(one: Reserved, taken_at: datetime, **more: Any) -> OfflineTicket:
    item = {"items": [f"item-{one.queue}"]}
    return OfflineTicket(
        ticket_id=one.ticket_id, queue=one.queue, taken_at=taken_at, **{**item, **more}
    )


def later(seconds: float) -> datetime:
    return MORNING.astimezone(UTC) + timedelta(seconds=seconds)


def of(small: SmallHall, one: Reserved) -> Ticket:
    return small.state.queue.tickets[one.ticket_id]


def test_blocks_are_filled_up_and_never_given_twice() -> None:
    small = hall()
    mine = reserved(small)
    assert [one.number for one in mine] == ["A701", "A702", "A703", "B701", "B702", "B703"]
    assert reserved(small, a=3, b=3) == []
    assert [one.number for one in reserved(small, a=1, b=3)] == ["A704", "A705"]
    theirs = reserved(small, OTHER)
    everybody = [*mine, *theirs]
    assert len({one.number for one in everybody}) == len(everybody)


def test_who_always_says_to_have_none_does_not_empty_the_hall() -> None:
    small = hall()
    given = [reserved(small) for _ in range(9)]
    assert [len(block) for block in given] == [6, 6, 6, 6, 6, 0, 0, 0, 0]


def test_ordinary_numbers_follow_one_another_and_pass_over_reserves() -> None:
    limits = Limits(kiosk_minute=0, offline_block=2, offline_from=2)
    small = SmallHall(limits=limits)
    first = reserved(small)
    assert [one.number for one in first] == ["A002", "A003", "B002", "B003"]
    numbers = [small.do(TakeTicket(items=["item-a"])).number for _ in range(3)]
    assert numbers == ["A001", "A004", "A005"]
    small.do(HandIn(tickets=[offline(first[0], later(1))]), KIOSK)
    assert small.do(TakeTicket(items=["item-a"])).number == "A006"


def test_the_true_time_is_the_place_in_line() -> None:
    small = hall()
    mine = reserved(small)
    small.clock.moment = later(10)
    before = small.do(TakeTicket(items=["item-a"]))
    small.clock.moment = later(60)
    after = small.do(TakeTicket(items=["item-a"]))
    given = [offline(mine[1], later(40)), offline(mine[0], later(30))]
    done = small.do(HandIn(tickets=given), KIOSK)
    assert sorted(done.ticket_ids) == sorted(one.ticket_id for one in mine[:2])
    called = [small.do(CallNext(window=1), clerk(1)).number]
    line = small.state.queue.in_lines(["a"], 9)
    assert called + [t.number for t in line] == [before.number, "A701", "A702", after.number]
    assert of(small, mine[0]).offline
    assert not small.state.queue.tickets[after.ticket_id].offline


def test_told_twice_it_counts_once() -> None:
    small = hall()
    one = offline(reserved(small)[0], later(5))
    small.clock.moment = later(60)
    for _ in range(2):
        small.do(HandIn(tickets=[one, one]), KIOSK)
    assert len(small.told("ticket_handed_in")) == 1
    assert small.state.queue.waiting("a") == 1


def test_a_clock_that_lies_puts_nobody_before_the_numbers_or_into_the_future() -> None:
    small = hall()
    mine = reserved(small)
    small.clock.moment = later(100)
    wild = [offline(mine[0], later(-9999)), offline(mine[1], later(9999))]
    small.do(HandIn(tickets=wild), KIOSK)
    places = [(of(small, one).place - int(MORNING.timestamp() * 1e6)) // 1000 for one in mine[:2]]
    assert places == [0, 100_000]


def test_what_is_unknown_or_another_kiosks_is_kept_aside_with_an_alarm() -> None:
    small = hall()
    theirs = reserved(small, OTHER)[0]
    unknown = offline(theirs, later(1)).model_copy(update={"ticket_id": "nobody-knows"})
    small.clock.moment = later(9)
    for _ in range(2):
        done = small.do(HandIn(tickets=[unknown, offline(theirs, later(1))]), KIOSK)
        assert set(done.kept_aside) == set(done.ticket_ids) == {theirs.ticket_id, "nobody-knows"}
    whys = {stray.why for stray in small.state.queue.reserves.strays.values()}
    assert whys == {"unknown", "another-kiosk"}
    assert len(small.told("ticket_kept_aside")) == 2
    assert small.state.queue.waiting("a") == 0
    told = alarms(small.state, lambda _: True, True, (), small.clock.now())
    assert "2 张号票核对不上" in next(one.what.zh for one in told if one.key == "strays")
    small.do(HandIn(tickets=[offline(theirs, later(1))]), OTHER)
    assert small.state.queue.waiting("a") == 1


def test_the_number_the_server_gave_unheard_is_withdrawn() -> None:
    small = hall()
    one = reserved(small)[0]
    unheard = small.do(TakeTicket(items=["item-a"]), KIOSK, "wish-1")
    small.clock.moment = later(9)
    small.do(HandIn(tickets=[offline(one, later(5), instead_of="wish-1")]), KIOSK)
    assert small.state.queue.tickets[unheard.ticket_id].state == "cancelled"
    assert not small.state.paper.jobs
    assert [t.number for t in small.state.queue.in_lines(["a"], 9)] == [one.number]


@pytest.mark.parametrize(("overnight", "state"), [("close", "cancelled"), ("keep", "waiting")])
def test_yesterdays_ends_as_the_others_of_its_day(overnight: str, state: str) -> None:
    day = {"sessions": [{"opens": "08:30", "closes": "17:30"}], "overnight": overnight}
    hours = OpeningHours.model_validate(day)
    small = hall(hours=hours)
    one = reserved(small)[0]
    small.clock.moment = MORNING + timedelta(days=1)
    assert small.do(HandIn(tickets=[offline(one, later(60))]), KIOSK).kept_aside == []
    told = small.store.records["tickets", (one.ticket_id,)]
    assert isinstance(told, Ticket)
    assert (told.business_day, told.state, told.offline) == (one.business_day, state, True)
    small.do(HandIn(tickets=[offline(one, later(60))]), KIOSK)
    assert len(small.told("ticket_handed_in")) == 1


def test_in_the_last_hour_tomorrows_blocks_are_filled() -> None:
    small = hall()
    today = {one.business_day for one in reserved(small)}
    small.clock.moment = MORNING.replace(hour=15, minute=30)
    holding = {"a": BLOCK, "b": BLOCK}
    told = small.do(ReserveTickets(holding=holding), KIOSK).tickets
    (tomorrow,) = {one.business_day for one in told}
    assert len(told) == 2 * BLOCK
    assert tomorrow > max(today)
    assert {one.serial for one in told}.isdisjoint({701, 702, 703})
