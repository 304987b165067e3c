"""The guide desk in a real browser: issuing, finding, bringing back, booking, a power cut."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.database import plain_rows, rows
from tests.support.hall import RunningHall
from tests.support.page_layout import page_faults
from tests.support.pages import PASSWORD, staffed
from tests.support.people import Clerk, Voice, key_of

PHONE = "13800138000"

INSIDE = """([part, whole]) => {
  const [a, b] = [part, whole].map((one) => document.querySelector(one).getBoundingClientRect());
  return a.right <= b.right && a.bottom <= b.bottom;
}"""
"""Whether a part ends where its card does, or before."""


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    with staffed(tmp_path_factory.mktemp("desk"), "xiaoyu", "chenfang") as running:
        yield running


@pytest.fixture(scope="module")
def desk(browser: Browser, hall: RunningHall) -> Iterator[Page]:
    """The page, signed in once for all tests as it is once a day."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(20_000)
    enters(page, hall, "xiaoyu")
    expect(page.locator("#staff")).to_have_text("肖玉", timeout=20_000)
    yield page
    context.close()


@pytest.fixture
def page(desk: Page) -> Page:
    """The desk without a panel that another test left open."""
    if desk.locator("#panel[open]").count():
        desk.keyboard.press("Escape")
    return desk


@pytest.fixture(scope="module")
def clerk(hall: RunningHall) -> Clerk:
    return Clerk(hall, 3)


@pytest.fixture(scope="module")
def kiosk(hall: RunningHall) -> Voice:
    return Voice(hall, key_of(hall, "kiosk"))


def enters(page: Page, hall: RunningHall, name: str) -> None:
    page.goto(f"{hall.url}/guide-desk")
    page.get_by_label("登录名").fill(name)
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")


def issued(page: Page) -> str:
    """The number just issued; the panel is closed again."""
    number = page.locator("#panel .huge").inner_text()
    page.locator("#panel").get_by_role("button", name="好").click()
    return number


def finds(page: Page, text: str) -> None:
    page.keyboard.press("F3")
    page.locator("#find").fill(text)
    page.keyboard.press("Enter")
    expect(page.locator("#panel[open]")).to_be_visible()


def ticket(hall: RunningHall, number: str) -> dict[str, Any]:
    """The ticket as stored."""
    names = ("state", "lane", "priority", "needs", "principals", "items", "language", "note")
    found = {told[0]: told[1:] for told in plain_rows(hall.data, "tickets", "number", *names)}
    return dict(zip(names, found[number], strict=True))


@pytest.mark.row("H1")
def test_a_clerk_is_no_guide_and_a_guide_no_leader(browser: Browser, hall: RunningHall) -> None:
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    enters(page, hall, "chenfang")
    expect(page.get_by_role("alert").first).to_contain_text("不能用导办台")
    page.goto(f"{hall.url}/manager")
    page.get_by_label("登录名").fill("xiaoyu")
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.locator("#staff")).to_have_text("肖玉", timeout=20_000)
    assert page.request.get(f"{hall.url}/api/v1/day/opening").status == 403
    page.goto(f"{hall.url}/manager/")
    expect(page).to_have_url(f"{hall.url}/guide-desk")
    page.get_by_role("button", name="退出").click()
    expect(page.get_by_role("button", name="登录")).to_be_visible()
    context.close()


@pytest.mark.row("B8")
def test_initials_and_the_keyboard_alone_issue_a_ticket(page: Page, hall: RunningHall) -> None:
    page.keyboard.press("F2")
    page.keyboard.type("hydj")
    expect(page.locator("#choices .choice").first).to_contain_text("婚姻登记")
    page.keyboard.press("Enter")
    page.keyboard.press("F9")
    expect(page.locator("#panel .huge")).to_have_text("B001")
    code = page.locator("#panel .code")
    assert code.evaluate("async (e) => (await e.decode(), e.naturalWidth > 100)")
    page.keyboard.press("Enter")
    expect(page.locator("#panel[open]")).to_have_count(0)
    assert ticket(hall, "B001")["state"] == "waiting"


@pytest.mark.row("A5", "A7", "B8")
def test_all_that_a_citizen_may_ask_for_is_on_the_ticket(page: Page, hall: RunningHall) -> None:
    page.locator("#choices").get_by_role("button", name="民政救助").click()
    page.get_by_role("button", name="绿色通道").click()
    expect(page.locator("#give")).to_be_disabled()
    page.get_by_label("优先的理由").fill("急诊")
    page.locator("#approvers").get_by_role("button", name="梁敏").click()
    page.locator("#needs").get_by_role("button", name="听不见").click()
    page.get_by_role("button", name="多一人").click()
    page.get_by_role("button", name="English", exact=True).last.click()
    page.locator("#give").click()
    stored = ticket(hall, issued(page))
    assert stored["priority"] == "fast-track"
    assert (stored["needs"], stored["principals"], stored["language"]) == ("deaf", 2, "en")
    assert stored["note"] == "急诊"
    assert "急诊" not in str(rows(hall.data, "SELECT body FROM ledger"))


@pytest.mark.row("B8")
def test_it_is_printed_where_the_desk_wants_it(page: Page, hall: RunningHall) -> None:
    for name in ("east", "west"):
        key_of(hall, "printer", name=name)
    page.locator("#printer").select_option(label="west")
    page.locator("#choices").get_by_role("button", name="综合服务").click()
    page.locator("#give").click()
    expect(page.locator("#panel")).to_contain_text("正在打印")
    number = issued(page)
    sql = (
        "SELECT d.name FROM print_jobs j JOIN devices d ON d.id = j.printer "
        f"JOIN tickets t ON t.id = j.ticket_id WHERE t.number = '{number}'"
    )
    assert rows(hall.data, sql) == [("west",)]
    page.locator("#printer").select_option(label="不打印，看屏幕")


@pytest.mark.row("A14", "B4")
def test_a_missed_ticket_is_brought_back(
    page: Page, hall: RunningHall, kiosk: Voice, clerk: Clerk
) -> None:
    taken = kiosk.take("civil", print=False)
    while clerk.does("call-next")["number"] != taken["number"]:
        clerk.does("start")
        clerk.does("finish", outcome="done")
    clerk.does("no-show")
    page.get_by_role("tab", name="过号").click()
    page.locator("#rows").get_by_role("button", name=taken["number"]).click()
    page.get_by_role("button", name="恢复排队").click()
    expect(page.locator("#toast")).to_contain_text("已恢复排队")
    assert kiosk.ticket(taken["secret"])["state"] == "restored"


@pytest.mark.row("A8", "A18", "A20", "B8")
def test_a_ticket_found_by_its_code_is_changed_passed_noted_and_cancelled(
    page: Page, hall: RunningHall, kiosk: Voice
) -> None:
    first, _behind = (kiosk.take("labour", print=False) for _ in range(2))
    number = first["number"]
    finds(page, f"https://example.org/t/{first['secret']}")
    expect(page.locator("#panel-title")).to_have_text(number)
    page.locator("#panel").get_by_role("button", name="看不见").click()
    page.get_by_role("button", name="记下需要").click()
    expect(page.locator("#calls")).to_contain_text(f"{number} 快到了")
    finds(page, number.lower().replace("00", ""))
    page.get_by_role("button", name="让 1 人").click()
    expect(page.locator("#toast")).to_contain_text("已让别人先办")
    assert kiosk.ticket(first["secret"])["ahead"] == 1
    finds(page, number)
    page.get_by_role("button", name="改事项").click()
    page.locator("#panel .picked").click()
    page.locator("#panel input").fill("hydj")
    page.locator("#panel .choice").first.click()
    page.get_by_role("button", name="保存").click()
    expect(page.locator("#toast")).to_contain_text("事项已改")
    assert kiosk.ticket(first["secret"])["items"][0]["zh"] == "婚姻登记"
    finds(page, number)
    page.get_by_role("button", name="取消这张号").click()
    assert ticket(hall, number)["state"] != "cancelled"
    page.get_by_role("button", name="确定取消").click()
    expect(page.locator("#toast")).to_contain_text("已取消")
    assert ticket(hall, number)["state"] == "cancelled"


@pytest.mark.row("A16")
def test_why_before_me_is_answered_from_the_record(
    page: Page, hall: RunningHall, kiosk: Voice
) -> None:
    mine = kiosk.take("farming", print=False)
    finds(page, mine["number"])
    page.get_by_role("button", name="为什么别人先办").click()
    expect(page.locator("#panel")).to_contain_text("没有比这张号晚来的人先被叫到")
    page.locator("#panel").get_by_role("button", name="返回").click()
    other = kiosk.take("farming", print=False, priority="elderly")
    assert Clerk(hall, 10).does("call-next")["number"] == other["number"]
    page.get_by_role("button", name="为什么别人先办").click()
    expect(page.locator("#panel")).to_contain_text("对方依规定享受优先")
    expect(page.locator("#panel")).to_contain_text("一个号最多被 1 个后来的号越过")
    expect(page.locator("#panel")).not_to_contain_text(other["number"])
    page.keyboard.press("Escape")


def picks_day(page: Page, place: int) -> None:
    """Its hours are shown once it is the pressed one; until then those of the day before are."""
    day = page.locator("#panel .chips .chip").nth(place)
    day.click()
    expect(day).to_have_attribute("aria-pressed", "true")


@pytest.mark.row("G1", "A6")
def test_a_caller_books_moves_and_gives_up(page: Page, hall: RunningHall) -> None:
    page.get_by_role("tab", name="今日预约").click()
    page.get_by_role("button", name="电话预约").click()
    page.locator("#panel .choice").first.click()
    picks_day(page, 1)
    page.locator("#panel .slots .chip").first.click()
    page.get_by_label("姓名").fill("张三")
    page.get_by_label("手机号").fill(PHONE)
    page.get_by_role("button", name="预约", exact=True).click()
    code = page.locator("#panel .huge").inner_text()
    assert len(code) == 8
    page.keyboard.press("Escape")
    finds(page, PHONE)
    expect(page.locator("#panel")).to_contain_text("张三")
    page.get_by_role("button", name="改时间").click()
    picks_day(page, 2)
    page.locator("#panel .slots .chip").last.click()
    page.get_by_role("button", name="改到这个时间").click()
    expect(page.locator("#toast")).to_contain_text("已改到")
    finds(page, code)
    page.get_by_role("button", name="到了，发号").click()
    expect(page.locator("#toast")).to_contain_text("还没到预约时间")
    page.get_by_role("button", name="取消预约").click()
    page.get_by_role("button", name="确定取消").click()
    expect(page.locator("#toast")).to_contain_text("预约已取消")
    assert rows(hall.data, "SELECT state FROM bookings") == [("cancelled",)]


@pytest.mark.row("B14")
def test_who_calls_for_help_is_answered(page: Page, clerk: Clerk) -> None:
    clerk.ask("POST", "/windows/3/help", {"what": "colleague"})
    card = page.locator("#calls .call", has_text="3 号窗口请人帮忙")
    card.get_by_role("button", name="我去").click()
    expect(card).to_have_count(0)


@pytest.mark.row("B13", "K1")
def test_a_press_during_a_power_cut_gives_one_ticket(page: Page, hall: RunningHall) -> None:
    """Even where the tab is closed in which it was pressed: another one tells the number."""
    before = len(rows(hall.data, "SELECT id FROM tickets"))
    other = page.context.new_page()
    other.goto(f"{hall.url}/guide-desk")
    other.locator("#choices").get_by_role("button", name="司法信访").click()
    hall.kill()
    other.locator("#give").click()
    expect(other.locator("#line")).to_contain_text("不会丢")
    other.close()
    hall.start()
    expect(page.locator("#panel .huge")).to_have_text("J001", timeout=20_000)
    assert len(rows(hall.data, "SELECT id FROM tickets")) == before + 1
    issued(page)
    expect(page.locator("#staff")).to_have_text("肖玉")


@pytest.mark.row("A12", "B8")
def test_all_can_be_read_and_pressed(page: Page, hall: RunningHall) -> None:
    found = []
    for other in ("English", "中文"):
        page.get_by_role("button", name="绿色通道" if other == "English" else "Fast track").click()
        found += page_faults(page)
        page.set_viewport_size({"width": 1366, "height": 768})
        for part, edge in (("#give", ".issue"), ("#tabs button:last-child", ".lists")):
            assert page.evaluate(INSIDE, [part, edge]), (part, other)
        page.locator("header .language").click()
        expect(page.locator("header .language")).not_to_have_text(other)
    finds(page, "B1")
    found += page_faults(page)
    assert found == []


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [(0, 5, "等候 5 分钟以内"), (10, 10, "约等 10 分钟"), (10, 15, "约等 10–15 分钟")],
)
def test_a_wait_is_said_as_the_kiosk_says_it(page: Page, low: int, high: int, told: str) -> None:
    said = "async (wait) => (await import('/guide-desk/desk.js')).waitWords(wait)"
    assert page.evaluate(said, {"low": low, "high": high}) == told
