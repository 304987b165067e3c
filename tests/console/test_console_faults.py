"""The server is killed, tabs are killed, answers are lost: the clerk works on."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.console.clerk_page import ClerkPage
from tests.console.conftest import PASSWORD
from tests.support.hall import RunningHall
from tests.support.people import Clerk, Voice

Tab = Callable[[], ClerkPage]

TRUE_AGAIN_S = 2.0


def token_of(clerk: ClerkPage) -> str:
    told: str = clerk.page.evaluate("JSON.parse(localStorage['hall.console.seat']).token")
    return told


@pytest.mark.quiet
@pytest.mark.row("B13", "K2")
def test_presses_made_while_the_server_is_dead_are_done_once(
    tab: Tab, citizen: Voice, town: RunningHall
) -> None:
    first, second = citizen.take("labour"), citizen.take("labour")
    clerk = tab()
    clerk.sits_down("wuting", PASSWORD, 7)
    clerk.sees("#rows", second["number"])
    clerk.keys("Enter")
    clerk.sees("#number", first["number"])
    clerk.keys("Enter")
    clerk.sees("#chip", "办理中")
    clerk.keys("o")
    clerk.types("补交照片")
    town.kill()
    clerk.sees("#line", "连接中断")
    expect(clerk.find("#panel-words")).to_have_value("补交照片")
    clerk.keys("Enter")
    clerk.sees("#outcomes .on", "补交照片")
    clerk.keys("f")
    clerk.sees("#kept", "已记下，连上后办理")
    clerk.keys("n", "n")
    clerk.sees("#kept", "只办结叫下一位")
    clerk.may()
    town.start()
    begun = time.monotonic()
    clerk.sees("#line", "已连接")
    clerk.sees("#number", second["number"])
    assert time.monotonic() - begun <= TRUE_AGAIN_S
    expect(clerk.find("#kept")).to_be_empty()
    clerk.sees("#word", f"已叫 {second['number']}")
    assert citizen.ticket(first["secret"])["outcome"] == "补交照片"
    assert citizen.ticket(second["secret"])["state"] == "called"
    assert [c["round"] for c in citizen.hall()["recent_calls"] if c["window"] == 7] == [1, 1]
    expect(clerk.find("#sign-in")).to_be_hidden()


@pytest.mark.row("B13")
def test_a_reloaded_and_a_killed_tab_take_up_where_they_were(
    tab: Tab, citizen: Voice, town: RunningHall
) -> None:
    number = citizen.take("land")["number"]
    clerk = tab()
    clerk.sits_down("fengbo", PASSWORD, 9)
    clerk.sees("#tab-waiting", "1")
    clerk.keys("n")
    clerk.sees("#number", number)
    clerk.keys("s")
    clerk.sees("#chip", "办理中")
    clerk.keys("2", "o")
    clerk.types("两份原件")
    clerk.page.reload()
    clerk.sees("#number", number)
    clerk.sees("#outcomes .on", "已受理")
    clerk.keys("o")
    expect(clerk.find("#panel-words")).to_have_value("两份原件")
    clerk.page.close()
    again = tab()
    again.sees("#number", number)
    again.sees("#chip", "办理中")


@pytest.mark.row("B13")
def test_a_press_outlives_the_tab_it_was_made_in(
    tab: Tab, citizen: Voice, town: RunningHall
) -> None:
    ticket = citizen.take("farming")
    clerk = tab()
    clerk.sits_down("hejing", PASSWORD, 10)
    clerk.sees("#tab-waiting", "1")
    clerk.page.route("**/healthz", lambda route: route.abort())
    town.kill()
    clerk.sees("#line", "连接中断")
    clerk.keys("n")
    clerk.sees("#kept", "叫下一位")
    town.start()
    clerk.page.close()
    again = tab()
    again.sees("#number", ticket["number"])
    expect(again.find("#kept")).to_be_empty()
    assert citizen.ticket(ticket["secret"])["state"] == "called"


@pytest.mark.row("B1")
def test_signing_out_frees_the_window_and_asks_while_a_visit_is_open(
    tab: Tab, citizen: Voice, town: RunningHall
) -> None:
    number = citizen.take("civil")["number"]
    clerk = tab()
    clerk.sits_down("chenfang", PASSWORD, 3)
    clerk.sees("#tab-waiting", "1")
    clerk.keys("n")
    clerk.sees("#number", number)
    clerk.find("#sign-out").click()
    clerk.sees("#leave-open", f"{number} 还没有办结")
    clerk.keys("Escape")
    clerk.sees("#chip", "已叫号")
    clerk.find("#sign-out").click()
    clerk.find("#leave button[value=leave]").click()
    clerk.sees("#form-word", "已离岗")
    assert clerk.page.evaluate("localStorage['hall.console.seat']") is None
    windows = town.client().get("/windows").json()
    assert [w["state"] for w in windows if w["number"] == 3] == ["closed"]


@pytest.mark.row("B1")
def test_a_sign_out_whose_answer_was_lost_leads_to_the_form(
    tab: Tab, context: BrowserContext, town: RunningHall
) -> None:
    clerk = tab()
    clerk.sits_down("tanghui", PASSWORD, 11)
    town.kill()
    clerk.sees("#line", "连接中断")
    clerk.page.route("**/healthz", lambda route: route.abort())
    clerk.find("#sign-out").click()
    clerk.sees("#kept", "离岗")
    town.start()
    Clerk(town, 11, token_of(clerk)).does("sign-out")
    clerk.page.unroute("**/healthz")
    clerk.sees("#form-word", "已离岗")
