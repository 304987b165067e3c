"""A joint case through the consoles of three windows, one of them absent from the meeting (F4)."""

import re
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Locator, expect

from hall_server.kernel.clock import SystemClock
from tests.console.clerk_page import WITHIN_MS, ClerkPage
from tests.console.conftest import PASSWORD
from tests.printer.shop import Shop, until
from tests.support.hall import RunningHall
from tests.support.people import Voice

ITEM = "reemployment-card"
CASE_NUMBER = re.compile(r"\d{10}")
LEAD, ABSENT, HELPER = ("wuting", 7), ("hejing", 10), ("fengbo", 9)


@pytest.fixture(scope="module")
def consoles(town: RunningHall, browser: Browser) -> Iterator[list[ClerkPage]]:
    """The lead's, the helper's and the absent one's, each in a browser of its own."""
    profiles = [
        browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
        for _ in range(3)
    ]
    pages = [ClerkPage(town, profile) for profile in profiles]
    for page, (name, window) in zip(pages, (LEAD, HELPER, ABSENT), strict=True):
        page.sits_down(name, PASSWORD, window)
    yield pages
    for profile in profiles:
        profile.close()


@pytest.fixture(scope="module")
def printer(town: RunningHall, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """A virtual printer of 80 mm: what it tells of a paper was read from the bytes it was sent."""
    with Shop(town, tmp_path_factory.mktemp("joint") / "shop") as shop:
        shop.start()
        yield shop


def paper(shop: Shop, title: str, about: str) -> str:
    """The newest paper with this title and `about` on it, once it was cut; without spaces."""

    def found() -> list[str]:
        texts = ["".join(str(cut["text"]).split()) for cut in shop.paper.slips()]
        return [text for text in texts if title in text and about in text]

    until(lambda: bool(found()), f"{title} {about}")
    return found()[-1]


def prints_again(clerk: ClerkPage, title: str) -> None:
    """Puts a paper of the case that lies open on paper."""
    line = clerk.page.locator("#panel-content li", has_text=title).first
    line.locator("button", has_text="重打").click()


def now() -> datetime:
    return SystemClock().now().astimezone(ZoneInfo("Asia/Shanghai"))


def option(clerk: ClerkPage, field: str, words: str) -> Locator:
    told = re.compile(f"^{words}$") if words.isdecimal() else words
    return clerk.page.locator(f"#panel [data-name={field}] label", has_text=told)


def acts_on(clerk: ClerkPage, act: str) -> None:
    """Presses one of the acts a case allows now; its small panel opens."""
    clerk.page.locator("#panel-fields button.option", has_text=act).first.click()
    clerk.sees("#panel-title", act)


def looks_up(clerk: ClerkPage, number: str) -> None:
    clerk.keys("e")
    clerk.find("#panel-number").fill(number)
    clerk.sees("#panel-fields", "1 件")
    clerk.keys("Enter")
    clerk.sees(".head-number", number)


def leaves(clerk: ClerkPage) -> None:
    while clerk.find("#panel").is_visible():
        clerk.keys("Escape")
        clerk.page.wait_for_timeout(50)


def opens_list(clerk: ClerkPage) -> None:
    clerk.find("#tab-cases").click()


@pytest.mark.row("F1", "F4")
def test_three_windows_one_absent_from_the_meeting(
    consoles: list[ClerkPage], citizen: Voice, town: RunningHall, printer: Shop
) -> None:
    lead, helper, absent = consoles
    ticket = citizen.ask("POST", "/tickets", {"items": [ITEM]}, 201)["number"]
    lead.sees("#rows", ticket)
    lead.keys("n")
    lead.sees("#number", ticket)
    lead.keys("s", "b")
    expect(lead.find("#panel-name")).to_be_focused()
    lead.types("周建房")
    option(lead, "kind", "联办件").click()
    for window in ("9", "10"):
        option(lead, "joined", window).click()
    lead.keys("Enter")
    lead.sees("#word b", CASE_NUMBER)
    number = lead.find("#word b").inner_text()
    lead.sees("#tags", number)
    slip = paper(printer, "联办件通知书", number)
    for told in ("周建房", "9号窗口", "10号窗口", "传递程序", "以前（含当日）"):
        assert told in slip
    lead.keys("f")
    lead.sees("#chip", "空闲")

    # the parts come to both consoles at once, and the lead sees each answer come in
    for other in (helper, absent):
        other.sees("#tab-cases", "1")
        opens_list(other)
        other.sees("#rows", "7 号窗口牵头")
    opens_list(lead)
    lead.sees("#rows", "联办已答复 0/2")
    helper.page.locator("#rows button", has_text=number).click()
    helper.sees(".told-facts", "周建房")
    acts_on(helper, "说明要延迟")
    helper.types("等现场踏勘")
    helper.keys("Enter")
    lead.sees("#rows", "1 个窗口要延迟")
    helper.sees("#panel-content", "等现场踏勘")
    acts_on(helper, "同意")
    helper.keys("Enter")
    lead.sees("#rows", "联办已答复 1/2")
    leaves(helper)

    # who says nothing has not agreed (Ruling 2)
    looks_up(lead, number)
    acts_on(lead, "作出决定")
    lead.keys("Enter")
    lead.sees("#panel-fault", "还有联办窗口没有办完")
    leaves(lead)

    # the lead calls a joint review; the other windows see it, the applicant is told on paper
    looks_up(lead, number)
    prints_again(lead, "联办通知")
    copy = paper(printer, "联办通知", number)
    assert "抄告窗口" in copy
    assert "移送资料" in copy
    acts_on(lead, "通知联审会")
    lead.find("#panel-meet_time").fill(f"{now():%H:%M}")
    lead.find("#panel-meet_place").fill("二楼会议室")
    lead.find("#panel-send").click()
    lead.sees(".head-chips", "二楼会议室")
    leaves(lead)
    absent.sees("#rows", "联审会")
    absent.sees("#rows", "二楼会议室")
    call = paper(printer, "联审会议通知", number)
    for told in ("周建房", f"{now():%Y}年", "二楼会议室", "10号窗口", "申请人可以到场"):
        assert told in call

    # the call outlives a power cut
    town.kill()
    town.start()
    absent.sees("#rows", "二楼会议室")

    # a meeting nobody came to binds nobody; who was called and is absent is bound by one that met
    looks_up(lead, number)
    acts_on(lead, "记录联审会")
    option(lead, "present", "10").click()
    lead.find("#panel-decision").fill("同意建房，按图施工")
    lead.find("#panel-send").click()
    lead.sees("#panel-fault", "没有窗口到会")
    option(lead, "present", "9").click()
    lead.find("#panel-send").click()
    lead.sees("#panel-content", "按会议决定")
    lead.sees("#panel-content", "联审备忘登记")
    absent.sees("#tab-cases", "0")
    memo = paper(printer, "联审备忘登记", number)
    for told in ("同意建房，按图施工", "二楼会议室", "缺席（拒绝）窗口", "9号窗口", "10号窗口"):
        assert told in memo
    acts_on(lead, "作出决定")
    lead.keys("Enter")
    lead.sees(".head-chips", "已决定")
    leaves(lead)
    for one in consoles:
        away = [told for told in one.complaints if "ERR_CONNECTION" in told]
        assert one.complaints == away  # while the power was cut
        one.complaints.clear()


@pytest.mark.row("F7")
def test_papers_go_to_another_window_and_are_signed_for(
    consoles: list[ClerkPage], town: RunningHall
) -> None:
    lead, helper, _ = consoles
    opens_list(lead)
    number = lead.page.locator("#rows .row-number").first.inner_text()
    looks_up(lead, number)
    acts_on(lead, "移交材料")
    lead.find("#panel-to").fill("9")
    lead.find("#panel-send").click()
    lead.sees("#panel-content", "未签收")
    leaves(lead)
    lead.sees("#rows", "已交9号窗口")
    helper.sees("#tab-cases", "1")
    helper.sees("#rows", "请签收")
    helper.page.locator("#rows button", has_text="请签收").click()
    helper.page.locator("#panel-content button", has_text="签收").click()
    helper.sees("#panel-title", "签收")
    helper.find("#panel-send").click()
    helper.sees("#panel-content", " 签收，")
    helper.sees("#tab-cases", "0")
    leaves(helper)
    expect(lead.find("#rows")).not_to_contain_text("已交9", timeout=WITHIN_MS)
    for one in consoles:
        assert one.complaints == []


@pytest.mark.row("A21")
def test_a_result_lies_on_its_shelf_until_it_is_fetched(consoles: list[ClerkPage]) -> None:
    lead, _, _ = consoles
    number = lead.page.locator("#rows .row-number").first.inner_text()
    looks_up(lead, number)
    acts_on(lead, "通知领取")
    lead.find("#panel-shelf").fill("B-12")
    lead.keys("Enter")
    lead.sees("#panel-content", "取件通知单")
    leaves(lead)
    lead.keys("e")
    option(lead, "which", "待领取").click()
    lead.sees("#panel-fields", "B-12 · 今天通知")
    lead.page.locator("#panel-fields button", has_text=number).click()
    lead.sees(".head-chips", "待领取")
    acts_on(lead, "送达")
    expect(lead.find("#panel-recipient")).to_have_value("周建房")
    lead.keys("Enter")
    lead.sees(".head-chips", "已送达")
    leaves(lead)
    assert lead.complaints == []
