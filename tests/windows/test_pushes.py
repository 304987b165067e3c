"""What is pushed is the whole truth: whatever is done at the windows, a device that has heard every
push knows what a device that connects now is told."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from pydantic import BaseModel

from hall_link.mirror import fold
from hall_link.wire.envelope import FROM_SERVER, Fresh, Push, Snapshot
from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import (
    AnswerHelp,
    CallForHelp,
    CallNext,
    CoverWindow,
    FinishVisit,
    HoldVisit,
    PauseWindow,
    RecordConsultation,
    ResumeWindow,
    SignOut,
    StartVisit,
    SwapWindows,
    TransferVisit,
)
from hall_server.delivery.hub import Connection, Hub
from hall_server.delivery.snapshots import snapshot
from hall_server.delivery.touched import Touched
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from hall_server.kernel.writer import Request
from hall_server.windows.sign_in import TakeWindow
from tests.support.looping import run
from tests.support.small_hall import ISSUER, SmallHall
from tests.windows.desk_people import LEADER, check_same_after_a_restart, staffed_hall

pytestmark = pytest.mark.unit

NAMES = {1: ("anna", "bert", "boss"), 2: ("carl", "dora"), 3: ("erik",)}


class Device:
    """A device's line into the hub, and its picture of the hall."""

    def __init__(self, hub: Hub, role: str, window: int | None = None) -> None:
        self.hub = hub
        self.line = Connection(role, window, f"{role}-{window}", lambda: None)
        _seq, self.picture = hub.join(self.line)

    def hear(self) -> None:
        """Takes in everything that was sent."""
        while not self.line.outbox.empty():
            frame = FROM_SERVER.validate_json(self.line.outbox.get_nowait())
            if isinstance(frame, Push):
                self.picture = fold(self.picture, frame.changes)
            elif isinstance(frame, Fresh):
                self.picture = frame.snapshot

    def truth(self) -> Snapshot:
        """What a device that connects now is told."""
        return snapshot(self.hub.hall, self.line.role, self.line.window, self.line.device)


def but_waits(seen: Snapshot) -> Snapshot:
    """A queue's wait hangs on every other queue; it is told when its own queue changes."""
    queues = [queue.model_copy(update={"wait": None}) for queue in seen.board.queues]
    return seen.model_copy(update={"board": seen.board.model_copy(update={"queues": queues})})


def clerk_at(hall: SmallHall, window: int) -> Actor:
    """Whoever may act there now: the person, or the standing key."""
    seat = hall.state.windows.seat(window)
    if seat is not None:
        return Actor("staff", seat.staff, "clerk", window, seat.session_id)
    standing = hall.state.devices.standing_clerk(window)
    return Actor("device", standing.id if standing else "nobody", "clerk", window)


def some_act(hall: SmallHall, dice: Random) -> tuple[BaseModel, Actor]:
    """Anything a hall may be asked for, sensible or not."""
    window, other = dice.sample((1, 2, 3), 2)
    name = dice.choice(NAMES[window])
    helps = hall.state.helps.open()
    own: list[Callable[[], Any]] = [
        *2 * [lambda: CallNext(window=window)],
        *3 * [lambda: StartVisit(window=window)],
        *3 * [lambda: FinishVisit(window=window, outcome="done")],
        lambda: HoldVisit(window=window),
        lambda: TransferVisit(window=window, to_window=other, return_after=True),
        lambda: TransferVisit(window=window, to_queue=dice.choice("ab")),
        lambda: PauseWindow(window=window, reason="break"),
        *3 * [lambda: ResumeWindow(window=window)],
        lambda: CoverWindow(window=window, other=other, on=dice.random() < 0.8),
        lambda: SignOut(window=window),
        lambda: CallForHelp(window=window, what="leader"),
        lambda: RecordConsultation(window=window, handler=dice.choice([None, "anna"])),
    ]
    others: list[tuple[Any, Actor]] = [
        *3 * [(TakeTicket(queue=dice.choice("ab"), print=False), ISSUER)],
        (
            TakeWindow(window=window, name=name, password_hash=""),
            Actor("staff", name, "clerk"),
        ),
        (SwapWindows(window=window, other=other), LEADER),
        (AnswerHelp(help_id=helps[0].id if helps else "none"), LEADER),
    ]
    if dice.random() < 0.4:
        return dice.choice(others)
    return dice.choice(own)(), clerk_at(hall, window)


async def play(seed: int) -> None:
    dice, hall = Random(seed), staffed_hall()
    hall.device("evaluator", 2)
    hub = Hub(hall.store.load()[0], "epoch", 0)
    devices = [Device(hub, "display"), Device(hub, "kiosk"), Device(hub, "evaluator", 2)]
    devices += [Device(hub, "clerk", number) for number in (1, 2, 3)]
    for place in range(120):
        hall.clock.advance(seconds=dice.choice((1, 20, 300)))
        command, actor = some_act(hall, dice)
        done = hall.writer.process([Request(command, actor)])
        error = done.answers[-1].error
        assert error is None or isinstance(error, Refusal), error
        hub.take_in(done.records, done.seq)()
        for device in devices:
            device.hear()
            told = f"seed {seed}, act {place}: {command!r} at {device.line.stream}"
            assert but_waits(device.picture) == but_waits(device.truth()), told
    check_same_after_a_restart(hall)


@pytest.mark.parametrize("seed", range(4))
def test_who_heard_every_push_knows_what_a_newcomer_is_told(seed: int) -> None:
    run(play(seed))


def test_who_missed_a_push_that_failed_notices_at_the_next(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    hall = SmallHall()
    hub = Hub(hall.store.load()[0], "epoch", 0)
    board = Device(hub, "display")

    def take(seq: int) -> None:
        done = hall.writer.process([Request(TakeTicket(items=["item-a"], print=False), ISSUER)])
        hub.take_in(done.records, seq)()

    with monkeypatch.context() as broken:
        broken.setattr(Touched, "board_changes", lambda _self: 1 / 0)
        take(1)
    assert "a push failed" in caplog.text
    take(2)
    push = FROM_SERVER.validate_json(board.line.outbox.get_nowait())
    assert isinstance(push, Push)
    assert push.follows not in (0, 1)
