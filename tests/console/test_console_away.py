"""The line to the server is cut, frozen, torn: the console says so, keeps what was pressed and
typed, and goes on by itself as who it was (rows B13, K2, K9)."""

import signal
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.console.clerk_page import ClerkPage
from tests.console.conftest import PASSWORD
from tests.support.database import rows
from tests.support.hall import RunningHall
from tests.support.lines import Line
from tests.support.people import Voice
from tools.storm.network import Storming, proxy_before
from tools.storm.proxy import Weather

Tab = Callable[[], ClerkPage]

CALM, DOWN = Weather(), Weather(down=True)
AT_ONCE_MS = 10_000
"""A closed line shows within a second, a silent one after three heartbeats; here the machine may be
busy besides."""

FORGED_LATE = "localStorage['hall.console.presses'] = JSON.stringify(" + (
    "JSON.parse(localStorage['hall.console.presses'])"
    ".map((press) => ({ ...press, at: press.at - 120000 })))"
)
"""As if two minutes had gone by since the press."""


@pytest.fixture(scope="module")
def line(town: RunningHall) -> Iterator[Storming]:
    """The network between the consoles and the hall."""
    with proxy_before(town.port, seed=6) as storming:
        yield storming


@pytest.fixture
def near(
    town: RunningHall, line: Storming, context: BrowserContext
) -> Iterator[Callable[[], ClerkPage]]:
    """Opens the console behind that network."""
    line.becomes(CALM)

    class Near(RunningHall):
        @property
        def url(self) -> str:
            return f"http://127.0.0.1:{line.proxy.port}"

    behind = object.__new__(Near)
    behind.__dict__.update(town.__dict__)
    yield lambda: ClerkPage(behind, context)
    line.becomes(CALM)


def says_away(clerk: ClerkPage) -> None:
    expect(clerk.find("#notices .bad")).to_contain_text("和服务器断开了", timeout=AT_ONCE_MS)
    expect(clerk.find("#notices .bad")).to_contain_text("不会办两次")
    clerk.sees("#line", "连接中断")


def is_back(clerk: ClerkPage) -> None:
    clerk.sees("#line", "已连接")
    expect(clerk.find("#notices .bad")).to_have_count(0)
    expect(clerk.find("#sign-in")).to_be_hidden()


def eleven(town: RunningHall, display: str) -> dict[str, Any]:
    """Window 11 as a board is told of it."""
    with Line(town) as board:
        told = board.hello("display", display)["snapshot"]["board"]["windows"]
    return {window["number"]: window for window in told}[11]


def acts(town: RunningHall, kind: str, number: str) -> int:
    """How often the ledger has this act on this number."""
    told = rows(town.data, f"SELECT body FROM ledger WHERE kind = '{kind}'")
    return sum(f'"{number}"' in body for (body,) in told)


@pytest.mark.row("B13", "K2")
def test_a_cut_line_is_told_at_once_and_a_press_is_kept_or_taken_back(
    near: Tab, line: Storming, citizen: Voice, town: RunningHall
) -> None:
    ticket = citizen.take("labour")
    clerk = near()
    clerk.sits_down("wuting", PASSWORD, 7)
    clerk.sees("#tab-waiting", "1")
    line.becomes(DOWN)
    says_away(clerk)
    clerk.keys("n")
    clerk.sees("#kept", "叫下一位")
    clerk.sees("#undo", "撤回刚记下的“叫下一位”")
    clerk.keys("u")
    clerk.sees("#word", "已撤回“叫下一位”")
    expect(clerk.find("#kept")).to_be_empty()
    clerk.keys("n")
    clerk.sees("#kept", "叫下一位")
    line.becomes(CALM)
    clerk.sees("#number", ticket["number"])
    is_back(clerk)
    assert acts(town, "ticket_called", ticket["number"]) == 1
    clerk.keys("s")
    clerk.sees("#chip", "办理中")
    clerk.keys("f")
    clerk.sees("#word", "办结")


@pytest.mark.row("B13")
def test_who_comes_back_late_calls_nobody_by_an_old_press(
    near: Tab, line: Storming, citizen: Voice
) -> None:
    first, second = citizen.take("farming"), citizen.take("farming")
    clerk = near()
    clerk.sits_down("hejing", PASSWORD, 10)
    clerk.sees("#tab-waiting", "2")
    clerk.keys("n")
    clerk.sees("#number", first["number"])
    clerk.keys("s")
    clerk.sees("#chip", "办理中")
    line.becomes(DOWN)
    says_away(clerk)
    clerk.keys("2", "n")
    clerk.sees("#kept", "办结并叫下一位")
    clerk.page.evaluate(FORGED_LATE)
    line.becomes(CALM)
    is_back(clerk)
    clerk.sees("#visit-free", "")
    expect(clerk.find("#kept")).to_be_empty()
    assert citizen.ticket(first["secret"])["state"] == "finished"
    assert citizen.ticket(second["secret"])["state"] == "waiting"
    clerk.keys("n")
    clerk.sees("#number", second["number"])
    clerk.keys("s")
    clerk.sees("#chip", "办理中")
    clerk.keys("f")
    clerk.sees("#word", "办结")


@pytest.mark.row("B13")
def test_an_answer_that_was_lost_on_the_way_is_asked_for_again_by_the_same_id(
    near: Tab, line: Storming, citizen: Voice, town: RunningHall
) -> None:
    ticket = citizen.take("land")
    clerk = near()
    clerk.sits_down("fengbo", PASSWORD, 9)
    clerk.sees("#tab-waiting", "1")
    assert town.process is not None
    town.process.send_signal(signal.SIGSTOP)  # it hears the press and says nothing
    clerk.keys("n")
    clerk.page.wait_for_function("JSON.parse(localStorage['hall.console.presses'])[0].sent")
    line.cut()
    says_away(clerk)
    expect(clerk.find("#undo")).to_be_hidden()  # nobody knows whether it was done
    town.process.send_signal(signal.SIGCONT)
    clerk.sees("#number", ticket["number"])
    is_back(clerk)
    assert next(c["round"] for c in citizen.hall()["recent_calls"] if c["window"] == 9) == 1
    assert acts(town, "ticket_called", ticket["number"]) == 1
    clerk.keys("s")
    clerk.sees("#chip", "办理中")
    clerk.keys("f")
    clerk.sees("#word", "办结")


@pytest.mark.row("B13", "K2")
def test_a_frozen_server_is_told_and_typed_words_stay_through_it_and_a_reload(
    near: Tab, town: RunningHall, citizen: Voice
) -> None:
    ticket = citizen.take("civil")
    clerk = near()
    clerk.sits_down("chenfang", PASSWORD, 3)
    clerk.keys("n")
    clerk.sees("#number", ticket["number"])
    clerk.keys("s")
    clerk.sees("#chip", "办理中")
    assert town.process is not None
    clerk.keys("z")
    expect(clerk.find("#panel textarea")).to_be_visible()
    clerk.find("#panel textarea").fill("户口本要带原件")
    town.process.send_signal(signal.SIGSTOP)
    says_away(clerk)
    clerk.find("#panel textarea").press_sequentially("；照片两张")
    town.kill()
    town.start()
    is_back(clerk)
    expect(clerk.find("#panel textarea")).to_have_value("户口本要带原件；照片两张")
    clerk.page.reload()
    clerk.sees("#number", ticket["number"])
    is_back(clerk)
    clerk.keys("z")
    expect(clerk.find("#panel textarea")).to_have_value("户口本要带原件；照片两张")
    clerk.keys("Escape", "m")
    clerk.find("#panel-note").fill("要带路")
    clerk.page.reload()
    clerk.sees("#number", ticket["number"])
    clerk.keys("m")
    expect(clerk.find("#panel-note")).to_have_value("要带路")
    clerk.keys("Escape", "f")
    clerk.sees("#word", "办结")


@pytest.mark.row("K9")
def test_a_call_from_before_the_power_cut_comes_back_as_a_question(
    tab: Tab, town: RunningHall, citizen: Voice, voice_key: str
) -> None:
    ticket = citizen.take("finance")
    clerk = tab()
    clerk.sits_down("tanghui", PASSWORD, 11)
    clerk.keys("n")
    clerk.sees("#number", ticket["number"])
    expect(clerk.find("#notices button")).to_have_count(0)
    town.kill()
    town.start()
    clerk.sees("#notices", f"{ticket['number']} 是系统中断前叫的")
    window = eleven(town, voice_key)
    assert (window["serving"], window["again"]) == (ticket["number"], True)
    button = clerk.find("#notices button")
    expect(button).to_be_enabled(timeout=30_000)
    button.click()
    clerk.sees("#word", "重呼")
    expect(clerk.find("#notices button")).to_have_count(0)
    calls = [c for c in citizen.hall()["recent_calls"] if c["number"] == ticket["number"]]
    assert [call["round"] for call in calls] == [2]
    window = eleven(town, voice_key)
    assert not window["again"]
