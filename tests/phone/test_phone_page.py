"""The citizen's phone page (row A8): opened by the ticket's QR, right without a touch."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from hall_server.web.holder_api import ACTS
from tests.support.hall import RunningHall
from tests.support.page_layout import page_faults
from tests.support.people import ITEMS, Voice, key_of

pytestmark = pytest.mark.row("A8")

SIZES = ((320, 568), (360, 640), (412, 915))
"""Small, old and present phones."""


def take(kiosk: Voice, queue: str, **more: Any) -> dict[str, Any]:
    order = {"items": [ITEMS[queue]], "print": False, **more}
    taken: dict[str, Any] = kiosk.ask("POST", "/tickets", order, 201)
    return taken


def opened(page: Page, hall: RunningHall, ticket: dict[str, Any]) -> Page:
    page.goto(f"http://127.0.0.1:{hall.port}/t/{ticket['secret']}")
    return page


def test_a_place_in_line_moves_by_itself_until_the_call_comes(
    hall: RunningHall, kiosk: Voice, phone: Page
) -> None:
    clerk = Voice(hall, key_of(hall, "clerk", 9))
    first, mine = take(kiosk, "land"), take(kiosk, "land")
    opened(phone, hall, mine)
    expect(phone.locator("#number")).to_have_text(mine["number"])
    expect(phone.locator("#state")).to_have_text("前面还有 1 人")
    assert list(page_faults(phone, SIZES)) == []
    clerk.ask("POST", "/windows/9/call-next")
    expect(phone.locator("#state")).to_have_text("下一个就是您，请准备")
    expect(phone.locator("#calls")).to_contain_text(first["number"])
    clerk.ask("POST", "/windows/9/start")
    clerk.ask("POST", "/windows/9/finish", {"outcome": "done"})
    clerk.ask("POST", "/windows/9/call-next")
    expect(phone.locator("#state")).to_have_text("请到 9 号窗口")
    assert list(page_faults(phone, SIZES)) == []
    clerk.ask("POST", "/windows/9/start")
    clerk.ask("POST", "/windows/9/finish", {"outcome": "done"})
    expect(phone.locator("#state")).to_have_text("已办结")
    phone.get_by_role("button", name="满意", exact=True).click()
    phone.get_by_role("button", name="提交评价").click()
    expect(phone.locator("#rating")).to_contain_text("评价已收到")
    assert kiosk.ask("GET", f"/tickets/{mine['secret']}")["rated"] is True


def test_the_page_reads_without_a_script(hall: RunningHall, kiosk: Voice) -> None:
    ticket = take(kiosk, "legal")
    answer = kiosk.http.get(f"{hall.url}/t/{ticket['secret']}")
    assert answer.status_code == 200
    assert f">{ticket['number']}</h1>" in answer.text
    assert "下一个就是您" in answer.text
    assert answer.headers["referrer-policy"] == "no-referrer"


def test_the_page_in_english(hall: RunningHall, kiosk: Voice, phone: Page) -> None:
    opened(phone, hall, take(kiosk, "legal", language="en"))
    expect(phone.locator("#state")).to_have_text(re.compile("before you|next"))
    assert list(page_faults(phone, SIZES)) == []
    phone.get_by_role("button", name="中文").click()
    expect(phone.locator("#state")).to_have_text(re.compile("前面还有|下一个"))


def test_the_whole_page_is_light(hall: RunningHall, kiosk: Voice) -> None:
    """50 kB at most for everything a phone loads, compressed by nobody."""
    ticket = take(kiosk, "legal")
    paths = [f"/t/{ticket['secret']}", "/phone/phone.js", "/phone/phone.css"]
    assert sum(len(kiosk.http.get(hall.url + path).content) for path in paths) <= 50_000


def test_a_secret_nobody_has_is_told_so(hall: RunningHall, kiosk: Voice, phone: Page) -> None:
    answer = phone.goto(f"http://127.0.0.1:{hall.port}/t/{'x' * 22}")
    assert answer is not None
    assert answer.status == 404
    expect(phone.locator("#state")).to_have_text("没有找到这张号票，请到导办台询问")
    assert kiosk.refusal(f"/tickets/{'x' * 22}/cancel") == (404, "unknown-ticket")


def test_a_holder_who_presses_without_end_keeps_nobody_else_waiting(
    hall: RunningHall, kiosk: Voice
) -> None:
    one, other = take(kiosk, "legal")["secret"], take(kiosk, "legal")["secret"]
    with hall.client() as citizen:
        told = [citizen.get(f"/tickets/{one}/why").status_code for _ in range(ACTS + 1)]
        assert told == [200] * ACTS + [429]
        assert citizen.get(f"/tickets/{other}/why").status_code == 200
