"""Conversations with a device session, written down as they would be spoken."""

from dataclasses import dataclass, field
from typing import Any

from hall_link.session import Changed, DeviceSession, HangUp, LinkState, Output, Send
from hall_link.wire.base import Words
from hall_link.wire.board import Board, QueueView, WindowView
from hall_link.wire.envelope import (
    Call,
    Error,
    Fresh,
    Goodbye,
    Heartbeat,
    Hello,
    Push,
    QueueChanged,
    Reply,
    Resync,
    Snapshot,
    Welcome,
)
from hall_link.wire.refusals import REFUSALS
from hall_link.wire.windows import CallNext, WindowActDone

HELLO = Hello(role="clerk", key="the-key-of-window-three", wire_version=1, software="test")
HEARTBEAT_S = 4.0


def words(text: str) -> Words:
    return Words(zh=text, en=text)


def queue(waiting: int) -> QueueView:
    return QueueView(id="q", name=words("q"), prefix="A", colour="red", waiting=waiting)


def snapshot(waiting: int = 0) -> Snapshot:
    """A hall with one queue and one window."""
    window = WindowView(
        number=3, name=words("3"), state="open", serving=None, visit=None, queues=["q"]
    )
    board = Board(
        hall_id="hall",
        name=words("hall"),
        hotline="12345",
        time_zone="Asia/Shanghai",
        business_day="2026-03-02",
        open=True,
        queues=[queue(waiting)],
        windows=[window],
        recent_calls=[],
        printers=[],
    )
    return Snapshot(board=board)


def welcome(seq: int = 7, *, epoch: str = "e1", waiting: int = 0, **other: Any) -> Welcome:
    fields = {"hall_id": "hall", "wire_version": 1, "device": "desk 3", "window": 3} | other
    fields.setdefault("heartbeat_s", HEARTBEAT_S)
    return Welcome(epoch=epoch, seq=seq, snapshot=snapshot(waiting), **fields)


def fresh(seq: int, *, epoch: str = "e1", waiting: int = 0) -> Fresh:
    return Fresh(epoch=epoch, seq=seq, snapshot=snapshot(waiting))


def push(follows: int, seq: int, waiting: int = 0) -> Push:
    return Push(seq=seq, follows=follows, changes=[QueueChanged(queue=queue(waiting))])


def error(code: str) -> Error:
    return Error(code=code, message=REFUSALS[code])


def goodbye(code: str, *, retry: bool) -> Goodbye:
    return Goodbye(error=error(code), retry=retry)


def call(call_id: str = "c1") -> Call:
    return Call(id=call_id, command=CallNext(window=3))


def done(call_id: str = "c1") -> Reply:
    return Reply(id=call_id, result=WindowActDone(window=3, number="A001"))


def refused(code: str, call_id: str = "c1") -> Reply:
    return Reply(id=call_id, error=error(code))


@dataclass(frozen=True)
class StateWith:
    """Stands for a `Changed` whose state has these values."""

    fields: dict[str, Any] = field(default_factory=dict)

    def fits(self, output: Output) -> bool:
        return isinstance(output, Changed) and all(
            getattr(output.state, name) == value for name, value in self.fields.items()
        )


def changed(**fields: Any) -> StateWith:
    return StateWith(fields)


class Playbook:
    """Tells the session what happens and checks what it wants done, nothing more, in order."""

    def __init__(self, jitter: float = 0.0) -> None:
        self.session = DeviceSession(HELLO, lambda: jitter)
        self.now = 1000.0
        self._outputs: list[Output] = []

    # --- what happens --------------------------------------------------------------------------

    def opens(self) -> "Playbook":
        return self._happened(self.session.opened(self.now))

    def hears(self, frame: Any) -> "Playbook":
        """A frame of the wire, or raw text."""
        text = frame if isinstance(frame, str) else frame.model_dump_json()
        return self._happened(self.session.received(text, self.now))

    def asks(self, frame: Call) -> "Playbook":
        return self._happened(self.session.submit(frame, self.now))

    def loses_line(self) -> "Playbook":
        return self._happened(self.session.lost(self.now))

    def waits(self, seconds: float) -> "Playbook":
        """Time goes by without the session being woken, except at the end."""
        self.now += seconds
        return self._happened(self.session.tick(self.now))

    def wakes(self) -> "Playbook":
        """Time goes by until the session asked to be woken."""
        self.now = self.session.wake_at
        return self._happened(self.session.tick(self.now))

    def meets(self, **fields: Any) -> "Playbook":
        """The whole greeting on a new line."""
        self.opens().gets(Send(HELLO))
        return self.hears(welcome(**fields))

    # --- what must come of it ------------------------------------------------------------------

    def gets(self, *expected: Output | StateWith) -> "Playbook":
        assert len(self._outputs) == len(expected), self._outputs
        for output, wanted in zip(self._outputs, expected, strict=True):
            fits = wanted.fits(output) if isinstance(wanted, StateWith) else output == wanted
            assert fits, f"{output} is not {wanted}"
        return self

    @property
    def state(self) -> LinkState:
        return self.session.state

    @property
    def waiting(self) -> int:
        """Who waits, as the device sees it."""
        assert self.state.snapshot is not None
        return self.state.snapshot.board.queues[0].waiting

    @property
    def hung_up(self) -> bool:
        return any(isinstance(output, HangUp) for output in self._outputs)

    @property
    def redial_pause(self) -> float:
        return self.session.dial_at - self.now

    def _happened(self, outputs: list[Output]) -> "Playbook":
        self._outputs = outputs
        return self


RESYNC = Send(Resync())
HEARTBEAT = Send(Heartbeat())
