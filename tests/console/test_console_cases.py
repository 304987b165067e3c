"""Notices, cases, due days and complaints at the counter, by the keyboard, at a running hall."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from hall_server.cases.moves import MOVES
from tests.console.clerk_page import ClerkPage
from tests.console.conftest import PASSWORD
from tests.support.hall import RunningHall
from tests.support.people import Voice, sits_down

Tab = Callable[[], ClerkPage]

ITEM = "reemployment-card"
CASE_NUMBER = re.compile(r"\d{10}")


def serving(tab: Tab, citizen: Voice, who: tuple[str, int], **more: Any) -> ClerkPage:
    """A clerk who has just begun to serve a visit for the item."""
    number = citizen.ask("POST", "/tickets", {"items": [ITEM], **more}, 201)["number"]
    clerk = tab()
    clerk.sits_down(who[0], PASSWORD, who[1])
    begins(clerk, number)
    return clerk


def begins(clerk: ClerkPage, number: str) -> None:
    clerk.sees("#rows", number)
    clerk.keys("n")
    clerk.sees("#number", number)
    clerk.keys("s")
    clerk.sees("#chip", "办理中")


def finishes(clerk: ClerkPage) -> None:
    clerk.keys("f")
    clerk.sees("#chip", "空闲")


def opened(clerk: ClerkPage) -> str:
    """The number of the case that was just opened, as told in large type."""
    clerk.sees("#word b", CASE_NUMBER)
    return clerk.find("#word b").inner_text()


@pytest.mark.row("B11", "A3")
def test_what_is_missing_is_told_once_from_the_citizens_own_ticks(tab: Tab, citizen: Voice) -> None:
    checks = [{"item": ITEM, "version": 1, "have": [0]}]
    clerk = serving(tab, citizen, ("wuting", 7), checks=checks)
    clerk.sees("#tags", "材料 1/3")
    clerk.keys("z")
    clerk.sees("#panel-told", "按群众在取号机上的勾选")
    ticks = clerk.find("#panel-fields input[type=checkbox]")
    expect(ticks.nth(0)).to_be_checked()
    clerk.sees("#panel-send", "缺 2 项")
    clerk.keys("2", "Tab")
    clerk.types("照片要白底")
    clerk.sees("#panel-send", "缺 1 项")
    clerk.keys("Enter")
    clerk.sees("#word", "告知单")
    clerk.sees("#word", "缺 1 项")
    clerk.sees_no("#panel")
    finishes(clerk)
    assert clerk.complaints == []


@pytest.mark.row("B10", "F1")
def test_a_visit_becomes_a_case_by_one_form_and_one_enter(tab: Tab, citizen: Voice) -> None:
    clerk = serving(tab, citizen, ("wuting", 7))
    clerk.keys("b")
    expect(clerk.find("#panel-name")).to_be_focused()
    clerk.types("王小明")
    clerk.keys("Tab")
    clerk.types("13800001234")
    clerk.sees("#panel [data-name=limit]", "前办结")
    clerk.keys("Enter")
    number = opened(clerk)
    clerk.sees("#word", "承诺件 · 已受理")
    clerk.sees("#tags", number)
    clerk.sees("#tab-cases", "1")
    finishes(clerk)


@pytest.mark.row("B10", "F1")
def test_missing_papers_suggest_the_kind_and_the_ground(tab: Tab, citizen: Voice) -> None:
    checks = [{"item": ITEM, "version": 1, "have": [0, 1]}]
    clerk = serving(tab, citizen, ("wuting", 7), checks=checks)
    clerk.keys("b")
    clerk.sees("#panel [data-name=kind] .on", "退回件")
    clerk.sees("#panel [data-name=papers]", "缺 1 项，含主件：宜退回")
    clerk.sees("#panel [data-name=ground] .on", "缺少主件")
    expect(clerk.find("#panel [data-name=signed] input")).to_be_checked()
    clerk.types("李四")
    clerk.keys("Enter")
    number = opened(clerk)
    clerk.sees("#word", "退回件 · 已办结")
    finishes(clerk)
    reads(clerk, number)
    clerk.sees(".head-chips", "已办结")
    clerk.sees("#panel", "已签字")
    clerk.keys("Escape")
    assert clerk.complaints == []


@pytest.mark.row("F6")
def test_at_the_window_a_withdrawal_is_one_act_and_who_will_not_sign_is_noted(
    tab: Tab, citizen: Voice
) -> None:
    clerk = serving(tab, citizen, ("wuting", 7))
    numbers = [taken_in(clerk, name) for name in ("周一", "郑二")]
    reads(clerk, numbers[0])
    acts_on(clerk, "撤回")
    expect(clerk.find("#panel [data-name=signed] input")).to_be_checked()
    expect(clerk.find("#panel-recipient")).to_have_value("周一")
    clerk.find("#panel-reason").fill("不办了")
    clerk.find("#panel-send").click()
    clerk.sees(".head-chips", "已办结")
    clerk.keys("Escape")
    finishes(clerk)
    reads(clerk, numbers[1])
    clerk.find("#panel").get_by_role("button", name="没签字").click()
    clerk.find("#panel [data-name=how]").get_by_role("radio").first.check()
    clerk.find("#panel-reason").fill("不认可")
    expect(clerk.find("#panel-send")).to_be_disabled()
    clerk.find("#panel-witness").fill("李大山")
    clerk.find("#panel-send").click()
    clerk.sees("#panel-content", "文书拒签")
    clerk.sees("#panel-content", "见证人：李大山")
    clerk.keys("Escape")
    assert clerk.complaints == []


def taken_in(clerk: ClerkPage, name: str) -> str:
    """The number of a case opened for the visit."""
    clerk.keys("b")
    expect(clerk.find("#panel-name")).to_be_focused()
    clerk.types(name)
    clerk.keys("Enter")
    clerk.sees_no("#panel")
    return opened(clerk)


def reads(clerk: ClerkPage, number: str) -> None:
    """Its file, found by the number."""
    clerk.keys("e")
    clerk.find("#panel-number").fill(number)
    clerk.sees("#panel-fields", "1 件")
    clerk.keys("Enter")
    clerk.sees(".head-number", number)


@pytest.mark.row("F2")
def test_anybody_may_check_a_due_day_with_the_calendar_beside_it(
    tab: Tab, town: RunningHall
) -> None:
    clerk = tab()
    clerk.sits_down("hejing", PASSWORD, 10)
    clerk.keys("q")
    clerk.find("#panel-received").fill("2026-02-13")
    clerk.find("#panel-limit").fill("2")
    clerk.sees(".head-number", "2月24日")
    expect(clerk.find(".month td.makeup b")).to_have_text(["14"])
    expect(clerk.find(".month td.holiday")).to_have_count(9)
    clerk.sees(".month td.due", "到期")
    clerk.keys("Enter")
    clerk.sees_no("#panel")
    assert clerk.complaints == []


@pytest.mark.row("B13", "B10", "K1")
def test_a_form_half_typed_and_a_press_made_outlive_the_server(
    tab: Tab, citizen: Voice, town: RunningHall
) -> None:
    clerk = serving(tab, citizen, ("wuting", 7))
    clerk.keys("b")
    expect(clerk.find("#panel-name")).to_be_focused()
    clerk.types("赵六")
    town.kill()
    clerk.sees("#line", "连接中断")
    clerk.keys("Tab")
    clerk.types("13900005678")
    town.start()
    clerk.sees("#line", "已连接")
    clerk.page.reload()
    clerk.sees("#number", re.compile("C"))
    clerk.keys("b")
    expect(clerk.find("#panel-name")).to_have_value("赵六")
    expect(clerk.find("#panel-phone")).to_have_value("13900005678")
    town.kill()
    clerk.sees("#line", "连接中断")
    clerk.keys("Enter")
    clerk.sees("#panel-send", "正在办理")
    town.start()
    number = opened(clerk)
    clerk.sees_no("#panel")
    finishes(clerk)
    told = citizen_of(town, "wuting", 7).ask("GET", "/cases?window=7")
    assert [row["number"] for row in told["cases"]].count(number) == 1


def citizen_of(town: RunningHall, name: str, window: int) -> Voice:
    return sits_down(town, window, name, PASSWORD)


def acts_on(clerk: ClerkPage, act: str) -> None:
    """Presses one of the acts a case allows now; its small panel opens."""
    clerk.page.locator("#panel-fields button.option", has_text=act).first.focus()
    clerk.keys("Enter")
    clerk.sees("#panel-title", act)


@pytest.mark.row("B10", "F1", "F2", "F6")
def test_a_supplement_case_from_intake_to_delivery(tab: Tab, citizen: Voice) -> None:
    checks = [{"item": ITEM, "version": 1, "have": [0, 1]}]
    clerk = serving(tab, citizen, ("wuting", 7), checks=checks)
    clerk.keys("b")
    expect(clerk.find("#panel-name")).to_be_focused()
    clerk.types("孙七")
    clerk.keys("Tab")
    clerk.types("13700004321")
    clerk.page.locator("#panel [data-name=kind] label", has_text="补办件").click()
    clerk.keys("Enter")
    number = opened(clerk)
    finishes(clerk)
    clerk.keys("e")
    clerk.types(number)
    clerk.sees("#panel-fields", "1 件")
    clerk.keys("Enter")
    clerk.sees(".head-chips", "待补办")
    clerk.sees(".told-facts", "首问")
    clerk.sees(".told-facts", "孙七")
    acts_on(clerk, "补交材料")
    clerk.keys("Enter")
    clerk.sees(".head-chips", "前办结")
    acts_on(clerk, "作出决定")
    clerk.keys("Enter")
    clerk.sees(".head-chips", "已决定")
    acts_on(clerk, "送达")
    expect(clerk.find("#panel-recipient")).to_have_value("孙七")
    clerk.keys("Enter")
    clerk.sees(".head-chips", "已送达")
    acts_on(clerk, "结件归档")
    clerk.keys("Enter")
    clerk.sees("#panel-fault", "文书还没有签字")
    clerk.keys("Escape")
    unsigned = clerk.page.locator("#panel-content button", has_text="已签字")
    for left in range(unsigned.count(), 0, -1):
        unsigned.first.focus()
        clerk.keys("Enter")
        expect(unsigned).to_have_count(left - 1)
    acts_on(clerk, "结件归档")
    clerk.keys("Enter")
    clerk.sees(".head-chips", "已办结")
    clerk.keys("Escape")
    clerk.sees_no("#panel")


@pytest.mark.row("F4", "B10")
def test_a_joined_window_sees_its_task_and_answers(
    tab: Tab, citizen: Voice, town: RunningHall, browser: Browser
) -> None:
    clerk = serving(tab, citizen, ("wuting", 7))
    clerk.keys("b")
    expect(clerk.find("#panel-name")).to_be_focused()
    clerk.page.locator("#panel [data-name=kind] label", has_text="联办件").click()
    clerk.keys("Enter")
    clerk.sees("#panel [data-name=joined] .fault", "请选择联办的窗口")
    clerk.page.locator("#panel [data-name=joined] label", has_text=re.compile("^9$")).click()
    clerk.keys("Enter")
    number = opened(clerk)
    finishes(clerk)
    profile = browser.new_context(locale="zh-CN")
    other = ClerkPage(town, profile)
    other.sits_down("fengbo", PASSWORD, 9)
    other.sees("#tab-cases", "1")
    other.keys("l", "l", "l", "l")
    other.sees("#rows", "7 号窗口牵头")
    other.keys("ArrowDown", "Enter")
    other.sees(".head-number", number)
    acts_on(other, "不同意")
    other.types("材料不清楚")
    other.keys("Enter")
    other.sees("#panel-content", "不同意")
    other.sees("#tab-cases", "0")
    assert other.complaints == []
    profile.close()


@pytest.mark.row("H5", "A10")
def test_a_complaint_is_taken_down_and_not_seen_again(tab: Tab, town: RunningHall) -> None:
    clerk = tab()
    clerk.sits_down("hejing", PASSWORD, 10)
    clerk.keys("a")
    clerk.types("等了两个小时")
    clerk.keys("Tab")
    clerk.types("周八")
    clerk.keys("Enter")
    clerk.sees("#word b", re.compile(r"\d{8}"))
    clerk.sees("#word", "查询码")
    clerk.keys("a")
    expect(clerk.find("#panel-text")).to_have_value("")
    expect(clerk.find("#panel-name")).to_have_value("")
    kept = clerk.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "周八" not in kept
    assert "两个小时" not in kept
    assert clerk.complaints == []


FIELDS = {
    "papers": {"gone", "brought", "later"},
    "ground": {"ground", "end_ground"},
    "goal": {"to_window"},
}
"""A need of the server's table -> the fields that stand for it, where the names differ."""


def test_every_act_of_the_server_has_its_fields_and_its_words(tab: Tab) -> None:
    clerk = tab()
    told = clerk.page.evaluate(
        """async () => {
          const [{ ACTS, fieldsOf }, { TEXTS }] = await Promise.all(
            ["case_acts", "words"].map((name) => import(`/console/${name}.js`)));
          return Object.fromEntries(Object.keys(ACTS).map((act) =>
            [act, [fieldsOf(act).map(({ name }) => name), TEXTS.zh[`act_${act}`]]]));
        }"""
    )
    assert all(words for _, words in told.values())
    for act, move in MOVES.items():
        for need in move.needs:
            assert FIELDS.get(need, {need}) & set(told[act][0]), (act, need)
