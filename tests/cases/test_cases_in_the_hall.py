"""Cases on a real server: opened, acted on, asked about, and whole after a power cut."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.support.database import events, faults
from tests.support.hall import RunningHall, refused
from tests.support.lines import Line

FRIDAY = "2026-02-13T{:02}:00:00+08:00"
"""An hour of the last Friday before the Spring Festival; Saturday is worked to make up for the
holiday that begins on Sunday."""

NAME, PHONE = "欧阳建国", "13812345678"
ORDER: dict[str, Any] = {
    "kind": "open_case",
    "window": 3,
    "case_kind": "committed",
    "item": "temporary-aid",
    "limit": 2,
    "applicant": {"name": NAME, "phone": PHONE, "address": "河东村3组"},
    "papers": [{"name": "书面申请", "place": 0}, {"name": "身份证", "place": 1}],
    "print": False,
}


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    running = RunningHall(tmp_path_factory.mktemp("cases") / "hall")
    running.start(clock=FRIDAY.format(9))
    yield running
    running.stop()


@pytest.fixture(scope="module")
def keys(hall: RunningHall) -> dict[str, str]:
    found = {f"clerk-{n}": hall.key("clerk", window=n) for n in (3, 4)}
    return {**found, **{role: hall.key(role) for role in ("kiosk", "manager")}}


def as_(hall: RunningHall, key: str) -> httpx.Client:
    return hall.client(key)


def opened(hall: RunningHall, keys: dict[str, str], **changes: Any) -> dict[str, Any]:
    with as_(hall, keys["clerk-3"]) as clerk:
        answer = clerk.post("/cases", json={"command": {**ORDER, **changes}})
    assert answer.status_code == 201, answer.text
    told: dict[str, Any] = answer.json()
    return told


def acted(client: httpx.Client, case: str, act: str, **told: Any) -> httpx.Response:
    command = {"kind": "act_on_case", "case_id": case, "act": act, "print": False, **told}
    return client.post("/cases/acts", json={"command_id": f"{case}-{act}", "command": command})


@pytest.mark.row("F1")
@pytest.mark.row("F2")
@pytest.mark.row("F6")
def test_a_case_survives_power_cuts_between_its_acts(
    hall: RunningHall, keys: dict[str, str]
) -> None:
    order = {"command_id": "order-1", "command": ORDER}
    with as_(hall, keys["clerk-3"]) as clerk:
        first = clerk.post("/cases", json=order).json()["case"]
        assert first["due"] == "2026-02-24"  # Saturday 14 is worked, 15 to 23 is holiday
        acts: list[tuple[str, dict[str, Any]]] = [
            ("stop_clock", {"step": "testing", "days": 1}),
            ("resume_clock", {}),
            ("decide", {"outcome": "granted"}),
            ("lay_out", {"shelf": "B-7"}),
            ("deliver", {"channel": "counter", "recipient": NAME}),
        ]
        for hour, (act, told) in enumerate(acts, 10):
            if act == "decide":
                hall.kill()
                hall.start(clock=FRIDAY.format(hour))
            assert acted(clerk, first["case_id"], act, **told).status_code == 200
            assert clerk.post("/cases", json=order).json()["case"]["number"] == first["number"]
        again = acted(clerk, first["case_id"], "deliver", channel="counter", recipient=NAME)
        assert again.status_code == 200  # the same command id: done once, answered the same
        assert refused(acted(clerk, first["case_id"], "close")) == (409, "signature-needed")
        file = clerk.get(f"/cases/{first['case_id']}").json()
        assert [step["act"] for step in file["steps"]] == ["open", *(act for act, _ in acts)]
        assert [paper["form"] for paper in file["documents"]] == [
            "promise-slip",
            "stop-notice",
            "pickup-slip",
        ]
        for paper in file["documents"]:
            clerk.post(f"/documents/{paper['document_id']}/sign", json={})
    second = opened(hall, keys)["case"]
    assert int(second["number"]) == int(first["number"]) + 1
    assert faults(hall.data) == []


@pytest.mark.row("F6")
def test_a_name_is_seen_by_who_handles_the_case_alone(
    hall: RunningHall, keys: dict[str, str]
) -> None:
    case = opened(hall, keys)["case"]
    seen = {}
    for who, key in keys.items():
        with as_(hall, key) as client:
            rows, file = client.get("/cases"), client.get(f"/cases/{case['case_id']}")
        if who == "kiosk":
            assert refused(rows) == refused(file) == (403, "wrong-role")
            continue
        assert NAME not in rows.text
        seen[who] = file.json()["applicant"]["name"], file.json()["applicant"]["phone"]
        assert bool(rows.json()["count"]) == (who != "clerk-4")
    assert seen == {
        "clerk-3": (NAME, PHONE),
        "clerk-4": ("欧*", "*******5678"),
        "manager": ("欧*", "*******5678"),
    }
    assert NAME not in hall.log.read_text("utf-8")
    papers = {who: read_by(hall, keys, who, case["case_id"]) for who in seen}
    assert papers == {"clerk-3": (1, 200), "clerk-4": (0, 403), "manager": (1, 200)}
    assert [read["case"] for read in events(hall.data, "document_read")] == [case["case_id"]]
    with as_(hall, keys["clerk-4"]) as other:
        found = other.get("/cases", params={"number": case["number"]}).json()
        assert [row["applicant"] for row in found["cases"]] == ["欧*"]
        code = refused(acted(other, case["case_id"], "withdraw", window=4, reason="x"))
        assert code == (403, "not-your-case")
        assert refused(other.get("/cases/nonsense")) == (404, "unknown-case")


def read_by(hall: RunningHall, keys: dict[str, str], who: str, case: str) -> tuple[int, int]:
    """How many of the case's papers somebody is told of, and how its first sheet is answered."""
    with as_(hall, keys["clerk-3"]) as handler:
        paper = handler.get(f"/cases/{case}").json()["documents"][0]["document_id"]
    with as_(hall, keys[who]) as client:
        shown = client.get(f"/cases/{case}").json()["documents"]
        return len(shown), client.get(f"/documents/{paper}.pdf").status_code


@pytest.mark.row("F1")
def test_desks_hear_of_their_cases_and_tasks(hall: RunningHall, keys: dict[str, str]) -> None:
    with Line(hall) as lead, Line(hall) as joined:
        lead.hello("clerk", keys["clerk-3"])
        before = joined.hello("clerk", keys["clerk-4"])["snapshot"]["desk"]["cases"]
        done = lead.call("j-1", "open_case", **{**order(), "case_kind": "joint", "joined": [4]})
        case = done["result"]["case"]
        while not (desk := desk_in(joined.hear("push"))):
            pass
        assert [task["case_id"] for task in desk["tasks"][len(before["tasks"]) :]] == [
            case["case_id"]
        ]
        acted_on = lead.call("j-2", "act_on_case", case_id=case["case_id"], act="decide")
        assert acted_on["error"]["code"] == "outcome-needed"


def order() -> dict[str, Any]:
    return {key: value for key, value in ORDER.items() if key != "kind"}


def desk_in(push: dict[str, Any]) -> dict[str, Any] | None:
    """The desk's cases, where a push tells of the desk."""
    told = [change["desk"]["cases"] for change in push["changes"] if "desk" in change]
    return told[-1] if told and told[-1]["tasks"] else None


@pytest.mark.row("A9")
def test_progress_is_told_to_who_knows_the_telephone(
    hall: RunningHall, keys: dict[str, str]
) -> None:
    case = opened(hall, keys)["case"]
    asked = {"number": case["number"], "last_four": PHONE[-4:]}
    with Line(hall) as kiosk, hall.client() as phone:
        kiosk.hello("kiosk", keys["kiosk"])
        told = kiosk.call("f-1", "find_case", **asked)["result"]
        assert told == phone.post("/cases/find", json=asked).json()
        assert told["headline"]["zh"] == "正在办理"
        assert (told["due"], told["bring"], told["window"]) == ("2026-02-24", [], 3)
        assert [step["done"] for step in told["steps"]] == [True, True, False, False]
        assert NAME not in str(told)
        unknown = kiosk.call("f-2", "find_case", number="2602139999", last_four="5678")
        wrong = [phone.post("/cases/find", json={**asked, "last_four": "0000"}) for _ in range(5)]
        assert {refused(answer) for answer in wrong} == {(404, "unknown-case")}
        assert unknown["error"] == wrong[0].json()["error"]
        assert refused(phone.post("/cases/find", json=asked)) == (429, "too-many-tries")
