"""An administrator writes a layout and prints signs, in a real browser (rows E4, E7)."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.hall import RunningHall
from tests.support.page_layout import page_faults
from tests.support.pages import Crew, opens, staffed


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    folder = tmp_path_factory.mktemp("layouts")
    with staffed(folder, "songkai", "liangmin", clock="2026-11-25T09:00:00+08:00") as running:
        yield running


@pytest.fixture(scope="module")
def page(crew: Crew) -> Page:
    return crew.window("songkai")


def writes(page: Page, text: str) -> None:
    page.locator(".writing textarea").fill(text)


@pytest.mark.row("E4")
def test_every_form_is_listed_and_found(page: Page, hall: RunningHall) -> None:
    opens(page, hall, "settings")
    page.get_by_role("link", name="文书版式").click()
    expect(page.locator("a.form").first).to_be_visible()
    assert page.locator("a.form").count() > 35
    page.get_by_placeholder("找文书").fill("退回")
    expect(page.locator("a.form")).to_have_count(1)
    page.locator("a.form").click()
    expect(page.locator("h1")).to_contain_text("退回")


@pytest.mark.row("E4")
def test_a_layout_is_shown_while_it_is_written(page: Page, hall: RunningHall) -> None:
    opens(page, hall, "layouts/return-slip")
    expect(page.locator(".sheet-pages img")).to_have_count(1)
    writes(page, "# {title}\n{applicant}\n请带好 {item} 的材料再来。\nsign+day: 申请人签字\n")
    slip = page.locator(".slip-roll")
    expect(slip).to_contain_text("请带好 城市居民最低生活保障申请 的材料再来。")
    expect(slip).to_contain_text("申请人签字")
    wide = slip.locator(".slip-part").bounding_box()
    page.get_by_role("button", name="58 mm").click()
    expect(slip).to_have_attribute("style", "--signs:16")
    narrow = slip.locator(".slip-part").bounding_box()
    assert wide is not None
    assert narrow is not None
    assert narrow["width"] < wide["width"] * 0.8
    assert list(page_faults(page)) == []


@pytest.mark.row("E4")
def test_a_field_is_put_where_the_cursor_is(page: Page, hall: RunningHall) -> None:
    opens(page, hall, "layouts/return-slip")
    writes(page, "# {title}\n")
    area = page.locator(".writing textarea")
    area.press("Control+End")
    page.locator('button[data-insert="{applicant}"]').click()
    expect(area).to_have_value("# {title}\n{applicant}")
    expect(page.locator(".slip-roll")).to_contain_text("张建国")


@pytest.mark.row("E4")
def test_faults_are_told_with_their_lines_and_nothing_is_saved(
    page: Page, hall: RunningHall
) -> None:
    opens(page, hall, "layouts/return-slip")
    writes(page, "# {title}\n{nobody}\ngap: 99\n")
    told = page.locator(".layout-faults")
    expect(told).to_contain_text("第 2 行：这种文书没有字段 nobody")
    expect(told).to_contain_text("第 3 行：空行是 1 到 12 行")
    expect(page.locator(".gutter .bad")).to_have_text(["2", "3"])
    expect(page.get_by_role("button", name="保存，马上生效")).to_be_disabled()


@pytest.mark.row("E4")
def test_a_saved_layout_holds_until_the_standard_one_is_taken_back(
    page: Page, browser: Browser, hall: RunningHall
) -> None:
    opens(page, hall, "layouts/return-slip")
    other = page.context.new_page()
    opens(other, hall, "layouts/return-slip")
    writes(page, "# {title}\n{applicant}\n本厅自己的版式。\n")
    page.get_by_role("button", name="保存，马上生效").click()
    expect(page.get_by_text("没有改动")).to_be_visible()
    forms = page.context.request.get(f"{hall.url}/api/v1/forms").json()
    kept = next(form["layout"] for form in forms if form["id"] == "return-slip")
    assert "本厅自己的版式。" in kept

    writes(other, "# {title}\n我也在改。\n")
    other.get_by_role("button", name="保存，马上生效").click()
    expect(other.locator(".hindrance")).to_be_visible()
    other.get_by_role("button", name="看新的内容").click()
    expect(other.locator(".slip-roll")).to_contain_text("本厅自己的版式。")
    other.get_by_role("button", name="恢复标准版式").click()
    other.get_by_role("button", name="保存，马上生效").click()
    expect(other.get_by_text("没有改动")).to_be_visible()
    forms = page.context.request.get(f"{hall.url}/api/v1/forms").json()
    kept = next(form["layout"] for form in forms if form["id"] == "return-slip")
    assert "本厅自己的版式。" not in kept
    other.close()


@pytest.mark.row("E7")
def test_signs_are_opened_by_a_leader(crew: Crew, hall: RunningHall, tmp_path: Path) -> None:
    page = crew.window("liangmin")
    opens(page, hall, "prints")
    sign = page.locator("[data-print=hanging-sign]")
    sign.get_by_label("哪个窗口").click()
    page.get_by_role("option", name="3号 民政救助一").click()
    sign.get_by_label("尺寸").click()
    page.get_by_role("option", name="70x40").click()
    link = sign.get_by_role("link", name="打开 PDF")
    expect(link).to_have_attribute("href", "/api/v1/prints/hanging-sign.pdf?size=70x40&window=3")
    assert list(page_faults(page)) == []
    answer = page.context.request.get(f"{hall.url}{link.get_attribute('href')}")
    assert answer.headers["content-type"] == "application/pdf"
    paper = tmp_path / "sign.pdf"
    paper.write_bytes(answer.body())
    told = subprocess.run(["pdftotext", str(paper), "-"], capture_output=True, text=True)
    assert "民政救助一" in told.stdout
    assert "司法信访" not in told.stdout
    page.close()


@pytest.mark.row("E7")
def test_nobody_else_gets_them(hall: RunningHall, page: Page, browser: Browser) -> None:
    address = f"{hall.url}/api/v1/prints"
    nobody = browser.new_context()
    assert nobody.request.get(f"{address}/handbook.pdf").status == 401
    ask = page.context.request.get
    assert ask(f"{address}/none-such.pdf").status == 404
    assert ask(f"{address}/hanging-sign.pdf?size=A5").status == 404
    assert ask(f"{address}/hanging-sign.pdf?window=99").status == 404
    assert {one["id"] for one in ask(address).json()} >= {"hanging-sign", "handbook"}
    nobody.close()
