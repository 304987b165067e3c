"""A clerk's day at the console, by keys alone, in a real browser."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.console.clerk_page import ClerkPage
from tests.console.conftest import PASSWORD
from tests.console.wall import wall
from tests.support.hall import RunningHall
from tests.support.people import Clerk, Voice

Tab = Callable[[], ClerkPage]


@pytest.mark.row("B1", "B2", "B4", "B12", "B13")
def test_a_whole_visit_by_keys_alone(tab: Tab, citizen: Voice) -> None:
    ticket, later = citizen.take("labour"), citizen.take("medical")
    clerk = tab()
    clerk.sits_down("wuting", PASSWORD, 7)
    clerk.sees("#top-window", "7号窗口")
    clerk.sees("#top-clerk", "吴婷")
    clerk.sees("#rows", later["number"])
    assert clerk.page.title().startswith("(2) 7号窗口")
    clerk.may("call_next")
    clerk.keys("Enter")
    clerk.sees("#number", ticket["number"])
    clerk.sees("#items", "再就业优惠证")
    clerk.may("recall", "start_visit")
    clerk.keys("Enter")
    clerk.sees("#chip", "办理中")
    clerk.may("finish_visit")
    clerk.keys("2", "Enter")
    clerk.sees("#number", later["number"])
    clerk.sees("#word", f"叫到 {later['number']}")
    told = citizen.ticket(ticket["secret"])
    assert (told["state"], told["outcome"]) == ("finished", "accepted")
    assert clerk.complaints == []


@pytest.mark.row("B2", "B3", "B4", "B13")
def test_the_key_pad_alone_calls_again_gives_up_and_brings_back(
    tab: Tab, citizen: Voice, town: RunningHall, voice_key: str
) -> None:
    absent, present = citizen.take("farming"), citizen.take("farming")
    clerk = tab()
    clerk.sits_down("hejing", PASSWORD, 10)
    clerk.sees("#rows", absent["number"])
    with wall(town, voice_key) as display:
        clerk.keys("NumpadAdd")
        clerk.sees("#act-mark_no_show", "已呼 0/2 次")
        display.reports(absent["number"], "spoken")
        clerk.sees("#no-show-progress", "已呼 1/2 次")
        clerk.keys("NumpadMultiply")
        clerk.sees("#facts", "第 2 次")
        clerk.may("recall", "start_visit")
        display.reports(absent["number"], "spoken", round_=2)
        clerk.may("recall", "start_visit", "mark_no_show")
        clerk.keys("NumpadSubtract")
        clerk.sees("#word", "已过号")
        assert citizen.ticket(absent["secret"])["state"] == "missed"
        clerk.keys("NumpadEnter")
        clerk.sees("#number", present["number"])
    clerk.keys("NumpadDivide")
    clerk.sees("#chip", "办理中")
    clerk.keys("Numpad3", "Numpad0")
    clerk.sees("#chip", "空闲")
    assert citizen.ticket(present["secret"])["outcome"] == "returned"
    clerk.keys("l", "l", "ArrowDown", "Enter", "1")
    clerk.sees("#word", "已恢复排队")
    assert citizen.ticket(absent["secret"])["state"] == "restored"
    clerk.keys("n")
    clerk.sees("#number", absent["number"])


@pytest.mark.row("B3")
def test_the_clerk_sees_whether_a_call_was_shown_and_spoken(
    tab: Tab, citizen: Voice, town: RunningHall, voice_key: str
) -> None:
    number = citizen.take("civil")["number"]
    clerk = tab()
    clerk.sits_down("chenfang", PASSWORD, 3)
    with wall(town, voice_key) as display:
        clerk.sees("#tab-waiting", "1")
        clerk.keys("n")
        clerk.sees("#marks", "等待大屏显示")
        clerk.sees("#no-show-clock", "确认显示或播报后开始")
        display.reports(number, "shown")
        clerk.sees("#marks", "已显示")
        clerk.sees("#marks", "正在播报")
        clerk.sees("#no-show-clock", re.compile(r"0:0[1-9]"))
        clerk.sees_no("#call-alert")
        display.reports(number, "spoken")
        clerk.sees("#marks", "已播报")
        clerk.keys("r")
        clerk.sees("#marks", "等待大屏显示")
        display.reports(number, "spoken", round_=2)
        clerk.sees("#marks", "已播报")


@pytest.mark.row("B2")
def test_a_double_press_is_one_act(tab: Tab, citizen: Voice, town: RunningHall) -> None:
    for _ in range(2):
        citizen.take("land")
    clerk = tab()
    clerk.sits_down("fengbo", PASSWORD, 9)
    clerk.sees("#tab-waiting", "2")
    clerk.find("#act-call_next").dblclick()
    clerk.sees("#chip", "已叫号")
    clerk.page.evaluate("""() => {
      const button = document.querySelector("#act-recall");
      button.click(); button.click(); setTimeout(() => button.click(), 150);
      for (const repeat of [false, true, true]) {
        document.body.dispatchEvent(
          new KeyboardEvent("keydown", { code: "KeyR", key: "r", bubbles: true, repeat }));
      }
    }""")
    clerk.sees("#facts", "第 2 次")
    clerk.page.wait_for_timeout(200)
    clerk.keys("s")
    clerk.sees("#chip", "办理中")
    assert [call["round"] for call in citizen.hall()["recent_calls"] if call["window"] == 9] == [2]


def test_what_another_did_meanwhile_is_refused_in_words(
    tab: Tab, citizen: Voice, town: RunningHall
) -> None:
    """Another tab of the same clerk was quicker; both show the same in the end."""
    number = citizen.take("finance")["number"]
    clerk = tab()
    clerk.sits_down("tanghui", PASSWORD, 11)
    twin = tab()
    twin.sees("#line", "已连接")
    clerk.keys("n")
    for one in (clerk, twin):
        one.sees("#number", number)
    expect(clerk.find("#kept")).to_be_empty()  # the press is answered
    token = clerk.page.evaluate("JSON.parse(localStorage['hall.console.seat']).token")
    clerk.page.route("**/healthz", lambda route: route.abort())
    twin.page.route("**/healthz", lambda route: route.abort())
    town.kill()
    clerk.sees("#line", "连接中断")
    clerk.keys("s")
    clerk.sees("#kept", "开始办理")
    town.start()
    Clerk(town, 11, token).does("start")
    clerk.page.unroute("**/healthz")
    twin.page.unroute("**/healthz")
    clerk.sees("#word", "开始办理没有办成：该号已开始办理")
    for one in (clerk, twin):
        one.sees("#chip", "办理中")
        expect(one.find("#kept")).to_be_empty()
