"""The counter of the guide desk: progress, the papers, and writing down for who can't."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.database import plain_rows, rows
from tests.support.hall import RunningHall
from tests.support.page_layout import page_faults
from tests.support.pages import PASSWORD, staffed
from tests.support.people import Clerk

NAME, NUMBER = "欧阳建国", "13812345678"


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    with staffed(tmp_path_factory.mktemp("counter"), "xiaoyu") as running:
        yield running


@pytest.fixture(scope="module")
def page(browser: Browser, hall: RunningHall) -> Page:
    """The page, signed in once for all tests."""
    desk = browser.new_page(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    desk.goto(f"{hall.url}/guide-desk")
    desk.get_by_label("登录名").fill("xiaoyu")
    desk.get_by_label("密码", exact=True).fill(PASSWORD)
    desk.keyboard.press("Enter")
    expect(desk.locator("#staff")).to_have_text("肖玉")
    desk.locator("#printer").select_option(label="不打印，看屏幕")
    return desk


def opens(page: Page, door: str) -> None:
    if page.locator("#panel[open]").count():
        page.keyboard.press("Escape")
    page.locator("#counter").get_by_role("button", name=door).click()


@pytest.mark.row("A9")
def test_the_desk_tells_how_a_case_stands(page: Page, hall: RunningHall) -> None:
    order = {
        "kind": "open_case",
        "window": 3,
        "case_kind": "committed",
        "item": "urban-allowance",
        "applicant": {"name": NAME, "phone": NUMBER},
        "papers": [{"name": "书面申请", "place": 0}],
        "print": False,
    }
    case = Clerk(hall, 3).ask("POST", "/cases", {"command": order}, 201)["case"]
    opens(page, "办事进度")
    page.get_by_label("办件编号").fill(case["number"])
    page.get_by_label("手机号后 4 位").fill(NUMBER[-4:])
    assert list(page_faults(page)) == []
    page.keyboard.press("Enter")
    expect(page.locator("#panel .state")).to_contain_text("正在办理")
    assert NAME not in page.locator("#panel").inner_text()


@pytest.mark.row("A3")
def test_the_desk_tells_once_what_is_missing(page: Page, hall: RunningHall) -> None:
    opens(page, "材料告知单")
    page.locator("#panel input").fill("czjmzd")
    page.locator("#panel .choice").first.click()
    page.locator("#panel").get_by_label("身份证").check()
    page.get_by_label("另外要交代的").fill("收入证明要盖章")
    assert list(page_faults(page)) == []
    page.get_by_role("button", name="一次告知").click()
    expect(page.locator("#panel .state")).to_have_text("还缺 3 样")
    expect(page.locator("#panel .items")).to_contain_text("收入证明要盖章")
    code = page.locator("#panel .code")
    assert code.evaluate("async (e) => (await e.decode(), e.naturalWidth > 100)")
    assert rows(hall.data, "SELECT count(*) FROM documents WHERE form = 'once-list'") == [(1,)]


@pytest.mark.row("A10")
def test_what_somebody_says_is_written_down_and_kept_in_no_browser(
    page: Page, hall: RunningHall
) -> None:
    opens(page, "代写意见")
    page.get_by_label("怎么来的").select_option(label="打电话说的")
    page.get_by_label("照他的话写").fill("窗口没有人")
    page.get_by_label("姓名").fill(NAME)
    assert list(page_faults(page)) == []
    page.get_by_role("button", name="提交").click()
    expect(page.locator("#panel .huge").first).to_have_text(re.compile(r"^\d{4}0001$"))
    assert plain_rows(hall.data, "complaints", "channel", "text", "named") == [
        ("telephone", "窗口没有人", True)
    ]
    assert NAME not in page.content()
    kept = page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")
    assert NAME not in kept
    assert "窗口没有人" not in kept


@pytest.mark.row("G3")
def test_somebody_at_the_desk_asks_for_service_at_home(page: Page, hall: RunningHall) -> None:
    opens(page, "上门·急办")
    page.get_by_label("手机号").fill(NUMBER)
    page.get_by_label("情况").fill("腿脚不便")
    page.get_by_role("button", name="提交").click()
    expect(page.locator("#panel")).to_contain_text("值班领导已收到")
    assert rows(hall.data, "SELECT what, channel FROM service_requests") == [("at_home", "desk")]
    link = page.locator("#counter a")
    assert link.get_attribute("href") == "/manager/requests"
