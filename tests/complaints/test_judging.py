"""A citizen judges an answer on the own phone; a petition is received by a leader (A10, H5, H6)."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.complaints.test_kept_secret import readable
from tests.support.database import events, rows
from tests.support.hall import RunningHall
from tests.support.page_layout import page_faults
from tests.support.pages import PATIENCE_MS, Crew, staffed
from tests.support.people import Voice

HANDLER, OTHER, LEADER = "gaoyuan", "duanrong", "liangmin"
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    with staffed(tmp_path_factory.mktemp("judging"), HANDLER, OTHER, LEADER) as running:
        yield running


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A citizen's own."""
    context = browser.new_context(viewport=PHONE)
    context.set_default_timeout(PATIENCE_MS)
    yield context.new_page()
    context.close()


def complains(hall: RunningHall, **told: Any) -> dict[str, Any]:
    command = {"text": "没有人理我", **told}
    taken: dict[str, Any] = Voice(hall).ask("POST", "/complaints", {"command": command}, 201)
    return taken


def follows(phone: Page, hall: RunningHall, taken: dict[str, Any]) -> None:
    phone.goto(f"{hall.url}/m/follow")
    phone.locator("[name=number]").fill(taken["number"])
    phone.locator("[name=code]").fill(taken["code"])
    phone.locator("button.main").click()
    expect(phone.locator(".verdict")).to_be_visible()


def opened(page: Page, number: str) -> Page:
    """The file of this complaint, once the page listens: a press before is lost."""
    page.wait_for_function("window.did_handshake")
    page.locator("button.case", has_text=number).click()
    expect(page.locator(".file-head")).to_contain_text(number)
    return page


def answers(page: Page, words: str) -> None:
    page.get_by_role("button", name="答复", exact=True).click()
    page.locator(".panel textarea").fill(words)
    page.locator(".panel .main").click()
    expect(page.locator(".file-head")).to_contain_text("已答复")


@pytest.mark.row("A10", "H5")
def test_not_satisfied_it_is_a_leaders_satisfied_it_is_closed(
    hall: RunningHall, crew: Crew, phone: Page
) -> None:
    taken = complains(hall)
    follows(phone, hall, taken)
    expect(phone.locator(".verdict")).to_contain_text("以前（含当日）答复您")
    answers(opened(crew.page(HANDLER), taken["number"]), "我们已经改正")
    follows(phone, hall, taken)
    expect(phone.get_by_text("我们已经改正")).to_be_visible()
    assert list(page_faults(phone, [(PHONE["width"], PHONE["height"])])) == []
    phone.locator("textarea").fill("没有说清楚")
    phone.get_by_role("button", name="不满意，请领导重办").click()
    expect(phone.locator(".verdict")).to_contain_text("由领导重新处理")
    expect(phone.get_by_role("button", name="满意")).to_have_count(0)
    leader = opened(crew.page(LEADER, "manager/complaints"), taken["number"])
    expect(leader.locator(".steps")).to_contain_text("没有说清楚")
    answers(leader, "主任当面说清楚了")
    follows(phone, hall, taken)
    expect(phone.get_by_text("主任当面说清楚了")).to_be_visible()
    phone.get_by_role("button", name="满意", exact=True).click()
    expect(phone.locator(".verdict")).to_contain_text("已经办结")
    acts = [told["act"] for told in events(hall.data, "complaint_judged")]
    assert acts == ["dissatisfied", "satisfied"]


@pytest.mark.row("H5")
def test_whom_it_is_about_is_put_right_before_the_screens(hall: RunningHall, crew: Crew) -> None:
    taken = complains(hall)
    page, other = opened(crew.page(HANDLER), taken["number"]), crew.page(OTHER)
    expect(other.locator(".case", has_text=taken["number"])).to_be_visible()
    page.get_by_role("button", name="改涉及的人").click()
    page.locator(".panel input").fill("段蓉")
    page.locator(".q-menu .q-item").first.click()
    page.keyboard.press("Escape")
    page.locator(".panel textarea").fill("来电说是她")
    page.locator(".panel .main").click()
    expect(page.locator(".facts").first).to_contain_text("涉及的人")
    expect(other.locator(".case", has_text=taken["number"])).to_have_count(0)
    assert OTHER not in str(rows(hall.data, "SELECT body FROM ledger WHERE kind LIKE 'complaint%'"))


@pytest.mark.row("H6")
def test_a_leaders_reception_is_noted_and_on_the_sheet(hall: RunningHall, crew: Crew) -> None:
    visitor = {"name": "李四代表", "phone": "13900001111", "occupation": "务农"}
    taken = complains(hall, what="petition", text="宅基地界址有争议", visitor=visitor)
    page = opened(crew.page(HANDLER), taken["number"])
    expect(page.locator(".facts").first).to_contain_text("领导接访期限")
    page.get_by_role("button", name="记领导接访").click()
    page.locator(".panel .chip", has_text="梁敏").click()
    page.locator(".panel textarea").fill("当面听取，三天内复测")
    assert list(page_faults(page, [(1366, 768)])) == []
    page.locator(".panel .main").click()
    expect(page.locator(".facts").first).to_contain_text("梁敏")
    span = {"first": "2020-01-01", "last": "2030-01-01"}
    client = crew.client(HANDLER)
    told = readable(client.get("/complaints/registers/petitions.pdf", params=span))
    assert all(word in told for word in ("领导接待", "三天内复测"))
    sheet = _sheet(page, client)
    assert all(
        word in sheet for word in ("李四代表", "务农", "宅基地界址有争议", "三天内复测", "签字")
    )
    seen = events(hall.data, "complainant_seen")
    assert [told["number"] for told in seen] == [taken["number"]]
    leader = crew.client(LEADER)
    assert leader.get(_sheet_of(page)).status_code == 403


def _sheet_of(page: Page) -> str:
    address = page.locator("a.paper", has_text="登记表").get_attribute("href") or ""
    return address.removeprefix("/api/v1")


def _sheet(page: Page, client: httpx.Client) -> str:
    return readable(client.get(_sheet_of(page)))
