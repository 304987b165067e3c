"""Drives a device session over websockets: dials, talks, redials until it is cancelled."""

import asyncio
import logging
import random
from collections.abc import Callable, Sequence
from contextlib import suppress
from urllib.parse import urlsplit
from uuid import uuid4

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from hall_link.diary import Diary
from hall_link.entry.entry import WHY, Entry
from hall_link.entry.trust import context_for
from hall_link.session import (
    Answered,
    Asked,
    Changed,
    DeviceSession,
    HangUp,
    LinkState,
    Output,
    Refused,
    Send,
)
from hall_link.wire.commands import Command, Result
from hall_link.wire.envelope import (
    Call,
    FromDevice,
    Hello,
    Identified,
    Identify,
    Reply,
    Role,
)
from hall_link.wire.version import MAX_SNAPSHOT_BYTES, WIRE_VERSION

SOCKET_PATH = "/api/v1/devices/socket"

OPEN_TIMEOUT_S = 2.0
"""A dead address is given up soon, so that the next dial is never far away."""

CLOSE_TIMEOUT_S = 0.5
KEY_MAX_LENGTH = 200

Listener = Callable[[LinkState], None]

log = logging.getLogger(__name__)
wire_log = logging.getLogger(f"{__name__}.wire")
wire_log.setLevel(logging.INFO)  # at DEBUG websockets writes whole frames, and the key with them


def command_id() -> str:
    """A new unique command id. Keep it for every retry of the same act."""
    return uuid4().hex


def socket_address(server: str) -> str:
    """The device socket of the server at `server` (http or https); raises ValueError if neither."""
    parts = urlsplit(server)
    scheme = {"http": "ws", "https": "wss"}.get(parts.scheme)
    if scheme is None or not parts.hostname:
        raise ValueError(f"the server's address must look like http://HOST:PORT, not {server!r}")
    return f"{scheme}://{parts.netloc}{parts.path.rstrip('/')}{SOCKET_PATH}"


class _HungUpError(Exception):
    """The session wants this line closed."""


class DeviceLink:
    """A device's link to its hall: the state it mirrors, and calls that outlive the line.

    Belongs to one event loop. Over https it trusts whom `entry` trusts; without one the machine's
    certificates (or SSL_CERT_FILE).
    """

    def __init__(
        self, *, server: str, key: str = "", role: Role, software: str, entry: Entry | None = None
    ) -> None:
        """`entry`: the way in of a device that may ask for a key; its key goes before `key`.
        Raises ValueError for an address or a key that can't be one."""
        key = entry.key if entry else key
        if len(key) > KEY_MAX_LENGTH:  # checked here: a model's error would show the key
            raise ValueError(f"a device key has at most {KEY_MAX_LENGTH} characters")
        hello = Hello(role=role, key=key, wire_version=WIRE_VERSION, software=software)
        self._address = socket_address(server)
        self._entry = entry
        self._own_context = context_for("") if self._address.startswith("wss:") else None
        self._session = DeviceSession(hello, random.random)
        self._listeners: list[Listener] = []
        self._identifying: list[Callable[[Identify], None]] = []
        self._answers: dict[str, asyncio.Future[Reply]] = {}
        self._outbox: asyncio.Queue[FromDevice] = asyncio.Queue()
        self._stirred = asyncio.Event()
        self._diary = Diary(log, server)

    @property
    def state(self) -> LinkState:
        """What the device knows now."""
        return self._session.state

    def on_change(self, listener: Listener) -> None:
        """Have `listener` called on the event loop after every change of `state`."""
        self._listeners.append(listener)

    def on_identify(self, listener: Callable[[Identify], None]) -> None:
        """Have `listener` called when the hall tests its devices."""
        self._identifying.append(listener)

    def has_spoken(self, test: str) -> None:
        """The phrase of this test has sounded."""
        self._outbox.put_nowait(Identified(id=test, spoken=True))

    async def run(self) -> None:
        """Keep the link up until cancelled. Faults of the network or the server never raise."""
        try:
            while True:
                if not await self._has_key():
                    continue
                await asyncio.sleep(self._session.dial_at - _now())
                reason = await self._one_line()
                self._carry_out(self._session.lost(_now()))
                self._diary.gone(reason, self.state)
        finally:
            self._carry_out(self._session.lost(_now()))

    async def _has_key(self) -> bool:
        """Whether there is a key to come with; asks for one where that is what lacks."""
        entry, goodbye = self._entry, self._session.state.goodbye
        if entry is None or not entry.may_ask:
            return True
        why = WHY.get(goodbye.code) if goodbye else None
        if why is not None or not entry.key:
            await entry.ask(why or "new")
            self._session.use_key(entry.key)
        return bool(entry.key)

    async def call(self, command: Command, *, command_id: str | None = None) -> Result:
        """Have `command` done, once, however often the line breaks; waits until it is answered.

        Raises Refused when the hall says no, and ValueError for an id that is malformed or under
        way. When the caller gives up (asyncio.timeout) the hall may have done it all the same:
        ask again with the same `command_id` to learn.
        """
        call = Call(id=command_id or uuid4().hex, command=command)
        if call.id in self._answers:
            raise ValueError(f"command id {call.id} is under way")
        reply = await self._answer_to(call)
        if reply.error:
            raise Refused(reply.error.code, reply.error.message, reply.error.details)
        assert reply.result is not None
        return reply.result

    async def _answer_to(self, call: Call) -> Reply:
        answer: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        self._answers[call.id] = answer
        try:
            self._carry_out(self._session.submit(call, _now()))
            return await answer
        finally:
            del self._answers[call.id]
            self._session.withdraw(call.id)

    # --- one line ------------------------------------------------------------------------------

    async def _one_line(self) -> str:
        """Open a line and talk until it ends; returns why it ended."""
        try:
            line = await self._dial()
            try:
                return await self._talk(line)
            finally:
                await _close(line)
        except (OSError, TimeoutError, WebSocketException) as fault:
            if self._entry:
                self._entry.failed(fault)
            return _describe(fault)

    async def _dial(self) -> ClientConnection:
        return await connect(
            self._address,
            ssl=self._entry.context if self._entry else self._own_context,
            proxy=None,
            compression=None,
            max_size=MAX_SNAPSHOT_BYTES,
            ping_interval=None,  # our own heartbeats are seen by both ends' programs
            open_timeout=OPEN_TIMEOUT_S,
            logger=wire_log,
        )

    async def _talk(self, line: ClientConnection) -> str:
        """Read, write and watch the time, until one of them finds the line over."""
        self._outbox = asyncio.Queue()
        self._carry_out(self._session.opened(_now()))
        reason = ""
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._read(line))
                group.create_task(self._write(line))
                group.create_task(self._watch())
        except* (_HungUpError, OSError, WebSocketException) as faults:
            reason = _describe(faults.exceptions[0])
        return reason

    async def _read(self, line: ClientConnection) -> None:
        while True:
            text = await line.recv()
            if isinstance(text, str):
                self._carry_out(self._session.received(text, _now()))

    async def _write(self, line: ClientConnection) -> None:
        while True:
            frame = await self._outbox.get()
            await line.send(frame.model_dump_json())

    async def _watch(self) -> None:
        """Apart from `_write`, which a peer that stopped reading can hold up."""
        while True:
            self._stirred.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(self._session.wake_at - _now()):
                    await self._stirred.wait()
            self._carry_out(self._session.tick(_now()))

    # --- what the session wants ----------------------------------------------------------------

    def _carry_out(self, outputs: Sequence[Output]) -> None:
        self._stirred.set()
        for output in outputs:
            match output:
                case Send():
                    self._outbox.put_nowait(output.frame)
                case Answered():
                    self._hand_over(output.reply)
                case Changed():
                    self._tell(output.state)
                case Asked():
                    for listener in self._identifying:
                        listener(output.frame)
                case HangUp():
                    raise _HungUpError(output.reason)

    def _hand_over(self, reply: Reply) -> None:
        answer = self._answers.get(reply.id)
        if answer and not answer.done():
            answer.set_result(reply)

    def _tell(self, state: LinkState) -> None:
        if state.connected:
            self._diary.back()
            if self._entry:
                self._entry.opened()
        for listener in self._listeners:
            try:
                listener(state)
            except Exception:  # a listener's fault must not cost the device its line
                log.exception("a listener of the hall link failed")


async def _close(line: ClientConnection) -> None:
    """Close politely, but never wait for a peer that stopped reading: its buffers stay full."""
    try:
        with suppress(TimeoutError):
            async with asyncio.timeout(CLOSE_TIMEOUT_S):
                await line.close()
    finally:
        line.transport.abort()


def _describe(fault: BaseException) -> str:
    return f"{type(fault).__name__} {fault}".strip().removeprefix("_HungUpError ")


def _now() -> float:
    return asyncio.get_running_loop().time()
