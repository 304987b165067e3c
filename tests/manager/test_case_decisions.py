"""A leader without a window decides what clerks ask for, and looks after cases nobody handles."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from hall_server.cases.file_tables import CaseStep
from hall_server.cases.tables import ApplicantRecord, Case
from tests.support.database import events, rows
from tests.support.hall import RunningHall
from tests.support.open_cases import case, put_in
from tests.support.page_layout import page_faults
from tests.support.people import give_password

PASSWORD = "open sesame"
MORNING = "2026-11-24T01:10:00+00:00"
ITEM = "urban-allowance"

expect.set_options(timeout=20_000)


def step(of: Case, act: str, note: str) -> CaseStep:
    """One that was written with the case, by its first handler."""
    state, by = of.state, of.first_handler
    told = (of.received_at, act, by, of.window, state, state)
    return CaseStep(f"{of.id}-{act}", of.id, *told, note=note)


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    """A longer limit, the fast track and a longer promise are asked for; one of them of the leader
    herself. The owner of another has left, and one took three visits."""
    running = RunningHall(tmp_path_factory.mktemp("decisions") / "hall")
    usual: dict[str, Any] = {"item": ITEM, "due": "2026-12-01", "first_due": "2026-12-01"}
    usual |= {"yellow_from": "2026-11-30", "window": 3, "limit_days": 11}
    asked = case(1, **usual, extension="asked", extension_days=3)
    fast = case(2, **usual, asked_kind="fast-track")
    longer = case(3, **usual, asked_days=15)
    own = case(4, **usual, asked_kind="fast-track", owner="liangmin")
    left = case(5, **usual, owner="gone")
    often = case(6, **usual, visits=3)
    late = case(7, **{**usual, "due": "2026-11-20", "first_due": "2026-11-20"})
    put_in(
        running.data,
        [
            *(asked, fast, longer, own, left, often, late),
            ApplicantRecord(asked.id, name="张建国", phone="13800001234"),
            step(asked, "open", ""),
            step(asked, "ask_extension", "要到村里入户核查"),
            step(fast, "open", "重点项目，县里督办"),
            step(longer, "open", "要等邻县回函"),
            step(own, "open", "老人急用"),
        ],
    )
    running.start(clock=MORNING)
    give_password(running, "liangmin", PASSWORD)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def page(browser: Browser, hall: RunningHall) -> Page:
    page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    page.goto(f"{hall.url}/manager")
    page.get_by_label("登录名").fill("liangmin")
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    return page


def line(page: Page, number: int, section: str = ".asked") -> Locator:
    return page.locator(f"{section} .clock", has_text=f"261116{number:04}")


@pytest.mark.row("F2", "F3")
def test_what_is_asked_is_told_at_once_and_waits_in_a_list(hall: RunningHall, page: Page) -> None:
    expect(page.get_by_role("link", name="办件时限（4）")).to_be_visible()
    alarm = page.locator(".alarm", has_text="4 件等您决定")
    expect(page.locator(".alarm", has_text="1 件的承办人已经离开")).to_be_visible()
    alarm.get_by_role("button", name="去处理").click()
    expect(page.locator(".asked .clock")).to_have_count(4)
    expect(line(page, 1)).to_contain_text("申请延期3个工作日")
    expect(line(page, 2)).to_contain_text("申请绿色通道")
    expect(line(page, 3)).to_contain_text("申请承诺15个工作日")
    expect(line(page, 4)).to_contain_text("请另一位领导决定")
    expect(line(page, 6, ".loose")).to_contain_text("已跑 3 次")
    assert list(page_faults(page)) == []


@pytest.mark.row("F2")
def test_a_leader_approves_and_denies_with_a_reason(hall: RunningHall, page: Page) -> None:
    line(page, 1).get_by_role("button", name="批准", exact=True).click()
    expect(page.locator(".panel .sentence")).to_contain_text("要到村里入户核查")
    page.get_by_role("button", name="确定").click()
    expect(page.locator(".asked .clock")).to_have_count(3)

    line(page, 2).get_by_role("button", name="批准", exact=True).click()
    page.get_by_role("button", name="确定").click()
    expect(page.locator(".asked .clock")).to_have_count(2)

    line(page, 3).get_by_role("button", name="不批准").click()
    page.get_by_role("button", name="时间够用").click()
    page.get_by_role("button", name="确定").click()
    expect(page.locator(".asked .clock")).to_have_count(1)

    told = rows(hall.data, "SELECT extension, due, kind, asked_days FROM cases ORDER BY number")
    assert told[:3] == [
        ("approved", "2026-12-04", "committed", None),
        (None, "2026-12-01", "fast-track", None),
        (None, "2026-12-01", "committed", None),
    ]
    assert {one["act"] for one in events(hall.data, "case_acted")} >= {
        "approve_extension",
        "approve_fast_track",
        "deny_longer",
    }


@pytest.mark.row("F3")
def test_a_case_whose_owner_has_left_is_handed_on(hall: RunningHall, page: Page) -> None:
    line(page, 5, ".loose").get_by_role("button", name="转交").click()
    page.locator(".panel").get_by_role("button", name="陈芳").click()
    page.get_by_role("button", name="确定").click()
    expect(line(page, 5, ".loose")).to_have_count(0)
    owner = rows(hall.data, "SELECT owner FROM cases WHERE number = '2611160005'")
    assert owner == [("chenfang",)]


@pytest.mark.row("F3")
def test_any_case_can_be_looked_at_and_withdrawn(hall: RunningHall, page: Page) -> None:
    page.get_by_label("办件编号").fill("2611160001")
    page.get_by_role("button", name="查找").click()
    panel = page.locator(".panel")
    expect(panel).to_contain_text("最初应办结")
    expect(panel).to_contain_text("张*")
    expect(panel).not_to_contain_text("张建国")
    expect(panel).to_contain_text("要到村里入户核查")
    panel.get_by_role("button", name="撤回").click()
    page.get_by_role("button", name="申请人要求撤回").click()
    page.get_by_role("button", name="确定").click()
    expect(panel).to_be_hidden()
    state = rows(hall.data, "SELECT state FROM cases WHERE number = '2611160001'")
    assert state == [("withdrawn",)]


@pytest.mark.row("F2", "F3")
def test_what_was_decided_in_time_and_never_noted_a_leader_notes(
    hall: RunningHall, page: Page
) -> None:
    page.get_by_label("办件编号").fill("2611160007")
    page.get_by_role("button", name="查找").click()
    panel = page.locator(".panel")
    panel.get_by_role("button", name="补记决定").click()
    panel.get_by_label("决定日期").fill("2026-11-19")
    panel.get_by_role("button", name="准予").click()
    page.get_by_role("button", name="有当天的会议记录").click()
    page.get_by_role("button", name="确定").click()
    expect(panel).to_be_hidden()
    told = rows(hall.data, "SELECT state, decided_on FROM cases WHERE number = '2611160007'")
    assert told == [("decided", "2026-11-19")]
