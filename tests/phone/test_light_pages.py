"""A look at a public page takes no look at the whole hall: there may be hundreds a minute."""

from types import SimpleNamespace

import pytest
from starlette.requests import Request

from hall_server.delivery import snapshots
from hall_server.staff.tables import Staff
from hall_server.web.phone.guide_pages import home
from hall_server.web.phone.people_page import people
from hall_server.web.turnstile import Turnstile
from tests.support.looping import run
from tests.support.small_hall import SmallHall, small_hall, words

pytestmark = pytest.mark.unit


def request_of(hall: SmallHall) -> Request:
    desk = SimpleNamespace(hub=SimpleNamespace(hall=hall.state), clock=hall.clock)
    app = SimpleNamespace(state=SimpleNamespace(desk=desk, guide_looks=Turnstile(9)))
    scope = {"type": "http", "method": "GET", "path": "/m", "query_string": b"", "headers": []}
    return Request({**scope, "app": app, "client": ("127.0.0.1", 1)})


@pytest.mark.parametrize(("page", "told"), [(people, "李小梅"), (home, "办事指南")])
def test_no_board_is_made_for_it(page: object, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    hall = SmallHall([*small_hall(), Staff("li", words("李小梅"), words("窗口"), ("clerk",))])
    monkeypatch.setattr(snapshots, "board", None)
    answer = run(page(request_of(hall)))  # type: ignore[operator]
    text = bytes(answer.body).decode()
    assert told in text
    assert "12345" in text
