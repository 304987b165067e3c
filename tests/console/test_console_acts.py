"""Everything else a clerk does, by the keyboard alone, at a running hall."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.console.clerk_page import ClerkPage
from tests.console.conftest import PASSWORD
from tests.support.hall import RunningHall
from tests.support.people import Voice

Tab = Callable[[], ClerkPage]

SEVERAL = ["unemployment-certificate", "unemployment-benefit", "reemployment-card"]

pytestmark = pytest.mark.slow(40)


def window(citizen: Voice, number: int) -> dict[str, Any]:
    """What everybody may see of a window."""
    return next(w for w in citizen.hall()["windows"] if w["number"] == number)


@pytest.mark.row("B13", "B18")
def test_twenty_visits_on_the_key_pad_take_two_presses_each(tab: Tab, citizen: Voice) -> None:
    """The press that signs in calls the first; each visit is begun and finished with one press."""
    tickets = [citizen.take("land") for _ in range(20)]
    clerk = tab()
    clerk.sits_down("fengbo", PASSWORD, 9, calls=True)
    presses: list[str] = []
    for ticket in tickets:
        clerk.sees("#number", ticket["number"])
        clerk.may_start()
        for key in ("NumpadDivide", "NumpadAdd"):
            clerk.keys(key)
            presses.append(key)
            clerk.sees("#chip", "办理中" if key == "NumpadDivide" else "")
    clerk.sees("#chip", "空闲")
    clerk.sees("#counts", "20")
    told = [citizen.ticket(ticket["secret"]) for ticket in tickets]
    assert {(ticket["state"], ticket["outcome"]) for ticket in told} == {("finished", "done")}
    assert len(presses) == 2 * len(tickets)
    assert clerk.complaints == []


@pytest.mark.row("B2", "B4", "B5", "B6", "B8", "B9", "B12", "B13", "B14", "B17", "B18")
def test_every_act_by_the_keyboard_alone(tab: Tab, citizen: Voice) -> None:
    several = citizen.ask("POST", "/tickets", {"items": SEVERAL}, 201)
    chosen, other = citizen.take("labour"), citizen.take("medical")
    clerk = tab()
    clerk.sits_down("wuting", PASSWORD, 7)
    clerk.sees("#tab-waiting", "3")
    clerk.sees("#top-post", "A岗")
    clerk.sees("#rule", "按承诺等候时间")

    _calls_a_chosen_number(clerk, chosen["number"])
    _holds_and_calls_back(clerk, chosen["number"])
    _takes_a_call_back(clerk, several["number"])
    _notes_and_changes(clerk, citizen, chosen)
    _hands_on(clerk, citizen, chosen)
    _gives_each_item_its_outcome(clerk, citizen, several)
    _takes_a_finish_back(clerk, several["number"])
    _serves_without_a_ticket(clerk)
    _records_a_question(clerk)
    _pauses_and_covers(clerk, citizen)
    _calls_for_help(clerk)
    clerk.sees("#rows", other["number"])
    assert clerk.complaints == []


@pytest.mark.row("B13")
def test_the_key_pad_alone_reaches_what_has_no_key_there(tab: Tab, citizen: Voice) -> None:
    first, other = citizen.take("land"), citizen.take("land")
    clerk = tab()
    clerk.sits_down("fengbo", PASSWORD, 9)
    clerk.sees("#tab-waiting", "2")
    clerk.keys("NumpadAdd")
    clerk.sees("#number", first["number"])
    clerk.keys("NumpadDivide")
    clerk.sees("#chip", "办理中")
    _by_num(clerk, "备注")
    clerk.keys("Numpad4", "NumpadEnter")
    clerk.sees("#tags", "轮椅")
    clerk.keys("Numpad0")
    clerk.sees("#chip", "空闲")
    _by_num(clerk, "撤销")
    clerk.sees("#number", first["number"])
    clerk.sees("#chip", "办理中")
    _by_num(clerk, "转办")
    clerk.keys("Numpad8", "NumpadEnter")
    clerk.sees("#word", "已转办")
    clerk.sees("#chip", "空闲")
    _by_num(clerk, "求助")
    clerk.keys("Numpad1")
    clerk.sees("#notices", "您已呼叫：值班领导")
    clerk.keys("NumLock", "NumLock")
    clerk.sees("#panel-told", "第 2 页")
    clerk.keys("NumpadDecimal")
    clerk.sees_no("#panel")
    _by_num(clerk, "我来")
    clerk.sees_no("#notices")
    clerk.sees("#rows", other["number"])


def _by_num(clerk: ClerkPage, act: str) -> None:
    """The act by the digit it has in what Num opens."""
    clerk.keys("NumLock")
    clerk.sees("#panel-title", "更多")
    names = clerk.find("#panel-fields button").all_inner_texts()
    (digit,) = (n for n, told in enumerate(names, 1) if act in told)
    clerk.keys(f"Numpad{digit}")


def _calls_a_chosen_number(clerk: ClerkPage, number: str) -> None:
    clerk.keys(*(f"Numpad{digit}" for digit in str(int(number[1:]))))
    clerk.sees("#panel", number)
    clerk.keys("ArrowDown", "ArrowUp", "NumpadEnter")
    clerk.sees("#number", number)
    clerk.keys("s")
    clerk.sees("#chip", "办理中")


def _holds_and_calls_back(clerk: ClerkPage, number: str) -> None:
    clerk.keys("NumpadDecimal")
    clerk.sees("#tab-held", "1")
    clerk.keys("l", "ArrowDown", "Enter")
    clerk.sees("#panel-title", number)
    clerk.keys("1")
    clerk.sees("#number", number)


def _takes_a_call_back(clerk: ClerkPage, first: str) -> None:
    """The held one goes back to where it was, then comes again."""
    clerk.keys("s")
    clerk.sees("#chip", "办理中")
    clerk.keys("h")
    clerk.sees("#chip", "空闲")
    clerk.keys("n")
    clerk.sees("#number", first)
    clerk.sees("#undo", "撤销叫号")
    clerk.keys("u")
    clerk.sees("#chip", "空闲")
    clerk.sees("#rows", first)
    clerk.keys("l", "ArrowDown", "Enter")
    clerk.keys("1")
    clerk.sees("#chip", "已叫号")
    clerk.keys("s")
    clerk.sees("#chip", "办理中")


def _notes_and_changes(clerk: ClerkPage, citizen: Voice, ticket: dict[str, Any]) -> None:
    clerk.keys("m", "4", "Tab")
    clerk.types("n, s, 7: 缺复印件")
    expect(clerk.find("#panel")).to_be_visible()
    clerk.keys("Enter")
    clerk.sees("#tags", "轮椅")
    clerk.sees("#note", "n, s, 7: 缺复印件")
    clerk.keys("i", "1")
    clerk.keys("Enter")
    clerk.sees("#word", "事项已更改")
    expect(clerk.find("#items li")).to_have_count(2)
    clerk.keys("d", "1")
    clerk.keys("Enter")
    clerk.sees("#word", "已分出")
    expect(clerk.find("#items li")).to_have_count(1)
    assert citizen.ticket(ticket["secret"])["state"] == "serving"


def _hands_on(clerk: ClerkPage, citizen: Voice, ticket: dict[str, Any]) -> None:
    clerk.keys("t", "8")
    clerk.keys("Enter")
    clerk.sees("#word", "已转办")
    told = citizen.ticket(ticket["secret"])
    assert (told["state"], told["queue"]["zh"]) == ("transferred", "综合服务")


def _gives_each_item_its_outcome(clerk: ClerkPage, citizen: Voice, ticket: dict[str, Any]) -> None:
    _calls_a_chosen_number(clerk, ticket["number"])
    clerk.keys("j", "3")
    clerk.sees("#items li:first-child", "材料不全退回")
    clerk.keys("2")
    clerk.sees("#outcomes .on", "已受理")
    clerk.keys("f")
    clerk.sees("#chip", "空闲")
    told = citizen.ask("GET", f"/tickets/{ticket['secret']}")
    assert (told["state"], told["outcome"]) == ("finished", "accepted")


def _takes_a_finish_back(clerk: ClerkPage, number: str) -> None:
    clerk.sees("#undo", "撤销办结")
    clerk.keys("u")
    clerk.sees("#number", number)
    clerk.sees("#chip", "办理中")
    clerk.keys("f")
    clerk.sees("#chip", "空闲")


def _serves_without_a_ticket(clerk: ClerkPage) -> None:
    clerk.keys("w", "1")
    clerk.keys("Enter")
    clerk.sees("#word", "（无号）")
    clerk.sees("#chip", "办理中")
    clerk.keys("f")
    clerk.sees("#chip", "空闲")


def _records_a_question(clerk: ClerkPage) -> None:
    clerk.keys("c")
    clerk.sees("#tab-asked", "1")
    clerk.keys("l", "l", "l")
    clerk.sees("#rows", "未填写")
    clerk.keys("ArrowDown", "Enter")
    clerk.types("医保怎么转")
    clerk.keys("Tab")
    clerk.types("已给清单")
    clerk.keys("Tab", "Space")
    clerk.keys("Enter")
    clerk.sees("#tab-asked", "0")


def _pauses_and_covers(clerk: ClerkPage, citizen: Voice) -> None:
    clerk.keys("p", "2")
    clerk.sees("#chip", "已暂停")
    clerk.sees("#free-calm", "临时休息")
    assert window(citizen, 7)["state"] == "paused"
    clerk.keys("NumpadDecimal")
    clerk.sees("#chip", "空闲")
    clerk.keys("v", "1")
    clerk.sees("#top-covers", "兼办")


def _calls_for_help(clerk: ClerkPage) -> None:
    clerk.keys("x", "1")
    clerk.sees("#notices", "您已呼叫：值班领导")
    clerk.keys("y")
    clerk.sees_no("#notices")


@pytest.mark.row("B17")
def test_a_silent_console_asks_then_locks_and_loses_nothing(
    tab: Tab, citizen: Voice, town: RunningHall
) -> None:
    number = citizen.take("farming")["number"]
    clerk = tab()
    clerk.page.clock.install()
    clerk.page.reload()
    clerk.sits_down("hejing", PASSWORD, 10)
    clerk.sees("#tab-waiting", "1")
    clerk.keys("n")
    clerk.sees("#number", number)
    clerk.page.clock.fast_forward("06:00")
    clerk.sees("#notices", f"{number} 已有 6 分钟没有操作")
    clerk.page.clock.fast_forward("05:00")
    clerk.sees("#lock-who", number)
    clerk.sees_no("#console")
    clerk.page.reload()
    clerk.sees("#lock-who", "10号窗口")
    clerk.find("#lock-password").fill("falsch-falsch-1")
    clerk.keys("Enter")
    clerk.sees("#lock-word", "姓名或密码不对")
    clerk.find("#lock-password").fill(PASSWORD)
    clerk.find("#lock-password").press("Enter")
    clerk.sees_no("#lock")
    clerk.sees("#number", number)
    clerk.sees("#line", "已连接")
    clerk.keys("s")
    clerk.sees("#chip", "办理中")


@pytest.mark.row("B1", "B16")
def test_the_partner_takes_over_with_the_open_visit(
    tab: Tab, citizen: Voice, town: RunningHall, browser: Browser
) -> None:
    number = citizen.take("civil")["number"]
    first = tab()
    first.sits_down("chenfang", PASSWORD, 3)
    first.sees("#tab-waiting", "1")
    first.keys("n")
    first.sees("#number", number)
    profile = browser.new_context(locale="zh-CN")
    second = ClerkPage(town, profile)
    second.sits_down("zhaolei", PASSWORD, 3)
    second.sees("#top-post", "B岗")
    second.sees("#word", f"已接岗：{number} 还在本窗口")
    first.sees("#form-word", "登录已失效")
    profile.close()
