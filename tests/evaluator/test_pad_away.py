"""A rating touched while the hall is away: it arrives once, with its own time, whatever is killed
meanwhile; and the pad frightens nobody (rows K2, D2)."""

from datetime import datetime, timedelta

import pytest

from tests.evaluator.conftest import Booth
from tests.support.database import events, rows
from tests.support.printers import wait_for


@pytest.mark.row("D2")
def test_the_clock_of_a_question_ends_though_the_hall_is_away(booth: Booth) -> None:
    visit = booth.asks()
    booth.hall.kill()
    booth.pad.on("away")  # nobody touched it in its ten seconds
    booth.hall.start()
    wait_for(lambda: booth.outcome(visit) == "unanswered")
    assert booth.ratings(visit) == []
    booth.pad.until(lambda state: state["connected"] and state["screen"] == "idle")


@pytest.mark.row("D2", "K1", "K2")
def test_what_was_touched_while_the_hall_was_away_arrives_once_with_its_own_time(
    booth: Booth,
) -> None:
    visit = booth.asks()
    booth.hall.kill()
    booth.pad.until(lambda state: not state["connected"])
    assert booth.pad.state()["screen"] == "asking"  # who answers is not disturbed
    booth.pad.press("level:2")
    booth.pad.on("reasons")
    booth.pad.press("tag:1")
    booth.pad.press("submit")
    assert booth.pad.on("thanks")["title"] == "谢谢您的评价"
    booth.pad.kill()  # and the pad as well: it keeps what it was told
    booth.pad.state_file.unlink()
    booth.pad = booth.start_pad()
    away = booth.pad.on("away")
    assert away["unsent"] == 1
    assert "暂时连不上" in away["title"]
    asked_at = booth.ended_at(visit)
    booth.hall.start(clock=later(asked_at))
    booth.pad.until(lambda state: state["connected"] and state["unsent"] == 0)
    assert booth.ratings(visit) == [(2, "207", "")]
    assert booth.outcome(visit) == "rated"
    assert (booth.rated_at(visit) - asked_at).total_seconds() < WHILE_ASKED_S
    (told,) = [e for e in events(booth.hall.data, "visit_rated") if visit in str(e)]
    ((rated_at,),) = rows(booth.hall.data, RATED_AT, visit)
    assert rated_at in str(told)


RATED_AT = "SELECT rated_at FROM ratings WHERE ticket_id = ?"
WHILE_ASKED_S = 60


def later(asked_at: datetime) -> str:
    """The hall comes back when the pad's question is long over, on the same day where that is
    possible."""
    return (asked_at + timedelta(minutes=10)).isoformat()
