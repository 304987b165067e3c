"""A board in a browser: let in by its code, shows what is called, tells it, and stays true."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from hall_link.entry.device_label import label_code
from tests.device_pages.browser_board import BrowserBoard
from tests.support.database import rows
from tests.support.hall import RunningHall
from tests.support.page_layout import page_faults
from tests.support.pages import devices_page
from tests.support.people import Clerk, Voice, key_of

ADMINISTRATOR = "songkai"
NAME, OLD = "东墙电视", "五窗旧屏"


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    running = RunningHall(tmp_path_factory.mktemp("boards") / "hall")
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def citizen(hall: RunningHall) -> Voice:
    return Voice(hall, key_of(hall, "kiosk"))


@pytest.fixture(scope="module")
def devices(browser: Browser, hall: RunningHall) -> Page:
    """The page of devices, open before an administrator."""
    return devices_page(browser, hall, ADMINISTRATOR)


@pytest.fixture(scope="module")
def board(hall: RunningHall, browser: Browser) -> Iterator[Callable[..., BrowserBoard]]:
    """Hangs a board up."""
    hung: list[BrowserBoard] = []

    def given(place: dict[str, Any]) -> str:
        return key_of(hall, "display", **place) if place else ""

    def hang(**place: Any) -> BrowserBoard:
        hung.append(BrowserBoard(hall, browser, given(place)))
        return hung[-1]

    yield hang
    for one in hung:
        one.close()
        assert one.complaints == []


def lets_in(devices: Page, code: str, name: str) -> None:
    """The administrator types the code, names the board and confirms."""
    devices.locator(".code input").fill(code)
    devices.get_by_role("button", name="下一步").click()
    devices.locator(".new-device input").first.fill(name)
    devices.get_by_role("button", name="确认登记").click()


def id_of(hall: RunningHall, name: str) -> str:
    ((found,),) = rows(hall.data, f"SELECT id FROM devices WHERE name = '{name}'")
    return str(found)


def shown_to_the_clerk(citizen: Voice, number: str, page: Page) -> dict[str, Any]:
    """The call of this number once a board has reported it shown."""
    for _ in range(200):
        call: dict[str, Any] = citizen.hall()["recent_calls"][0]
        if call["number"] == number and call["shown_at"]:
            return call
        page.wait_for_timeout(50)
    raise AssertionError(f"nobody has reported {number} shown")


@pytest.mark.row("K4", "K10")
def test_a_browser_comes_in_by_its_code_shows_a_call_and_tells_it(
    hall: RunningHall, devices: Page, board: Callable[..., BrowserBoard], citizen: Voice
) -> None:
    tablet = board()
    code = tablet.code("本机还没有登记")
    assert list(page_faults(tablet.page)) == []
    lets_in(devices, code, NAME)
    row = devices.locator(f'[data-device="{NAME}"]')
    expect(row.locator(".state")).to_contain_text("在线")
    tablet.shows(".greeting", "您好，欢迎光临")
    ticket = citizen.take()
    tablet.shows(".waiting", "1")
    Clerk(hall, 3).does("call-next")
    tablet.called(ticket["number"], 3)
    call = shown_to_the_clerk(citizen, ticket["number"], tablet.page)
    assert call["spoken_at"] is None

    row.get_by_role("button", name="是哪台").click()
    tablet.shows(".label", NAME)
    tablet.touches(".label")
    tablet.shows_no(".label")

    row.get_by_role("button", name="停用").click()
    devices.get_by_role("button", name="停用它").click()
    again = tablet.code("本机的钥匙已停用")
    assert again != code

    old = board(window=5, name=OLD)
    old.shows(".sign-number .figure", "5")
    tablet.scans("case:1234567890")
    tablet.shows(".entry-wish.bad", "扫到的不是设备标签")
    tablet.scans(label_code(id_of(hall, OLD)))
    tablet.shows(".entry-wish.good", f"将接替 5号窗口显示屏「{OLD}」")
    assert list(page_faults(tablet.page)) == []
    assert tablet.code("本机的钥匙已停用") == again
    devices.locator(".code input").fill(again)
    devices.get_by_role("button", name="下一步").click()
    devices.get_by_role("button", name="确认登记").click()
    tablet.shows(".sign-number .figure", "5")
    old.code("大厅不认识本机")


@pytest.mark.row("C8", "K9", "K10")
def test_boards_tell_that_the_server_is_away_and_are_right_again_afterwards(
    hall: RunningHall, board: Callable[..., BrowserBoard], citizen: Voice
) -> None:
    wall, screen = board(zone="main"), board(window=5)
    ticket = citizen.take("identity")
    clerk = Clerk(hall, 5)
    clerk.does("call-next")
    wall.called(ticket["number"], 5)
    screen.shows(".sign-middle.is-called .big", ticket["number"])
    for one in (wall, screen):
        one.shows_no(".corner")
    hall.kill()
    for one in (wall, screen):
        one.shows(".corner", "连接中断，显示")
    wall.called(ticket["number"], 5)
    screen.shows(".sign-middle .big", ticket["number"])
    hall.start()
    for one in (wall, screen):
        one.shows_no(".corner")
    wall.page.reload()
    wall.called(ticket["number"], 5)
    wall.shows(".strip", "系统刚恢复")
    wall.shows(".strip", f"{ticket['number']}请到5号窗口")
    clerk.does("start")
    screen.shows(".sign-middle.is-serving .big", ticket["number"])
    wall.shows(".window-tile.is-serving", ticket["number"])
    clerk.does("finish", outcome="done")
    screen.shows(".sign-middle.is-free .big", "空闲")


@pytest.mark.row("C2", "C3", "C10")
def test_zones_windows_and_twins_show_what_is_theirs(
    hall: RunningHall, devices: Page, board: Callable[..., BrowserBoard], citizen: Voice
) -> None:
    """A browser that is set to speak says that it can't, to people and to the administrator."""
    twins = board(zone="main"), board(zone="main", speaks=True)
    east = board(zone="east")
    number = citizen.take("labour")["number"]
    Clerk(hall, 7).does("call-next")
    for twin in twins:
        twin.called(number, 7)
    expect(east.find(".welcome")).to_be_visible()
    expect(east.find(".tile", has_text=number)).to_have_count(0)
    twins[1].shows(".corner", "暂无广播，请看屏幕")
    twins[0].shows_no(".corner")
    expect(devices.locator(".state", has_text="语音有故障")).to_have_count(1)


@pytest.mark.row("K10")
def test_a_page_that_came_in_part_fetches_itself_anew(
    hall: RunningHall, board: Callable[..., BrowserBoard]
) -> None:
    broken = board(zone="main")
    broken.shows(".hall", "云禾镇便民服务中心")
    broken.page.route("**/screen/view.js", lambda route: route.abort(), times=1)
    broken.page.reload()
    broken.shows(".hall", "云禾镇便民服务中心")
