"""One visit through the real parts: touch, paper, call, wall, voice, service, rating, ledger."""

from pathlib import Path

import pytest
from PIL import Image

from tests.support.database import faults, rows
from tests.support.hearing import assert_spoken
from tests.support.speech import Call
from tests.support.whole_hall import WINDOW
from tests.visit.conftest import BeginVisit
from tests.visit.walk import Visit, nothing

AMBER = (0xF5, 0x9E, 0x0B)


@pytest.mark.slow(60)
@pytest.mark.quiet
@pytest.mark.row("A1", "A13", "B1", "B2", "B3", "B4", "B13", "C1", "C4", "C7", "D1", "D2", "I5")
def test_from_the_first_touch_to_the_rating(
    begin_visit: BeginVisit, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    visit = begin_visit(nothing)
    visit.takes_a_ticket()
    visit.leaves_the_kiosk()
    assert visit.touches <= 3
    slip = visit.whole.paper.slips()[-1]["text"]
    assert visit.number == "A001" == visit.whole.kiosk.state()["number"]
    assert "城镇居民最低生活保障" in slip

    visit.is_called()
    assert_wall_shows(visit, tmp_path)
    assert_spoken(visit.heard(), [Call(visit.number, WINDOW)], times=2)
    visit.clerk.sees("#marks", "已显示")
    visit.clerk.sees("#marks", "已播报")

    visit.is_served()
    visit.rates(level=2)
    assert visit.ratings() == [(WINDOW, "chenfang", 2, "evaluator")]
    visit.whole.pad.on("thanks")
    assert_ledger_is_whole(visit)
    with capsys.disabled():
        print(f"\n{visit.touches} touches, {visit.seconds:.1f} s from idle to paper")


def assert_wall_shows(visit: Visit, folder: Path) -> None:
    """The state file says it, and a large amber card stands on the screen."""
    told = visit.whole.wall.state()
    assert (told["newest"]["number"], told["newest"]["window"]) == (visit.number, WINDOW)
    assert told["hall"]["windows"][str(WINDOW)] == ["open", visit.number]
    visit.whole.wall.draws(folder / "wall.png", _has_an_amber_card)


def _has_an_amber_card(path: Path) -> None:
    with Image.open(path) as picture:
        small = picture.convert("RGB").resize((192, 108))
    amber = sum(
        all(abs(have - want) < 40 for have, want in zip(pixel, AMBER, strict=True))
        for pixel in small.get_flattened_data()
    )
    assert amber > 0.1 * 192 * 108


def assert_ledger_is_whole(visit: Visit) -> None:
    """Every act of the visit stands there once, in the order in which it happened."""
    assert visit.ledger() == [
        "ticket_taken",
        "job_stored",
        "job_printed",
        "ticket_called",
        "call_shown",
        "call_spoken",
        "visit_started",
        "visit_finished",
        "visit_asked",
        "visit_rated",
    ]
    assert faults(visit.whole.hall.data) == []
    query = "SELECT outcome FROM rating_asks WHERE ticket_id = ?"
    assert rows(visit.whole.hall.data, query, visit.ticket_id()) == [("rated",)]


@pytest.mark.slow(60)
@pytest.mark.quiet
def test_english_words_are_not_taken_for_the_announcement(begin_visit: BeginVisit) -> None:
    """The ears of these tests: another number, or another language, is not what was heard."""
    visit = begin_visit(nothing)
    visit.takes_a_ticket()
    visit.leaves_the_kiosk()
    visit.is_called()
    heard = visit.heard()
    assert_spoken(heard, [Call(visit.number, WINDOW)], times=2)
    for wrong in (Call("A009", WINDOW), Call(visit.number, WINDOW + 1)):
        with pytest.raises(AssertionError, match="not heard"):
            assert_spoken(heard, [wrong], times=2)
    visit.is_served()
