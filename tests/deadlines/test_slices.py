"""The morning after a long closure: every clock is looked at, and no window waits for it."""

import pytest

from hall_link.wire.cases import ActOnCase
from hall_link.wire.tickets import TakeTicket
from hall_server.acts import left_over
from hall_server.cases import watch
from hall_server.cases.watch import WatchDay
from hall_server.kernel.work import Actor
from hall_server.premises.open_day import OpenDay
from tests.support.open_cases import case, hall_with, stored, task
from tests.support.small_hall import SmallHall

pytestmark = pytest.mark.unit

FRIDAY, SATURDAY, MONDAY = "2026-11-20", "2026-11-21", "2026-11-23"
LATE, SILENT, PARTS = 9, 4, 3


@pytest.fixture
def hall(monkeypatch: pytest.MonkeyPatch) -> SmallHall:
    """Sixteen things to do, five of them at a time."""
    monkeypatch.setattr(watch, "SLICE", 5)
    late = [case(n, due="2026-11-18", yellow_from="2026-11-17") for n in range(1, LATE + 1)]
    quiet = [
        case(n, state="received", accepted_at=None, silent_from=SATURDAY)
        for n in range(LATE + 1, LATE + SILENT + 1)
    ]
    lead = case(50, flow="joint", due="2026-12-11", yellow_from="2026-12-10")
    parts = [task(n, lead, due="2026-11-18", yellow_from="2026-11-17") for n in range(PARTS)]
    return hall_with(*late, *quiet, lead, *parts)


def begin(hall: SmallHall, day: str) -> None:
    hall.clock.moment = hall.clock.moment.fromisoformat(f"{day}T01:00:00+00:00")
    hall.do(OpenDay(business_day=day))


def done(hall: SmallHall) -> tuple[int, int, int]:
    """How many were accepted by silence, urged, and parts urged."""
    kinds = ("case_accepted_by_silence", "case_urged", "task_urged")
    return tuple(len(hall.told(kind)) for kind in kinds)  # type: ignore[return-value]


def test_a_slice_is_done_at_a_time_and_presses_go_on_between(hall: SmallHall) -> None:
    begin(hall, MONDAY)
    assert sum(done(hall)) == 5 + SILENT, "silence is urged in the same slice"
    hall.do(TakeTicket(queue="a", print=False))
    assert sum(done(hall)) == 5 + SILENT, "a press does none of it"
    slices = 0
    while (more := left_over(hall.state)) is not None:
        hall.do(more)
        slices += 1
    assert done(hall) == (SILENT, LATE + SILENT, PARTS)
    assert slices == 3
    hall.do(WatchDay())
    assert done(hall) == (SILENT, LATE + SILENT, PARTS), "again changes nothing"


def test_a_hall_killed_between_two_slices_goes_on_where_it_was(hall: SmallHall) -> None:
    begin(hall, MONDAY)
    again = SmallHall(list(hall.store.in_order()))
    again.clock.moment = hall.clock.moment
    assert again.state.business_day == MONDAY
    while (more := left_over(again.state)) is not None:
        again.do(more)
    total = tuple(a + b for a, b in zip(done(hall), done(again), strict=True))
    assert total == (SILENT, LATE + SILENT, PARTS)
    assert {c.urged for c in again.state.cases.all() if c.id != "case-50"} == {1}


def test_on_a_day_off_silence_accepts_and_nobody_is_urged(hall: SmallHall) -> None:
    begin(hall, SATURDAY)
    while (more := left_over(hall.state)) is not None:
        hall.do(more)
    assert done(hall) == (SILENT, 0, 0)
    begin(hall, MONDAY)
    assert left_over(hall.state) is not None
    begin(hall, MONDAY)
    while (more := left_over(hall.state)) is not None:
        hall.do(more)
    assert done(hall) == (SILENT, LATE + SILENT, PARTS)


def test_who_was_urged_by_hand_meanwhile_is_not_urged_again(hall: SmallHall) -> None:
    begin(hall, FRIDAY)
    (last, *_) = [c.id for c in hall.state.cases.all() if c.due == "2026-11-18" and not c.urged]
    hall.do(ActOnCase(case_id=last, act="urge"), Actor("staff", "wang", "manager"))
    while (more := left_over(hall.state)) is not None:
        hall.do(more)
    assert done(hall) == (0, LATE - 1, PARTS)
    assert stored(hall, last).urged == 1
