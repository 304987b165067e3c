"""A device's side of the device socket, without any I/O (see docs/protocol.md).

Whoever owns the socket tells the session what happened (`opened`, `received`, `lost`, `tick`,
`submit`) and carries out what it answers, in order. `now` is always monotonic seconds.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import inf
from typing import Any

from hall_link.frames import Unreadable, read_frame
from hall_link.mirror import fold
from hall_link.pending import PendingCalls
from hall_link.timers import Backoff, Jitter, LineWatch
from hall_link.wire.base import Words
from hall_link.wire.envelope import (
    Call,
    Error,
    Fresh,
    FromDevice,
    FromServer,
    Goodbye,
    Heartbeat,
    Hello,
    Identified,
    Identify,
    Push,
    Reply,
    Resync,
    Snapshot,
    Welcome,
)
from hall_link.wire.refusals import REFUSALS
from hall_link.wire.version import MAX_FRAME_BYTES, WIRE_VERSION_MINIMUM

SLOW_RETRY_S = 5.0
"""Pause after a goodbye that told us not to return: an administrator may mend the key."""


class Refused(Exception):  # noqa: N818 (the hall's word for it)
    """The hall said no. `code` is permanent (`wire.refusals`), `message` is for people."""

    def __init__(self, code: str, message: Words, details: dict[str, Any] | None = None) -> None:
        super().__init__(f"{code}: {message.en}")
        self.code = code
        self.message = message
        self.details = details or {}


@dataclass(frozen=True)
class LinkState:
    """What a device knows. After a loss the last picture stays, with `connected` False.

    `epoch` changes when the server's history is another one than before. `goodbye` is the last
    reason the server sent us away, None again after a welcome. `name` is what people call us.
    """

    connected: bool
    snapshot: Snapshot | None
    device: str | None
    window: int | None
    epoch: str | None
    seq: int
    goodbye: Error | None
    clock: "HallClock | None" = None
    name: str = ""

    def hall_time(self, now: float) -> datetime | None:
        """The hall's time (UTC) at `now` of the monotonic clock; None before the first welcome."""
        return self.clock.at + timedelta(seconds=now - self.clock.heard) if self.clock else None


@dataclass(frozen=True)
class HallClock:
    """The server's time `at`, heard at `heard` of this device's monotonic clock.

    A device goes by the hall's clock: its own may be wrong by hours, and nobody would set it.
    """

    at: datetime
    heard: float


@dataclass(frozen=True)
class Send:
    """Send this frame."""

    frame: FromDevice


@dataclass(frozen=True)
class HangUp:
    """Close the line, then tell `lost`. Nothing more comes from this line."""

    reason: str


@dataclass(frozen=True)
class Answered:
    """A call is over: `reply` has its result or its error."""

    reply: Reply


@dataclass(frozen=True)
class Changed:
    """The device knows something new."""

    state: LinkState


@dataclass(frozen=True)
class Asked:
    """The hall tests itself; that we are there is answered already."""

    frame: Identify


Output = Send | HangUp | Answered | Changed | Asked

NOTHING_KNOWN = LinkState(
    connected=False, snapshot=None, device=None, window=None, epoch=None, seq=0, goodbye=None
)


class DeviceSession:
    """One device's conversation with its hall, over as many lines as it takes."""

    def __init__(self, hello: Hello, jitter: Jitter) -> None:
        self._hello = hello
        self._jitter = jitter
        self._state = NOTHING_KNOWN
        self._calls = PendingCalls(jitter)
        self._backoff = Backoff(jitter)
        self._line: LineWatch | None = None
        self._resyncing = False
        self._unwanted = False
        self._dial_at = -inf

    @property
    def state(self) -> LinkState:
        return self._state

    @property
    def dial_at(self) -> float:
        """The earliest moment to open the next line."""
        return self._dial_at

    @property
    def wake_at(self) -> float:
        """When `tick` is due; infinity when nothing is waited for."""
        if self._line is None:
            return inf
        resend = self._calls.next_due if self._state.connected else inf
        return min(self._line.heartbeat_due, self._line.dead_at, resend)

    def use_key(self, key: str) -> None:
        """Introduce ourselves with another key from now on, and at once."""
        self._hello = self._hello.model_copy(update={"key": key})
        self._state = replace(self._state, goodbye=None)
        self._dial_at = -inf

    # --- what the socket's owner tells ---------------------------------------------------------

    def opened(self, now: float) -> list[Output]:
        """A line is open: introduce ourselves."""
        self._line = LineWatch(now)
        return self._send([self._hello], now)

    def received(self, text: str, now: float) -> list[Output]:
        """One text message came."""
        if self._line is None:
            return []
        self._line.heard(now)
        frame = read_frame(text)
        if isinstance(frame, Unreadable):
            return self._on_unreadable(frame, now)
        return self._on_frame(frame, now) if frame else []

    def tick(self, now: float) -> list[Output]:
        """Time has passed: keep the line alive, find it dead, or send postponed calls again."""
        if self._line is None:
            return []
        if now >= self._line.dead_at:
            return self._hang_up("the server is silent")
        outputs = self._send(self._calls.due(now), now) if self._state.connected else []
        if now >= self._line.heartbeat_due:
            outputs += self._send([Heartbeat()], now)
        return outputs

    def lost(self, now: float) -> list[Output]:
        """The line is gone, or could not be opened."""
        pause = self._slow_pause() if self._unwanted else self._backoff.pause()
        self._dial_at = now + pause
        self._line = None
        self._unwanted = False
        return self._change(connected=False) if self._state.connected else []

    def submit(self, call: Call, now: float) -> list[Output]:
        """Have `call` answered, now or once connected. Raises ValueError for an id under way."""
        if len(call.model_dump_json().encode()) > MAX_FRAME_BYTES:
            return [Answered(Reply(id=call.id, error=_error("too-large")))]
        self._calls.add(call)
        return self._send([call], now) if self._line and self._state.connected else []

    def withdraw(self, call_id: str) -> None:
        """Nobody waits for this answer any more. The server may have done it all the same."""
        self._calls.remove(call_id)

    # --- what the server says ------------------------------------------------------------------

    def _on_frame(self, frame: FromServer, now: float) -> list[Output]:
        match frame:
            case Welcome():
                return self._on_welcome(frame, now)
            case Fresh():
                return self._on_fresh(frame)
            case Push():
                return self._on_push(frame, now)
            case Reply():
                return self._on_reply(frame, now)
            case Goodbye():
                return self._on_goodbye(frame.error, frame.retry)
            case Identify():
                return [*self._send([Identified(id=frame.id)], now), Asked(frame)]
            case Heartbeat():
                self._set_clock(frame.at, now)
        return []  # a heartbeat has said all by coming

    def _on_welcome(self, frame: Welcome, now: float) -> list[Output]:
        if frame.wire_version < WIRE_VERSION_MINIMUM:
            return self._on_goodbye(_error("unsupported-wire-version"), retry=False)
        assert self._line is not None
        self._line.agree(frame.heartbeat_s)
        self._backoff.reset()
        self._set_clock(frame.at, now)
        outputs = self._take_picture(
            frame,
            connected=True,
            device=frame.device,
            name=frame.name,
            window=frame.window,
            goodbye=None,
        )
        return outputs + self._send(self._calls.all(), now)

    def _on_fresh(self, frame: Fresh) -> list[Output]:
        return self._take_picture(frame) if self._state.connected else []

    def _take_picture(self, frame: Welcome | Fresh, **also: Any) -> list[Output]:
        """A snapshot is the truth, even where its seq is lower than ours."""
        assert self._line is not None
        self._line.picture_came()
        self._resyncing = False
        return self._change(snapshot=frame.snapshot, epoch=frame.epoch, seq=frame.seq, **also)

    def _on_push(self, push: Push, now: float) -> list[Output]:
        snapshot = self._state.snapshot
        if not self._state.connected or snapshot is None or self._resyncing:
            return []
        if push.seq <= self._state.seq:
            return []
        if push.follows != self._state.seq:
            return self._resync(now)
        return self._change(snapshot=fold(snapshot, push.changes), seq=push.seq)

    def _resync(self, now: float) -> list[Output]:
        assert self._line is not None
        self._resyncing = True
        self._line.expect_picture(now)
        return self._send([Resync()], now)

    def _on_reply(self, reply: Reply, now: float) -> list[Output]:
        if reply.error and reply.error.code == "try-again":
            self._calls.postpone(reply.id, now)
            return []
        if not self._calls.remove(reply.id):
            return []
        if reply.result is None and reply.error is None:
            reply = Reply(id=reply.id, error=_error("bad-message"))
        return [Answered(reply)]

    def _on_goodbye(self, error: Error, retry: bool) -> list[Output]:
        self._unwanted = not retry
        return self._change(connected=False, goodbye=error) + self._hang_up(error.code)

    def _on_unreadable(self, frame: Unreadable, now: float) -> list[Output]:
        """A change or an answer we cannot read must not leave us wrong or waiting in silence."""
        match frame:
            case Unreadable(type="push"):
                ready = self._state.connected and not self._resyncing
                return self._resync(now) if ready else []
            case Unreadable(type="reply", id=str(call_id)):
                return self._on_reply(Reply(id=call_id, error=_error("bad-message")), now)
        return self._hang_up("unreadable frame")

    # --- small change --------------------------------------------------------------------------

    def _send(self, frames: Sequence[FromDevice], now: float) -> list[Output]:
        if self._line and frames:
            self._line.sent(now)
        return [Send(frame) for frame in frames]

    def _hang_up(self, reason: str) -> list[Output]:
        self._line = None
        outputs = self._change(connected=False) if self._state.connected else []
        return [*outputs, HangUp(reason)]

    def _change(self, **fields: Any) -> list[Output]:
        self._state = replace(self._state, **fields)
        return [Changed(self._state)]

    def _set_clock(self, at: datetime | None, now: float) -> None:
        """Quietly: that time goes on is no news."""
        if at is not None:
            self._state = replace(self._state, clock=HallClock(at, now))

    def _slow_pause(self) -> float:
        return SLOW_RETRY_S * (1 - self._jitter() / 10)


def _error(code: str) -> Error:
    return Error(code=code, message=REFUSALS[code])
