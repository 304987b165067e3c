"""How the hall learns its own times, and what its word was worth."""

from math import exp, log
from random import Random
from statistics import mean

import pytest

from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import CallNext, FinishVisit, StartVisit
from hall_server.forecast.error import ADD_S, Errors, past_error
from hall_server.forecast.learning import Duration, duration, fresh, told
from hall_server.forecast.tables import Estimate
from tests.support.small_hall import SmallHall, clerk

pytestmark = pytest.mark.unit


def estimate(errors: Errors, expected_s: float, waited_s: int) -> Estimate:
    span = errors.span("ordinary", expected_s, 0.4)
    made = (span.low, span.median, span.high, waited_s, waited_s)
    return Estimate("t", "2026-11-23", "a", "ordinary", "", expected_s, 0.4, *made)


@pytest.mark.parametrize("seed", range(8))
def test_ranges_hold_for_four_in_five_whatever_the_model_gets_wrong(seed: int) -> None:
    rng, errors, compared = Random(seed), Errors(), []
    bias, spread = rng.uniform(0.5, 2.0), rng.uniform(0.2, 0.9)
    for _ in range(900):
        expected = rng.uniform(30, 3000)
        true = round((expected + ADD_S) * bias * exp(rng.gauss(0, spread)))
        compared.append(estimate(errors, expected, true))
        errors.add(compared[-1])
    found = past_error(compared[300:])
    assert found.inside == pytest.approx(0.8, abs=0.05)


def test_a_range_is_in_order_and_never_negative() -> None:
    errors = Errors()
    for expected in (0.0, 15.0, 400.0, 9000.0):
        span = errors.span("entitled", expected, 0.6)
        assert 0 <= span.low <= span.median <= span.high


def test_the_file_s_minutes_fade_as_visits_are_seen() -> None:
    pace, rng = fresh("item:x", 20), Random(3)
    assert exp(pace.mean) == pytest.approx(1200)
    for _ in range(60):
        pace = told(pace, log(480) + rng.gauss(0, 0.4))
    assert exp(pace.mean) == pytest.approx(480, rel=0.2)
    assert 0.1 < pace.variance < 0.3


def test_one_forgotten_finish_teaches_little() -> None:
    pace = fresh("item:x", 10)
    for _ in range(10):
        pace = told(pace, log(600))
    after = told(pace, log(4 * 3600))
    assert exp(after.mean) < 1.1 * exp(pace.mean)


def test_what_is_left_of_a_visit() -> None:
    visit, rng = Duration(6.0, 0.5), Random(5)
    lengths = [rng.lognormvariate(6.0, 0.5) for _ in range(40_000)]
    for elapsed in (0, 200, 600, 900):
        left = mean(length - elapsed for length in lengths if length > elapsed)
        assert visit.left(elapsed) == pytest.approx(left, rel=0.1)
    assert visit.left(100_000) == 50_000


def test_a_ticket_is_told_a_range_that_is_compared_when_it_is_called() -> None:
    hall = SmallHall()
    first, second = (hall.do(TakeTicket(items=["item-a"], print=False)) for _ in range(2))
    assert first.wait.low == 0
    hall.clock.advance(seconds=40)
    hall.do(CallNext(window=1), clerk(1))
    assert hall.state.queue.forecast.past_error().count == 1
    hall.do(StartVisit(window=1), clerk(1))
    hall.clock.advance(minutes=4)
    hall.do(FinishVisit(window=1, outcome="done"), clerk(1))
    assert hall.state.queue.forecast.told(first.ticket_id) is None
    assert hall.state.queue.forecast.told(second.ticket_id) is not None
    learned = hall.state.queue.forecast.paces["item:item-a"]
    assert exp(duration(learned).mu) < 600
    assert hall.store.load()[0].queue.forecast.paces == hall.state.queue.forecast.paces


def test_a_longer_line_is_told_a_longer_wait() -> None:
    hall = SmallHall()
    taken = [hall.do(TakeTicket(items=["item-b"], print=False)) for _ in range(30)]
    medians = [ticket.wait.median for ticket in taken]
    assert medians == sorted(medians)
    assert medians[-1] > 60
