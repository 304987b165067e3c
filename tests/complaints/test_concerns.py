"""Whom a complaint is about: found as it comes, put right by who handles it (Ruling 14)."""

import pytest

from hall_link.wire.complaints import HandleComplaint
from hall_server.complaints.handle import NoteNeeded
from hall_server.complaints.office import UnknownComplaint
from hall_server.complaints.secrecy import HandlerIsNamed, NotTheHandler
from hall_server.complaints.tables import Complaint, ComplaintStep
from hall_server.complaints.views import may_know_group, rows_for, tally_for
from hall_server.windows.tables import SignIn
from tests.complaints.small_office import PEOPLE, found, handled, left, office, staff, who
from tests.support.small_hall import SmallHall, small_hall

pytestmark = pytest.mark.unit

YESTERDAY = "2026-11-22T0{}:00:00.000000+00:00"


def stood_in() -> SmallHall:
    """Yesterday `second`, a handler, stood in at window 3 for an hour."""
    seat = SignIn("s", 3, "second", YESTERDAY.format(1), YESTERDAY.format(2))
    return SmallHall([*small_hall(), *staff(PEOPLE), seat])


def known(hall: SmallHall, complaint: str) -> Complaint:
    it = hall.state.complaints.find(complaint)
    assert it is not None
    return it


def sees(hall: SmallHall, name: str) -> int:
    return len(rows_for(hall.state.office, name, list(hall.state.complaints.all())))


@pytest.mark.parametrize(
    ("told", "concerns"),
    [
        ({"happened": "2026-11-22"}, ("second",)),
        ({}, ("second",)),
        ({"happened": "today"}, ()),
        ({"happened": "2026-11-21"}, ()),
        ({"happened": "2027-01-01"}, ()),
    ],
)
def test_who_stood_in_yesterday_is_meant_by_the_day_told(
    told: dict[str, str], concerns: tuple[str, ...]
) -> None:
    hall = stood_in()
    _, complaint = left(hall, window=3, **told)
    assert known(hall, complaint).concerns == concerns
    assert sees(hall, "second") == (0 if concerns else 1)


def test_a_name_in_the_words_is_meant_too() -> None:
    hall = office()
    _, complaint = left(hall, text="it was second who shouted")
    assert known(hall, complaint).concerns == ("second",)
    assert sees(hall, "second") == 0


def test_who_takes_it_on_tells_whom_it_is_about() -> None:
    hall = office()
    taken, complaint = left(hall, what="petition", group=9)
    with pytest.raises(HandlerIsNamed):
        handled(hall, complaint, "take", named=["boss"])
    handled(hall, complaint, "take", "outside", named=["clerk"])
    assert known(hall, complaint).concerns == ("clerk",)
    for name in ("clerk", "helper"):
        assert sees(hall, name) == 0
        assert tally_for(hall.state.office, name).waiting == 0
        assert not may_know_group(hall.state.office, name, taken.number)


def test_whom_it_is_about_is_put_right_with_the_reason_and_rights_follow_at_once() -> None:
    hall = office()
    _, complaint = left(hall, staff="second")
    with pytest.raises(UnknownComplaint):
        handled(hall, complaint, "take", "second")
    with pytest.raises(NoteNeeded):
        handled(hall, complaint, "concern", named=["clerk"])
    told = "he was on leave; the clerk sat there"
    handled(hall, complaint, "concern", named=["clerk"], cleared=["second"], text=told)
    assert known(hall, complaint).concerns == ("clerk",)
    with pytest.raises(UnknownComplaint):
        handled(hall, complaint, "note", "helper", text="may I?")
    assert handled(hall, complaint, "take", "second") == "assigned"
    with pytest.raises(NotTheHandler):
        handled(hall, complaint, "concern", "handler", cleared=["clerk"], text="not mine")
    steps = [r for r in hall.store.records.values() if isinstance(r, ComplaintStep)]
    (note,) = [step.note for step in steps if step.act == "concern"]
    assert note == f"涉及：clerk；不涉及：second；{told}"
    ledger = "".join(entry.body for entry in hall.store.entries)
    assert "leave" not in ledger
    assert '"clerk"' not in ledger


def test_who_names_oneself_handles_it_no_longer() -> None:
    hall = office()
    taken, complaint = left(hall)
    handled(hall, complaint, "take")
    assert handled(hall, complaint, "concern", named=["handler"], text="it was me") == "received"
    assert found(hall, taken.number).handler is None
    assert sees(hall, "handler") == 0
    with pytest.raises(UnknownComplaint):
        handled(hall, complaint, "take")
    assert handled(hall, complaint, "take", "second") == "assigned"


def test_a_leader_it_was_opened_again_under_puts_it_right_too() -> None:
    hall = office()
    _, complaint = left(hall)
    handled(hall, complaint, "take", "deputy")
    command = HandleComplaint(
        complaint_id=complaint, act="concern", named=["guard"], text="the guard too"
    )
    assert hall.do(command, who("deputy")).state == "assigned"
    assert sees(hall, "guard") == 0
