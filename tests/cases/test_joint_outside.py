"""Cases with others: another authority's list, results fetched, an agent (rows A21, F5, F7)."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hall_server.cases.import_status import SLICE, ImportStatus, StatusLine, plan, slices
from tests.cases.case_hall import CaseHall
from tests.support.hall import RunningHall

TODAY = "2026-11-23"


def line(row: int, outer: str, status: str, day: str = TODAY, note: str = "") -> StatusLine:
    return StatusLine(row=row, outer=outer, status=status, day=day, note=note)


@pytest.fixture
def hall() -> CaseHall:
    return CaseHall()


@pytest.mark.unit
def test_a_list_becomes_the_cases_own_moves(hall: CaseHall) -> None:
    up = hall.opened("reported-up", superior="县民政局", outer="SX-1")
    hall.act(up, "send_up", superior="县民政局")
    here = hall.opened(outer="SX-2")
    going = hall.opened(outer="SX-3")
    lines = [
        line(2, "SX-1", "准予"),
        line(3, "SX-2", "不予许可", note="超出规划"),
        line(4, "SX-3", "审核中"),
    ]
    acts = [one.act.act if one.act else one.fault for one in plan(hall.state.casework, lines)]
    assert acts == ["note_answer", "decide", "note_progress"]
    assert hall.case(here).outcome is None
    hall.do(ImportStatus(lines=lines))
    assert [hall.case(case).outcome for case in (up, here, going)] == ["granted", "denied", None]
    again = plan(hall.state.casework, lines[:2])
    assert [(one.act, one.fault) for one in again] == [(None, ""), (None, "")]
    (notice,) = hall.store.cold("case-file", here).documents[-1:]
    assert notice.form == "deny-decision"


@pytest.mark.unit
def test_every_fault_is_told_by_its_row_and_changes_nothing(hall: CaseHall) -> None:
    case = hall.opened("reported-up", superior="县民政局", outer="SX-1")
    hall.opened("joint", joined=[2], outer="SX-4")
    for _ in range(2):
        hall.opened(outer="SX-5")
    lines = [
        line(2, "", "准予"),
        line(3, "SX-1", "什么"),
        line(4, "SX-1", "准予", "11月"),
        line(5, "SX-1", "准予", "2027-01-01"),
        line(6, "SX-9", "准予"),
        line(7, "SX-5", "准予"),
        line(8, "SX-4", "准予"),
        line(9, "SX-1", "准予"),
    ]
    planned = plan(hall.state.casework, lines)
    assert all(one.fault and one.act is None for one in planned)
    hall.do(ImportStatus(lines=lines))
    assert hall.case(case).state == "accepted"


@pytest.mark.unit
def test_what_was_decided_elsewhere_is_of_that_day(hall: CaseHall) -> None:
    up = hall.opened("reported-up", superior="县民政局", outer="SX-1")
    hall.act(up, "send_up")
    late = hall.opened("reported-up", superior="县民政局", outer="SX-2")
    hall.clock.advance(days=9)
    hall.act(late, "send_up")
    lines = [line(2, "SX-1", "准予", "2026-11-25"), line(3, "SX-2", "准予", "2026-11-30")]
    assert [one.fault for one in plan(hall.state.casework, lines)] == [
        "",
        "日期 2026-11-30 早于收件、受理或上报的日期",
    ]
    hall.do(ImportStatus(lines=lines))
    kept = hall.case(up)
    assert (kept.decided_on, kept.deliver_by) == ("2026-11-25", "2026-12-02")
    assert hall.case(late).outcome is None


@pytest.mark.unit
def test_a_long_list_is_taken_over_in_slices() -> None:
    parts = slices([line(row, f"SX-{row}", "准予") for row in range(2 * SLICE + 1)])
    assert [len(part.lines) for part in parts] == [SLICE, SLICE, 1]
    assert parts[2].lines[0].row == 2 * SLICE


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Any:
    hall = RunningHall(tmp_path_factory.mktemp("status") / "hall")
    hall.start()
    yield hall
    hall.stop()


@pytest.mark.row("F4", "F7")
def test_a_real_list_is_told_first_and_taken_over_then(
    running: RunningHall, tmp_path: Path
) -> None:
    order = {
        "kind": "open_case",
        "window": 3,
        "case_kind": "reported-up",
        "item": "urban-allowance",
        "superior": "县民政局",
        "outer": "SX-2026-7",
        "papers": [{"name": "书面申请", "place": 0}],
        "print": False,
    }
    with running.client(running.key("clerk", window=3)) as clerk:
        case = clerk.post("/cases", json={"command": order}).json()["case"]["case_id"]
        sent = {"kind": "act_on_case", "case_id": case, "act": "send_up", "print": False}
        assert clerk.post("/cases/acts", json={"command": sent}).status_code == 200
        listed = tmp_path / "省平台.csv"
        day = clerk.get(f"/cases/{case}").json()["sent_up_on"]
        rows = f"外部编号,状态,日期\nSX-2026-7,准予,{day}\nSX-0,准予,{day}\n"
        listed.write_text(rows, "gb18030")
        told = imported(running, listed)
        assert told.returncode == 1
        assert "note_answer" in told.stdout
        assert ":3: 没有在办的件用这个外部编号" in told.stderr
        assert clerk.get(f"/cases/{case}").json()["row"]["state"] == "sent_up"
        imported(running, listed, "--apply")
        after = clerk.get(f"/cases/{case}").json()
        assert (after["row"]["state"], after["outcome"]) == ("decided", "granted")


def imported(hall: RunningHall, listed: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "hall_server", "import-status", "--data", str(hall.data)]
    return subprocess.run(
        [*command, str(listed), *more], capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.row("A9", "A21")
def test_a_result_is_fetched_where_the_hall_says(running: RunningHall) -> None:
    """Handled at window 3, laid out, and handed over at the window of the fast queue."""
    order = {
        "kind": "open_case",
        "window": 3,
        "case_kind": "committed",
        "item": "urban-allowance",
        "applicant": {"name": "欧阳建国", "phone": "13812345678"},
        "papers": [{"name": "书面申请", "place": 0}],
        "print": False,
    }
    with (
        running.client(running.key("clerk", window=3)) as own,
        running.client(running.key("clerk", window=1)) as counter,
        running.client(running.key("clerk", window=4)) as other,
    ):
        row = own.post("/cases", json={"command": order}).json()["case"]
        for act, told in (("decide", {"outcome": "granted"}), ("lay_out", {"shelf": "B-12"})):
            command = {"kind": "act_on_case", "case_id": row["case_id"], "act": act, "print": False}
            assert own.post("/cases/acts", json={"command": command | told}).status_code == 200
        asked = {"kind": "find_case", "number": row["number"], "last_four": "5678"}
        fetch = other.post("/cases/find", json=asked).json()["fetch"]["zh"]
        assert "取“取件”号，到1号窗口领取，取件号：B-12" in fetch
        assert other.get("/cases", params={"state": "ready"}).json()["count"] == 0
        (ready,) = counter.get("/cases", params={"state": "ready"}).json()["cases"]
        assert (ready["shelf"], ready["ready_days"], ready["applicant"]) == ("B-12", 0, "欧*")
        hand = {**command, "act": "deliver", "channel": "counter", "recipient": "欧阳建国"}
        refused = other.post("/cases/acts", json={"command": hand}).json()["error"]
        assert refused["code"] == "not-your-case"
        assert counter.post("/cases/acts", json={"command": hand}).status_code == 200
        assert own.get(f"/cases/{row['case_id']}").json()["row"]["state"] == "delivered"
        assert counter.get("/cases", params={"state": "ready"}).json()["count"] == 0


@pytest.mark.row("F5")
def test_a_case_is_run_by_an_agent_for_nothing(running: RunningHall) -> None:
    """The hand-over slip in two parts as A4, and the end of the agent's work on a listed ground."""
    order = {
        "kind": "open_case",
        "window": 3,
        "case_kind": "committed",
        "item": "urban-allowance",
        "applicant": {"name": "欧阳建国", "phone": "13812345678", "agent": "李小梅"},
        "papers": [{"name": f"材料{n}", "copies": n} for n in range(1, 7)],
        "agency": "agent",
        "agreed": True,
        "prepaid": "1234.56",
        "pickup": "2026-12-01 09:00",
        "print": False,
    }
    with running.client(running.key("clerk", window=3)) as clerk:
        done = clerk.post("/cases", json={"command": order}).json()
        slip = next(one for one in done["documents"] if one["form"] == "agency-slip")
        sheet = clerk.get(f"/documents/{slip['document_id']}.pdf")
        told = text_of(sheet.content)
        for words in (
            "存根",
            "委托人保存",
            "材料6",
            "1234.56",
            "壹仟贰佰叁拾肆元伍角陆分",
            "12月1日",
        ):
            assert words in told
        assert "代办费" not in told
        assert "服务费" not in told
        case = done["case"]["case_id"]
        end = {"kind": "act_on_case", "case_id": case, "act": "end_agency", "ground": 4}
        ended = clerk.post("/cases/acts", json={"command": {**end, "print": False}}).json()
        assert [one["form"] for one in ended["documents"]] == ["agency-end"]
        assert ended["case"]["state"] == "accepted"


def text_of(sheet: bytes) -> str:
    """What poppler reads on a PDF."""
    found = subprocess.run(["pdftotext", "-", "-"], input=sheet, capture_output=True, check=True)
    return "".join(found.stdout.decode().split())
