"""The pad's own window, touched with a pointer, against a real hall."""

from pathlib import Path

import pytest
from PIL import Image

from tests.evaluator.conftest import Booth
from tests.support.database import events, plain_rows, rows
from tests.support.lines import Line
from tests.support.people import key_of
from tests.support.printers import wait_for


def _ready(booth: Booth) -> None:
    booth.pad.until(lambda state: state["screen"] == "idle" and state["connected"])


def _sent(booth: Booth) -> None:
    booth.pad.until(lambda state: state["connected"] and state["unsent"] == 0)


@pytest.mark.row("D3")
def test_idle_it_shows_the_clerk_s_card(booth: Booth, tmp_path: Path) -> None:
    state = booth.pad.on("idle")
    assert (state["window"], state["clerk"], state["visit"]) == (3, "陈芳", None)
    booth.pad.press("language")
    booth.pad.until(lambda state: state["clerk"] == "Chen Fang")
    booth.pad.press("language")
    booth.pad.until(lambda state: state["clerk"] == "陈芳")
    booth.pad.draws(tmp_path / "card.png", _has_a_blue_side)


def _has_a_blue_side(path: Path) -> None:
    with Image.open(path) as picture:
        assert picture.convert("RGB").getpixel((20, 600))[2] > 120  # type: ignore[index]


@pytest.mark.row("D1")
def test_a_level_with_reasons_and_written_words_is_stored_once(booth: Booth) -> None:
    visit = booth.asks()
    booth.pad.press("level:2")
    reasons = booth.pad.on("reasons")
    assert [name for name in reasons["targets"] if name.startswith("tag:")] == [
        f"tag:{place}" for place in range(1, 9)
    ]
    booth.pad.press("tag:1")
    booth.pad.press("tag:8")
    booth.pad.press("write")
    booth.pad.on("writing")
    for key in "taidu":
        booth.pad.press(f"key:{key}")
    booth.pad.press("cand:0")
    booth.pad.press("submit")
    assert booth.pad.on("thanks")["title"] == "谢谢您的评价"
    _sent(booth)
    assert booth.ratings(visit) == [(2, "207 214", "态度")]
    assert booth.outcome(visit) == "rated"
    _ready(booth)
    assert "态度" not in str(events(booth.hall.data, "visit_rated"))


@pytest.mark.row("D2")
def test_calling_the_next_closes_nothing_and_no_touch_is_no_praise(booth: Booth) -> None:
    visit = booth.asks()
    booth.kiosk.take("civil")
    booth.clerk.does("call-next")
    assert booth.pad.state()["visit"] == visit
    booth.pad.on("idle")
    wait_for(lambda: booth.outcome(visit) == "unanswered")
    assert booth.ratings(visit) == []
    booth.clerk.does("start")
    booth.clerk.does("finish", outcome="done")


@pytest.mark.row("D1")
def test_another_window_s_pad_may_not_answer_and_start_sends_what_was_touched(booth: Booth) -> None:
    booth.pad.on("asking")  # about the visit the test before has finished
    booth.kiosk.take("civil")
    booth.clerk.does("call-next")
    booth.pad.press("level:4")
    booth.pad.on("reasons")
    visit = booth.pad.state()["visit"]
    with Line(booth.hall) as other:
        assert other.hello("evaluator", key_of(booth.hall, "evaluator", 4))["type"] == "welcome"
        reply = other.call("other-1", "rate", visit=visit, level=5)
        assert reply["error"]["code"] == "other-visit"
    booth.clerk.does("start")
    booth.pad.on("thanks")
    _sent(booth)
    assert [level for level, _, _ in booth.ratings(visit)] == [4]
    booth.clerk.does("finish", outcome="done")
    booth.pad.until(lambda state: state["screen"] == "asking" and state["visit"] != visit)
    booth.pad.press("level:5")
    booth.pad.press("submit")
    booth.pad.on("thanks")


@pytest.mark.row("D1")
def test_a_rating_given_while_the_hall_is_away_outlives_the_pad(booth: Booth) -> None:
    visit = booth.asks()
    booth.pad.press("level:3")
    booth.pad.on("reasons")
    booth.hall.kill()
    booth.pad.press("submit")
    assert booth.pad.on("thanks")["unsent"] == 1
    _killed_and_started(booth)
    assert booth.pad.on("away")["unsent"] == 1
    booth.hall.start()
    _sent(booth)
    assert booth.ratings(visit) == [(3, "", "")]


@pytest.mark.row("D1")
def test_a_pad_killed_before_submit_sends_what_was_touched(booth: Booth) -> None:
    visit = booth.asks()
    booth.pad.press("level:1")
    booth.pad.press("tag:2")
    booth.pad.press("write")
    booth.pad.on("writing")
    _killed_and_started(booth)
    _ready(booth)
    _sent(booth)
    assert booth.ratings(visit) == [(1, "109", "")]
    assert booth.outcome(visit) == "rated"


def _killed_and_started(booth: Booth) -> None:
    booth.pad.kill()
    booth.pad.state_file.unlink()
    booth.pad = booth.start_pad()


@pytest.mark.row("D3")
def test_when_nobody_sits_there_it_says_so(booth: Booth) -> None:
    _ready(booth)
    booth.clerk.does("sign-out")
    assert booth.pad.on("closed")["title"] == "暂停服务"


@pytest.mark.row("A10")
def test_a_complaint_at_the_pad_gets_a_number_and_leaves_nothing_there(booth: Booth) -> None:
    booth.pad.until(lambda state: "complain" in state["targets"])
    booth.pad.press("complain")
    for target, screen in (
        ("tell:what:complaint", "complaint-category"),
        ("tell:category:attitude", "complaint-words"),
        ("tell:sentence:0", "complaint-words"),
        ("tell:send", "complaint-taken"),
    ):
        booth.pad.press(target)
        booth.pad.on(screen)
    ((text, window, channel),) = plain_rows(
        booth.hall.data, "complaints", "text", "window", "channel"
    )
    assert (text, window, channel) == ("态度冷淡，爱理不理。", 3, "pad")
    assert rows(booth.hall.data, "SELECT * FROM complainants") == []
    booth.pad.press("done")
    booth.pad.until(lambda state: "complain" in state["targets"])
    folder = booth.pad.state_file.parent
    kept = [path for path in folder.rglob("*") if "evaluator" in str(path) and path.is_file()]
    assert kept
    for path in kept:
        assert "爱理不理" not in path.read_text(encoding="utf-8", errors="replace")
