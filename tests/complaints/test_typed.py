"""What somebody types on a page of the office may be no command at all: told in words."""

from typing import Any, cast

import pytest

from hall_link.wire.complaints import HandleComplaint, HandleRequest
from hall_server.web.manager import office_desk
from hall_server.web.manager.office_desk import OfficeDesk
from tests.support.looping import run

pytestmark = pytest.mark.unit


def test_a_day_there_never_was_is_told_to_who_typed_it(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, bool]] = []
    monkeypatch.setattr(office_desk, "notify", lambda text, good: told.append((text, good)))
    desk = OfficeDesk(cast(Any, None), "token", "zh", {}, lambda _staff: True)
    promise = {"request_id": "r", "act": "promise", "day": "0026-11-30"}
    meeting = {"complaint_id": "c", "act": "meet", "day": "2026-02-30"}
    assert run(desk.ask_told(HandleRequest, promise)) is None
    assert run(desk.ask_told(HandleComplaint, meeting)) is None
    assert told == [("填写的内容有误", False)] * 2
