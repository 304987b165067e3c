"""A day that somebody tells is one there is, before any rule of the hall reads it."""

from collections.abc import Mapping
from typing import Any

import pytest
from pydantic import ValidationError

from hall_link.wire.base import Message
from hall_link.wire.cases import ActOnCase, CallMeeting, CasePaper, HoldMeeting
from hall_link.wire.complaints import Complain, HandleComplaint, HandleRequest

pytestmark = pytest.mark.unit

TELLING: list[tuple[type[Message], str, Mapping[str, Any]]] = [
    (Complain, "happened", {"text": "没人来"}),
    (HandleComplaint, "day", {"complaint_id": "c", "act": "meet"}),
    (HandleRequest, "day", {"request_id": "r", "act": "promise"}),
    (CasePaper, "owed_until", {"name": "户口簿", "state": "owed"}),
    (ActOnCase, "day", {"case_id": "c", "act": "note_owed"}),
    (CallMeeting, "day", {"case_id": "c", "window": 1, "time": "09:30", "place": "会议室"}),
    (HoldMeeting, "memo_day", {"case_id": "c", "window": 1}),
]


@pytest.mark.parametrize(("kind", "field", "told"), TELLING, ids=lambda it: str(it)[:24])
def test_no_command_brings_a_day_that_is_none(
    kind: type[Message], field: str, told: Mapping[str, Any]
) -> None:
    for day in ("2026-02-30", "2026-12-40", "0001-01-01", "9999-12-31", "1999-12-31", "20261123"):
        with pytest.raises(ValidationError):
            kind.model_validate({**told, field: day})
    for day in ("2000-01-01", "2028-02-29", "2100-12-31"):
        assert getattr(kind.model_validate({**told, field: day}), field) == day
