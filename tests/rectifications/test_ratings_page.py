"""A bad rating by the code on the ticket, its supplement, and its way through the manager's page
(rows D4, D5, D6), at a real hall."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import create_engine

from hall_server.ratings.tables import RATINGS, SUPPLEMENTS
from hall_server.storage.store import upsert
from tests.support.database import plain_rows, rows
from tests.support.hall import RunningHall
from tests.support.page_layout import page_faults
from tests.support.pages import PASSWORD, Crew, staffed
from tests.support.people import ITEMS, Clerk, Voice, key_of, sits_down

CLERK, HANDLER, LEADER = "wangjian", "duanrong", "liangmin"
TEXT, ADDED = "等了很久没人理", "第二天打电话道歉了"
SIZES = ((320, 568), (360, 640), (412, 915))


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    folder = tmp_path_factory.mktemp("ratings")
    with staffed(folder, CLERK, HANDLER, LEADER) as running:
        yield running


@pytest.fixture(scope="module")
def kiosk(hall: RunningHall) -> Voice:
    return Voice(hall, key_of(hall, "kiosk"))


@pytest.fixture(scope="module")
def clerk(hall: RunningHall) -> Clerk:
    return sits_down(hall, 2, CLERK, PASSWORD)


def visit(kiosk: Voice, clerk: Clerk) -> dict[str, Any]:
    """A ticket whose visit is finished."""
    order = {"items": [ITEMS["legal"]], "print": False}
    ticket: dict[str, Any] = kiosk.ask("POST", "/tickets", order, 201)
    assert clerk.serves_one() == ticket["number"]
    return ticket


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 640}, device_scale_factor=2)
    faults: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


def does(page: Page, act: str, words: str = "", choice: str = "") -> None:
    """Presses an act of the file, fills its panel in and confirms."""
    page.locator(".acts-row").get_by_role("button", name=act, exact=True).click()
    if choice:
        page.locator(".panel").get_by_role("button", name=choice).click()
    if words:
        page.locator(".panel textarea").fill(words)
    page.locator(".panel .main").click()
    expect(page.locator(".panel")).to_be_hidden()


@pytest.mark.row("D4", "D5", "D6")
def test_a_bad_rating_by_the_code_on_the_ticket_is_put_right(
    hall: RunningHall, kiosk: Voice, clerk: Clerk, phone: Page, crew: Crew
) -> None:
    ticket = visit(kiosk, clerk)
    phone.goto(f"{hall.url}/t/{ticket['secret']}")
    expect(phone.locator("#rating .note")).to_contain_text("前可以评价")
    phone.get_by_role("button", name="不满意", exact=True).click()
    phone.locator("#rating .tag").first.click()
    phone.locator("#rating textarea").fill(TEXT)
    phone.get_by_role("button", name="提交评价").click()
    expect(phone.locator("#rating")).to_contain_text("不能再改")
    assert list(page_faults(phone, SIZES)) == []

    leader = crew.page(LEADER, "manager/ratings")
    leader.locator("button.case").click()
    expect(leader.locator(".said .body")).to_have_text(TEXT)
    assert list(page_faults(leader, [(1366, 768)])) == []
    leader.locator(".acts-row").get_by_role("button", name="指派整改人").click()
    names = leader.locator(".panel .act")
    expect(names.first).to_be_visible()
    leader.locator(".panel .act", has_text="段").first.click()
    expect(leader.locator(".file-head")).to_contain_text("待联系")

    adds(phone)

    handler = crew.page(HANDLER, "manager/ratings")
    handler.locator("button.case").click()
    expect(handler.locator(".said").nth(1)).to_contain_text(ADDED)
    does(handler, "已联系群众", "电话联系，已道歉")
    does(handler, "查明情况", "当时缺人", "属实")
    does(handler, "已整改", "增开一个窗口")
    expect(handler.locator(".file")).to_contain_text("等整改人以外的人核实")
    does(leader, "核实", choice="核实无误")
    does(handler, "已回访", "表示满意", "群众满意")
    does(leader, "办结")
    expect(leader.locator(".file-head")).to_contain_text("已办结")
    assert plain_rows(hall.data, "ratings", "level", "text") == [(2, TEXT)]
    leader.get_by_role("button", name="近90天办结").click()
    expect(leader.locator("button.case")).to_contain_text("王健")
    leader.close()
    handler.close()


def adds(phone: Page) -> None:
    """The supplement, once."""
    phone.reload()
    phone.get_by_role("button", name="追评一次").click()
    assert list(page_faults(phone, SIZES)) == []
    phone.get_by_role("button", name="提交追评").click()
    expect(phone.locator("#rating textarea")).to_have_attribute(
        "placeholder", "请选一项，或者写几句话"
    )
    phone.locator("#rating").get_by_role("button", name="满意", exact=True).click()
    phone.locator("#rating textarea").fill(ADDED)
    phone.get_by_role("button", name="提交追评").click()
    expect(phone.locator("#rating")).to_contain_text("追评已收到")
    phone.reload()
    expect(phone.locator("#rating")).to_contain_text("追评已收到")
    expect(phone.locator("#rating button")).to_have_count(0)


@pytest.mark.row("D4")
def test_after_the_hall_s_days_the_page_says_so(
    hall: RunningHall, kiosk: Voice, clerk: Clerk, phone: Page
) -> None:
    ticket = visit(kiosk, clerk)
    until = datetime.fromisoformat(kiosk.ticket(ticket["secret"])["rate_until"])
    phone.clock.set_fixed_time(until + timedelta(minutes=1))
    phone.goto(f"{hall.url}/t/{ticket['secret']}")
    expect(phone.locator("#rating")).to_have_text("评价期已过")


@pytest.mark.row("D5")
def test_the_clerk_rated_hears_nothing_of_it(hall: RunningHall, kiosk: Voice, clerk: Clerk) -> None:
    ticket = visit(kiosk, clerk)
    path = f"/tickets/{ticket['secret']}/rating"
    kiosk.ask("POST", path, {"level": 1, "text": TEXT}, 201)
    paths = clerk.http.get(f"{hall.url}/openapi.json").json()["paths"]
    plain = [p for p, acts in paths.items() if "get" in acts and "{" not in p]
    span = {"first": "2020-01-01", "last": "2030-01-01", "kind": "committed", "limit": "2"}
    told = "".join(
        clerk.http.get(f"{hall.url}{path}", params={**span, "received": "2026-02-13"}).text
        for path in plain
    )
    assert TEXT not in told
    assert clerk.http.get("/reports/ratings", params=span).status_code == 403
    ledger = rows(hall.data, "SELECT body FROM ledger WHERE kind LIKE 'r%'")
    assert TEXT not in str(ledger)


@pytest.mark.row("D4", "D5")
def test_nothing_edits_or_removes_a_rating(
    hall: RunningHall, kiosk: Voice, clerk: Clerk, tmp_path: Path
) -> None:
    ticket = visit(kiosk, clerk)
    path = f"/tickets/{ticket['secret']}"
    kiosk.ask("POST", f"{path}/rating", {"level": 5, "text": "好"}, 201)
    assert kiosk.refusal(f"{path}/rating", {"level": 1})[1] == "already-rated"
    kiosk.ask("POST", f"{path}/supplement", {"level": 4}, 201)
    assert kiosk.refusal(f"{path}/supplement", {"level": 1})[1] == "already-supplemented"
    for method in ("PUT", "PATCH", "DELETE"):
        assert kiosk.refusal(f"{path}/rating", {"level": 1}, method)[0] in (404, 405)
    paths = kiosk.http.get(f"{hall.url}/openapi.json").json()["paths"]
    changing = [
        (p, act) for p, acts in paths.items() for act in acts if "rating" in p or "supplement" in p
    ]
    assert {act for _, act in changing} <= {"get", "post"}


@pytest.mark.row("D5")
@pytest.mark.parametrize("table", [RATINGS, SUPPLEMENTS])
def test_what_stands_in_the_tables_stands_for_good(table: Any) -> None:
    engine = create_engine("sqlite://")
    table.create(engine)
    row: dict[str, Any] = {c.name: 5 if c.name == "level" else "1" for c in table.c}
    with engine.begin() as connection:
        for level in (5, 1):
            connection.execute(upsert(table, "sqlite"), [{**row, "level": level}])
        assert connection.execute(table.select()).one().level == 5


@pytest.mark.row("D6")
def test_the_figures_on_the_page_and_in_the_files(
    hall: RunningHall, kiosk: Voice, clerk: Clerk, crew: Crew
) -> None:
    key_of(hall, "evaluator", 2)
    visit(kiosk, clerk)  # the pad asks, and the next visit begins at once
    visit(kiosk, clerk)
    page = crew.page(LEADER, "manager/ratings/figures")
    expect(page.locator(".rate .figure").first).to_contain_text("%")
    page.get_by_role("button", name="按人员").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    page.get_by_role("button", name="按时间").click()
    expect(page.locator("tbody th")).to_contain_text("-")
    assert list(page_faults(page, [(1366, 768)])) == []
    with crew.client(LEADER) as client:
        span = {"first": "2025-01-01", "last": "2027-12-31"}
        told = client.get("/reports/ratings", params={**span, "by": "clerk"}).json()
        (line,) = told["lines"]
        assert line["key"] == CLERK
        assert line["visits"] == told["total"]["visits"] == line["rated"] + line["unrated"]
        assert line["unrated"] >= 2
        assert line["interrupted"] == 1
        for by in ("hall", "period", "window", "department", "item"):
            found = client.get("/reports/ratings", params={**span, "by": by}).json()
            assert sum(one["visits"] for one in found["lines"]) == line["visits"]
            assert all(one["name"] for one in found["lines"])
        table = client.get("/reports/ratings.csv", params={**span, "by": "clerk"})
        assert table.content.decode("utf-8-sig").splitlines()[1].split(",")[1] == str(
            line["visits"]
        )
        assert client.get("/reports/ratings.xlsx", params=span).content[:2] == b"PK"
    page.close()
