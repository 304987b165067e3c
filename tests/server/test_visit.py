"""A visit from the ticket to the rating, and who may sit where: over the API of a real server."""

from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from hall_server.hall_file.sample import sample_hall_path
from tests.support.hall import RunningHall
from tests.support.people import ITEMS, Clerk, Voice, give_password, key_of, sits_down


@pytest.mark.row("B2", "B4", "D1")
def test_a_visit_from_the_ticket_to_the_rating(shared_hall: RunningHall, citizen: Voice) -> None:
    ticket = citizen.take("land")
    assert (ticket["number"], ticket["ahead"], ticket["windows"]) == ("E001", 0, [9])
    assert citizen.take("land", print=False)["ahead"] == 1

    clerk = Clerk(shared_hall, 9)
    called = clerk.does("call-next")
    assert (called["number"], called["state"], called["round"]) == ("E001", "called", 1)
    assert called["ticket_id"] == ticket["ticket_id"]
    again = clerk.does("recall")
    assert (again["round"], again["call_id"]) == (2, called["call_id"])
    assert clerk.does("start")["state"] == "serving"
    assert clerk.does("finish", outcome="done")["state"] == "finished"

    seen = citizen.ticket(ticket["secret"])
    assert (seen["state"], seen["outcome"], seen["rated"]) == ("finished", "done", False)
    rating = {"secret": ticket["secret"], "level": 5, "tags": [510], "text": "很快"}
    stored = citizen.ask("POST", "/ratings", rating, 201)
    assert (stored["number"], stored["level"]) == ("E001", 5)
    assert citizen.ticket(ticket["secret"])["rated"]
    assert citizen.refusal("/ratings", rating) == (409, "already-rated")


def test_an_act_out_of_turn_is_refused(shared_hall: RunningHall, citizen: Voice) -> None:
    clerk = Clerk(shared_hall, 2)
    assert clerk.may_not("call-next") == (409, "nobody-waiting")
    assert clerk.may_not("start") == (409, "no-visit")
    citizen.take("legal")
    clerk.does("call-next")
    assert clerk.may_not("call-next") == (409, "visit-open")
    assert clerk.may_not("finish", outcome="done") == (409, "not-serving")
    clerk.does("start")
    assert clerk.may_not("start") == (409, "not-called")
    assert clerk.may_not("recall") == (409, "not-called")
    assert clerk.may_not("no-show") == (409, "not-called")
    assert clerk.may_not("finish") == (422, "invalid")
    clerk.does("finish", outcome="done")


@pytest.mark.row("B4")
def test_who_does_not_come_is_missed(shared_hall: RunningHall, citizen: Voice) -> None:
    ticket = citizen.take("farming")
    clerk = Clerk(shared_hall, 10)
    clerk.does("call-next")
    assert clerk.does("no-show")["state"] == "missed"
    assert citizen.ticket(ticket["secret"])["state"] == "missed"
    rating = {"secret": ticket["secret"], "level": 3}
    assert citizen.refusal("/ratings", rating) == (409, "visit-not-finished")
    assert clerk.may_not("call-next") == (409, "nobody-waiting")


@pytest.mark.row("B1")
def test_a_person_signs_in_and_the_window_is_theirs(hall: RunningHall) -> None:
    hall.cli("staff", "password", "--name", "chenfang", stdin="correct horse\n")
    hall.cli("staff", "password", "--name", "sunmei", stdin="battery staple\n")
    standing = Clerk(hall, 3)
    chen = sits_down(hall, 3, "chenfang", "correct horse")

    assert standing.may_not("call-next") == (409, "window-occupied")
    sun = {"name": "sunmei", "password": "battery staple"}
    assert Voice(hall).refusal("/windows/3/sign-in", sun) == (409, "window-occupied")
    mine = {"name": "chenfang", "password": "correct horse"}
    assert Voice(hall).refusal("/windows/4/sign-in", mine) == (409, "staff-elsewhere")
    assert chen.refusal("/windows/4/call-next") == (403, "wrong-window")

    citizen = Voice(hall, key_of(hall, "kiosk"))
    citizen.take("civil")
    assert chen.does("call-next")["number"] == "A001"
    chen.does("sign-out")
    assert chen.may_not("start") == (401, "unauthorized")
    assert standing.does("start")["number"] == "A001"  # the visit did not leave with the clerk


@pytest.mark.row("B1")
def test_only_the_right_name_and_password_sit_down(shared_hall: RunningHall) -> None:
    give_password(shared_hall, "hejing", "open sesame")
    give_password(shared_hall, "xiaoyu", "open sesame")

    def tries(name: str, password: str, window: int = 10) -> tuple[int, str]:
        body = {"name": name, "password": password}
        return Voice(shared_hall).refusal(f"/windows/{window}/sign-in", body)

    assert tries("hejing", "wrong") == (401, "wrong-credentials")
    assert tries("nobody", "open sesame") == (401, "wrong-credentials")
    assert tries("tanghui", "") == (422, "invalid")  # has no password yet
    assert tries("tanghui", "x") == (401, "wrong-credentials")
    assert tries("xiaoyu", "open sesame") == (403, "wrong-role")  # a guide, no clerk
    assert tries("hejing", "open sesame", 12) == (409, "window-closed")
    assert tries("hejing", "open sesame", 77) == (404, "unknown-window")


@pytest.mark.row("B2", "B15")
def test_two_windows_of_one_queue_share_its_people(
    shared_hall: RunningHall, citizen: Voice
) -> None:
    taken = [citizen.take("civil")["number"] for _ in range(6)]
    three, four = Clerk(shared_hall, 3), Clerk(shared_hall, 4)
    called = list(chain(*((three.serves_one(), four.serves_one()) for _ in range(3))))
    assert called == taken
    assert three.may_not("call-next") == (409, "nobody-waiting")


@pytest.mark.row("B2")
def test_of_two_queues_the_longest_wait_is_called(shared_hall: RunningHall, citizen: Voice) -> None:
    order = ["medical", "labour", "labour", "medical"]
    taken = [citizen.take(queue)["number"] for queue in order]
    seven = Clerk(shared_hall, 7)
    assert [seven.serves_one() for _ in order] == taken


@pytest.mark.row("A2")
def test_the_guide_tells_every_item_and_its_windows(citizen: Voice) -> None:
    items: list[dict[str, Any]] = citizen.ask("GET", "/guide/items")
    assert len(items) > 60
    marriage = next(item for item in items if item["id"] == "marriage")
    assert marriage["name"] == {"zh": "婚姻登记", "en": "Marriage registration"}
    assert marriage["windows"] == [4, 5]
    fields = {"promised", "legal", "fee", "basis", "conditions", "materials", "steps", "telephone"}
    assert fields <= set(marriage)
    assert all(item["windows"] for item in items)
    assert all(12 not in item["windows"] for item in items)  # out of service


@pytest.mark.row("K6")
def test_health_needs_no_key(shared_hall: RunningHall, citizen: Voice) -> None:
    health = Voice(shared_hall).http.get(f"{shared_hall.url}/healthz").json()
    assert set(health) == {"status", "hall_id", "seq", "devices"}
    assert (health["status"], health["hall_id"]) == ("ok", "yunhe")
    assert health["seq"] == citizen.hall()["seq"]


def test_the_hall_tells_queues_windows_and_calls(hall: RunningHall) -> None:
    citizen = Voice(hall, key_of(hall, "integrator"))
    citizen.take("general")
    citizen.take("general")
    clerk = Clerk(hall, 1)
    call = clerk.does("call-next")
    told = citizen.hall()
    assert set(told) == {
        *("hall_id", "name", "epoch", "seq", "business_day", "open", "hours"),
        *("queues", "windows", "recent_calls"),
    }
    assert told["open"] is True
    general = next(queue for queue in told["queues"] if queue["id"] == "general")
    name = {"zh": "综合服务", "en": "General services"}
    assert general == {"id": "general", "name": name, "prefix": "H", "waiting": 1}
    window = {"number": 1, "name": name, "state": "open", "queues": ["general", "fetch"]}
    assert told["windows"][0] == {**window, "serving": "H001", "visit": "called"}
    assert [w["state"] for w in told["windows"]] == ["open", *["closed"] * 11]
    times = {"called_at": told["recent_calls"][0]["called_at"], "shown_at": None, "spoken_at": None}
    assert told["recent_calls"] == [{"number": call["number"], "window": 1, "round": 1, **times}]


def test_what_no_window_serves_is_not_issued(tmp_path: Path) -> None:
    sample = sample_hall_path().read_text()
    shut = sample.replace("queues: [land],", "queues: [land], in_service: false,")
    file = tmp_path / "shut.yaml"
    file.write_text(shut)
    hall = RunningHall(tmp_path / "hall", file=file)
    hall.start()
    try:
        order = {"items": [ITEMS["land"]]}
        citizen = Voice(hall, key_of(hall, "kiosk"))
        assert citizen.refusal("/tickets", order) == (409, "item-not-served")
        assert Clerk(hall, 9).may_not("call-next") == (409, "window-closed")
    finally:
        hall.stop()
