"""Requests for service at home, out of hours, on the fast track (row G3)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from hall_link.wire.complaints import AskForService, HandleRequest
from hall_server.days.set_duty import SetDuty
from hall_server.guide.rules import UnknownItem
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from hall_server.premises.casebook import Casebook, Services
from hall_server.requests.rules import (
    DayNeeded,
    NoSuchService,
    PhoneNeeded,
    UnknownRequest,
    WhyNeeded,
    WrongState,
)
from hall_server.staff.rules import UnknownStaff
from hall_server.web.manager.alarms import alarms
from tests.complaints.small_office import office, printed
from tests.support.small_hall import MORNING, SmallHall

pytestmark = pytest.mark.unit

LEADER = Actor("staff", "boss", "manager")
VISITOR = {"name": "Wang", "phone": "13700002222", "address": "third house"}


def asked(hall: SmallHall, **told: Any) -> str:
    """Asks for service at home; the request's id."""
    command = {"what": "at_home", "visitor": VISITOR, "text": "bad legs", **told}
    hall.do(AskForService.model_validate(command))
    return hall.state.requests.all()[-1].id


def does(hall: SmallHall, request: str, act: str, **told: Any) -> str:
    command = HandleRequest.model_validate({"request_id": request, "act": act, **told})
    return str(hall.do(command, LEADER).state)


def test_the_duty_leader_is_paged_until_somebody_answers() -> None:
    hall = office()
    request = asked(hall, item="item-a")
    assert [(h.what, h.number) for h in hall.state.helps.open()] == [("request", "20260001")]
    assert does(hall, request, "promise", day="2026-11-24", staff="clerk") == "promised"
    assert hall.state.helps.open() == []
    assert hall.state.requests.find(request).staff == "clerk"  # type: ignore[union-attr]
    assert does(hall, request, "done") == "done"
    with pytest.raises(WrongState):
        does(hall, request, "decline", text="too late")
    ledger = "".join(entry.body for entry in hall.store.entries)
    assert not any(word in ledger for word in ("Wang", "1370", "third", "legs"))


def test_a_receipt_bears_nobodys_name() -> None:
    hall = office()
    command = AskForService.model_validate({"what": "urgent", "visitor": VISITOR})
    assert hall.do(command).job.document.form == "request-receipt"
    paper = printed(hall)
    assert "20260001" in paper
    assert "Wang" not in paper


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"visitor": {"name": "Wang"}}, PhoneNeeded),
        ({"item": "nothing"}, UnknownItem),
    ],
)
def test_what_can_not_be_asked(told: dict[str, Any], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        asked(office(), **told)


def test_what_the_hall_does_not_offer() -> None:
    hall = SmallHall(casebook=Casebook(services=Services(at_home=False)))
    with pytest.raises(NoSuchService):
        asked(hall)


@pytest.mark.parametrize(
    ("act", "told", "refusal"),
    [
        ("promise", {}, DayNeeded),
        ("promise", {"day": "2026-11-22"}, DayNeeded),
        ("promise", {"day": "2026-11-24", "staff": "nobody"}, UnknownStaff),
        ("decline", {}, WhyNeeded),
    ],
)
def test_how_it_is_not_answered(act: str, told: dict[str, Any], refusal: type[Refusal]) -> None:
    hall = office()
    request = asked(hall)
    with pytest.raises(refusal):
        does(hall, request, act, **told)
    with pytest.raises(UnknownRequest):
        does(hall, "no-such", "done")


def test_a_reason_is_kept_with_the_words_and_not_in_the_ledger() -> None:
    hall = office()
    request = asked(hall)
    assert does(hall, request, "decline", text="no car today") == "declined"
    assert hall.state.requests.requester(request).answer == "no car today"  # type: ignore[union-attr]
    assert "car" not in "".join(entry.body for entry in hall.store.entries)


def test_who_asks_is_told_who_is_on_duty_and_by_when_one_is_rung_back() -> None:
    hall = office()
    duty = hall.state.staff.find("boss")
    assert duty is not None
    hall.state.staff.apply(replace(duty, telephone="0839-660"))
    hall.do(SetDuty(leaders={"2026-11-23": "boss"}), LEADER)
    told = hall.do(AskForService.model_validate({"what": "urgent", "visitor": VISITOR}))
    assert (told.duty.zh, told.telephone) == ("boss", "0839-660")
    assert told.answer_by == MORNING + timedelta(minutes=30)
    told = hall.do(AskForService.model_validate({"what": "at_home", "visitor": VISITOR}))
    assert told.answer_by == datetime(2026, 11, 24, 16, tzinfo=UTC), "the end of Tuesday there"


def test_where_nobody_is_on_duty_nobody_is_told() -> None:
    told = office().do(AskForService.model_validate({"what": "urgent", "visitor": VISITOR}))
    assert (told.duty, told.telephone) == (None, "")


def test_a_request_nobody_called_back_is_urged_then_the_leaders_hear() -> None:
    hall = office()
    request = asked(hall, what="urgent")
    seen = []
    for minutes in (29, 2, 58, 2, 600):
        hall.clock.advance(minutes=minutes)
        asked(hall)
        asked(hall)
        kept = hall.state.requests.find(request)
        assert kept is not None
        seen.append(kept.urged)
    assert seen == [0, 1, 1, 2, 2]
    assert len(hall.told("service_request_urged")) == 1
    assert len(hall.told("service_request_escalated")) == 1
    found = alarms(hall.state, lambda _device: True, True, (), hall.clock.now(), "boss")
    assert "requests-late" in {alarm.key for alarm in found}


def test_what_was_promised_and_not_done_pages_the_duty_leader_again() -> None:
    hall = office()
    request = asked(hall)
    does(hall, request, "promise", day="2026-11-24", staff="clerk")
    assert hall.state.helps.open() == []
    hall.clock.moment = datetime(2026, 11, 24, 15, 59, tzinfo=UTC)
    asked(hall, what="urgent")
    assert len(hall.state.helps.open()) == 1
    hall.clock.advance(minutes=2)
    for _ in range(2):
        asked(hall, what="at_home")
    number = hall.state.requests.find(request).number  # type: ignore[union-attr]
    assert number in [paged.number for paged in hall.state.helps.open()]
    does(hall, request, "promise", day="2026-11-26")
    assert hall.state.requests.find(request).urged == 0  # type: ignore[union-attr]
    does(hall, request, "done")
    assert hall.state.requests.find(request) not in hall.state.requests.waiting()
