"""When tickets are given, and what is told before closing (row A17, Ruling 5)."""

from datetime import UTC, datetime
from typing import Any

import pytest

from hall_link.wire.tickets import TakeTicket
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from hall_server.premises.booking_plan import Appointments, SlotPlan
from hall_server.premises.hours import OpeningHours, Span
from tests.support.small_hall import ISSUER, SmallHall, clerk

pytestmark = pytest.mark.unit

DESK = Actor("device", "desk", "guide")
DAY = [Span(opens="08:30", closes="12:00"), Span(opens="14:30", closes="17:30")]
TAKE = TakeTicket(items=["item-a"], print=False)
KNOWING = TakeTicket(items=["item-a"], print=False, knowing=True)


def hall(at: str, **rules: Any) -> SmallHall:
    made = SmallHall(
        hours=OpeningHours(sessions=DAY, **rules),
        appointments=Appointments(slots=[SlotPlan(queue="a")]),
    )
    made.clock.moment = datetime.fromisoformat(f"2026-11-23T{at}+08:00").astimezone(UTC)
    return made


def refusal(made: SmallHall, command: TakeTicket = TAKE, actor: Actor = ISSUER) -> Refusal:
    with pytest.raises(Refusal) as caught:
        made.do(command, actor)
    return caught.value


@pytest.mark.parametrize(
    ("at", "state", "reopens"),
    [
        ("08:00", "before", "2026-11-23T00:30:00+00:00"),
        ("12:00", "break", "2026-11-23T06:30:00+00:00"),
        ("17:30", "after", "2026-11-24T00:30:00+00:00"),
    ],
)
def test_outside_the_sessions_it_is_told_when_to_come(at: str, state: str, reopens: str) -> None:
    told = refusal(hall(at))
    assert (told.code, told.details) == ("hall-closed", {"state": state, "reopens": reopens})
    assert refusal(hall(at), KNOWING).code == "hall-closed"


def test_tickets_end_with_the_session_unless_the_hall_says_earlier() -> None:
    hall("11:59").do(KNOWING)
    told = refusal(hall("11:40", last_ticket_min=20), KNOWING)
    assert told.details["state"] == "last-ticket"


def test_who_may_not_be_reached_is_told_and_chooses() -> None:
    made = hall("11:55")
    made.do(KNOWING)
    made.do(KNOWING)
    told = refusal(made)
    assert told.code == "not-before-closing"
    assert told.details == {
        "closes": "2026-11-23T04:00:00+00:00",
        "choices": ["extended", "come-again", "appointment"],
    }
    assert made.do(KNOWING).number == "A003"


def test_where_the_hall_has_no_extended_service_it_is_not_offered() -> None:
    made = hall("11:55", extended=False)
    made.do(KNOWING)
    made.do(KNOWING)
    assert refusal(made).details["choices"] == ["come-again", "appointment"]


def test_in_extended_service_the_desk_still_issues_while_somebody_waits() -> None:
    made = hall("17:25")
    made.do(KNOWING)
    made.clock.advance(minutes=10)
    assert refusal(made, KNOWING).code == "hall-closed"
    assert made.do(KNOWING, DESK).number == "A002"
    assert refusal(made, KNOWING, clerk(1)).code == "hall-closed"
