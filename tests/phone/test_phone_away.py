"""The hall does not answer: the phone says that what it shows may be old, and goes on by itself."""

import re
import signal

import pytest
from playwright.sync_api import Page, expect

from tests.phone.test_phone_page import SIZES, opened, take
from tests.support.hall import RunningHall
from tests.support.page_layout import page_faults
from tests.support.people import Voice, key_of

pytestmark = pytest.mark.row("A8", "K2")

PATIENT_MS = 15_000
"""Three heartbeats, on a machine that may be busy besides."""

OLD = re.compile(r"这里是 \d+:\d\d 的情况，可能已经变了")


def test_a_frozen_hall_is_told_and_the_page_goes_on_by_itself(
    hall: RunningHall, kiosk: Voice, phone: Page
) -> None:
    clerk = Voice(hall, key_of(hall, "clerk", 9))
    mine = take(kiosk, "land")
    opened(phone, hall, mine)
    expect(phone.locator("#state")).to_have_text("下一个就是您，请准备")
    assert hall.process is not None
    hall.process.send_signal(signal.SIGSTOP)
    expect(phone.locator("#away")).to_have_text(OLD, timeout=PATIENT_MS)
    expect(phone.locator("#number")).to_have_text(mine["number"])
    expect(phone.locator("#state")).to_have_text("下一个就是您，请准备")
    assert list(page_faults(phone, SIZES)) == []
    hall.process.send_signal(signal.SIGCONT)
    expect(phone.locator("#away")).to_be_hidden(timeout=PATIENT_MS)
    clerk.ask("POST", "/windows/9/call-next")
    expect(phone.locator("#state")).to_have_text("请到 9 号窗口")


def test_a_page_hears_that_the_hall_is_there_though_nothing_happens(
    hall: RunningHall, kiosk: Voice, phone: Page
) -> None:
    opened(phone, hall, take(kiosk, "legal"))
    phone.evaluate(
        """() => new Promise((done) => {
          const line = new EventSource(`/api/v1/tickets/${location.pathname.slice(3)}/events`);
          let beats = 0;
          line.addEventListener("beat", () => { beats += 1; if (beats === 2) done(line.close()); });
        })"""
    )


def test_a_phone_that_wakes_asks_anew(hall: RunningHall, kiosk: Voice, phone: Page) -> None:
    opened(phone, hall, take(kiosk, "legal"))
    expect(phone.locator("#acts")).to_be_visible()
    for event in (
        "document.dispatchEvent(new Event('visibilitychange'))",
        "dispatchEvent(new Event('online'))",
    ):
        with phone.expect_response("**/page") as asked:
            phone.evaluate(event)
        assert asked.value.status == 200


def test_a_phone_that_wakes_beside_a_silent_hall_says_so_at_once(
    kiosk: Voice, phone: Page, hall: RunningHall
) -> None:
    """It slept for an hour: what it shows is of an hour ago, whatever its timers did meanwhile."""
    phone.clock.install()
    opened(phone, hall, take(kiosk, "legal"))
    expect(phone.locator("#acts")).to_be_visible()
    assert hall.process is not None
    hall.process.send_signal(signal.SIGSTOP)
    try:
        phone.clock.fast_forward("01:00:00")
        phone.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(phone.locator("#away")).to_have_text(OLD)
    finally:
        hall.process.send_signal(signal.SIGCONT)
    expect(phone.locator("#away")).to_be_hidden(timeout=PATIENT_MS)


def test_a_killed_hall_is_told_and_its_news_come_with_it(
    hall: RunningHall, kiosk: Voice, phone: Page
) -> None:
    clerk = Voice(hall, key_of(hall, "clerk", 4))
    mine = take(kiosk, "civil")
    opened(phone, hall, mine)
    expect(phone.locator("#acts")).to_be_visible()
    hall.kill()
    expect(phone.locator("#away")).to_have_text(OLD, timeout=PATIENT_MS)
    hall.start()
    clerk.ask("POST", "/windows/4/call-next")
    expect(phone.locator("#state")).to_have_text("请到 4 号窗口", timeout=PATIENT_MS)
    expect(phone.locator("#away")).to_be_hidden()
