"""A kiosk is let in by the code on its screen, revoked, and takes its place again (row K4)."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from hall_link.entry.trust import check_words, fingerprint_of
from tests.support.hall import RunningHall
from tests.support.page_layout import page_faults
from tests.support.screens import ROOT, Device, x_screen

NAME = "门口自助机"


@pytest.fixture
def kiosk(hall: RunningHall, tmp_path: Path) -> Iterator[Device]:
    """A kiosk that has no key, on a screen of its own."""
    state = tmp_path / "kiosk.json"
    words = ["--server", hall.url, "--data", str(tmp_path / "data"), "--state", str(state)]
    with x_screen("1080x1920") as environment, (tmp_path / "kiosk.log").open("ab") as log:
        command = [sys.executable, "-m", "kiosk", *words]
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        with Device("kiosk", environment, state, process) as device:
            yield device


def code_on(kiosk: Device, title: str) -> str:
    """The code on the kiosk's screen, below this title."""
    told = kiosk.until(
        lambda s: s["screen"] == "entry" and s["entry"]["code"] and s["entry"]["title"] == title
    )
    return str(told["entry"]["code"])


def types(devices: Page, code: str) -> None:
    devices.locator(".code input").fill(code)
    devices.get_by_role("button", name="下一步").click()


def tells(devices: Page, words: str) -> None:
    """The page says this at its top."""
    expect(devices.locator(".q-notification", has_text=words).first).to_be_visible()


@pytest.mark.row("K4")
def test_a_kiosk_comes_in_by_its_code_and_asks_anew_when_revoked(
    hall: RunningHall, devices: Page, kiosk: Device, tmp_path: Path
) -> None:
    code = code_on(kiosk, "本机还没有登记")
    check = check_words(fingerprint_of(hall.authority))
    assert kiosk.state()["entry"]["check"] == check
    assert kiosk.state()["targets"] == {}
    kiosk.picture(tmp_path / "asking.png")

    expect(devices.locator(".waits")).to_have_count(1)
    expect(devices.locator(".enrol .check-words")).to_have_text(check)
    types(devices, "12345")
    tells(devices, "登记码是6位数字")
    types(devices, f"{(int(code) + 1) % 1_000_000:06d}")
    tells(devices, "没有设备显示这个登记码")
    types(devices, f"{code[:3]} {code[3:]}")
    devices.locator(".new-device input").fill(NAME)
    devices.get_by_role("button", name="确认登记").click()
    tells(devices, "请先核对校验字")
    devices.locator(".same").click()
    assert list(page_faults(devices)) == []
    devices.get_by_role("button", name="确认登记").click()

    kiosk.on("home")
    row = devices.locator(f'[data-device="{NAME}"]')
    expect(row.locator(".state")).to_contain_text("在线")
    for kept in ("device.key", "hall-ca.pem"):
        assert (tmp_path / "data" / kept).stat().st_mode & 0o777 == 0o600
    types(devices, code)
    tells(devices, "没有设备显示这个登记码")

    row.get_by_role("button", name="停用").click()
    devices.get_by_role("button", name="停用它").click()
    again = code_on(kiosk, "本机的钥匙已停用")
    assert again != code
    expect(devices.locator(".gone")).to_contain_text("已停用")
    kiosk.type("http://10.0.0.5:8000/t/0192f3c4a5b60192f3c4a5b6")  # a ticket: nothing looks for it
    kiosk.until(lambda state: state["entry"]["wish"] == "扫到的不是设备标签")
    types(devices, again)
    devices.get_by_label("新设备，还是代替旧的").click()
    devices.get_by_role("option", name=f"代替 {NAME}").click()
    devices.locator(".same").click()
    devices.get_by_role("button", name="确认登记").click()
    kiosk.on("home")
    expect(row.locator(".state")).to_contain_text("在线")


@pytest.mark.row("K4")
def test_the_page_renames_and_is_for_administrators_alone(hall: RunningHall, devices: Page) -> None:
    hall.key("display", device="wall")
    row = devices.locator('[data-device="wall"]')
    row.get_by_role("button", name="改名、移位").click()
    devices.locator(".panel .one input").first.fill("east wall")
    devices.get_by_role("button", name="east", exact=True).click()
    devices.get_by_role("button", name="保存").click()
    changed = devices.locator('[data-device="east wall"]')
    expect(changed).to_contain_text("east")
    assert list(page_faults(devices)) == []
    assert "east wall\tdisplay\teast" in hall.cli("key", "list")
    stranger = devices.context.browser
    assert stranger is not None
    context = stranger.new_context(ignore_https_errors=True)
    page = context.new_page()
    page.goto(f"{hall.url}/manager/devices")
    expect(page.locator("#entrance")).to_be_visible()
    context.close()
