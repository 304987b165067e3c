"""A whole day's names, telephones and words are looked for everywhere they must not be (row K4)."""

import json
import zipfile
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.privacy.conftest import ADMINISTRATOR, LEADER
from tests.privacy.marked_day import ID_NUMBER, MARKS, NAMES, Ear, MarkedDay
from tests.support.database import events, faults, rows
from tests.support.hall import RunningHall
from tests.support.page_layout import page_faults
from tests.support.pages import Crew

pytestmark = pytest.mark.slow(40)


def marks_in(content: bytes) -> list[str]:
    """Which of them stand in these bytes, as they are or escaped as JSON does."""
    return [m for m in MARKS if m.encode() in content or json.dumps(m)[1:-1].encode() in content]


@pytest.mark.row("K4", "K6", "I5")
def test_nothing_of_it_is_anywhere_it_need_not_be(
    hall: RunningHall, day: MarkedDay, ears: dict[str, Ear], tmp_path: Path
) -> None:
    for path in filter(Path.is_file, hall.data.rglob("*")):
        assert marks_in(path.read_bytes()) == [], path.name
    hall.cli("backup", str(tmp_path / "hall.zip"), "--with-keys")
    with zipfile.ZipFile(tmp_path / "hall.zip") as archive:
        assert "people.key" not in archive.namelist()
        for name in archive.namelist():
            assert marks_in(archive.read(name)) == [], name
    assert marks_in(hall.log.read_bytes()) == []
    assert marks_in(httpx.get(hall.url + "/metrics").content) == []
    assert marks_in(hall.cli("export").encode()) == []
    for role, ear in ears.items():
        assert marks_in("".join(ear.told).encode()) == [], role


@pytest.mark.row("K4", "A16")
def test_an_identity_number_is_a_mark_of_the_day_alone(hall: RunningHall, day: MarkedDay) -> None:
    ((mark,),) = rows(hall.data, "SELECT person FROM tickets WHERE id = ?", day.ticket)
    assert len(mark) == 64
    key = (hall.data / "people.key").read_text().split()[1]
    assert key.encode() not in (hall.data / "hall.db").read_bytes()
    assert ID_NUMBER not in str(rows(hall.data, "SELECT body FROM ledger"))


def finds(page: Page, kind: str, number: str) -> None:
    """Looks for a matter on the page."""
    page.get_by_role("button", name=kind, exact=True).click()
    page.locator(".number input").fill(number)
    page.get_by_role("button", name="查找").click()
    expect(page.locator(".found h2")).to_contain_text(number)


def erases(page: Page, number: str) -> None:
    """Goes through with it; a wrong number the second time erases nothing."""
    page.get_by_role("button", name="删除这些资料").click()
    page.locator(".panel .again input").fill("0")
    page.get_by_role("button", name="永久删除").click()
    expect(page.locator(".q-notification", has_text="编号不一致").first).to_be_visible()
    page.locator(".panel .again input").fill(number)
    page.get_by_role("button", name="永久删除").click()
    expect(page.locator(".found .state")).to_contain_text("已经没有个人资料")


@pytest.mark.row("K4", "I5")
@pytest.mark.usefixtures("sees")
def test_the_administrator_erases_what_is_over(
    hall: RunningHall, crew: Crew, day: MarkedDay
) -> None:
    page = crew.page(ADMINISTRATOR, "manager/erasing")
    finds(page, "投诉", day.complaint)
    expect(page.locator(".found .state")).to_contain_text("还没有办完")
    expect(page.get_by_role("button", name="删除这些资料")).to_have_count(0)
    assert NAMES[0][0] + "*" not in page.content()

    finds(page, "办件", day.case)
    expect(page.locator('[data-place="applicants.name"]')).to_contain_text("诸*")
    expect(page.locator('[data-place="applicants.phone"]')).to_contain_text("*******4444")
    expect(page.get_by_role("button", name="删除这些资料")).to_have_count(0)
    assert marks_in(page.content().encode()) == []
    assert list(page_faults(page)) == []

    (ticket,) = rows(hall.data, "SELECT business_day, number FROM tickets WHERE id=?", day.ticket)
    visit = "/".join(map(str, ticket))
    finds(page, "来访（号票）", visit)
    expect(page.locator('[data-place="ratings.text"]')).to_be_visible()
    erases(page, visit)
    erased = events(hall.data, "person_erased")
    assert [told["what"] for told in erased] == ["visit"]
    assert erased[0]["id"] == day.ticket
    assert faults(hall.data) == []


@pytest.mark.row("K4", "H1")
def test_nobody_else_opens_the_page(crew: Crew, day: MarkedDay) -> None:
    page = crew.page(LEADER, "manager/erasing")
    assert "/erasing" not in page.url


@pytest.mark.row("K4")
@pytest.mark.usefixtures("sees")
def test_a_call_is_erased_by_the_command_line(hall: RunningHall, day: MarkedDay) -> None:
    ((on,),) = rows(hall.data, "SELECT business_day FROM phone_calls")
    assert "not-over" in hall.cli("erase", "complaint", day.complaint, "--yes", check=False)
    assert "Stop it first" in hall.cli("forget-personal-data", check=False)
    hall.cli("erase", "call", f"{on}/1", "--yes")
    hall.cli("erase", "booking", day.booking, "--yes")
    for kind in ("call", "booking"):
        query = "SELECT wrapped FROM person_keys WHERE subject LIKE ?"
        assert rows(hall.data, query, f"{kind}:%") == [("",)]
