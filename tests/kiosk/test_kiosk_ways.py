"""The new ways of the kiosk, pressed in its own window, against a hall on a real socket."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from hall_link.wire.appointments import CheckIn
from hall_link.wire.base import Words
from hall_link.wire.tickets import (
    CancelTicket,
    ChangeItems,
    LetPass,
    ReturnTicket,
    TakeTicket,
    TicketItem,
)
from tests.kiosk.fake_hall import BOOKED, SECRET, FakeHall, ticket_view
from tests.support.screens import Device

Start = Callable[..., Device]


def taken(hall: FakeHall) -> TakeTicket:
    """The last ticket asked for."""
    return next(one for one in reversed(hall.asked) if isinstance(one, TakeTicket))


@pytest.mark.row("A1", "A5", "A7")
def test_every_way_in_leads_to_a_ticket(start_kiosk: Start, hall: FakeHall) -> None:
    kiosk = start_kiosk(hall.address)
    home = kiosk.on("home")
    ways = {"screen:events", "screen:letters", "screen:entry", "screen:unsure"}
    assert ways <= set(home["targets"])
    _by_letters(kiosk, hall)
    _by_life_event(kiosk, hall)
    _with_priority_and_two_items_for_three(kiosk, hall)


def _by_letters(kiosk: Device, hall: FakeHall) -> None:
    kiosk.press("screen:letters")
    kiosk.on("letters")
    kiosk.press("key:Y")
    kiosk.until(lambda state: state["typed"] == "Y")
    kiosk.press("key:B")
    found = kiosk.until(lambda state: state["typed"] == "Y B")
    assert [card["title"] for card in found["cards"]] == ["协助办理医保"]
    assert "key:Q" not in found["targets"]  # it would find nothing
    kiosk.press("item:labour-5")
    kiosk.press("confirm")
    assert kiosk.on("ticket")["touches"]["since_home"] == 5
    assert taken(hall).items == ["labour-5"]
    kiosk.press("done")


def _by_life_event(kiosk: Device, hall: FakeHall) -> None:
    kiosk.press("screen:events")
    assert len(kiosk.on("events")["cards"]) == 6
    kiosk.press("event:house")
    titles = [card["title"] for card in kiosk.on("items")["cards"]]
    assert titles[0] == "农村住宅用地资料审核上报"
    kiosk.press("item:land-1")
    kiosk.press("confirm")
    kiosk.on("ticket")
    assert taken(hall).items == ["land-1"]
    kiosk.press("done")


def _with_priority_and_two_items_for_three(kiosk: Device, hall: FakeHall) -> None:
    kiosk.press("department:civil")
    kiosk.press("item:civil-0")
    kiosk.press("screen:priority")
    classes = kiosk.on("priority")
    assert "priority:fast" not in classes["targets"]  # not for citizens to choose
    kiosk.press("priority:veteran")
    kiosk.on("confirm")
    kiosk.press("screen:more")
    kiosk.on("more")
    kiosk.press("further")
    kiosk.press("further")
    kiosk.press("add")
    kiosk.on("pick")
    kiosk.press("department:party")
    confirm = kiosk.on("confirm")
    assert confirm["options"]["screen:more"] == "多件事、替人办"
    kiosk.press("confirm")
    ticket = kiosk.on("ticket")
    command = taken(hall)
    assert (command.items, command.priority) == (["civil-0", "party-0"], "veteran")
    assert command.principals == 3
    assert not [text for text in _texts(ticket) if "优先" in text or "军人" in text]
    kiosk.press("done")
    kiosk.on("home")


def _texts(state: dict[str, object]) -> list[str]:
    return [str(value) for value in state.values()]


@pytest.mark.row("A22", "A19", "A17", "A6")
def test_who_cannot_choose_comes_late_or_is_booked_is_met_kindly(
    start_kiosk: Start, hall: FakeHall
) -> None:
    kiosk = start_kiosk(hall.address)
    kiosk.press("screen:unsure")
    kiosk.on("unsure")
    kiosk.press("need:wheelchair")
    kiosk.press("confirm")
    kiosk.on("ticket")
    command = taken(hall)
    assert (command.queue, command.needs) == ("q-other", ["wheelchair", "reading"])
    kiosk.press("done")
    _late(kiosk, hall)
    _booked(kiosk, hall)


def _late(kiosk: Device, hall: FakeHall) -> None:
    hall.refuse_with = "not-before-closing"
    hall.details = {"choices": ["extended", "come-again", "appointment"]}
    kiosk.press("department:party")
    kiosk.press("confirm")
    late = kiosk.on("closing")
    assert list(late["options"].values()) == ["仍然取号", "改时间再来", "预约一个时间"]
    kiosk.press("knowing")
    assert kiosk.on("ticket")["number"]
    assert taken(hall).knowing
    kiosk.press("done")
    hall.refuse_with = None


def _booked(kiosk: Device, hall: FakeHall) -> None:
    kiosk.press("screen:entry")
    assert "confirm" not in kiosk.on("entry")["targets"]
    hall.refuse_with = "too-early"
    hall.details = {"opens": datetime(2026, 11, 22, 6, 0, tzinfo=UTC).isoformat()}
    for digit in BOOKED:
        kiosk.press(f"key:{digit}")
        shown = BOOKED[: BOOKED.index(digit) + 1]
        kiosk.until(lambda state, shown=shown: (state["typed"] or "").replace(" ", "") == shown)
    kiosk.press("confirm")
    early = kiosk.on("problem")
    assert early["lines"][0].startswith("您来早了")
    assert "14:00" in early["lines"][0]
    hall.refuse_with = None
    kiosk.press("back")
    kiosk.on("entry")
    kiosk.press("confirm")
    assert kiosk.on("ticket")["number"] == "D090"
    assert hall.asked[-1] == CheckIn(code=BOOKED)
    kiosk.press("done")
    kiosk.on("home")


@pytest.mark.row("A14", "A16", "A18", "A22")
def test_a_scanned_ticket_can_be_changed_passed_missed_old_and_given_up(
    start_kiosk: Start, hall: FakeHall
) -> None:
    kiosk = start_kiosk(hall.address)
    kiosk.on("home")
    kiosk.press("contrast")
    kiosk.until(lambda state: state["contrast"])  # the window has the keyboard by now
    kiosk.type(SECRET)
    kiosk.on("found")
    kiosk.press("screen:pass")
    kiosk.press("pass:3")
    assert kiosk.on("found")["facts"]["前面等候"] == "7 人"
    kiosk.press("why")
    told = kiosk.on("why")
    assert "后来取号、先叫到的有 1 位" in told["guide"][0]
    assert "3 号窗口 · 轮到优先" in told["guide"][1]
    kiosk.press("back")
    kiosk.press("change")
    kiosk.press("department:party")
    kiosk.press("confirm")
    assert kiosk.on("found")["lines"][0] == "党员组织关系转接"
    kiosk.press("cancel")
    kiosk.on("cancel")
    kiosk.press("cancel")
    assert kiosk.on("found")["title"] == "这张号票已取消"
    done = [type(one) for one in hall.asked if getattr(one, "secret", None) == SECRET]
    assert {LetPass, ChangeItems, CancelTicket} <= set(done)
    kiosk.press("home")
    _missed_and_old(kiosk, hall)


def _missed_and_old(kiosk: Device, hall: FakeHall) -> None:
    hall.stands = ticket_view(state="missed", ahead=None, returns=2)
    kiosk.on("home")
    kiosk.type(SECRET)
    kiosk.press("return")
    assert kiosk.until(lambda state: state["title"] == "正在排队")["facts"]["前面等候"] == "3 人"
    assert isinstance(hall.asked[-1], ReturnTicket)
    part = TicketItem(id="civil-1", name=Words(zh="医疗救助", en="Medical assistance"))
    hall.stands = ticket_view(business_day="2026-11-20", parts=[part])
    kiosk.type(SECRET)
    kiosk.until(lambda state: state["title"] == "这不是今天的号票")
    kiosk.press("again")
    assert kiosk.on("confirm")["item"] == "civil-1"
    kiosk.press("confirm")
    assert kiosk.on("ticket")["number"]
