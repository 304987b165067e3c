"""One morning: the entitled, the missed, the handed-on, the paused, those who ask for help."""

import pytest
from playwright.sync_api import Page, expect

from tests.console.clerk_page import WITHIN_MS, ClerkPage
from tests.hall_day.day import Day, begins
from tests.hall_day.tally import all_agree

pytestmark = pytest.mark.slow(130)

LAND = "land/farmhouse-permit"
PRESENT = {"waiting", "called", "serving", "held"}
CLASSES = ("老年", "70岁", "残疾", "孕妇", "婴幼儿", "军人", "优先")


@pytest.mark.row("A5", "A16", "B2")
def test_the_entitled_go_in_turn_and_nobody_is_told_who_they_are(day: Day) -> None:
    first, second, third = (day.takes("civil/urban-allowance") for _ in range(3))
    old = day.takes("civil/urban-allowance", priority="elderly")
    assert not [word for word in CLASSES if word in old.text]
    phone = day.phone(third)
    expect(phone.locator("#state")).to_have_text("前面还有 2 人")

    clerk = day.clerk("chenfang", 3)
    clerk.sees("#rows", "70岁以上老年人")
    called = [day.serves(clerk, 3) for _ in range(3)]
    assert called == [old.number, first.number, second.number]
    shown = str(day.whole.wall.state()) + day.phone(old).locator("body").inner_text()
    assert not [word for word in CLASSES if word in shown]

    phone.get_by_role("button", name="为什么别人先办？").click()
    told = phone.locator("#more")
    expect(told).to_contain_text("对方依规定享受优先")
    expect(told).to_contain_text("一个号最多被 1 个后来的号越过")
    words = told.inner_text()
    assert not [word for word in (old.number, *CLASSES[:-1]) if word in words]
    assert day.serves(clerk, 3) == third.number


@pytest.mark.row("A8", "A14", "B3", "B4")
def test_who_misses_the_call_comes_back_behind_two(day: Day) -> None:
    gone, *others = (day.takes(LAND) for _ in range(4))
    phone = day.phone(gone)
    clerk = day.clerk("fengbo", 9)
    assert day.calls(clerk, 9) == gone.number
    for heard in (1, 2):
        clerk.sees("#no-show-progress", f"已呼 {heard}/3 次")
        clerk.may("recall", "start_visit")
        clerk.keys("r")
        day.wall_calls(gone.number, 9, times=heard + 1)
    clerk.may("recall", "start_visit", "mark_no_show")
    clerk.keys("g")
    clerk.sees("#word", f"{gone.number} 已过号")
    expect(phone.locator("#state")).to_have_text(f"{gone.number} 已过号")

    day.scans(gone, "这张号票已过号")
    day.whole.kiosk.press("return")
    back = day.whole.kiosk.until(lambda state: state["title"] == "正在排队")
    assert back["facts"]["前面等候"] == "2 人"
    day.whole.kiosk.press("done")
    expect(phone.locator("#detail")).to_have_text("已经排回队里")
    called = [day.serves(clerk, 9) for _ in range(3)]
    assert called == [slip.number for slip in (*others[:2], gone)]
    gives_up(day.phone(others[2]))
    clerk.sees("#tab-waiting", "0")
    expect(phone.locator("#state")).to_have_text("已办结")


def gives_up(phone: Page) -> None:
    """The place in line, on the own phone."""
    phone.get_by_role("button", name="不办了，取消").click()
    phone.get_by_role("button", name="取消这个号").click()
    expect(phone.locator("#state")).to_have_text("已取消")


@pytest.mark.row("A7", "B5", "B6", "B12", "B17", "B18")
def test_one_ticket_goes_from_window_to_window_and_back(day: Day) -> None:
    both = day.takes("labour/unemployment-certificate", "medical/rural-medical-claim")
    other = day.takes("labour/unemployment-certificate")
    phone, others_phone = day.phone(both), day.phone(other)
    six, eight = day.clerk("zhouqiang", 6), day.clerk("zhengyan", 8)

    assert day.calls(six, 6) == both.number
    begins(six)
    six.keys("h")
    expect(phone.locator("#state")).to_have_text("号已为您保留，办好后回 6 号窗口")
    assert day.calls(six, 6) == other.number
    expect(others_phone.locator("#state")).to_have_text("请到 6 号窗口")
    six.keys("u")
    expect(others_phone.locator("#state")).to_have_text("下一个就是您，请准备")
    six.keys("l", "ArrowDown", "Enter", "1")
    day.wall_calls(both.number, 6)
    begins(six)
    six.keys("f")
    expect(phone.locator("#detail")).to_have_text("已转到另一个队，不用重新取号")

    eight.sees("#rows", "转来")
    assert day.calls(eight, 8) == both.number
    begins(eight)
    hands_on(eight, 6, "请核对参保时间")
    six.sees("#rows", "请核对参保时间")
    assert day.calls(six, 6) == both.number
    six.sees("#tags", "办完回 8 号窗口")
    begins(six)
    six.keys("f")
    assert day.calls(eight, 8) == both.number
    begins(eight)

    eight.keys("d", "Enter")
    eight.sees("#word", "已分出")
    eight.keys("f")
    expect(phone.locator("#state")).to_have_text("已办结")
    eight.keys("u")
    expect(phone.locator("#state")).to_have_text("正在 8 号窗口办理")
    eight.keys("f")
    second = day.serves(eight, 8)
    assert second not in (both.number, other.number), "the second person, with a number of its own"
    assert [day.serves(six, 6) for _ in range(2)] == [second, other.number]


def hands_on(clerk: ClerkPage, window: int, note: str) -> None:
    """To one window, with a note, and back here afterwards."""
    clerk.keys("t")
    clerk.find(f'#panel label:has(input[value="w:{window}"])').click()
    clerk.find('#panel label:has(input[value="return"])').click()
    clerk.find("#panel input:not([type=radio], [type=checkbox])").fill(note)
    clerk.keys("Enter")
    clerk.sees("#word", "已转办")


@pytest.mark.row("B1", "B7", "B16", "C1", "I1")
def test_a_paused_window_is_seen_missed_and_covered(day: Day) -> None:
    nine, ten = day.clerk("fengbo", 9), day.clerk("hejing", 10)
    leader = day.manager()
    waiting = day.takes("farming/tractor-plate")
    ten.keys("p", "2")
    ten.sees("#chip", "已暂停")
    day.whole.wall.until(lambda state: state["hall"]["windows"]["10"] == ["paused", None])
    expect(leader.get_by_text("暂停太久")).to_have_count(0)

    day.until("2026-11-25T09:40:00")
    ten.sees("#notices", "暂停超时，1 人在等候")
    alarm = leader.get_by_text("10 号窗口暂停太久了（临时休息），有人在等")
    expect(alarm).to_be_visible(timeout=WITHIN_MS)

    nine.keys("v", "2")
    nine.sees("#top-covers", "兼办 10 号")
    assert day.serves(nine, 9) == waiting.number
    expect(alarm).to_have_count(0)
    ten.keys("p")
    ten.sees("#chip", "空闲")
    nine.keys("v", "2")
    expect(nine.find("#top-covers")).to_be_empty()


@pytest.mark.row("B1", "B16")
def test_the_partner_relieves_and_the_visitor_stays(day: Day) -> None:
    ticket = day.takes("civil/urban-allowance")
    phone, clerk = day.phone(ticket), day.clerk("chenfang", 3)
    assert day.calls(clerk, 3) == ticket.number
    begins(clerk)
    partner = day.clerk("zhaolei", 3)
    partner.sees("#top-post", "B岗")
    partner.sees("#word", f"已接岗：{ticket.number} 还在本窗口")
    clerk.sees("#form-word", "登录已失效")
    expect(phone.locator("#state")).to_have_text("正在 3 号窗口办理")
    day.whole.wall.until(lambda state: state["serving"].get("3") == ticket.number)
    partner.keys("f")
    expect(phone.locator("#state")).to_have_text("已办结")


@pytest.mark.row("B8", "B9", "B14")
def test_one_press_for_a_question_for_help_and_for_who_has_no_ticket(day: Day) -> None:
    one, two = day.clerk("lixia", 1), day.clerk("wangjian", 2)
    leader = day.manager()
    one.keys("c")
    one.sees("#tab-asked", "1")

    one.keys("x", "1")
    two.sees("#notices", "1 号窗口呼叫：值班领导")
    call = leader.get_by_text("1 号窗口请值班领导")
    expect(call).to_be_visible(timeout=WITHIN_MS)
    two.keys("y")
    one.sees_no("#notices")
    expect(call).to_have_count(0, timeout=WITHIN_MS)

    one.keys("w", "1", "Enter")
    one.sees("#word", "（无号）")
    number = one.number()
    day.whole.wall.until(lambda state: state["hall"]["windows"]["1"] == ["open", number])
    one.keys("f")
    one.sees("#chip", "空闲")


@pytest.mark.row("C8", "I5")
def test_at_the_end_everybody_tells_of_every_ticket_the_same(day: Day) -> None:
    """With somebody waiting, called, served and put aside at that moment."""
    for _ in range(3):
        day.takes(LAND)
    clerk = day.clerk("fengbo", 9)
    day.calls(clerk, 9)
    begins(clerk)
    clerk.keys("h")
    day.calls(clerk, 9)
    counts = all_agree(day)
    assert {"waiting", "called", "held"} <= set(counts) <= {*PRESENT, "finished", "cancelled"}
    begins(clerk)
    assert all_agree(day)["serving"] == counts["called"]
