"""The booking page in a real browser, as small as the oldest phone that comes (row G1)."""

import pytest
from playwright.sync_api import Browser

from hall_server.web.booking_pages import FOLDER
from tests.support.database import rows
from tests.support.hall import RunningHall

PHONE_SCREEN = {"width": 320, "height": 568}


def test_the_page_is_light() -> None:
    assert sum(part.stat().st_size for part in FOLDER.iterdir()) <= 50_000


@pytest.mark.row("G1")
def test_a_seat_is_booked_moved_and_given_up_with_a_thumb(
    booked: RunningHall, browser: Browser
) -> None:
    context = browser.new_context(
        viewport=PHONE_SCREEN, locale="zh-CN", timezone_id="Asia/Shanghai"
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.clock.set_fixed_time("2026-11-23T09:05:00+08:00")
    page.goto(booked.url + "/book")
    page.get_by_text("婚姻登记").click()
    page.get_by_text("明天").click()
    page.locator(".times button").first.click()
    page.get_by_role("button", name="预约").click()
    assert page.get_by_role("alert").inner_text() == "请填写姓名。"
    page.fill("#name", "王大明")
    page.fill("#phone", "138 0000 7777")
    page.get_by_role("button", name="预约").click()
    page.locator(".code").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE_SCREEN["width"]
    page.goto(page.locator(".link").inner_text())
    page.get_by_text("改时间").click()
    page.get_by_text("明天").click()
    before = page.locator(".times button").nth(3).inner_text()
    page.locator(".times button").nth(3).click()
    page.locator(".code").wait_for()
    assert page.locator(".time").inner_text() == before
    page.get_by_text("取消预约").click()
    page.get_by_text("确定取消").click()
    page.get_by_text("已取消").wait_for()
    assert not faults
    told = rows(booked.data, "SELECT state FROM bookings ORDER BY booked_at DESC LIMIT 1")
    assert told == [("cancelled",)]
