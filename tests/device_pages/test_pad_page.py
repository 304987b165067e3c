"""The rating pad in a browser against a real hall: what is asked, what is touched, what is stored;
and nothing is lost by a killed server, a reload or a killed browser (rows K10, K2, D1, D2)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.browser import chromium_path
from tests.support.counter import WINDOW, Counter, counter_of
from tests.support.database import events, plain_rows, rows
from tests.support.hall import RunningHall
from tests.support.pages import PASSWORD, Crew
from tests.support.people import give_password, key_of
from tests.support.printers import wait_for

pytestmark = [pytest.mark.row("K10"), pytest.mark.slow(20)]

ADMINISTRATOR = "songkai"
MORNING = "2026-11-25T10:00:00+08:00"
ASKED = timedelta(seconds=60)
"""So long a pad of the sample hall asks."""

BOUNCE_MS = 350
"""Twice at the same place sooner than this is a trembling hand."""

SIZE = {"width": 1280, "height": 800}

KEPT = """async () => {
  const bases = await indexedDB.databases();
  const all = await Promise.all(bases.map(({ name }) => new Promise((done) => {
    const opened = indexedDB.open(name);
    opened.onsuccess = () => {
      const asked = opened.result.transaction("ratings").objectStore("ratings").getAll();
      asked.onsuccess = () => { opened.result.close(); done(asked.result); };
    };
  })));
  return JSON.stringify([all.flat(), { ...localStorage }, { ...sessionStorage }]);
}"""
"""Everything the browser keeps for the page."""


@dataclass
class Tablet:
    """A browser that is the pad of window 3."""

    page: Page

    def on(self, screen: str) -> None:
        expect(self.page.locator(f"section[data-screen='{screen}']")).to_be_visible()

    def press(self, key: str) -> None:
        self.page.locator(f"button[data-key='{key}']").click()

    def says(self, words: str) -> None:
        expect(self.page.locator("#pad")).to_contain_text(words)

    def has_sent_all(self) -> None:
        expect(self.page.locator("#pad[data-connected=true][data-unsent='0']")).to_be_visible()

    def asks(self, counter: Counter, **more: str) -> str:
        """A visit is finished, and the pad asks about it; the visit's id."""
        visit = counter.finishes_one(**more)
        expect(self.page.locator(f"#pad[data-visit='{visit}']")).to_be_visible()
        return visit


@pytest.fixture(scope="module")
def counter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    """The sample hall; somebody sits at window 3."""
    hall = RunningHall(tmp_path_factory.mktemp("hall") / "hall")
    hall.start(clock=MORNING)
    give_password(hall, ADMINISTRATOR, PASSWORD)
    yield counter_of(hall)
    hall.stop()


@pytest.fixture(scope="module")
def entered(counter: Counter) -> str:
    """What a browser knows once it was let in as the pad of window 3, as a script."""
    key = key_of(counter.hall, "evaluator", WINDOW)
    return f"localStorage.setItem('hall.device.evaluator..key', '{key}')"


@pytest.fixture(scope="module")
def tablet(browser: Browser, counter: Counter, entered: str) -> Tablet:
    """The pad of window 3, in a browser."""
    context = browser.new_context(viewport=SIZE, has_touch=True, locale="zh-CN")
    return _opened(context, counter.hall, entered)


def _opened(context: BrowserContext, hall: RunningHall, entered: str) -> Tablet:
    context.add_init_script(entered)
    page = context.new_page()
    page.goto(hall.url + "/pad")
    return Tablet(page)


def long_after(asked_at: datetime) -> str:
    """The hall comes back when the question is long over."""
    return (asked_at + timedelta(minutes=10)).isoformat()


@pytest.mark.row("D3")
def test_idle_it_shows_the_clerk_s_card_in_both_languages(tablet: Tablet) -> None:
    tablet.on("idle")
    tablet.says("陈芳")
    tablet.press("language")
    tablet.says("Chen Fang")
    tablet.page.wait_for_timeout(BOUNCE_MS)
    tablet.press("language")
    tablet.says("您好，很高兴为您服务")


@pytest.mark.row("D1")
def test_a_poor_rating_with_reasons_and_words_is_stored_once(
    tablet: Tablet, counter: Counter
) -> None:
    visit = tablet.asks(counter)
    tablet.press("level:2")
    tablet.on("reasons")
    expect(tablet.page.locator(".chip")).to_have_count(8)
    tablet.press("tag:1")
    tablet.press("tag:8")
    tablet.press("write")
    tablet.page.locator("textarea").fill("等了两小时")
    tablet.press("phrase:1")
    tablet.press("submit")
    tablet.says("谢谢您的评价")
    tablet.has_sent_all()
    assert counter.ratings(visit) == [(2, "207 214", "等了两小时，讲得不清")]
    assert counter.outcome(visit) == "rated"
    assert "等了" not in str(events(counter.hall.data, "visit_rated"))
    assert "等了" not in tablet.page.evaluate(KEPT)


@pytest.mark.row("D2")
def test_calling_the_next_closes_nothing_and_no_touch_is_no_praise(
    tablet: Tablet, counter: Counter
) -> None:
    visit = tablet.asks(counter, language="en")
    tablet.says("How was our service?")
    counter.kiosk.take("civil")
    counter.clerk.does("call-next")
    tablet.on("asking")
    counter.hall.set_clock((counter.ended_at(visit) + ASKED).isoformat())
    tablet.on("idle")
    wait_for(lambda: counter.outcome(visit) == "unanswered")
    assert counter.ratings(visit) == []
    counter.clerk.does("start")
    visit = str(counter.clerk.does("finish", outcome="done")["ticket_id"])
    tablet.on("asking")
    tablet.press("level:5")
    tablet.press("submit")
    tablet.says("谢谢您的评价")
    tablet.has_sent_all()
    assert counter.ratings(visit) == [(5, "", "")]


@pytest.mark.row("K2", "D1")
def test_what_was_touched_while_the_server_is_dead_outlives_the_page_and_arrives_once(
    tablet: Tablet, counter: Counter
) -> None:
    visit = tablet.asks(counter)
    counter.hall.kill()
    expect(tablet.page.locator("#pad[data-connected=false]")).to_be_visible()
    tablet.on("asking")  # who answers is not disturbed
    tablet.press("level:1")
    tablet.press("tag:2")
    tablet.press("submit")
    tablet.says("谢谢您的评价")
    tablet.on("away")
    tablet.says("线路中断，不影响办理业务")
    address = counter.hall.url + "/pad"
    with pytest.raises(Exception, match="ERR_CONNECTION_REFUSED"):
        tablet.page.reload()
    asked_at = counter.ended_at(visit)
    counter.hall.start(clock=long_after(asked_at))
    tablet.page.goto(address)
    tablet.has_sent_all()
    assert counter.ratings(visit) == [(1, "109", "")]
    assert counter.rated_at(visit) < asked_at + ASKED
    assert counter.outcome(visit) == "rated"
    tablet.page.reload()
    tablet.on("idle")
    assert counter.ratings(visit) == [(1, "109", "")]


@pytest.mark.row("K2", "D1")
def test_a_browser_killed_after_the_thanks_has_the_rating_on_its_disk(
    browser: Browser, counter: Counter, entered: str, tmp_path: Path
) -> None:
    def start() -> BrowserContext:
        return browser.browser_type.launch_persistent_context(
            tmp_path, executable_path=chromium_path(), args=["--no-sandbox"], viewport=SIZE
        )

    first = _opened(start(), counter.hall, entered)
    first.on("idle")
    visit = first.asks(counter)
    counter.hall.kill()
    first.press("level:3")
    first.press("submit")
    first.says("谢谢您的评价")
    _kill_browser_of(tmp_path)
    counter.hall.start(clock=long_after(counter.ended_at(visit)))
    context = start()
    second = _opened(context, counter.hall, entered)
    second.on("idle")
    second.has_sent_all()
    assert counter.ratings(visit) == [(3, "", "")]
    context.close()


def _kill_browser_of(folder: Path) -> None:
    """As if the tablet's power went: every process of the browser whose profile lies here."""
    profile = f"--user-data-dir={folder}"
    found = [p for p in psutil.process_iter(["cmdline"]) if profile in (p.info["cmdline"] or [])]
    assert found
    for process in found:
        process.kill()


def test_a_page_reloaded_before_submit_sends_what_was_touched(
    tablet: Tablet, counter: Counter
) -> None:
    visit = tablet.asks(counter)
    tablet.press("level:4")
    tablet.on("reasons")
    tablet.page.reload()
    tablet.on("idle")
    tablet.has_sent_all()
    assert counter.ratings(visit) == [(4, "", "")]


@pytest.mark.row("A10")
def test_a_complaint_gets_a_number_and_leaves_nothing_in_the_browser(
    tablet: Tablet, counter: Counter
) -> None:
    tablet.on("idle")
    for key in ("complain", "tell:what:complaint", "tell:category:attitude", "tell:sentence:0"):
        tablet.press(key)
    tablet.press("tell:write")
    tablet.page.locator("textarea").fill("上午十点")
    tablet.press("tell:send")
    tablet.says("收到了")
    ((number, text, window, channel),) = plain_rows(
        counter.hall.data, "complaints", "number", "text", "window", "channel"
    )
    assert (text, window, channel) == ("态度冷淡，爱理不理。上午十点", WINDOW, "pad")
    tablet.says(f"{str(number)[:4]} {str(number)[4:]}")
    assert rows(counter.hall.data, "SELECT * FROM complainants") == []
    tablet.press("done")
    tablet.on("idle")
    assert "十点" not in tablet.page.evaluate(KEPT) + tablet.page.content()


@pytest.mark.row("I4")
def test_asked_which_one_it_is_it_shows_its_window(
    tablet: Tablet, counter: Counter, browser: Browser
) -> None:
    crew = Crew(browser, counter.hall)
    page = crew.page(ADMINISTRATOR, "manager/devices")
    page.get_by_role("button", name="是哪台？").first.click()
    label = tablet.page.locator(".label")
    expect(label).to_be_visible()
    expect(label).to_contain_text(re.compile(f"评价器.*{WINDOW}号窗口", re.DOTALL))
    label.click()
    expect(label).to_be_hidden()
    crew.close()


@pytest.mark.row("D3")
def test_when_nobody_sits_there_it_says_so(tablet: Tablet, counter: Counter) -> None:
    counter.clerk.does("sign-out")
    tablet.on("closed")
    tablet.says("暂停服务")
