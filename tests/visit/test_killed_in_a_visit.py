"""kill -9 of one part at every step of a visit: nothing is lost, doubled, or said too late."""

import time

import pytest

from tests.support.database import faults
from tests.support.hearing import Recording
from tests.support.speech import Call, chinese
from tests.support.whole_hall import WINDOW, soon
from tests.visit.conftest import CALL_VALID_S, BeginVisit
from tests.visit.walk import STEPS, Visit, nothing

SCREENS = {"kiosk", "display", "pad"}
START_WITHIN_S = 60.0


class Killer:
    """Kills parts at each step, lets them come back as a hall's service manager would, and looks
    whether every screen tells the truth again."""

    def __init__(self, *parts: str) -> None:
        self.parts = parts
        self.visit: Visit | None = None
        self.steps: list[str] = []

    def __call__(self, step: str) -> None:
        assert self.visit is not None
        self.steps.append(step)
        whole = self.visit.whole
        for part in self.parts:
            if part != "tab":
                whole.kill(part)
        for part in self.parts:
            match part:
                case "tab":
                    self.visit.new_tab()
                    self.visit.clerk.sees("#line", "已连接")
                case "voice":
                    pass  # the display starts it again
                case _:
                    whole.start(part)
        if "server" in self.parts:
            whole.screens_are_true(within=2.0)
        elif set(self.parts) & SCREENS:
            whole.screens_are_true(within=START_WITHIN_S)


def walk_through(begin_visit: BeginVisit, killer: Killer) -> Visit:
    """A whole visit with a kill at each of its steps."""
    killer.visit = begin_visit(nothing)
    visit = begin_visit(killer)
    killer.visit = visit
    visit.takes_a_ticket()
    visit.leaves_the_kiosk()
    visit.is_called()
    assert_spoken_in_time(visit)
    visit.is_served()
    visit.rates(level=4)
    assert tuple(killer.steps) == STEPS
    return visit


def assert_spoken_in_time(visit: Visit) -> None:
    """Heard to its end at least once, and nothing else sounded meanwhile.

    Its length tells here; its words are listened to where nothing starts beside the voice.
    """
    heard = Recording(visit.heard())
    expected = sum(clip.seconds for clip in chinese(Call(visit.number, WINDOW)))
    lengths = [sentence.end - sentence.start for sentence in heard.sentences()]
    assert any(0.9 < length / expected < 1.1 for length in lengths), (lengths, expected)
    assert all(length / expected < 1.25 for length in lengths), (lengths, expected)
    assert visit.called()[0]["spoken_at"] is not None


def assert_nothing_lost_or_doubled(visit: Visit) -> None:
    """Paper, calls, ratings and the ledger each know this visit once."""
    printed = visit.whole.numbers_on_paper()
    assert len(printed) == len(set(printed)), printed
    assert [rating[2] for rating in visit.ratings()] == [4]
    ledger = visit.ledger()
    for once in (
        "ticket_taken",
        "ticket_called",
        "visit_started",
        "visit_finished",
        "visit_asked",
        "visit_rated",
    ):
        assert ledger.count(once) == 1, ledger
    assert faults(visit.whole.hall.data) == []
    soon(lambda: visit.whole.pad.state().get("unsent") == 0, "every rating sent")


@pytest.mark.slow(200)
@pytest.mark.row("K1", "K2", "C7", "C8", "B13")
@pytest.mark.parametrize(
    "parts", [("kiosk",), ("display", "pad"), ("voice", "worker", "tab")], ids="-".join
)
def test_parts_are_killed_at_every_step(begin_visit: BeginVisit, parts: tuple[str, ...]) -> None:
    """Those that have no part in each other's work die together, which spares three visits."""
    visit = walk_through(begin_visit, Killer(*parts))
    assert_nothing_lost_or_doubled(visit)


@pytest.mark.slow(200)
@pytest.mark.quiet
@pytest.mark.row("K1", "K2", "C7", "C8", "B13")
def test_the_server_is_killed_at_every_step(begin_visit: BeginVisit) -> None:
    """From the first good answer on, all screens tell what the hall tells within two seconds."""
    visit = walk_through(begin_visit, Killer("server"))
    assert_nothing_lost_or_doubled(visit)


@pytest.mark.row("C4")
def test_a_call_that_expired_meanwhile_is_shown_and_not_spoken(begin_visit: BeginVisit) -> None:
    """The voice is away for longer than the call may be spoken."""
    visit = begin_visit(nothing)
    visit.takes_a_ticket()
    visit.leaves_the_kiosk()
    visit.whole.kill("display")
    before = len(visit.speaker.recording())
    visit.clerk.sees("#rows", visit.number)
    visit.clerk.keys("Enter")
    visit.clerk.sees("#number", visit.number)
    time.sleep(CALL_VALID_S + 1)
    visit.whole.start("display")
    soon(lambda: visit.called()[0]["shown_at"], "the wall to show it")
    visit.whole.wall.until(lambda told: told["voice"] == "ready")
    time.sleep(3)
    assert not Recording(visit.speaker.recording(before)).chimes
    assert visit.called()[0]["spoken_at"] is None
    visit.is_served()
