"""Slips for the drawer, at the guide desk in a real browser: printed, given by hand while nothing
has power, entered and merged by the time on them, each once (row K9)."""

import subprocess
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.database import events, rows
from tests.support.hall import RunningHall
from tests.support.pages import PASSWORD, staffed
from tests.support.people import Clerk, Voice, key_of

MORNING, LATER = "2026-11-23T09:00:00+08:00", "2026-11-23T10:00:00+08:00"


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    with staffed(tmp_path_factory.mktemp("slips"), "xiaoyu", clock=MORNING) as running:
        yield running


@pytest.fixture(scope="module")
def desk(browser: Browser, hall: RunningHall) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.goto(f"{hall.url}/guide-desk")
    page.get_by_label("登录名").fill("xiaoyu")
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("#staff")).to_have_text("肖玉", timeout=20_000)
    yield page
    context.close()


def printed(desk: Page, count: str) -> bytes:
    """The PDF of a sheet for the civil queue."""
    desk.locator("summary").click()
    desk.get_by_label("哪个队列").select_option("civil")
    desk.get_by_label("多少张").select_option(count)
    desk.get_by_role("button", name="准备这些号票").click()
    link = desk.get_by_role("link", name="打印 A901 到 A910")
    address = link.get_attribute("href")
    assert address is not None
    answer = desk.context.request.get(desk.url.partition("/guide-desk")[0] + address)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    desk.locator("summary").click()
    return answer.body()


def enters(desk: Page, slip: str, given: str) -> None:
    """As by a scanner, which ends with Enter, and then the time by hand."""
    field = desk.get_by_label("号票", exact=True)
    field.fill(slip)
    field.press("Enter")
    expect(desk.get_by_label("票上的取号时间")).to_be_focused()
    desk.keyboard.type(given)
    desk.keyboard.press("Enter")
    expect(field).to_be_focused()


def told(desk: Page, *lines: str) -> None:
    """The list of what was entered, the latest first."""
    expect(desk.locator(".entered li")).to_have_text(lines)


@pytest.mark.row("K9")
def test_slips_of_the_power_cut_stand_where_their_time_puts_them(
    desk: Page, hall: RunningHall
) -> None:
    kiosk, clerk = Voice(hall, key_of(hall, "kiosk")), Clerk(hall, 3)
    before = kiosk.take("civil")["number"]
    desk.get_by_role("button", name="备用号票").click()
    words = ["pdftotext", "-", "-"]
    found = subprocess.run(words, input=printed(desk, "10"), capture_output=True, check=True)
    text = found.stdout.decode()
    assert [f"A9{n:02d}" in text for n in range(1, 11)] == [True] * 10
    assert "停电备用号票" in text
    hall.kill()  # an hour without power: A901 is given at 9:20, A903 at 9:12, by hand
    hall.start(clock=LATER)
    after = kiosk.take("civil")["number"]
    expect(desk.locator("#line")).to_be_hidden()
    enters(desk, "A901", "920")
    told(desk, "A901 09:20 · 前面 1 人")
    ((secret,),) = rows(hall.data, "SELECT secret FROM hand_tickets WHERE number = 'A903'")
    enters(desk, f"https://hall.example/t/{secret}", "0912")
    enters(desk, "a901", "9:01")
    enters(desk, "A902", "1130")
    told(
        desk,
        "A902 11:30 · 这个时间还没到，请看清号票上的时间",
        "A901 09:20 · 前面 2 人 · 已经录过，没有变动",
        "A903 09:12 · 前面 1 人",
        "A901 09:20 · 前面 1 人",
    )
    numbers = [data["number"] for data in events(hall.data, "hand_ticket_entered")]
    assert numbers == ["A901", "A903"]
    called = [clerk.serves_one() for _ in range(4)]
    assert called == [before, "A903", "A901", after]
    assert clerk.may_not("call-next")[1] == "nobody-waiting"


@pytest.mark.row("K9", "A15")
def test_a_slip_scanned_where_tickets_are_found_opens_its_entry(
    desk: Page, hall: RunningHall
) -> None:
    desk.keyboard.press("Escape")
    desk.locator("#find").fill("A905")
    desk.keyboard.press("Enter")
    expect(desk.locator("#panel-title")).to_have_text("备用号票")
    expect(desk.get_by_label("号票", exact=True)).to_have_value("A905")
    hall.kill()  # what is entered while the server is away waits, and is done once
    desk.get_by_label("票上的取号时间").fill("930")
    desk.keyboard.press("Enter")
    told(desk, "A905 · 正在排进队")
    hall.start(clock=LATER)
    told(desk, "A905 09:30 · 前面没有人")
