"""Papers from hand to hand: who gave, who took, what nobody has signed for (row F7)."""

from datetime import timedelta
from typing import Any

import pytest

from hall_link.wire.cases import CasePaper, PassPapers, TakePapers
from hall_server.cases.file_tables import Custody
from hall_server.cases.hand_overs import at_desk, unsigned
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from hall_server.premises.open_day import OpenDay
from tests.cases.case_hall import BOOK, CLERK, HELD, CaseHall, missing
from tests.support.small_hall import clerk

pytestmark = pytest.mark.unit


@pytest.fixture
def hall() -> CaseHall:
    return CaseHall()


def passes(
    hall: CaseHall, case: str, to: str, actor: Actor = CLERK, papers: Any = (HELD, BOOK)
) -> Custody:
    """What was passed on, as it is stored."""
    window = actor.window or 1
    known = {key for key in hall.store.records if key[0] == "custody"}
    hall.do(PassPapers(case_id=case, window=window, to=to, papers=list(papers)), actor)
    (new,) = [r for k, r in hall.store.records.items() if k[0] == "custody" and k not in known]
    assert isinstance(new, Custody)
    return new


def takes(hall: CaseHall, passed: Custody, actor: Actor, taker: str = "") -> None:
    command = TakePapers(custody_id=passed.id, window=actor.window or 1, taker=taker)
    hall.do(command, actor)


def refused(do: Any, *args: Any, **told: Any) -> str:
    with pytest.raises(Refusal) as refusal:
        do(*args, **told)
    return refusal.value.code


def test_papers_go_to_a_window_and_back_each_time_signed(hall: CaseHall) -> None:
    case = hall.opened()
    there = passes(hall, case, "3号窗口")
    assert there.to == "3"
    scene = hall.state.casework
    for window in (1, 3):
        (line,) = at_desk(scene, window)
        assert (line.case_id, line.papers, line.taken_at) == (case, ["身份证", "户口簿"], None)
    assert at_desk(scene, 2) == []
    assert refused(passes, hall, case, "2") == "papers-elsewhere"
    assert refused(takes, hall, there, clerk(2)) == "wrong-window"
    takes(hall, there, clerk(3))
    assert at_desk(scene, 1) == []
    assert refused(takes, hall, there, clerk(3)) == "already-taken-over"
    assert refused(passes, hall, case, "2") == "papers-elsewhere"
    back = passes(hall, case, "1", clerk(3))
    takes(hall, back, CLERK)
    chain = hall.store.cold("case-file", case).custody
    assert [(one.window, one.to, one.taken_by) for one in chain] == [
        (1, "3", "clerk-3"),
        (3, "1", "clerk-1"),
    ]


def test_a_station_signs_by_name_and_gives_back(hall: CaseHall) -> None:
    case = hall.opened()
    out = passes(hall, case, "镇民政所")
    assert refused(takes, hall, out, CLERK) == "recipient-needed"
    assert refused(takes, hall, out, clerk(2), "赵六") == "not-your-case"
    takes(hall, out, CLERK, "赵六")
    assert refused(passes, hall, case, "2", clerk(3)) == "papers-elsewhere"
    back = passes(hall, case, "1")
    assert (back.giver, back.taken_by) == ("镇民政所", "clerk-1")
    onward = passes(hall, case, "2")
    assert onward.giver == "clerk-1"


def test_only_papers_that_are_there_change_hands(hall: CaseHall) -> None:
    case = hall.opened(papers=[HELD, missing(BOOK)])
    assert refused(passes, hall, case, "3") == "papers-needed"
    assert refused(passes, hall, case, "3", papers=[CasePaper(name="图纸")]) == "papers-needed"
    assert refused(passes, hall, case, "77", papers=[HELD]) == "unknown-window"
    assert refused(passes, hall, case, "1", papers=[HELD]) == "papers-elsewhere"
    assert refused(passes, hall, "case-x", "3", papers=[HELD]) == "unknown-case"
    never = Custody("custody-x", case, "", "clerk-1", 1, "3", ())
    assert refused(takes, hall, never, clerk(3)) == "unknown-custody"


def test_names_of_takers_and_stations_stay_out_of_the_ledger(hall: CaseHall) -> None:
    out = passes(hall, hall.opened(), "镇民政所")
    takes(hall, out, CLERK, "赵六")
    told = str(list(hall.store.entries))
    assert "赵六" not in told
    assert "镇民政所" not in told
    assert "papers_taken" in told


def test_what_nobody_signed_for_by_the_end_of_the_day_is_counted(hall: CaseHall) -> None:
    passes(hall, hall.opened(), "3")
    assert unsigned(hall.state.casework, hall.clock.moment) == 0
    hall.clock.moment += timedelta(days=1)
    hall.do(OpenDay(business_day=hall.clock.moment.date().isoformat()))
    assert unsigned(hall.state.casework, hall.clock.moment) == 1
    (line,) = at_desk(hall.state.casework, 3)
    assert line.late
