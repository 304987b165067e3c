"""Pads and a clerk on their lines to a real server: asked, answered, given up, and kept secret."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hall_server.hall_file.sample import sample_hall_path
from tests.support.database import events, faults, rows
from tests.support.hall import RunningHall
from tests.support.lines import Line
from tests.support.people import Clerk, Voice, give_password, key_of, sits_down

pytestmark = pytest.mark.row("D1", "D2")

SHORT = {"rating_ask_s: 60": "rating_ask_s: 2"}


@pytest.fixture(scope="module")
def brisk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    """The sample hall, but its pads ask for two seconds only."""
    folder = tmp_path_factory.mktemp("brisk")
    text = sample_hall_path().read_text(encoding="utf-8")
    for long, short in SHORT.items():
        assert long in text
        text = text.replace(long, short)
    file = Path(folder / "brisk.yaml")
    file.write_text(text, encoding="utf-8")
    running = RunningHall(folder / "hall", file=file)
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def citizen(brisk: RunningHall) -> Voice:
    return Voice(brisk, key_of(brisk, "kiosk"))


class Post:
    """A window, its clerk, and the line of its pad."""

    def __init__(self, hall: RunningHall, citizen: Voice, window: int, queue: str) -> None:
        self.hall, self.citizen, self.queue = hall, citizen, queue
        self.clerk = Clerk(hall, window)
        self.key = key_of(hall, "evaluator", window)
        self.calls = 0

    def serves(self) -> str:
        """One visit from the ticket to its finish; the ticket's id."""
        ticket = self.citizen.take(self.queue, print=False)
        self.clerk.serves_one()
        return str(ticket["ticket_id"])

    def rates(self, pad: Line, visit: str, level: int) -> dict[str, Any]:
        self.calls += 1
        name = f"{self.queue}-{self.calls}"
        return pad.call(name, "rate", visit=visit, level=level, tags=[], text="")

    def became(self, visit: str) -> str:
        """What the question about a visit is in the database."""
        query = "SELECT outcome FROM rating_asks WHERE ticket_id = ?"
        return str(rows(self.hall.data, query, visit)[0][0])

    def why_not_rated(self, visit: str) -> list[str]:
        told = events(self.hall.data, "visit_not_rated")
        return [event["reason"] for event in told if event["ticket"] == visit]


def pad_shows(pad: Line, true: Callable[[dict[str, Any]], bool], within: float = 10) -> Any:
    """The first state of the pad that is so."""
    end = time.monotonic() + within
    while True:
        for change in pad.hear("push", end - time.monotonic())["changes"]:
            if change["change"] == "pad" and true(change["pad"]):
                return change["pad"]


def asks(visit: str | None) -> Callable[[dict[str, Any]], bool]:
    return lambda pad: bool(pad["visit"] == visit)


def test_it_asks_once_the_visit_is_over_and_takes_one_answer(
    brisk: RunningHall, citizen: Voice
) -> None:
    post = Post(brisk, citizen, 9, "land")
    with Line(brisk) as pad:
        first = pad.hello("evaluator", post.key)["snapshot"]["pad"]
        assert first["visit"] is None
        assert [len(level["tags"]) for level in first["levels"]] == [8] * 5
        visit = post.serves()
        asked = pad_shows(pad, asks(visit))
        assert asked["number"] == "E001"
        assert asked["asked_at"] < asked["until"]
        assert post.rates(pad, visit, 1)["result"]["level"] == 1
        assert post.rates(pad, visit, 5)["error"]["code"] == "already-rated"
    assert rows(brisk.data, "SELECT level FROM ratings WHERE ticket_id = ?", visit) == [(1,)]
    assert post.became(visit) == "rated"


def test_no_answer_is_stored_as_not_rated_and_a_late_one_counts(
    brisk: RunningHall, citizen: Voice
) -> None:
    post = Post(brisk, citizen, 10, "farming")
    with Line(brisk) as pad:
        pad.hello("evaluator", post.key)
        visit = post.serves()
        pad_shows(pad, asks(visit))
        pad_shows(pad, asks(None))
        assert (post.became(visit), post.why_not_rated(visit)) == ("unanswered", ["unanswered"])
        assert not rows(brisk.data, "SELECT level FROM ratings WHERE ticket_id = ?", visit)
        assert post.rates(pad, visit, 4)["result"]["level"] == 4
    assert post.became(visit) == "rated"


def test_beginning_the_next_visit_at_once_interrupts_it_and_calling_does_not(
    hall: RunningHall,
) -> None:
    """In a hall of the ordinary times, so that nothing ends meanwhile by itself."""
    citizen = Voice(hall, key_of(hall, "kiosk"))
    post = Post(hall, citizen, 2, "legal")
    with Line(hall) as pad:
        pad.hello("evaluator", post.key)
        visit = post.serves()
        pad_shows(pad, asks(visit))
        citizen.take("legal", print=False)
        post.clerk.does("call-next")
        assert post.became(visit) == "open"
        post.clerk.does("start")
        pad_shows(pad, asks(None))
    assert (post.became(visit), post.why_not_rated(visit)) == ("interrupted", ["interrupted"])
    hall.kill()
    assert faults(hall.data) == []


def test_a_question_open_when_the_power_goes_is_given_up_by_the_hall_itself(
    brisk: RunningHall, citizen: Voice
) -> None:
    post = Post(brisk, citizen, 8, "medical")
    visit = post.serves()
    assert post.became(visit) == "open"
    brisk.kill()
    brisk.start()
    end = time.monotonic() + 10
    while post.became(visit) == "open" and time.monotonic() < end:
        time.sleep(0.02)
    assert (post.became(visit), post.why_not_rated(visit)) == ("unanswered", ["unanswered"])


SCRUBBED = {
    *("ticket_id", "id", "call_id", "number", "serving"),
    *("since", "called_at", "expires_at", "started_at", "seq", "follows"),
    *("counts", "undo", "no_show_at", "wait"),
}


def alike(told: Any) -> Any:
    """A frame or an answer without what differs from visit to visit."""
    if isinstance(told, list):
        return [alike(part) for part in told]
    if not isinstance(told, dict):
        return told
    return {name: alike(value) for name, value in told.items() if name not in SCRUBBED}


def test_the_clerk_sees_and_hears_the_same_whatever_was_touched(
    brisk: RunningHall, citizen: Voice
) -> None:
    """Nothing on the clerk's line or over HTTP tells the level, or whether there was a rating."""
    give_password(brisk, "sunmei", "plum-blossom-88")
    sun = sits_down(brisk, 5, "sunmei", "plum-blossom-88")
    post = Post(brisk, citizen, 5, "identity")
    post.clerk = sun
    told = {}
    with Line(brisk) as pad, Line(brisk) as desk:
        pad.hello("evaluator", post.key)
        desk.hello("clerk", sun.http.headers["Authorization"].removeprefix("Bearer "))
        for level in (1, 5, None):
            visit = post.serves()
            pad_shows(pad, asks(visit))
            if level is not None:
                assert "result" in post.rates(pad, visit, level)
            over_http = {**sun.hall(), "recent_calls": [], "queues": []}
            citizen.take("finance", print=False)  # ends what is listened to
            told[level] = alike([*frames_up_to(desk, "finance"), over_http])
        assert desk.call("try", "rate", visit=visit, level=5)["error"]["code"] == "wrong-role"
    assert len(told[1]) == len(["ticket", "call", "start", "finish", "over HTTP"])
    assert told[1] == told[5] == told[None]
    assert "rated" not in brisk.log.read_text()


def frames_up_to(line: Line, queue: str) -> list[dict[str, Any]]:
    """Every frame until the push that tells of this queue, without that one."""
    heard: list[dict[str, Any]] = []
    while True:
        frame = line.hear()
        if any(change.get("queue", {}).get("id") == queue for change in frame["changes"]):
            return heard
        heard.append(frame)
