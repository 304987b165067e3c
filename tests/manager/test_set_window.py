"""A leader opens and closes windows and gives them other queues, without a server."""

import pytest

from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import CallNext, CoverWindow
from hall_server.kernel.work import Actor
from hall_server.posts.set_window import SetWindow
from hall_server.queue.rules import UnknownQueue, VisitOpen
from tests.support.small_hall import SmallHall, clerk

pytestmark = pytest.mark.unit

LEADER = Actor("staff", "liang", "manager")


def test_a_window_takes_another_queue_and_calls_from_it() -> None:
    hall = SmallHall()
    taken = hall.do(TakeTicket(items=["item-b"]))
    hall.do(SetWindow(window=1, queues=("a", "b")), LEADER)
    assert hall.do(CallNext(window=1), clerk(1)).number == taken.number
    assert hall.told("window_set") == [{"window": 1, "queues": ["a", "b"]}]


def test_a_window_closes_when_its_visit_is_over_and_covers_nobody_then() -> None:
    hall = SmallHall()
    hall.do(SetWindow(window=3, in_service=False), LEADER)
    hall.do(CoverWindow(window=1, other=3), LEADER)
    hall.do(TakeTicket(items=["item-b"]))
    hall.do(CallNext(window=1), clerk(1))
    with pytest.raises(VisitOpen):
        hall.do(SetWindow(window=1, in_service=False), LEADER)
    hall.do(SetWindow(window=3, in_service=True), LEADER)
    assert hall.state.windows.covering(3) is None
    assert hall.state.windows.find(3).in_service


def test_what_changes_nothing_is_no_event_and_an_unknown_queue_no_change() -> None:
    hall = SmallHall()
    hall.do(SetWindow(window=1, in_service=True), LEADER)
    with pytest.raises(UnknownQueue):
        hall.do(SetWindow(window=1, queues=("a", "x")), LEADER)
    assert hall.told("window_set") == []
