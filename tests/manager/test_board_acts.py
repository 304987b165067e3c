"""A leader acts on the hall from the live board, in a real browser."""

import contextlib
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.database import rows
from tests.support.hall import RunningHall
from tests.support.page_layout import page_faults
from tests.support.pages import PASSWORD, Crew, staffed
from tests.support.people import Clerk, Voice, key_of, sits_down

pytestmark = pytest.mark.slow(50)


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    with staffed(tmp_path_factory.mktemp("acts"), "liangmin", "chenfang") as running:
        yield running


@pytest.fixture(scope="module")
def board(crew: Crew) -> Page:
    """The board, open for all tests as it is for all the day."""
    page = crew.page("liangmin")
    expect(page.locator(".person")).to_have_text("梁敏")
    return page


@pytest.fixture
def page(board: Page) -> Page:
    """The board without a panel that another test left open."""
    if board.locator(".panel").count():
        board.keyboard.press("Escape")
        expect(board.locator(".panel")).to_have_count(0)
    return board


@pytest.fixture(scope="module")
def kiosk(hall: RunningHall) -> Voice:
    return Voice(hall, key_of(hall, "kiosk"))


@pytest.fixture(scope="module")
def chen(hall: RunningHall) -> Clerk:
    """Who sits at window 3."""
    return sits_down(hall, 3, "chenfang", PASSWORD)


def presses(page: Page, *names: str) -> None:
    """Buttons of the panel, one after the other."""
    for name in names:
        page.locator(".panel").get_by_role("button", name=name, exact=True).click()


def opens_panel(page: Page, button: Locator) -> None:
    """Its panel stands open. The board is drawn anew as things change, and a press in that very
    moment finds no button any more: whoever pressed presses again."""
    for _ in range(3):
        button.click()
        with contextlib.suppress(AssertionError):
            expect(page.locator(".panel")).to_be_visible(timeout=5_000)
            return
    raise AssertionError("no panel after three presses")


def window(page: Page, number: int) -> Locator:
    return page.locator("button.window", has=page.get_by_text(f"{number} 号窗口", exact=True))


def door(page: Page, name: str) -> Locator:
    """What stands in the bar of the day."""
    return page.locator(".door", has_text=name)


def told(hall: RunningHall, kind: str) -> list[Any]:
    """The ledger's bodies of this kind."""
    return [body for (body,) in rows(hall.data, f"SELECT body FROM ledger WHERE kind = '{kind}'")]


def is_closed(page: Page) -> None:
    """The panel went away: what was asked for is done."""
    expect(page.locator(".panel")).to_have_count(0)


@pytest.mark.row("I1")
def test_a_window_is_closed_opened_and_given_another_queue(page: Page, hall: RunningHall) -> None:
    opens_panel(page, window(page, 12))
    presses(page, "启用窗口", "确定")
    is_closed(page)
    expect(window(page, 12)).to_contain_text("未开放")
    opens_panel(page, window(page, 12))
    presses(page, "改办哪些队列", "J 司法信访", "确定")
    is_closed(page)
    expect(window(page, 12)).to_contain_text("A C D J")
    opens_panel(page, window(page, 12))
    presses(page, "停用窗口", "返回", "停用窗口", "确定")
    is_closed(page)
    expect(window(page, 12)).to_contain_text("停用")
    assert len(told(hall, "window_set")) == 3


@pytest.mark.row("I1")
def test_a_queue_moves_to_a_window_and_a_ticket_to_the_top(
    page: Page, hall: RunningHall, kiosk: Voice, chen: Clerk
) -> None:
    kiosk.take("legal", print=False)
    last = kiosk.take("legal", print=False)
    opens_panel(page, page.locator("button.queue", has_text="司法信访"))
    presses(page, "3", "确定")
    is_closed(page)
    expect(window(page, 3)).to_contain_text("A J")
    page.locator(".alarm", has_text="司法信访").wait_for(state="hidden")
    opens_panel(page, page.locator("button.queue", has_text="司法信访"))
    line = page.locator(".panel .line", has_text=last["number"])
    line.get_by_role("button", name="提前").click()
    presses(page, "确定")
    expect(page.get_by_text("请先写理由")).to_be_visible()
    presses(page, "身体不适", "确定")
    is_closed(page)
    assert chen.does("call-next")["number"] == last["number"]
    assert "身体不适" not in str(told(hall, "ticket_led"))
    chen.does("no-show")
    opens_panel(page, page.locator("button.queue", has_text="司法信访"))
    presses(page, "恢复", "确定")
    is_closed(page)
    assert kiosk.ticket(last["secret"])["state"] == "restored"


@pytest.mark.row("B14", "I1")
def test_a_call_for_help_is_answered(page: Page, chen: Clerk) -> None:
    chen.ask("POST", "/windows/3/help", {"what": "emergency"})
    alarm = page.locator(".alarm", has_text="3 号窗口有紧急情况")
    expect(page.locator(".alarm").first).to_contain_text("紧急")
    alarm.get_by_role("button", name="有人去了").click()
    expect(alarm).to_have_count(0)


@pytest.mark.row("B7", "I1")
def test_a_paused_window_is_covered_and_two_change_places(
    page: Page, hall: RunningHall, chen: Clerk
) -> None:
    Clerk(hall, 8)
    chen.ask("POST", "/windows/3/pause", {"reason": "meeting"})
    expect(window(page, 3)).to_contain_text("暂停")
    expect(window(page, 3)).to_contain_text("A岗")
    opens_panel(page, window(page, 3))
    presses(page, "让别的窗口代办", "8 号窗口", "确定")
    is_closed(page)
    expect(window(page, 3)).to_contain_text("由 8 号窗口代办")
    opens_panel(page, window(page, 3))
    presses(page, "结束代办", "确定")
    is_closed(page)
    expect(window(page, 3)).not_to_contain_text("代办")
    opens_panel(page, window(page, 3))
    presses(page, "与别的窗口对调", "7 号窗口", "确定")
    is_closed(page)
    expect(window(page, 7)).to_contain_text("陈芳")
    opens_panel(page, window(page, 7))
    presses(page, "与别的窗口对调", "3 号窗口", "确定")
    expect(window(page, 3)).to_contain_text("陈芳")
    is_closed(page)
    chen.ask("POST", "/windows/3/resume", {})


@pytest.mark.row("B17", "I1")
def test_a_visit_is_not_taken_from_a_clerk_who_is_there(
    page: Page, kiosk: Voice, chen: Clerk
) -> None:
    kiosk.take("civil", print=False)
    number = chen.does("call-next")["number"]
    expect(window(page, 3)).to_contain_text(number)
    opens_panel(page, window(page, 3))
    presses(page, f"放回 {number}", "确定")
    expect(page.locator(".q-notification", has_text="窗口人员在岗")).to_be_visible()
    presses(page, "关闭")
    is_closed(page)


@pytest.mark.row("I7", "I1")
def test_the_hall_closes_out_of_turn_and_the_order_is_taken_back(page: Page, kiosk: Voice) -> None:
    opens_panel(page, door(page, "大厅时间"))
    presses(page, "临时关门")
    page.locator(".panel .chip", has_text="1 小时后").click()
    presses(page, "停电", "确定")
    is_closed(page)
    expect(door(page, "大厅时间")).not_to_contain_text("办公中")
    body = {"items": ["mediation"], "print": False}
    assert kiosk.refusal("/tickets", body) == (409, "hall-closed")
    opens_panel(page, door(page, "大厅时间"))
    expect(page.locator(".panel")).to_contain_text("停电")
    presses(page, "撤销", "确定")
    is_closed(page)
    expect(door(page, "大厅时间")).to_contain_text("办公中")


@pytest.mark.row("H3", "I6", "I8")
def test_the_day_has_a_leader_its_lists_and_its_sheet(page: Page) -> None:
    opens_panel(page, door(page, "带班领导"))
    page.locator(".panel .line").first.get_by_role("button", name="梁敏").click()
    expect(page.locator(".panel .chip[aria-pressed=true]")).to_have_count(1)
    presses(page, "关闭")
    expect(door(page, "带班领导")).to_contain_text("梁敏")
    for name in ("开厅检查", "闭厅检查"):
        opens_panel(page, door(page, name))
        expect(page.locator(".panel .check").first).to_be_visible()
        presses(page, "都看过了，记下")
        is_closed(page)
        expect(door(page, name)).to_contain_text("做过")
    opens_panel(page, door(page, "日报"))
    with page.expect_download() as download:
        page.get_by_role("link", name="今天的日报").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
    presses(page, "关闭")
    is_closed(page)


@pytest.mark.row("I3")
def test_the_board_states_the_error_of_its_estimates(page: Page, chen: Clerk) -> None:
    chen.does("start")
    chen.does("finish", outcome="done")
    chen.serves_one()
    chen.serves_one()
    expect(page.locator(".error")).to_contain_text("估时准不准")


@pytest.mark.row("I1")
def test_every_panel_can_be_read_and_pressed(page: Page) -> None:
    expect(page.locator(".q-notification")).to_have_count(0, timeout=15_000)
    found = list(page_faults(page))
    for open_ in (
        window(page, 3),
        page.locator("button.queue").last,
        *(door(page, name) for name in ("大厅时间", "带班领导", "闭厅检查", "日报")),
    ):
        opens_panel(page, open_)
        page.wait_for_function("!document.querySelector('.q-transition--scale-enter-active')")
        found += page_faults(page)
        presses(page, "关闭")
        is_closed(page)
    assert found == []
