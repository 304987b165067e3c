"""People who sit down at the windows of the small hall."""

from typing import Any

import pytest

from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import SignedIn
from hall_server.delivery import snapshots
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from hall_server.premises.rulebook import PauseReason
from hall_server.staff.tables import Staff
from hall_server.windows.sign_in import TakeWindow
from hall_server.windows.tables import Window
from tests.support.small_hall import SmallHall, words

REASONS = [
    PauseReason(code="break", name=words("暂离"), limit_min=10),
    PauseReason(code="lunch", name=words("午餐"), limit_min=60),
]
LEADER = Actor("staff", "boss", "manager")
PAIRS = {1: ("anna", "bert"), 2: ("carl", "dora")}


def staffed_hall(**settings: Any) -> SmallHall:
    """Windows 1 and 2 have AB pairs and no standing keys; windows 3 and 4 are as they were."""
    hall = SmallHall(pauses=REASONS, **settings)
    for name in ("anna", "bert", "carl", "dora", "erik"):
        put(hall, Staff(name, words(name), words("岗"), ("clerk",), password_hash=""))
    put(hall, Staff("boss", words("boss"), words("主任"), ("manager",), password_hash=""))
    for number, posts in PAIRS.items():
        before = hall.state.windows.find(number)
        put(hall, Window(number, before.name, before.queues, posts=posts))
        device = hall.state.devices.find(f"clerk-{number}")
        assert device is not None
        put(hall, type(device)(**{**device.row(), "speaks": False, "revoked_at": "2026"}))
    return hall


def put(hall: SmallHall, record: Any) -> None:
    """A record as if the hall had been made with it."""
    hall.store._keep([record])
    hall.state.apply(record)


def sits(hall: SmallHall, window: int, name: str) -> Actor:
    """Signs in; who acts at the window from now on."""
    signed: SignedIn = hall.do(
        TakeWindow(window=window, name=name, password_hash=""), Actor("staff", name, "clerk")
    )
    return Actor("staff", name, "clerk", signed.window, signed.session_id)


def refusal(hall: SmallHall, command: Any, actor: Actor) -> str:
    """The code with which it is refused."""
    with pytest.raises(Refusal) as caught:
        hall.do(command, actor)
    return str(caught.value.code)


def take(hall: SmallHall, queue: str = "a") -> str:
    """Takes a number."""
    return str(hall.do(TakeTicket(queue=queue, print=False)).number)


def check_same_after_a_restart(hall: SmallHall) -> None:
    """What everybody sees is the same when memory is built anew from what was stored."""
    again, _ = hall.store.load()
    assert snapshots.board(again) == snapshots.board(hall.state)
    for window in hall.state.windows.all():
        assert snapshots.desk(again, window.number) == snapshots.desk(hall.state, window.number)
        assert snapshots.pad(again, window.number) == snapshots.pad(hall.state, window.number)
