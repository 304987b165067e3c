"""Questions asked in one press, and calls for help (rows B9, B14)."""

import json

import pytest

from hall_link.wire.windows import AnswerHelp, CallForHelp, RecordConsultation, SignOut
from hall_server.consultations.views import count_of, open_of
from hall_server.delivery import snapshots
from hall_server.kernel.work import Actor
from tests.support.small_hall import SmallHall, clerk
from tests.windows.desk_people import (
    LEADER,
    check_same_after_a_restart,
    refusal,
    sits,
    staffed_hall,
)

pytestmark = pytest.mark.unit

SECRET = "养老金怎么领"


def asked(hall: SmallHall, window: int, actor: Actor, **told: object) -> str:
    """Presses; the consultation's id."""
    command = RecordConsultation(window=window, **told)  # type: ignore[arg-type]
    return str(hall.do(command, actor).consultation_id)


def owed(hall: SmallHall, handler: str) -> list[str]:
    return [found.consultation_id for found in open_of(hall.state.consultations, handler)]


def test_one_press_records_and_the_task_stays_until_its_handler_closes_it() -> None:
    hall = staffed_hall()
    anna = sits(hall, 1, "anna")
    first, second = asked(hall, 1, anna), asked(hall, 1, anna)
    assert owed(hall, "anna") == [first, second]
    assert count_of(hall.state.consultations, "anna") == 2
    assert asked(hall, 1, anna, consultation_id=first, question=SECRET, answer="这样办") == first
    hall.do(SignOut(window=1), anna)
    assert owed(hall, "anna") == [first, second]
    check_same_after_a_restart(hall)
    anna = sits(hall, 1, "anna")
    asked(hall, 1, anna, consultation_id=first, close=True)
    assert owed(hall, "anna") == [second]
    assert count_of(hall.state.consultations, "anna") == 2
    again = RecordConsultation(window=1, consultation_id=first, answer="还有")
    assert refusal(hall, again, anna) == "consultation-closed"


def test_a_question_handed_on_is_the_colleagues_until_then_and_nobody_elses() -> None:
    hall = staffed_hall()
    anna, carl = sits(hall, 1, "anna"), sits(hall, 2, "carl")
    found = asked(hall, 1, anna)
    close = RecordConsultation(window=2, consultation_id=found, close=True)
    assert refusal(hall, close, carl) == "others-consultation"
    nobody = RecordConsultation(window=1, consultation_id=found, handler="nobody")
    assert refusal(hall, nobody, anna) == "unknown-staff"
    asked(hall, 1, anna, consultation_id=found, handler="carl")
    assert (owed(hall, "anna"), owed(hall, "carl")) == ([], [found])
    assert count_of(hall.state.consultations, "anna") == 1
    assert count_of(hall.state.consultations, "carl") == 0
    hall.do(close, carl)
    assert owed(hall, "carl") == []
    assert hall.state.consultations.find(found).handlers == ("anna", "carl")
    other = RecordConsultation(window=2, consultation_id="nothing")
    assert refusal(hall, other, carl) == "unknown-consultation"


def test_what_was_asked_is_in_its_table_and_nowhere_in_the_ledger() -> None:
    hall = staffed_hall()
    found = asked(hall, 3, clerk(3), question=SECRET, answer="每月十五日")
    assert hall.state.consultations.find(found).question == SECRET
    told = "".join(entry.body for entry in hall.store.entries)
    assert SECRET not in json.loads(json.dumps(told))
    assert SECRET.encode("unicode_escape").decode() not in told


def test_open_questions_survive_the_night_and_yesterdays_answered_are_let_go() -> None:
    hall = staffed_hall()
    open_one, answered = asked(hall, 3, clerk(3)), asked(hall, 3, clerk(3), close=True)
    hall.clock.advance(seconds=86400)
    today = asked(hall, 3, clerk(3))
    assert owed(hall, "clerk-3") == [open_one, today]
    assert count_of(hall.state.consultations, "clerk-3") == 1
    late = RecordConsultation(window=3, consultation_id=answered, answer="晚了")
    assert refusal(hall, late, clerk(3)) == "unknown-consultation"


def test_help_is_on_every_desk_until_somebody_answers_emergencies_first() -> None:
    hall = staffed_hall()
    leader = hall.do(CallForHelp(window=3, what="leader"), clerk(3)).help_id
    assert hall.do(CallForHelp(window=3, what="leader"), clerk(3)).help_id == leader
    emergency = hall.do(CallForHelp(window=3, what="emergency"), clerk(3)).help_id
    assert [found.id for found in hall.state.helps.open()] == [emergency, leader]
    for window in (1, 2, 3):
        assert [h.what for h in snapshots.desk(hall.state, window).helps] == ["emergency", "leader"]
    check_same_after_a_restart(hall)
    hall.do(AnswerHelp(help_id=emergency), LEADER)
    assert [found.id for found in hall.state.helps.open()] == [leader]
    assert refusal(hall, AnswerHelp(help_id=emergency), LEADER) == "unknown-help"
    assert refusal(hall, CallForHelp(window=3, what="leader"), clerk(2)) == "wrong-window"


def test_nobody_comes_in_the_morning_to_who_called_last_evening() -> None:
    hall = staffed_hall()
    hall.do(CallForHelp(window=3, what="colleague"), clerk(3))
    hall.clock.advance(seconds=86400)
    hall.do(CallForHelp(window=3, what="leader"), clerk(3))
    assert [found.what for found in hall.state.helps.open()] == ["leader"]
