"""The pad's question: when it is asked, what ends it, what it becomes."""

from datetime import timedelta
from typing import Any

import pytest

from hall_link.wire.pad import Pad
from hall_link.wire.ratings import Rate, Rated
from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import CallNext, FinishVisit, MarkNoShow, StartVisit
from hall_server.delivery.snapshots import pad as pad_of
from hall_server.kernel.refusals import Refusal
from hall_server.ratings.tables import Ask
from tests.support.small_hall import ISSUER, SmallHall, clerk

pytestmark = [pytest.mark.unit, pytest.mark.row("D1", "D2")]


class Window:
    """Window 1, its clerk and its pad."""

    def __init__(self, **settings: Any) -> None:
        self.hall = SmallHall(**settings)
        self.pad = self.hall.device("evaluator", 1)

    def calls(self, language: str = "zh") -> str:
        order = TakeTicket(items=["item-a"], print=False, language=language)  # type: ignore[arg-type]
        self.hall.do(order)
        called = self.hall.do(CallNext(window=1), clerk(1))
        return str(called.ticket_id)

    def starts(self) -> None:
        self.hall.do(StartVisit(window=1), clerk(1))

    def finishes(self) -> None:
        self.hall.do(FinishVisit(window=1, outcome="done"), clerk(1))

    def serves(self, language: str = "zh") -> str:
        visit = self.calls(language)
        self.starts()
        self.finishes()
        return visit

    def rates(self, visit: str, level: int = 5, pad: Any = None) -> Rated:
        rated = self.hall.do(Rate(visit=visit, level=level), pad or self.pad)
        assert isinstance(rated, Rated)
        return rated

    def refuses(self, visit: str, pad: Any = None) -> str:
        with pytest.raises(Refusal) as caught:
            self.rates(visit, pad=pad)
        return caught.value.code

    @property
    def shows(self) -> Pad:
        return pad_of(self.hall.state, 1)

    def passes(self, **time: float) -> None:
        """Time goes by, and the hall looks what is due."""
        self.hall.clock.advance(**time)
        with pytest.raises(Refusal):
            self.hall.do(CallNext(window=4), clerk(4))

    def became(self, visit: str) -> str:
        """What the question about a visit is now, as stored."""
        ask = self.hall.store.records["rating_asks", (visit,)]
        assert isinstance(ask, Ask)
        return ask.outcome

    def not_rated(self) -> list[str]:
        """Why visits are stored as not rated, as the ledger tells."""
        return [event["reason"] for event in self.hall.told("visit_not_rated")]


def test_it_is_asked_at_finish_and_not_before() -> None:
    window = Window(rating_ask_s=60)
    visit = window.calls("en")
    assert window.shows.visit is None
    window.starts()
    assert window.shows.visit is None
    window.finishes()
    shown, now = window.shows, window.hall.clock.now()
    assert (shown.visit, shown.number, shown.language) == (visit, "A001", "en")
    assert (shown.asked_at, shown.until) == (now, now + timedelta(seconds=60))
    assert window.hall.told("visit_asked") == [{"ticket": visit, "window": 1}]


def test_the_pad_offers_five_levels_with_their_own_tags() -> None:
    levels = Window().shows.levels
    assert [level.level for level in levels] == [5, 4, 3, 2, 1]
    assert levels[0].name.zh == "非常满意"
    assert [[tag.code for tag in level.tags] for level in levels] == [[510], [], [], [], []]


def test_a_rating_answers_it() -> None:
    window = Window()
    visit = window.serves()
    assert window.rates(visit, 2).level == 2
    assert window.shows.visit is None
    assert window.became(visit) == "rated"
    assert window.refuses(visit) == "already-rated"
    assert window.not_rated() == []


def test_the_code_on_the_ticket_answers_it_too() -> None:
    window = Window()
    visit = window.serves()
    secret = window.hall.state.queue.tickets[visit].secret
    window.hall.do(Rate(secret=secret, level=4), ISSUER)
    assert window.shows.visit is None
    assert window.refuses(visit) == "already-rated"


def test_calling_the_next_number_never_ends_it() -> None:
    """Ruling 10: nor does its no-show."""
    window = Window()
    visit = window.serves()
    window.calls()
    assert window.shows.visit == visit
    window.hall.do(MarkNoShow(window=1), clerk(1))
    assert window.shows.visit == visit
    assert window.became(visit) == "open"


@pytest.mark.parametrize(
    ("seconds", "outcome"), [(0, "interrupted"), (19.9, "interrupted"), (20, "unanswered")]
)
def test_beginning_the_next_visit_ends_it(seconds: float, outcome: str) -> None:
    window = Window(rating_interrupted_s=20)
    visit = window.serves()
    window.calls()
    window.passes(seconds=seconds)
    window.starts()
    assert window.shows.visit is None
    assert window.became(visit) == outcome
    assert window.not_rated() == [outcome]
    asked = window.hall.store.records["rating_asks", (visit,)]
    assert isinstance(asked, Ask)
    assert asked.staff == "clerk-1"  # whoever interrupted is counted


def test_a_clock_set_back_accuses_nobody() -> None:
    window = Window(rating_interrupted_s=20)
    visit = window.serves()
    window.calls()
    window.passes(minutes=-5)
    window.starts()
    assert window.became(visit) == "unanswered"


def test_without_an_answer_it_is_stored_as_not_rated_in_time() -> None:
    window = Window(rating_ask_s=60)
    visit = window.serves()
    window.passes(seconds=59.9)
    assert window.shows.visit == visit
    window.passes(seconds=0.1)
    assert window.shows.visit is None
    assert window.became(visit) == "unanswered"
    window.passes(hours=1)
    assert window.not_rated() == ["unanswered"]  # once


@pytest.mark.parametrize("ended_by", ["time", "start"])
def test_an_answer_that_comes_late_still_counts_once(ended_by: str) -> None:
    """The pad or the server was away while it was touched."""
    window = Window()
    visit = window.serves()
    if ended_by == "time":
        window.passes(minutes=5)
    else:
        window.calls()
        window.starts()
    window.rates(visit, 1)
    assert window.became(visit) == "rated"
    assert window.refuses(visit) == "already-rated"


def test_a_late_answer_leaves_the_next_question_open() -> None:
    window = Window()
    first, second = window.serves(), window.serves()
    window.rates(first)
    assert window.shows.visit == second
    window.rates(second)
    assert window.shows.visit is None


def test_a_new_day_ends_yesterdays_question_and_the_answer_still_counts() -> None:
    window = Window()
    visit = window.serves()
    window.passes(days=1)
    assert (window.shows.visit, window.became(visit)) == (None, "unanswered")
    window.rates(visit)
    assert window.became(visit) == "rated"


def test_a_visit_finished_after_midnight_is_not_asked_about() -> None:
    window = Window()
    visit = window.calls()
    window.starts()
    window.passes(days=1)
    window.finishes()
    assert window.shows.visit is None
    assert window.refuses(visit) == "other-visit"


def test_a_window_without_a_pad_asks_nobody() -> None:
    window = Window()
    window.hall.do(TakeTicket(items=["item-b"], print=False))
    visit = window.hall.do(CallNext(window=3), clerk(3)).ticket_id
    window.hall.do(StartVisit(window=3), clerk(3))
    window.hall.do(FinishVisit(window=3, outcome="done"), clerk(3))
    assert window.hall.told("visit_asked") == []
    late = window.hall.device("evaluator", 3)
    assert window.refuses(visit, late) == "other-visit"  # it was never asked about


def test_another_windows_pad_may_not_answer() -> None:
    window = Window()
    visit = window.serves()
    assert window.refuses(visit, window.hall.device("evaluator", 2)) == "other-visit"


def test_a_visit_in_service_may_not_be_rated() -> None:
    window = Window()
    visit = window.calls()
    window.starts()
    assert window.refuses(visit) == "visit-not-finished"


def test_the_store_tells_the_same_after_a_restart() -> None:
    window = Window()
    first, second = window.serves(), window.serves()
    hall, _chain = window.hall.store.load()
    assert pad_of(hall, 1) == window.shows
    assert hall.ratings.ask_of(first) == window.hall.state.ratings.ask_of(first)
    assert window.shows.visit == second
