"""The test of every device at the day's opening, and the question which one a device is, in a hall
whose wall, voice and printer are real and whose pad is not there."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.printer.shop import Shop, until
from tests.service.test_service import figures
from tests.support.database import rows
from tests.support.hall import RunningHall
from tests.support.loudspeaker import loudspeaker
from tests.support.page_layout import page_faults
from tests.support.pages import Crew, staffed
from tests.support.people import key_of
from tests.support.screens import Device, start_device, x_screen

pytestmark = [pytest.mark.slow(30), pytest.mark.quiet]

LEADER, ADMINISTRATOR = "liangmin", "songkai"
BEFORE_OPENING = "2026-11-25T08:25:00+08:00"
SILENT = re.compile("设备没有回应：.*evaluator-1")


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    """Five minutes before its doors open."""
    folder = tmp_path_factory.mktemp("opening")
    with staffed(folder, LEADER, ADMINISTRATOR, clock=BEFORE_OPENING, always_open=False) as running:
        key_of(running, "evaluator", 3)
        yield running


@pytest.fixture(scope="module")
def wall(hall: RunningHall, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Device]:
    """A wall that speaks."""
    folder = tmp_path_factory.mktemp("wall")
    key = key_of(hall, "display", zone="main", speaks=True)
    with loudspeaker(folder / "s") as speaker, x_screen("1280x720") as screen:
        environment = {**screen, **speaker.environment, "DISPLAY": screen["DISPLAY"]}
        with start_device("display", hall.url, key, folder, environment) as device:
            device.until(lambda state: state.get("connected"))
            yield device


@pytest.fixture(scope="module")
def shop(hall: RunningHall, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    with Shop(hall, tmp_path_factory.mktemp("shop") / "shop") as made:
        made.start()
        yield made


def opens_test(page: Page) -> None:
    """The test of the devices, by way of the opening list."""
    page.locator(".door", has_text="开厅检查").click()
    page.get_by_role("button", name="检测设备").click()


def looks(page: Page, name: str) -> None:
    """What a person would see, where somebody wants to look: a folder named by the environment."""
    if folder := os.environ.get("HALL_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png")


@pytest.mark.row("I4", "I6", "C7")
def test_the_hall_tests_itself_before_it_opens_and_whenever_asked(
    hall: RunningHall, wall: Device, shop: Shop, browser: Browser
) -> None:
    crew = Crew(browser, hall)
    page = crew.page(LEADER)
    expect(page.locator(".alarm", has_text=SILENT)).to_be_visible()  # nobody asked for it
    assert figures(hall)["hall_alarms", "device-silent"] == 1
    page.locator(".door", has_text="开厅检查").click()
    expect(page.locator(".check.warn", has_text="设备自检有")).to_be_visible()
    looks(page, "opening-list")
    page.get_by_role("button", name="检测设备").click()
    expect(
        page.locator(".tests .check.bad", has_text="evaluator-1（3号窗口）：没有连上")
    ).to_contain_text("看它的电源和网线")
    page.get_by_role("button", name="检测，并试印、试音").click()
    expect(page.locator(".tests", has_text="正在检测")).to_be_visible()
    for told in ("printer-1：印出了测试票", "display-1：播放了测试语音", "display-1：正常"):
        expect(page.locator(".tests .check.good", has_text=told)).to_be_visible()
    assert list(page_faults(page)) == []
    looks(page, "test-zh")
    assert any("打印机测试" in text for text in shop.slips())

    tests = "SELECT body FROM ledger WHERE kind = 'devices_tested' ORDER BY seq"
    first, last = (body for (body,) in rows(hall.data, tests))
    assert '"system' in first or "system:" in first
    assert LEADER in last
    in_english = crew.page(LEADER, "manager/?lang=en")
    in_english.locator(".door", has_text="Opening").click()
    in_english.get_by_role("button", name="Test the devices").click()
    expect(in_english.locator(".tests .check.bad").first).to_contain_text("is not there")
    looks(in_english, "test-en")
    crew.close()


@pytest.mark.row("K10", "I4")
def test_a_device_shows_says_or_prints_which_one_it_is(
    hall: RunningHall, wall: Device, shop: Shop, browser: Browser, tmp_path: Path
) -> None:
    crew = Crew(browser, hall, size=(1440, 900))
    page = crew.page(ADMINISTRATOR, "manager/devices")
    before = len(shop.slips())

    def asks(name: str, told: str) -> None:
        row = page.locator(f'[data-device="{name}"]')
        row.get_by_role("button", name="是哪台？").click()
        expect(page.locator(".q-notification", has_text=told).first).to_be_visible()

    asks("display-1", "display-1：屏幕在闪、语音在报它的名称")
    label = wall.until(lambda state: state.get("label"))["label"]
    assert label == {"role": "显示屏", "name": "display-1", "place": ""}
    wall.picture(Path(os.environ.get("HALL_PICTURES", tmp_path)) / "label-wall.png")
    asks("evaluator-1", "evaluator-1没有回应")
    asks("printer-1", "printer-1：正在印它的名称")
    until(lambda: len(shop.slips()) > before, "the printer's label")
    assert "printer-1" in shop.slips()[-1]
    looks(page, "devices-zh")
    assert list(page_faults(page)) == []
    wall.until(lambda state: not state.get("label"))
    crew.close()


@pytest.mark.row("C7", "K6")
def test_a_dead_wall_is_an_alarm_among_the_figures(hall: RunningHall, wall: Device) -> None:
    assert ("hall_alarms", "voice-away") not in figures(hall)
    wall.kill()
    until(
        lambda: figures(hall).get(("hall_alarms", "voice-away")) == 1, "the wall's alarm", within=10
    )
    told = hall.cli("doctor", check=False)
    assert "BAD  display display-1 is not there -> look at its power" in told


@pytest.mark.row("I4")
def test_what_was_found_is_kept_until_the_next_test(hall: RunningHall, browser: Browser) -> None:
    hall.kill()
    hall.start(clock="2026-11-25T09:30:00+08:00")
    crew = Crew(browser, hall)
    page = crew.page(LEADER)
    expect(page.locator(".alarm", has_text=SILENT)).to_be_visible()
    opens_test(page)
    expect(page.locator(".tests .sentence")).to_contain_text("08:25 检测")
    crew.close()
