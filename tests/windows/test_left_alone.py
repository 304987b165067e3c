"""Who waits for, or is put aside at, a window nobody sits at is not forgotten (row B7)."""

import pytest

from hall_link.wire.windows import (
    CallNext,
    HoldVisit,
    ResumeWindow,
    SignOut,
    StartVisit,
    TransferVisit,
)
from tests.support.small_hall import SmallHall, clerk
from tests.windows.desk_people import check_same_after_a_restart, refusal, sits, staffed_hall, take

pytestmark = pytest.mark.unit


def left(hall: SmallHall, window: int) -> bool:
    hall.clock.advance(seconds=60)
    refusal(hall, ResumeWindow(window=4), clerk(4))
    return hall.state.windows.find(window).unattended_at is not None


def test_who_is_put_aside_where_nobody_sits_is_told_until_somebody_comes() -> None:
    hall = staffed_hall()
    take(hall)
    anna = sits(hall, 1, "anna")
    hall.do(CallNext(window=1), anna)
    hall.do(HoldVisit(window=1), anna)
    assert not left(hall, 1)
    hall.do(SignOut(window=1), anna)
    assert left(hall, 1)
    check_same_after_a_restart(hall)
    sits(hall, 1, "bert")
    assert not left(hall, 1)


def test_who_is_sent_to_a_window_where_nobody_sits_is_told_once_and_until_called() -> None:
    hall = staffed_hall()
    take(hall)
    anna = sits(hall, 1, "anna")
    hall.do(CallNext(window=1), anna)
    hall.do(StartVisit(window=1), anna)
    hall.do(TransferVisit(window=1, to_window=2), anna)
    assert left(hall, 2)
    assert left(hall, 2)
    assert len(hall.told("window_left_unattended")) == 1
    carl = sits(hall, 2, "carl")
    hall.do(CallNext(window=2), carl)
    assert not left(hall, 2)
