"""The manager's page in a real browser: signing in, the live board, a power cut (rows H1, I1)."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.database import rows
from tests.support.hall import RunningHall
from tests.support.lines import Line
from tests.support.page_layout import page_faults
from tests.support.pages import PASSWORD, staffed
from tests.support.people import Clerk, Voice, key_of, sits_down


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    with staffed(tmp_path_factory.mktemp("manager"), "liangmin", "chenfang") as running:
        yield running


@pytest.fixture(scope="module")
def kiosk(hall: RunningHall) -> Voice:
    return Voice(hall, key_of(hall, "kiosk"))


@pytest.fixture
def page(browser: Browser, hall: RunningHall) -> Iterator[Page]:
    """A new browser window. Nothing it asks for lies on another machine."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    asked: list[str] = []
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda line: asked.append(line.url.replace("ws:", "http:", 1)))
    yield page
    context.close()
    assert [url for url in asked if not url.startswith((hall.url, "data:"))] == []
    below = [url.removeprefix(hall.url).partition("?")[0] for url in asked]
    assert {path for path in below if not path.startswith(("/manager", "data:"))} <= {
        "/api/v1/sessions"
    }


def enters(page: Page, hall: RunningHall, name: str = "liangmin", password: str = PASSWORD) -> None:
    """Types name and password."""
    page.goto(f"{hall.url}/manager")
    page.get_by_label("登录名").fill(name)
    page.get_by_label("密码", exact=True).fill(password)
    page.get_by_role("button", name="登录").click()


def queue(page: Page, name: str) -> Any:
    """The figure of a queue's row."""
    return page.locator(".queue", has_text=name).locator(".figure")


def is_reprint(push: dict[str, Any]) -> bool:
    """Whether a printer is told to put a slip on paper once more."""
    return any(c["change"] == "job" and c["job"]["reprint"] for c in push["changes"])


@contextmanager
def alive(line: Line) -> Iterator[Line]:
    """A device that goes on saying that it is there."""
    over = threading.Event()

    def beat() -> None:
        while not over.wait(1):
            line.say({"type": "heartbeat"})

    beating = threading.Thread(target=beat)
    with line:
        beating.start()
        try:
            yield line
        finally:
            over.set()
            beating.join()


def test_the_halls_start_does_not_wait_for_the_page() -> None:
    """NiceGUI takes longer to load than the hall to open."""
    told = "import sys, hall_server.app; print('nicegui' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.row("H1", "I1")
def test_only_a_leader_with_the_right_password_gets_in(page: Page, hall: RunningHall) -> None:
    enters(page, hall, "liangmin", "a guess")
    expect(page.get_by_role("alert")).to_have_text("登录名或密码不对")
    enters(page, hall, "chenfang")
    expect(page.get_by_role("alert")).to_contain_text("您的账号不能看管理页")
    page.get_by_label("登录名").fill("liangmin")
    page.get_by_label("密码", exact=True).press("Enter")
    expect(page.locator(".person")).to_have_text("梁敏")
    page.get_by_role("link", name="English").click()
    expect(page.locator(".person")).to_have_text("Liang Min")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    page.goto(f"{hall.url}/manager/")
    expect(page.get_by_role("button", name="登录")).to_be_visible()


@pytest.mark.row("K4")
def test_the_page_is_in_nobodys_frame(hall: RunningHall) -> None:
    for path in ("/manager/", "/manager/sign-in"):
        headers = httpx.get(hall.url + path).headers
        assert headers["x-frame-options"] == "DENY"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]


@pytest.mark.row("H1")
def test_an_answer_that_is_none_of_ours_leaves_the_form_usable(
    page: Page, hall: RunningHall
) -> None:
    """A machine between browser and server says with its own words that the server is away."""
    page.route("**/api/v1/sessions", lambda route: route.fulfill(status=502, body="<h1>Bad</h1>"))
    enters(page, hall)
    expect(page.get_by_role("alert")).to_contain_text("服务器")
    page.unroute("**/api/v1/sessions")
    page.get_by_role("button", name="登录").click()
    expect(page.locator(".person")).to_have_text("梁敏")


@pytest.mark.row("H1")
def test_a_temporary_password_is_changed_in_the_browser(page: Page, hall: RunningHall) -> None:
    hall.cli("staff", "password", "--name", "songkai", "--temporary", stdin="For-Today-1\n")
    enters(page, hall, "songkai", "For-Today-1")
    expect(page.get_by_text("这是临时密码")).to_be_visible()
    new, again = page.get_by_label("新密码", exact=True), page.get_by_label("再输一遍新密码")
    for first, second, told in (
        ("山上的茶叶特别香", "山下的茶叶特别香", "两遍新密码不一样"),
        ("songkai", "songkai", "密码至少8位"),
    ):
        new.fill(first)
        again.fill(second)
        again.press("Enter")
        expect(page.get_by_role("alert")).to_have_text(told)
    new.fill("山上的茶叶特别香")
    again.fill("山上的茶叶特别香")
    again.press("Enter")
    expect(page.locator(".person")).to_have_text("宋凯")


def looked_at(page: Page) -> list[str]:
    """The page's faults at every size, in both languages; Chinese again at the end."""
    found = []
    for other in ("English", "中文"):
        found += page_faults(page)
        page.get_by_role("link", name=other).click()
        expect(page.get_by_role("link", name=other)).to_have_count(0)
    return found


@pytest.mark.row("I1", "E2", "E3")
def test_the_board_is_live_and_a_slip_is_settled(
    page: Page, hall: RunningHall, kiosk: Voice
) -> None:
    key = key_of(hall, "printer")
    enters(page, hall)
    expect(page.get_by_text("打印机 printer-1 的打印程序没有连上")).to_be_visible()
    kiosk.take("civil", print=False)
    expect(queue(page, "民政救助")).to_have_text("1")
    expect(page.get_by_text("民政救助: 1 人等候，没有窗口开放")).to_be_visible()

    chen = sits_down(hall, 3, "chenfang", PASSWORD)
    chen.does("call-next")
    window = page.locator(".window", has_text="3 号窗口").first
    expect(window).to_contain_text("A001")
    expect(window).to_contain_text("陈芳")
    expect(window).to_contain_text("已叫号")
    expect(queue(page, "民政救助")).to_have_text("0")

    with alive(Line(hall)) as printer:
        printer.hello("printer", key)
        printer.call("p1", "report_printer", state="out")
        expect(page.get_by_text("打印机 printer-1 没有纸了")).to_be_visible()
        expect(page.locator(".device", has_text="printer-1")).to_contain_text("缺纸")
        number = kiosk.take("civil")["number"]
        expect(page.get_by_text("请换上新纸卷，1 张号票在等")).to_be_visible()
        (job,) = rows(hall.data, "SELECT job_id FROM print_jobs WHERE state = 'queued'")[0]
        for outcome in ("stored", "uncertain"):
            printer.call(f"j-{outcome}", "report_job", job_id=job, outcome=outcome)
        alarm = page.locator(".alarm", has_text=f"{number} 的号票不知打完没有")
        alarm.get_by_role("button", name="重打").click()
        expect(alarm).to_have_count(0)
        while not is_reprint(printer.hear("push")):
            pass
        printer.call("p2", "report_printer", state="ready")
        expect(page.get_by_text("没有纸了")).to_have_count(0)


@pytest.mark.row("I1", "H1", "K1")
def test_the_page_is_true_again_after_a_power_cut(
    page: Page, hall: RunningHall, kiosk: Voice
) -> None:
    """Without a new sign-in and without a hand at the browser."""
    enters(page, hall)
    before = kiosk.take("legal", print=False)
    expect(queue(page, "司法信访")).to_have_text("1")
    hall.kill()
    expect(page.get_by_text("与服务器断开了")).to_be_visible()
    hall.start()
    again = Voice(hall, kiosk.http.headers["authorization"].removeprefix("Bearer "))
    assert again.ticket(before["secret"])["ahead"] == 0
    again.take("legal", print=False)
    expect(queue(page, "司法信访")).to_have_text("2", timeout=30_000)
    expect(page.get_by_text("与服务器断开了")).to_be_hidden()


@pytest.mark.row("H1")
def test_a_session_that_ends_elsewhere_ends_here(page: Page, hall: RunningHall) -> None:
    enters(page, hall)
    expect(page.locator(".person")).to_be_visible()
    with httpx.Client() as http:
        cookie = next(c for c in page.context.cookies() if c.get("name") == "hall_session")
        http.cookies.set("hall_session", str(cookie.get("value")))
        assert http.delete(f"{hall.url}/api/v1/sessions").json() == {"closed": True}
    expect(page.get_by_role("button", name="登录")).to_be_visible()


@pytest.mark.row("I1")
def test_all_can_be_read_and_pressed_at_every_size(
    page: Page, hall: RunningHall, kiosk: Voice
) -> None:
    page.goto(f"{hall.url}/manager")
    expect(page.get_by_role("button", name="登录")).to_be_visible()
    assert looked_at(page) == []
    enters(page, hall, "liangmin", "a guess")
    expect(page.get_by_role("alert")).to_have_text("登录名或密码不对")
    assert list(page_faults(page)) == []
    for role, window in (("printer", None), ("display", None), ("kiosk", None), ("evaluator", 4)):
        key_of(hall, role, window)
    for _ in range(12):
        kiosk.take("medical")
    clerk = Clerk(hall, 8)
    clerk.does("call-next")
    enters(page, hall)
    expect(queue(page, "医疗")).to_have_text("11")
    assert looked_at(page) == []


@pytest.mark.row("K1")
def test_a_server_with_an_open_page_ends_decently(page: Page, hall: RunningHall) -> None:
    page.goto(f"{hall.url}/manager")
    expect(page.get_by_role("button", name="登录")).to_be_visible()
    hall.stop()
    try:
        assert hall.process.returncode == 0
        assert "Traceback" not in hall.log.read_text()
        assert not (hall.data / "hall.db-wal").exists()
    finally:
        hall.start()


@pytest.mark.row("C7", "I1")
def test_a_speaking_display_that_dies_is_an_alarm(page: Page, hall: RunningHall) -> None:
    """Within ten seconds, whoever looks at the board knows that calls have no sound."""
    key = key_of(hall, "display", speaks=True)
    enters(page, hall)
    with Line(hall) as line:
        line.hello("display", key)
        line.call("voice-ready", "report_voice", state="ready")
        expect(page.locator(".device", has_text="正常，语音好")).to_be_visible()
    expect(page.locator(".alarm", has_text="没有声音")).to_be_visible(timeout=10_000)
