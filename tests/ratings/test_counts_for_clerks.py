"""What a clerk may know of the ratings: counts by fives, and nothing in between (row D2)."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_link.wire.base import Words
from hall_link.wire.desk import RatingCounts
from hall_link.wire.ratings import Rate
from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import CallNext, FinishVisit, StartVisit
from hall_server.delivery.hall import Hall
from hall_server.delivery.hub import Connection, Hub
from hall_server.kernel.work import Actor
from hall_server.kernel.writer import Request
from hall_server.ratings.rules import counts_for_clerk
from hall_server.staff.tables import Staff
from hall_server.windows.sign_in import TakeWindow
from tests.support.small_hall import ISSUER, SmallHall

pytestmark = [pytest.mark.unit, pytest.mark.row("D2")]

LEVELS = st.lists(st.integers(1, 5), max_size=40)


def test_below_five_nothing_is_told() -> None:
    assert [counts_for_clerk([1] * rated) for rated in range(5)] == [None] * 5


def test_the_levels_from_five_to_three_are_praise() -> None:
    assert counts_for_clerk([5, 4, 3, 2, 1, 5]) == RatingCounts(rated=5, praised=3)


@given(LEVELS, st.integers(1, 5))
def test_a_single_rating_never_shows(levels: list[int], level: int) -> None:
    """One more changes what is told only by completing a five, of which all five are new."""
    before, after = counts_for_clerk(levels), counts_for_clerk([*levels, level])
    if before != after:
        assert after is not None
        assert after.rated == len(levels) + 1 == (before.rated if before else 0) + 5


class SeatedClerk:
    """A person at window 1."""

    def __init__(self) -> None:
        name = Words(zh="王芳", en="Wang Fang")
        self.person = Staff("wang", name, name, ("clerk",), password_hash="hash")
        self.hall = SmallHall()
        self.hall.state.apply(self.person)
        sign_in = TakeWindow(window=1, name="wang", password_hash="hash")
        signed = self.hall.do(sign_in, Actor("staff", "wang", "clerk", 1))
        self.actor = Actor("staff", "wang", "clerk", 1, signed.session_id)

    def serves(self) -> str:
        self.hall.do(TakeTicket(items=["item-a"], print=False))
        self.hall.do(CallNext(window=1), self.actor)
        self.hall.do(StartVisit(window=1), self.actor)
        done = self.hall.do(FinishVisit(window=1, outcome="done"), self.actor)
        return str(done.ticket_id)

    def listens(self) -> "Desk":
        return Desk(self, Hall([*self.hall.store.in_order(), self.person]))


class Desk:
    """The clerk's line, from now on."""

    def __init__(self, clerk: SeatedClerk, hall: Hall) -> None:
        self._writer = clerk.hall.writer
        self._hub = Hub(hall, "epoch", 0)
        self._line = Connection("clerk", 1, "staff:wang", lambda: None)
        self._hub.join(self._line)

    def hears_of(self, *ratings: Rate) -> list[Any]:
        """The counts pushed to the desk by these ratings, done in one batch."""
        done = self._writer.process([Request(rating, ISSUER) for rating in ratings])
        assert all(answer.error is None for answer in done.answers)
        self._hub.take_in(done.records, done.seq)()
        outbox = self._line.outbox
        frames = [json.loads(outbox.get_nowait()) for _ in range(outbox.qsize())]
        changes = [change for frame in frames for change in frame["changes"]]
        assert all(change["change"] == "desk" for change in changes)
        return [change["desk"]["ratings"] for change in changes]


def test_the_desk_hears_of_ratings_only_when_a_five_is_full() -> None:
    clerk = SeatedClerk()
    visits = [clerk.serves() for _ in range(12)]
    ratings = [Rate(visit=visit, level=2 if n % 2 else 5) for n, visit in enumerate(visits)]
    desk = clerk.listens()
    heard = [desk.hears_of(rating) for rating in ratings[:6]]
    assert heard == [[], [], [], [], [{"rated": 5, "praised": 3}], []]
    assert desk.hears_of(*ratings[6:11]) == [{"rated": 10, "praised": 5}]
    assert desk.hears_of(ratings[11]) == []
