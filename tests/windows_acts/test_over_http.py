"""A clerk's acts on a real server: over HTTP and a device's line, and after a power cut."""

import time
from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.database import faults
from tests.support.hall import RunningHall, unhurried_sample
from tests.support.lines import Line
from tests.support.people import ITEMS, Clerk, Voice, key_of

MORNING, LATER = "2026-11-24T09:00:00+08:00", "2026-11-24T09:30:00+08:00"
BRISK = {
    "  calls: 1\n  gap_s: 0\n  total_s: 0\n": "  calls: 2\n  gap_s: 1\n  total_s: 2\n",
    "  unconfirmed_s: 0 ": "  unconfirmed_s: 60 ",
}


@pytest.fixture(scope="module")
def brisk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    """The sample hall; who does not come is called twice within two seconds."""
    folder = tmp_path_factory.mktemp("acts")
    text = unhurried_sample().read_text(encoding="utf-8")
    for before, after in BRISK.items():
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    file = folder / "hall.yaml"
    file.write_text(text, encoding="utf-8")
    running = RunningHall(folder / "hall", file=file)
    running.start(clock=MORNING)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def citizen(brisk: RunningHall) -> Voice:
    return Voice(brisk, key_of(brisk, "kiosk"))


def key_at(clerk: Clerk) -> str:
    return str(clerk.http.headers["Authorization"]).removeprefix("Bearer ")


def desk_of(hall: RunningHall, clerk: Clerk) -> dict[str, Any]:
    """The clerk's desk as a console is told it when it comes."""
    with Line(hall) as line:
        desk: dict[str, Any] = line.hello("clerk", key_at(clerk))["snapshot"]["desk"]
    return desk


def numbers(lines: list[dict[str, Any]]) -> list[str]:
    return [line["number"] for line in lines]


def waits_out(clerk: Clerk) -> None:
    """Presses no-show until it is done, or may be done after one more call."""
    while (answer := clerk.http.post(f"/windows/{clerk.window}/no-show")).status_code == 409:
        error = answer.json()["error"]
        assert error["code"] == "no-show-too-soon"
        if not error["details"]["wait_s"]:
            return
        time.sleep(0.05)


@pytest.mark.row("B2", "B4", "B6", "B12", "B17")
def test_chosen_taken_back_put_aside_and_called_back(brisk: RunningHall, citizen: Voice) -> None:
    first, second, third = (citizen.take("civil", print=False) for _ in range(3))
    three = Clerk(brisk, 3)
    assert three.does("call", number=third["number"])["number"] == third["number"]
    assert three.does("undo")["state"] == "waiting"
    assert numbers(desk_of(brisk, three)["waiting"]) == [
        ticket["number"] for ticket in (first, second, third)
    ]
    three.does("call-next")
    three.does("start")
    assert three.does("hold", note="取材料")["state"] == "held"
    assert three.does("call-next")["number"] == second["number"]
    three.does("start")
    three.does("finish", outcome="done")
    desk = desk_of(brisk, three)
    assert (numbers(desk["held"]), desk["held"][0]["note"]) == ([first["number"]], "取材料")
    assert (desk["counts"]["served"], desk["undo"]["act"]) == (1, "finish")
    assert three.does("call", ticket_id=first["ticket_id"])["state"] == "called"
    three.does("start")
    done = three.does("finish", outcome="accepted", call_next=True)
    assert (done["number"], done["state"]) == (third["number"], "called")
    assert three.may_not("call", number="A999") == (409, "visit-open")
    assert three.may_not("call") == (422, "invalid")


@pytest.mark.row("A7", "B5", "B8", "B18")
def test_several_items_hand_over_no_ticket_and_two_on_one(
    brisk: RunningHall, citizen: Voice
) -> None:
    order = {"items": [ITEMS["land"], ITEMS["farming"]], "print": False}
    ticket = citizen.ask("POST", "/tickets", order, 201)
    nine, ten = Clerk(brisk, 9), Clerk(brisk, 10)
    nine.does("call-next")
    nine.does("start")
    assert nine.does("finish", outcome="done")["state"] == "transferred"
    assert ten.does("call-next")["number"] == ticket["number"]
    ten.does("start")
    handed = ten.does("transfer", to_window=9, return_after=True, note="请核对宗地图")
    assert handed["state"] == "transferred"
    walk = ten.does("serve", items=[ITEMS["farming"]])
    assert (walk["state"], walk["call_id"]) == ("serving", None)
    second = ten.does("split")
    assert ten.does("finish", outcome="done", call_next=True)["number"] == second["number"]
    assert nine.does("call-next")["number"] == ticket["number"]
    assert desk_of(brisk, nine)["visit"]["note"] == "请核对宗地图"
    nine.does("start")
    nine.does("finish", outcome="done")
    assert numbers(desk_of(brisk, ten)["waiting"]) == [ticket["number"]]
    ten.does("start")
    assert ten.does("finish", outcome="done", call_next=True)["number"] == ticket["number"]
    ten.does("start")
    assert ten.does("finish", outcome="done")["state"] == "finished"
    parts = citizen.ticket(ticket["secret"])["parts"]
    assert [part["outcome"] for part in parts] == ["done", "done"]


@pytest.mark.row("B3", "C7", "A14")
def test_nobody_is_given_up_before_a_display_has_told_the_calls(
    brisk: RunningHall, citizen: Voice
) -> None:
    ticket = citizen.take("legal", print=False)
    two = Clerk(brisk, 2)
    wall = key_of(brisk, "display")
    with Line(brisk) as board:
        board.hello("display", wall)
        call = two.does("call-next")
        assert two.may_not("no-show") == (409, "no-show-too-soon")
        board.call("r1", "report_call", call_id=call["call_id"], round=1, done="shown")
        waits_out(two)
        two.does("recall")
        assert two.may_not("no-show") == (409, "no-show-too-soon")
        board.call("r2", "report_call", call_id=call["call_id"], round=2, done="spoken")
        board.call("r3", "report_call", call_id=call["call_id"], round=2, done="shown")
    visit = desk_of(brisk, two)["visit"]
    assert visit["heard"] == visit["no_show_calls"] == 2
    waits_out(two)
    assert citizen.ticket(ticket["secret"])["state"] == "missed"
    guide = Voice(brisk, key_of(brisk, "guide"))
    body = {"ticket_id": ticket["ticket_id"]}
    assert guide.ask("POST", "/tickets/restore", body) == {"kind": "noted"}
    assert citizen.ticket(ticket["secret"])["state"] == "restored"
    need = {**body, "needs": ["wheelchair"]}
    guide.ask("POST", "/tickets/needs", need)
    assert desk_of(brisk, two)["waiting"][0]["needs"] == ["wheelchair"]


@pytest.mark.row("B17", "K2")
def test_after_a_power_cut_every_desk_is_as_it_was_and_a_visit_left_open_is_released(
    brisk: RunningHall, citizen: Voice
) -> None:
    five, four = Clerk(brisk, 5), Clerk(brisk, 4)
    for _ in range(4):
        citizen.take("identity", print=False)
    five.does("call-next")
    five.does("start")
    five.does("hold", note="拍照")
    five.does("call-next")
    five.does("start")
    five.does("transfer", to_window=4, place="front")
    left = five.does("call-next")
    clerks = [five, four, Clerk(brisk, 3), Clerk(brisk, 9)]
    before = [desk_of(brisk, clerk) for clerk in clerks]
    boss = key_of(brisk, "manager")
    with Line(brisk) as manager:
        manager.hello("manager", boss)
        refused = manager.call("m1", "release_visit", window=5)
        assert refused["error"]["code"] == "clerk-present"
    brisk.kill()
    brisk.start(clock=LATER)
    for desk in before:  # whoever was called then is asked for once more
        if desk["visit"] and desk["visit"]["state"] == "called":
            desk["visit"]["again"] = True
    assert [desk_of(brisk, clerk) for clerk in clerks] == before
    with Line(brisk) as manager:
        manager.hello("manager", boss)
        assert manager.call("m2", "release_visit", window=5)["result"]["state"] == "waiting"
    assert five.does("call-next")["number"] == left["number"]
    brisk.kill()
    assert faults(brisk.data) == []
