"""The same hall by its hours: booked and on time, late, before lunch, in it, and the next day."""

from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.console.clerk_page import WITHIN_MS
from tests.hall_day.day import Day, Slip
from tests.hall_day.tally import all_agree

pytestmark = pytest.mark.slow(60)

MARRIAGE, HOUSEHOLD = "identity/marriage", "identity/household-move"


@pytest.mark.row("A6", "G1", "G2")
def test_the_booked_come_early_on_time_and_late(day: Day) -> None:
    on_time = books(day.booking_page(), "09:30", "13800001111")
    late = books(day.booking_page(), "09:30", "13800002222")
    early = books(day.booking_page(), "11:00", "13800003333")
    clerk = day.clerk("sunmei", 5)
    clerk.sees("#nobody-calm", "没有人在等候")
    told = enters(day, early)
    assert told["screen"] == "problem"
    assert told["lines"][0].startswith("您来早了")
    assert "10:30" in told["lines"][0]
    day.whole.kiosk.press("home")

    walked_in = [day.takes(HOUSEHOLD) for _ in range(2)]
    booked = checks_in(day, on_time)
    assert "预约" not in booked.text
    called = [day.serves(clerk, 5) for _ in range(2)]
    assert called == [booked.number, walked_in[0].number]
    clerk.sees("#tab-waiting", "1")

    day.until("2026-11-25T09:50:00")
    after = day.takes(HOUSEHOLD)
    came_late = checks_in(day, late)
    called = [day.serves(clerk, 5) for _ in range(3)]
    assert called == [slip.number for slip in (walked_in[1], after, came_late)]
    clerk.sees("#nobody-calm", "没有人在等候")


def books(page: Page, time: str, phone: str) -> str:
    """A booking for today; its code."""
    page.get_by_text("婚姻登记").click()
    page.get_by_text("今天").click()
    page.locator(".times button", has_text=time).click()
    page.fill("#name", "李桂芳")
    page.fill("#phone", phone)
    page.get_by_role("button", name="预约").click()
    return page.locator(".code").inner_text().replace(" ", "")


def enters(day: Day, code: str) -> dict[str, Any]:
    """The code typed at the kiosk; what it answers."""
    kiosk = day.whole.kiosk
    kiosk.on("home")
    kiosk.press("screen:entry")
    for typed, digit in enumerate(code, 1):
        kiosk.press(f"key:{digit}")
        kiosk.until(partial(has_typed, code[:typed]))
    kiosk.press("confirm")
    return kiosk.until(lambda state: state["screen"] in ("ticket", "problem"))


def has_typed(digits: str, state: dict[str, Any]) -> bool:
    """Whether the kiosk shows just these digits, in groups."""
    return (state["typed"] or "").replace(" ", "") == digits


def checks_in(day: Day, code: str) -> Slip:
    before = len(day.slips)
    assert enters(day, code)["screen"] == "ticket"
    day.whole.kiosk.press("done")
    return day.next_slip(before)


@pytest.mark.row("A17", "I7")
def test_before_lunch_who_may_not_be_reached_is_told_and_may_choose(day: Day) -> None:
    day.until("2026-11-25T11:40:00")
    clerk, kiosk = day.clerk("sunmei", 5), day.whole.kiosk
    waiting: list[Slip] = []
    while (slip := day.tries(MARRIAGE)) is not None:
        waiting.append(slip)
        assert len(waiting) < 9, "the hall never warned"
    told = kiosk.on("closing")
    assert told["title"] == "下班前可能轮不到您"
    assert list(told["options"].values()) == ["仍然取号", "改时间再来", "预约一个时间"]
    knowing = day.presses("knowing")
    assert knowing is not None
    waiting.append(knowing)
    assert day.serves(clerk, 5) == waiting[0].number

    day.until("2026-11-25T12:02:00")
    wall = day.whole.wall
    wall.until(lambda state: state["corner"] == "延时服务中")
    assert day.tries(MARRIAGE) is None
    shut = kiosk.on("closing")
    assert shut["title"] == "现在不能取号"
    assert "仍然取号" not in shut["options"].values()
    kiosk.press("home")
    assert [day.serves(clerk, 5) for _ in waiting[1:]] == [slip.number for slip in waiting[1:]]
    wall.until(lambda state: state["corner"] == "午休中，14:30 开始办理")
    kiosk.until(lambda state: "14:30" in state["title"])


@pytest.mark.row("A17", "I6")
def test_midnight_ends_what_was_open_and_numbers_begin_anew(day: Day) -> None:
    day.until("2026-11-25T15:00:00")
    clerk = day.clerk("sunmei", 5)
    served, left = day.takes(HOUSEHOLD), day.takes(HOUSEHOLD)
    assert day.calls(clerk, 5) == served.number
    assert all_agree(day)["waiting"] == 1
    phone = day.phone(left)

    day.until("2026-11-26T08:35:00")
    expect(phone.locator("#state")).to_have_text("已取消", timeout=WITHIN_MS)
    told = day.scans(left, "这不是今天的号票")
    assert "again" in told["targets"]
    day.whole.kiosk.press("home")
    clerk.sees("#tab-waiting", "0")
    first = day.takes(HOUSEHOLD)
    assert first.number == "B001"
    assert all_agree(day) == {"waiting": 1}
