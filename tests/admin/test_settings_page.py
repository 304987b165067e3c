"""An administrator changes a running hall in a real browser (row I4)."""

import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from hall_server.hall_file.read import parse_hall_text, read_hall_file
from tests.support.database import events, rows
from tests.support.hall import RunningHall
from tests.support.lines import Line
from tests.support.page_layout import page_faults
from tests.support.pages import Crew, staffed
from tests.support.people import Clerk, Voice, key_of

WEDNESDAY = "2026-11-25"
FACE = Path(__file__).parents[1] / "kiosk" / "sample_form.png"
"""Some picture."""

pytestmark = pytest.mark.slow(55)


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    folder, clock = tmp_path_factory.mktemp("admin"), f"{WEDNESDAY}T09:00:00+08:00"
    with staffed(folder, "liangmin", "songkai", clock=clock, always_open=False) as running:
        yield running


@pytest.fixture(scope="module")
def kiosk(hall: RunningHall) -> str:
    return key_of(hall, "kiosk")


@pytest.fixture(scope="module")
def page(crew: Crew) -> Page:
    page = crew.page("songkai")
    page.get_by_role("link", name="大厅设置").click()
    expect(page.locator("h1")).to_have_text("大厅")
    ready(page)
    return page


def ready(page: Page) -> None:
    """The page's line to the server stands: a press before is lost."""
    page.wait_for_function("window.did_handshake")


def goes_to(page: Page, section: str) -> None:
    ready(page)
    page.locator(f"[data-section={section}]").click()
    expect(page.locator(f"[data-section={section}].here")).to_be_visible()


def opened(page: Page, name: str) -> Locator:
    """An entry of a list, its fields shown."""
    entry = page.locator(".entry", has_text=name).first
    entry.locator(".opener").first.click()
    expect(entry.locator(".inside .fields").first).to_be_visible()
    return entry


def added(page: Page) -> Locator:
    page.locator("main > .entries > .add").click()
    entry = page.locator("main > .entries > .entry").last
    expect(entry.locator(".inside .fields").first).to_be_visible()
    return entry


def chooses(page: Page, entry: Locator, label: str, name: str) -> None:
    entry.get_by_label(label, exact=True).first.click()
    page.get_by_role("option", name=name, exact=True).click()
    page.keyboard.press("Escape")


def saves(page: Page, *told: str) -> None:
    page.get_by_role("button", name="查看并保存").click()
    for line in told:
        expect(page.locator(".review")).to_contain_text(line)
    page.get_by_role("button", name="保存，马上生效").click()
    expect(page.get_by_text("没有改动")).to_be_visible()


def changes_told(hall: RunningHall) -> list[dict[str, Any]]:
    return events(hall.data, "hall_changed")


@pytest.mark.row("I4")
def test_only_an_administrator_gets_in(crew: Crew, hall: RunningHall) -> None:
    page = crew.page("liangmin")
    expect(page.get_by_role("link", name="大厅设置")).to_have_count(0)
    page.goto(f"{hall.url}/manager/settings")
    expect(page.locator(".person")).to_have_text("梁敏")
    page.close()


@pytest.mark.row("I4")
def test_a_queue_its_window_and_its_item_are_there_at_once(
    page: Page, hall: RunningHall, kiosk: str
) -> None:
    goes_to(page, "queues")
    entry = added(page)
    entry.get_by_label("代号").fill("parcels")
    entry.get_by_label("名称 · 中文").fill("邮政包裹")
    entry.get_by_label("名称 · English").fill("Parcels")
    entry.get_by_label("号码字母").fill("P")
    chooses(page, entry, "部门", "民政救助")
    expect(page.locator(".bar")).to_contain_text("还没有窗口叫这个队列的号")
    expect(page.get_by_role("button", name="查看并保存")).to_be_disabled()
    goes_to(page, "windows")
    entry = added(page)
    entry.get_by_label("窗口号").fill("77")
    entry.get_by_label("名称 · 中文").fill("邮政")
    entry.get_by_label("名称 · English").fill("Post")
    chooses(page, entry, "叫号队列", "邮政包裹")
    goes_to(page, "items")
    entry = added(page)
    entry.get_by_label("代号").fill("pick-up")
    entry.get_by_label("名称 · 中文").fill("取包裹")
    entry.get_by_label("名称 · English").fill("Pick up a parcel")
    chooses(page, entry, "部门", "民政救助")
    chooses(page, entry, "队列", "邮政包裹")
    with Line(hall) as line:
        line.hello("kiosk", kiosk)
        saves(page, "新增 邮政包裹", "新增 77 · 邮政", "新增 取包裹")
        seen = line.hear("fresh")["snapshot"]
        assert "parcels" in {queue["id"] for queue in seen["board"]["queues"]}
        assert 77 in {window["number"] for window in seen["board"]["windows"]}
        item = next(item for item in seen["guide"]["items"] if item["id"] == "pick-up")
        assert item["windows"] == [77]
    taken = Voice(hall, kiosk).ask("POST", "/tickets", {"items": ["pick-up"]}, 201)
    assert taken["number"] == "P001"
    assert Clerk(hall, 77).does("call-next")["state"] == "called"
    told = changes_told(hall)
    assert [(one["section"], one["added"]) for one in told] == [
        ("queues", ["parcels"]),
        ("windows", ["77"]),
        ("items", ["pick-up"]),
    ]
    query = "SELECT body FROM ledger WHERE kind = 'hall_changed'"
    assert all(json.loads(body)["actor"] == "staff:songkai" for (body,) in rows(hall.data, query))


@pytest.mark.row("I4")
def test_a_queue_with_somebody_in_it_stays(page: Page, hall: RunningHall) -> None:
    """P001 is at window 77 since the test before."""
    before = changes_told(hall)
    for section, name in (("queues", "邮政包裹"), ("windows", "77"), ("items", "取包裹")):
        goes_to(page, section)
        page.locator("main > .entries > .entry", has_text=name).locator(".remove").click()
    page.get_by_role("button", name="查看并保存").click()
    expect(page.locator(".review")).to_contain_text("邮政包裹: 队列里还有人，不能删除")
    expect(page.locator(".review")).to_contain_text("77: 窗口有人在岗")
    expect(page.get_by_role("button", name="保存，马上生效")).to_have_count(0)
    page.get_by_role("button", name="再改改").click()
    page.get_by_role("button", name="放弃改动").click()
    expect(page.get_by_text("没有改动")).to_be_visible()
    assert changes_told(hall) == before


@pytest.mark.row("I4", "I7")
def test_hours_a_rule_a_text_and_a_display_change_without_a_restart(
    page: Page, hall: RunningHall, kiosk: str
) -> None:
    goes_to(page, "hours")
    page.locator(f"[data-day='{WEDNESDAY}']").click()
    page.get_by_role("button", name="这天不开").click()
    page.get_by_label("原因 · 中文").fill("停电检修")
    page.get_by_label("原因 · English").fill("Power works")
    page.get_by_role("button", name="确定").click()
    expect(page.locator(f"[data-day='{WEDNESDAY}'].own.shut")).to_contain_text("停电检修")
    goes_to(page, "rules")
    entry = opened(page, "先到先办")
    entry.get_by_label("每叫几位普通").fill("3")
    expect(entry.locator(".preview")).to_contain_text("每叫 3 位普通群众，叫 1 位优先的人")
    goes_to(page, "displays")
    page.get_by_label("几秒翻一页").fill("999")
    expect(page.locator(".q-field--error")).to_contain_text("不能大于 300")
    page.get_by_label("几秒翻一页").fill("20")
    goes_to(page, "texts")
    page.locator(".q-toggle").click()
    page.get_by_label("中文").fill("过号请找小李")
    page.get_by_label("English").fill("Missed? Ask Li.")
    with Line(hall) as line:
        line.hello("kiosk", kiosk)
        saves(
            page, "2026-11-25 停电检修", "每叫几位普通 1 → 3", "几秒翻一页 12 → 20", "过号请找小李"
        )
        seen = line.hear("fresh")["snapshot"]["board"]
        assert seen["rules"]["pages_s"] == 20
        assert seen["hours"]["state"] == "closed"
        assert seen["hours"]["reason"]["zh"] == "停电检修"
    assert [one["section"] for one in changes_told(hall)][3:] == [
        "texts",
        "hours",
        "displays",
        "rules",
    ]


@pytest.mark.row("I4")
def test_what_was_saved_outlives_a_power_cut_and_its_export_makes_the_same_hall(
    hall: RunningHall, tmp_path: Path
) -> None:
    hall.kill()
    hall.start()
    out = tmp_path / "out.yaml"
    hall.cli("export", "--out", str(out))
    file = read_hall_file(out)
    assert file.displays.pages_s == 20
    assert [window.number for window in file.windows][-1] == 77
    again = RunningHall(tmp_path / "again", file=out, always_open=False)
    assert parse_hall_text(again.cli("export")) == file


@pytest.mark.row("I4")
def test_two_administrators_do_not_overwrite_each_other(page: Page, hall: RunningHall) -> None:
    first, second = page, page.context.new_page()
    for page, number in ((first, "19999"), (second, "18888")):
        page.goto(f"{hall.url}/manager/settings?section=hall")
        ready(page)
        page.get_by_label("服务电话").fill(number)
        expect(page.get_by_text("1 个部分有改动")).to_be_visible()
    saves(first, "12345 → 19999")
    second.get_by_role("button", name="查看并保存").click()
    second.get_by_role("button", name="保存，马上生效").click()
    expect(second.locator(".hindrance")).to_contain_text("别人刚刚也改了设置")
    second.get_by_role("button", name="看新的内容").click()
    expect(second.get_by_label("服务电话")).to_have_value("19999")
    second.close()


@pytest.mark.row("I4", "H1")
def test_a_file_is_taken_down_and_brought_back_and_a_password_is_given(
    page: Page, hall: RunningHall, tmp_path: Path
) -> None:
    page.goto(f"{hall.url}/manager/settings?section=staff")
    ready(page)
    with page.expect_download() as downloading:
        page.get_by_role("button", name="下载设置文件").click()
    taken = tmp_path / "taken.yaml"
    downloading.value.save_as(taken)
    text = taken.read_text(encoding="utf-8")
    assert text.strip() == hall.cli("export").strip()
    taken.write_text(text.replace("undo_s: 10", "undo_s: 11"), encoding="utf-8")
    page.locator("input[type=file]").set_input_files(taken)
    saves(page, "几秒内可以撤回 10 → 11")
    taken.write_text(text.replace("undo_s: 10", "undo_s: never"), encoding="utf-8")
    page.locator("input[type=file]").set_input_files(taken)
    expect(page.locator(".dialog")).to_contain_text("settings.undo_s")
    page.get_by_role("button", name="关闭").click()
    entry = opened(page, "陈芳")
    entry.get_by_role("button", name="设临时密码").click()
    expect(page.locator(".password")).to_have_text(re.compile(r"^[0-9a-f]{10}$"))
    with sqlite3.connect(f"file:{hall.data}/hall.db?mode=ro", uri=True) as database:
        query = "SELECT must_change FROM staff WHERE name = 'chenfang'"
        assert database.execute(query).fetchone() == (1,)


@pytest.mark.row("I4")
def test_a_photograph_is_chosen_seen_and_saved(page: Page, hall: RunningHall) -> None:
    page.goto(f"{hall.url}/manager/settings?section=staff")
    ready(page)
    entry = opened(page, "陈芳")
    chooser = entry.locator(".photo input[type=file]")
    chooser.set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": b"no picture"})
    expect(page.locator(".q-notification")).to_contain_text("文件用不了")
    chooser.set_input_files(FACE)
    expect(entry.locator(".photo img")).to_be_visible()
    shown = entry.locator(".photo img").get_attribute("src")
    saves(page, "照片")
    assert page.request.get(f"{hall.url}{shown}").body()[:4] == b"\x89PNG"


@pytest.mark.row("I4")
def test_every_page_can_be_read_and_pressed(page: Page, hall: RunningHall) -> None:
    page.goto(f"{hall.url}/manager/settings")
    expect(page.locator(".sections .here")).to_be_visible()
    found = []
    for section in ("hours", "queues", "windows"):
        goes_to(page, section)
        if page.locator("main .opener").count():
            page.locator("main .opener").first.click()
            expect(page.locator("main .inside .fields").first).to_be_visible()
        found += page_faults(page)
    assert found == []


def test_the_ledger_names_no_person(hall: RunningHall) -> None:
    told = json.dumps(changes_told(hall), ensure_ascii=False)
    assert "陈芳" not in told
    assert "小李" not in told
