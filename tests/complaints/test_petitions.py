"""A petition: answered within 3 days, and within a week a leader receives (row H6, Ruling 14)."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from hall_link.wire.complaints import Complain, JudgeAnswer
from hall_server.complaints.look import SeeComplainant
from hall_server.complaints.meeting import NotALeader, WrongDay
from hall_server.complaints.moves import NotReceivedYet
from hall_server.complaints.registers import Entry, register
from hall_server.complaints.secrecy import HandlerIsNamed
from hall_server.complaints.tables import Complainant, Complaint, ComplaintStep
from hall_server.complaints.views import clock_of, rows_for, tally_for
from hall_server.complaints.watch import TOLD, URGED
from hall_server.kernel.work import Actor
from hall_server.staff.rules import UnknownStaff
from tests.complaints.small_office import found, handled, left, office, who
from tests.support.small_hall import SmallHall

pytestmark = pytest.mark.unit


KNOWN = {"phone": "13800001234"}
"""Who can be asked to come."""


def petition(**told: Any) -> tuple[SmallHall, str, Any]:
    """A hall with one petition `handler` has answered on its day; its leader's day is 30 Nov."""
    hall = office()
    taken, complaint = left(hall, what="petition", **{"visitor": KNOWN, **told})
    handled(hall, complaint, "take")
    handled(hall, complaint, "answer", text="this is how it stands")
    return hall, complaint, taken


def known(hall: SmallHall, complaint: str) -> Complaint:
    it = hall.state.complaints.find(complaint)
    assert it is not None
    return it


def test_the_reception_is_watched_past_the_answer() -> None:
    hall, complaint, _ = petition()
    seen = []
    for days in (0, 3, 1, 3, 1, 1, 1):
        hall.clock.advance(days=days)
        hall.do(SeeComplainant(complaint_id=complaint), who("handler"))
        hall.do(SeeComplainant(complaint_id=complaint), who("handler"))
        it = known(hall, complaint)
        seen.append((clock_of(hall.state.office, it), it.urged, it.leader_urged))
    assert seen == [
        ("green", 0, 0),  # Monday, 23 November
        ("green", 0, 0),
        ("yellow", 0, 0),  # Friday: Monday is its last day
        ("yellow", 0, 0),
        ("red", 0, URGED),
        ("red", 0, TOLD),
        ("red", 0, TOLD),
    ]
    assert len(hall.told("complaint_meet_urged")) == 1
    assert len(hall.told("complaint_meet_escalated")) == 1
    assert tally_for(hall.state.office, "boss").red == 1
    (row,) = rows_for(hall.state.office, "handler", [known(hall, complaint)])
    assert (row.receive_by, row.left) == ("2026-11-30", -3)


def test_the_reception_is_noted_and_stands_in_file_and_register() -> None:
    hall, complaint, _ = petition()
    hall.clock.advance(days=2)
    told = {"staff": "deputy", "day": "2026-11-24", "text": "he will be measured again"}
    assert handled(hall, complaint, "meet", **told) == "answered"
    it = known(hall, complaint)
    assert (it.met_on, it.met_by, it.handler) == ("2026-11-24", "deputy", "handler")
    assert clock_of(hall.state.office, it) == "grey"
    assert hall.told("complaint_met_by_leader")[0]["leader"] == "deputy"
    assert "measured" not in "".join(entry.body for entry in hall.store.entries)
    steps = [r for r in hall.store.records.values() if isinstance(r, ComplaintStep)]
    of_it = [step for step in steps if step.complaint_id == complaint]
    entry = Entry(it, Complainant(it.id), of_it)
    zone = ZoneInfo("Asia/Shanghai")
    (line,) = register("petitions", [entry], {"deputy": "副主任"}, zone).rows
    assert line[-1] == "副主任（2026-11-24）he will be measured again"
    assert line[-2] == "this is how it stands"
    assert handled(hall, complaint, "close") == "closed"


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"staff": "second"}, NotALeader),
        ({"staff": "boss"}, HandlerIsNamed),
        ({"staff": "guard", "day": "2026-11-22"}, WrongDay),
        ({"staff": "guard", "day": "2026-11-25"}, WrongDay),
        ({"staff": "nobody"}, UnknownStaff),
        ({}, NotALeader),
    ],
)
def test_how_nobody_is_received(told: dict[str, str], refusal: type[Exception]) -> None:
    hall = office()
    _, complaint = left(hall, what="petition", staff="boss")
    handled(hall, complaint, "take", "outside")
    hall.clock.advance(days=1)
    with pytest.raises(refusal):
        handled(hall, complaint, "meet", "outside", text="received", **told)


@pytest.mark.parametrize(
    ("who_came", "told", "day"),
    [
        (Actor("citizen", "", "citizen"), {}, None),
        (Actor("citizen", "", "citizen"), {"visitor": KNOWN}, "2026-11-30"),
        (Actor("device", "kiosk-1", "kiosk"), {}, None),
        (Actor("device", "kiosk-1", "kiosk"), {"group": 3}, "2026-11-30"),
        (who("handler"), {"channel": "letter"}, None),
        (who("handler"), {"channel": "visit"}, "2026-11-30"),
        (who("handler"), {}, "2026-11-30"),
    ],
)
def test_only_who_came_or_can_be_found_is_to_be_received(
    who_came: Actor, told: dict[str, Any], day: str | None
) -> None:
    hall = office()
    asked = {"what": "petition", "text": "the boundary", "print": False, **told}
    taken = hall.do(Complain.model_validate(asked), who_came)
    it = found(hall, taken.number)
    assert it.leader_due == day
    handled(hall, it.id, "answer", text="this is how it stands")
    if day is None:
        assert handled(hall, it.id, "close") == "closed"
        return
    with pytest.raises(NotReceivedYet):
        handled(hall, it.id, "close", text="cannot be reached")


def test_who_came_without_a_name_after_all_is_received() -> None:
    hall, complaint, _ = petition(visitor={})
    handled(hall, complaint, "meet", staff="deputy", text="came after the answer")
    assert known(hall, complaint).met_by == "deputy"


def test_a_leader_tells_why_nobody_could_be_received() -> None:
    hall, complaint, _ = petition()
    with pytest.raises(NotReceivedYet):
        handled(hall, complaint, "close", "deputy")
    assert handled(hall, complaint, "close", "deputy", text="no such number") == "closed"
    steps = [r for r in hall.store.records.values() if isinstance(r, ComplaintStep)]
    assert [step.note for step in steps if step.act == "close"] == ["no such number"]
    assert "no such number" not in "".join(entry.body for entry in hall.store.entries)


def test_only_petitions_are_received() -> None:
    hall = office()
    _, complaint = left(hall)
    with pytest.raises(NotALeader):
        handled(hall, complaint, "meet", text="received", staff="deputy")


def test_it_is_not_filed_before_a_leader_received_unless_the_citizen_is_satisfied() -> None:
    hall, complaint, taken = petition()
    with pytest.raises(NotReceivedYet):
        handled(hall, complaint, "close")
    hall.do(JudgeAnswer(number=taken.number, code=taken.code, satisfied=True))
    assert known(hall, complaint).state == "closed"
    assert clock_of(hall.state.office, known(hall, complaint)) == "grey"
