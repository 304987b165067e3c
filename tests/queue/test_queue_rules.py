"""The queue's rules, one by one."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import CallNext, Recall
from hall_server.kernel.refusals import Refusal
from hall_server.queue.rules import RecallTooSoon, check_recall_gap, new_place, number_text
from tests.support.small_hall import MORNING, SmallHall, clerk

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("serial", "text"), [(1, "A001"), (999, "A999"), (1000, "A1000"), (12345, "A12345")]
)
def test_numbers_grow_rather_than_repeat(serial: int, text: str) -> None:
    assert number_text("A", serial, 3) == text


@given(st.lists(st.integers(-100_000, 100_000), min_size=1))
def test_places_only_ever_grow_whatever_the_clock_does(jumps: list[int]) -> None:
    last, moment = 0, MORNING
    for seconds in jumps:
        moment += timedelta(seconds=seconds)
        place = new_place(moment, last)
        assert place > last
        last = place


@pytest.mark.parametrize("passed", [0.0, 1.0, 4.9])
def test_a_recall_waits_for_the_gap(passed: float) -> None:
    with pytest.raises(RecallTooSoon) as refusal:
        check_recall_gap(MORNING, MORNING + timedelta(seconds=passed), 5)
    assert refusal.value.details == {"wait_s": round(5 - passed, 1)}


@pytest.mark.parametrize("passed", [5.0, 60.0, -3600.0])
def test_after_the_gap_or_with_a_clock_set_back_a_recall_is_free(passed: float) -> None:
    check_recall_gap(MORNING, MORNING + timedelta(seconds=passed), 5)


@pytest.mark.row("B2")
def test_the_halls_own_gap_holds() -> None:
    hall = SmallHall(recall_gap_s=10)
    hall.do(TakeTicket(items=["item-a"], print=False))
    hall.do(CallNext(window=1), clerk(1))
    with pytest.raises(Refusal) as refusal:
        hall.do(Recall(window=1), clerk(1))
    assert refusal.value.code == "recall-too-soon"
    hall.clock.advance(seconds=10)
    assert hall.do(Recall(window=1), clerk(1)).round == 2


def test_an_item_that_is_not_on_the_guide_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        SmallHall().do(TakeTicket(items=["item-a", "nothing"]))
    assert refusal.value.code == "unknown-item"


def test_a_queue_is_taken_a_number_for_without_naming_an_item() -> None:
    hall = SmallHall()
    taken = hall.do(TakeTicket(queue="b"))
    assert (taken.number, taken.items, taken.windows) == ("B001", [], [2, 3])
    assert taken.job is not None
    assert taken.job.ticket.queue.zh == "b"
    with pytest.raises(Refusal) as refusal:
        hall.do(TakeTicket(queue="nowhere"))
    assert refusal.value.code == "item-not-served"


@pytest.mark.parametrize("order", [{}, {"items": ["item-a"], "queue": "a"}])
def test_an_order_names_either_items_or_a_queue(order: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        TakeTicket(**order)


def test_an_item_named_twice_is_one_item() -> None:
    taken = SmallHall().do(TakeTicket(items=["item-a", "item-a"], print=False))
    assert taken.items == ["item-a"]
    assert taken.windows == [1, 2]
