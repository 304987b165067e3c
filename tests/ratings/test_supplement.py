"""A rating has one supplement, within the hall's days, and is never changed (row D4)."""

import pytest

from hall_link.wire.ratings import AddToRating, Rate
from hall_server.queue.rules import UnknownTicket
from hall_server.ratings.rules import (
    AlreadyRated,
    AlreadySupplemented,
    NotRated,
    RatingTooLate,
)
from hall_server.ratings.tables import Rating, Supplement
from tests.rectifications.small_room import RatedHall

pytestmark = pytest.mark.unit

ADDED = "and they rang me the next day"


def add(hall: RatedHall, secret: str) -> None:
    hall.do(AddToRating(secret=secret, level=4, text=f" {ADDED} "))


def test_one_supplement_and_the_rating_stays() -> None:
    hall = RatedHall()
    secret = hall.rated(5, "quick")
    add(hall, secret)
    with pytest.raises(AlreadySupplemented):
        add(hall, secret)
    with pytest.raises(AlreadyRated):
        hall.do(Rate(secret=secret, level=1))
    (rating,) = [r for r in hall.store.records.values() if isinstance(r, Rating)]
    (supplement,) = [r for r in hall.store.records.values() if isinstance(r, Supplement)]
    assert (rating.level, rating.text) == (5, "quick")
    assert (supplement.level, supplement.text) == (4, ADDED)
    ticket = hall.state.queue.with_secret(secret)
    assert ticket is not None
    assert ticket.supplemented
    assert ADDED not in "".join(entry.body for entry in hall.store.entries)


def test_what_is_not_rated_has_none() -> None:
    hall = RatedHall()
    with pytest.raises(NotRated):
        add(hall, hall.visited())
    with pytest.raises(UnknownTicket):
        add(hall, "x" * 22)


@pytest.mark.parametrize("rated", [True, False])
def test_until_the_hall_s_days_are_over(rated: bool) -> None:
    hall = RatedHall()
    secret = hall.rated(5) if rated else hall.visited()
    act = AddToRating(secret=secret, text=ADDED) if rated else Rate(secret=secret, level=4)
    hall.clock.advance(days=7)
    hall.clock.advance(seconds=1)
    hall.visited()
    with pytest.raises(RatingTooLate):
        hall.do(act)


def test_on_the_last_day_it_goes() -> None:
    hall = RatedHall()
    secret = hall.rated(5)
    hall.clock.advance(days=7)
    add(hall, secret)
    assert len(hall.told("rating_supplemented")) == 1
