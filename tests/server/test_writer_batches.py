"""What one batch may do to the next: nothing, whatever goes wrong in it."""

from collections.abc import Callable
from typing import Any

import pytest

from hall_link.wire.ratings import Rate
from hall_link.wire.tickets import TakeTicket
from hall_server.kernel.refusals import TryAgain
from hall_server.kernel.writer import Answer, Request, StoreFailed
from hall_server.premises.open_day import OpenDay
from tests.support.small_hall import ISSUER, SmallHall

TAKE = TakeTicket(items=["item-a"], print=False)


def batch(hall: SmallHall, *requests: Request) -> list[Answer]:
    """The answers of one batch."""
    return hall.writer.process(requests).answers


def take(command_id: str) -> Request:
    return Request(TAKE, ISSUER, command_id, "take")


@pytest.fixture(params=[StoreFailed("full"), OverflowError("a bug"), KeyError("a bug")])
def trouble(request: pytest.FixtureRequest) -> Callable[..., Any]:
    """A commit that fails."""

    def fails(*_: object) -> None:
        raise request.param

    return fails


@pytest.mark.unit
@pytest.mark.row("K1")
def test_the_writer_outlives_every_trouble(trouble: Callable[..., Any]) -> None:
    hall = SmallHall()
    first = hall.do(TAKE)
    good, hall.store.commit = hall.store.commit, trouble  # type: ignore[method-assign]
    answers = batch(hall, take("one"), take("two"))
    assert [type(answer.error) for answer in answers] == [TryAgain, TryAgain]
    assert hall.state.queue.waiting("a") == 1
    hall.store.commit = good  # type: ignore[method-assign]
    again = batch(hall, take("one"), take("two"))
    numbers = [first.number, *(answer.reply.number for answer in again)]  # type: ignore[union-attr]
    assert numbers == ["A001", "A002", "A003"]


@pytest.mark.unit
@pytest.mark.row("K1")
def test_the_same_id_is_done_once_though_the_batch_was_split_by_a_cold_read() -> None:
    hall = SmallHall()
    cold = Request(Rate(secret="x" * 24, level=5), ISSUER, "cold", "rate")
    first, refused, again = batch(hall, take("once"), cold, take("once"))
    assert refused.error is not None
    assert isinstance(again.reply, str)
    assert first.reply is not None
    assert again.reply == first.reply.model_dump_json()  # type: ignore[union-attr]
    assert hall.state.queue.waiting("a") == 1


@pytest.mark.unit
def test_a_day_opens_once_and_keeps_those_who_came_before_the_hall_noticed() -> None:
    hall = SmallHall()
    hall.do(TAKE)
    hall.clock.advance(days=1)
    opening = Request(OpenDay(business_day="2026-11-24"), ISSUER)
    taken, opened = batch(hall, take("early"), opening)
    assert taken.error is opened.error is None
    assert hall.state.queue.waiting("a") == 1
    assert [entry.kind for entry in hall.store.entries].count("day_opened") == 2
