"""The guide edited in a real browser, its forms seen by anybody, its search (rows A2, A4, I4)."""

import io
import json
import sqlite3
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import Page, expect

from hall_server.hall_file.sheets.columns import ITEMS
from tests.support.hall import RunningHall
from tests.support.pages import Crew, opens, staffed

pytestmark = [pytest.mark.row("I4"), pytest.mark.row("A2")]

AID = "temporary-aid"


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    folder = tmp_path_factory.mktemp("guide")
    with staffed(folder, "songkai", "liangmin", clock="2026-11-25T09:00:00+08:00") as running:
        yield running


@pytest.fixture(scope="module")
def page(crew: Crew) -> Page:
    return crew.window("songkai")


def saves(page: Page) -> None:
    page.get_by_role("button", name="查看并保存").click()
    page.get_by_role("button", name="保存，马上生效").click()


def asked(hall: RunningHall, path: str) -> tuple[int, bytes, str]:
    """What anybody gets there without a key."""
    try:
        with urllib.request.urlopen(f"{hall.url}{path}") as answer:
            return answer.status, answer.read(), answer.headers["Cache-Control"] or ""
    except urllib.error.HTTPError as error:
        return error.code, error.read(), ""


def item(hall: RunningHall, item_id: str) -> dict[str, object]:
    told: dict[str, object] = json.loads(asked(hall, f"/api/v1/guide/items/{item_id}")[1])
    return told


def drawing() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (900, 1200), "white").save(out, "PNG")
    return out.getvalue()


def test_an_item_is_found_by_its_initials_and_what_lacks_is_told(
    page: Page, hall: RunningHall
) -> None:
    opens(page, hall, "guide")
    expect(page.locator(".figures .what")).to_contain_text("101 个事项")
    page.locator(".finder input").fill("lsjz")
    expect(page.locator("a.row .what").first).to_have_text("临时救助")
    expect(page.locator("a.row .mark").first).to_have_text("齐全")
    page.locator(".finder input").fill("")
    page.locator(".chip", has_text="办理依据").click()
    expect(page.locator(".count")).to_contain_text("74")


def test_a_change_is_a_new_version_with_what_was_changed(page: Page, hall: RunningHall) -> None:
    opens(page, hall, f"guide/{AID}")
    page.get_by_label("承诺时限").fill("尽快")
    expect(page.locator(".bar")).to_contain_text("还有 1 处要改正")
    page.get_by_label("承诺时限").fill("7个工作日")
    page.locator(".paper-row").last.get_by_label("这一步做什么").fill("打卡发放")
    expect(page.locator(".flow svg")).to_contain_text("打卡发放")
    saves(page)
    expect(page.locator(".past-version")).to_have_count(2)
    expect(page.locator(".past-version").first).to_contain_text("第 2 版")
    expect(page.locator(".past-version").first).to_contain_text("宋凯")
    expect(page.locator(".past-version li").first).to_contain_text("承诺时限")
    told = item(hall, AID)
    assert told["version"] == 2
    assert told["promised"]["amount"] == 7  # type: ignore[index]
    flow = asked(hall, f"/api/v1/guide/items/{AID}/flow.svg")[1].decode()
    assert "打卡发放" in flow


def test_who_was_slower_is_told_and_loses_nothing(
    page: Page, crew: Crew, hall: RunningHall
) -> None:
    opens(page, hall, "guide/elder-card")
    other = crew.window("songkai")
    opens(other, hall, "guide/elder-card")
    other.get_by_label("咨询电话").fill("0000-5559999")
    saves(other)
    expect(other.locator(".past-version")).to_have_count(2)
    other.close()
    page.get_by_label("投诉电话").fill("0000-5551111")
    saves(page)
    expect(page.locator(".hindrance")).to_be_visible()
    page.get_by_role("button", name="再改改").last.click()
    expect(page.get_by_label("投诉电话")).to_have_value("0000-5551111")
    assert item(hall, "elder-card")["complaint"] == "12345"


@pytest.mark.row("A4")
def test_a_form_is_uploaded_and_seen_by_anybody(page: Page, hall: RunningHall) -> None:
    opens(page, hall, "guide/marriage")
    upload = page.locator("#part-papers input[type=file]").first
    upload.set_input_files({"name": "x.png", "mimeType": "image/png", "buffer": b"no picture"})
    expect(page.locator(".q-notification")).to_contain_text("文件用不了")
    upload.set_input_files({"name": "样表.png", "mimeType": "image/png", "buffer": drawing()})
    expect(page.locator("#part-papers figure img")).to_have_count(1)
    saves(page)
    expect(page.locator(".past-version")).to_have_count(2)
    sample = item(hall, "marriage")["materials"][0]["samples"][0]  # type: ignore[index]
    status, seen, cached = asked(hall, f"/media/{sample['media']}/1.png")
    assert status == 200
    assert Image.open(io.BytesIO(seen)).size == (900, 1200)
    assert "immutable" in cached


@pytest.mark.row("A4")
def test_the_sample_halls_forms_came_with_its_file(hall: RunningHall, tmp_path: Path) -> None:
    samples = item(hall, AID)["materials"][0]["samples"]  # type: ignore[index]
    for sample in samples:
        status, content, _ = asked(hall, f"/media/{sample['media']}")
        assert (status, content[:5]) == (200, b"%PDF-")
        assert asked(hall, f"/media/{sample['media']}/1.png")[1][:4] == b"\x89PNG"
        assert asked(hall, f"/media/{sample['media']}/2.png")[0] == 404
    out = tmp_path / "hall.yaml"
    hall.cli("export", "--out", str(out))
    written = {path.stem for path in (tmp_path / "media").iterdir()}
    assert {sample["media"] for sample in samples} <= written
    assert asked(hall, f"/media/{'0' * 64}")[0] == 404
    assert asked(hall, "/media/nothing")[0] == 422


@pytest.mark.row("A4")
def test_only_an_administrator_adds_forms(crew: Crew, hall: RunningHall) -> None:
    leader = crew.window("liangmin")
    sent = leader.request.post(f"{hall.url}/api/v1/media", data=drawing())
    assert (sent.status, sent.json()["error"]["code"]) == (403, "wrong-role")
    leader.context.clear_cookies()
    assert leader.request.post(f"{hall.url}/api/v1/media", data=drawing()).status == 401
    large = leader.request.post(f"{hall.url}/api/v1/ratings", data=b"x" * 70_000)
    assert large.status == 413, "only the uploads' own address takes more"
    leader.goto(f"{hall.url}/manager/guide")
    expect(leader).to_have_url(f"{hall.url}/manager/sign-in?lang=zh")
    leader.close()


def test_a_workbook_goes_out_and_comes_in_again(page: Page, hall: RunningHall) -> None:
    opens(page, hall, "guide")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载表格").click()
    book = load_workbook(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    heads = {cell.value: cell.column for cell in book[ITEMS][1]}
    row = next(r for r in book[ITEMS].iter_rows(min_row=2) if r[0].value == "adoption")[0].row
    book[ITEMS].delete_rows(row + 1, book[ITEMS].max_row)
    book[ITEMS].delete_rows(2, row - 2)
    row = 2
    book[ITEMS].cell(row, heads["承诺时限"]).value = "两个月"
    imports(page, book)
    dialog = page.locator(".dialog")
    expect(dialog).to_contain_text(f"第{row}行承诺时限")
    page.get_by_role("button", name="关闭").click()
    book[ITEMS].cell(row, heads["承诺时限"]).value = "30个工作日"
    imports(page, book)
    expect(dialog.last).to_contain_text("收养登记")
    page.get_by_role("button", name="导入这些改动").click()
    expect(page.locator(".q-notification")).to_contain_text("已导入")
    assert item(hall, "adoption")["version"] == 2


def imports(page: Page, book: object) -> None:
    out = io.BytesIO()
    book.save(out)  # type: ignore[attr-defined]
    table = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    file = {"name": "guide.xlsx", "mimeType": table, "buffer": out.getvalue()}
    page.locator(".files-row input[type=file]").set_input_files(file)  # type: ignore[arg-type]


def test_anybody_finds_an_item_by_what_they_type(hall: RunningHall) -> None:
    for typed in ("lnryd", "老年人优待", "Senior"):
        told = json.loads(asked(hall, f"/api/v1/guide?q={quote(typed)}&most=3")[1])
        assert told["items"][0]["id"] == "elder-card", typed
        assert told["items"][0]["windows"] == [3, 4]
    assert json.loads(asked(hall, "/api/v1/guide?q=zzz")[1])["items"] == []
    assert asked(hall, "/api/v1/guide/items/nope")[0] == 404


def test_the_database_keeps_who_changed_what_and_the_ledger_no_text(hall: RunningHall) -> None:
    with sqlite3.connect(hall.data / "hall.db") as database:
        kept = database.execute(
            "SELECT version, changed_by FROM item_versions WHERE item = ? ORDER BY version", (AID,)
        ).fetchall()
        told = database.execute("SELECT body FROM ledger WHERE kind = 'hall_changed'").fetchall()
    assert kept == [(1, "system:hall"), (2, "staff:songkai")]
    assert all("打卡发放" not in body for (body,) in told)
