"""A display that was away reports late; what it reports of long ago does not come first again."""

from typing import Any

import pytest

from hall_link.mirror import RECENT_CALLS
from hall_link.wire.calls import ReportCall
from hall_link.wire.envelope import CallChanged
from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import CallNext, FinishVisit, StartVisit
from hall_server.delivery.before import Before
from hall_server.delivery.touched import Touched
from hall_server.kernel.work import Actor
from hall_server.queue.tables import Call
from tests.support.small_hall import SmallHall

pytestmark = pytest.mark.unit

WINDOW = 1


def _calls_one(hall: SmallHall, clerk: Actor) -> str:
    hall.do(TakeTicket(items=["item-a"], print=False))
    called: Any = hall.do(CallNext(window=WINDOW), clerk)
    hall.do(StartVisit(window=WINDOW), clerk)
    hall.do(FinishVisit(window=WINDOW, outcome="done"), clerk)
    return str(called.call_id)


def _told(hall: SmallHall, call_id: str) -> list[str]:
    """Of which calls the boards hear once this one is reported as shown."""
    hall.do(ReportCall(call_id=call_id, round=1, done="shown"), hall.device("display"))
    call = hall.state.queue.call(call_id)
    assert isinstance(call, Call)
    assert call.shown_at is not None
    changes = Touched(hall.state, [call], Before(hall.state, [call])).board_changes()
    return [change.call.id for change in changes if isinstance(change, CallChanged)]


def test_a_report_of_a_call_that_boards_have_let_go_is_not_told_to_them() -> None:
    hall = SmallHall()
    clerk = hall.device("clerk", WINDOW)
    calls = [_calls_one(hall, clerk) for _ in range(RECENT_CALLS + 1)]
    assert _told(hall, calls[0]) == []
    assert _told(hall, calls[1]) == [calls[1]]
