"""The clocks of a real hall: the calculator, the night, a power cut, the leader's board."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import expect

from hall_link.wire.cases import CasePaper
from hall_server.web.deadline_api import ASKED_A_MINUTE
from tests.support.database import events, faults, rows
from tests.support.hall import RunningHall
from tests.support.open_cases import case, put_in, task
from tests.support.page_layout import page_faults
from tests.support.pages import PASSWORD, Crew
from tests.support.people import give_password

MORNING = "2026-11-24T01:10:00+00:00"
"""Ten past nine on a Tuesday."""


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    """Two cases late, one due soon, one in time, one nobody has said a word about, one whose paper
    did not come, and a joined window that keeps silent."""
    running = RunningHall(tmp_path_factory.mktemp("clocks") / "hall")
    item = "urban-allowance"
    joint = case(5, item=item, flow="joint", kind="joint", window=5, due="2026-12-15")
    silent = case(
        4,
        item=item,
        window=3,
        state="received",
        accepted_at=None,
        limit_days=15,
        silent_from="2026-11-24",
    )
    paper = CasePaper(name="户口簿", place=1, state="owed", owed_until="2026-11-23")
    days = {"due": "2026-12-15", "owed_due": "2026-11-23", "owed_yellow": "2026-11-20"}
    owing = case(6, item=item, window=4, papers=(paper,), **days)
    put_in(
        running.data,
        [
            case(1, item=item, window=3, due="2026-11-19", yellow_from="2026-11-18"),
            case(2, item=item, window=4, due="2026-11-23", yellow_from="2026-11-20"),
            case(3, item=item, window=3, due="2026-11-25", yellow_from="2026-11-24"),
            silent,
            joint,
            owing,
            task(1, joint, window=8, due="2026-11-19", yellow_from="2026-11-18"),
        ],
    )
    running.start(clock=MORNING)
    give_password(running, "liangmin", PASSWORD)
    yield running
    running.stop()


@pytest.mark.row("F2")
def test_anybody_can_check_a_date(hall: RunningHall) -> None:
    with hall.client() as anybody:
        asked = {"kind": "committed", "received": "2026-02-13", "limit": "2"}
        answer = anybody.get("/deadlines", params=asked)
        assert answer.status_code == 200
        told = answer.json()
        assert told["due"] == "2026-02-24"
        assert [day["mark"] for day in told["days"]][:3] == ["start", "makeup", "holiday"]
        wrong = anybody.get("/deadlines", params=asked | {"limit": "soon"})
        assert wrong.status_code == 422
        assert wrong.json()["error"]["details"]["fields"][0]["where"] == "query.limit"
        long = anybody.get("/deadlines", params=asked | {"limit": "365", "extension": "365"})
        assert long.status_code == 422
        answers = [anybody.get("/deadlines", params=asked) for _ in range(ASKED_A_MINUTE)]
        assert (answers[0].status_code, answers[-1].status_code) == (200, 429)
        assert answers[-1].json()["error"]["code"] == "too-often"


@pytest.mark.row("F3", "F4")
def test_the_night_is_done_once_whatever_happens(hall: RunningHall) -> None:
    def told() -> list[tuple[object, ...]]:
        query = "SELECT number, state, urged, stage FROM cases ORDER BY number"
        return [*rows(hall.data, query), *rows(hall.data, "SELECT state, stage FROM case_tasks")]

    before = told()
    assert before == [
        ("2611160001", "accepted", 1, 3),
        ("2611160002", "accepted", 1, 1),
        ("2611160003", "accepted", 0, 0),
        ("2611160004", "accepted", 1, 3),
        ("2611160005", "accepted", 0, 0),
        ("2611160006", "accepted", 1, 1),
        ("open", 3),
    ]
    hall.kill()
    hall.start(clock=MORNING)
    assert told() == before
    assert len(events(hall.data, "case_urged")) == 4
    assert len(events(hall.data, "case_accepted_by_silence")) == 1
    assert faults(hall.data) == []


@pytest.mark.row("F3")
def test_a_leader_sees_the_late_ones_first_and_urges(hall: RunningHall, crew: Crew) -> None:
    page = crew.page("liangmin")
    alarm = page.locator(".alarm", has_text="4 件办件已超期")
    alarm.get_by_role("button", name="去处理").click()

    lines = page.locator(".cases .clock")
    expect(lines).to_have_count(6)
    expect(page.locator(".count .figure")).to_have_text(["4", "1", "1"])
    expect(lines.nth(0)).to_contain_text("超 3 个工作日")
    expect(lines.nth(0)).to_contain_text("已报领导")
    expect(lines.nth(1)).to_contain_text("超 1 个工作日")
    expect(lines.filter(has_text="2611160004")).to_contain_text("受理通知书待出具")
    expect(lines.filter(has_text="2611160006")).to_contain_text("容缺材料应在11月23日")
    soon = lines.nth(4)
    expect(soon).to_contain_text("剩 1 个工作日")
    expect(page.locator(".tasks .clock")).to_contain_text("8 号窗口")
    assert list(page_faults(page)) == []

    soon.get_by_role("button", name="催办", exact=True).click()
    expect(soon).to_contain_text("今天已催")
    page.get_by_role("button", name="4 号窗口").click()
    expect(lines).to_have_count(2)
    expect(lines.filter(has_text="2611160002")).to_have_count(1)
    assert rows(hall.data, "SELECT urged FROM cases WHERE number = '2611160003'") == [(1,)]


def test_the_board_is_for_leaders_only(hall: RunningHall) -> None:
    answer = httpx.get(f"{hall.url}/manager/clocks", follow_redirects=True)
    assert answer.url.path.endswith("/sign-in")
