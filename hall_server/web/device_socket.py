"""The device socket: one websocket per device, speaking the frames of `hall_link.wire.envelope`."""

import asyncio
import contextlib
import json
import logging

from pydantic import ValidationError
from starlette.types import Receive, Scope, Send

from hall_link.wire.base import Message
from hall_link.wire.envelope import (
    FROM_DEVICE,
    Call,
    Error,
    Goodbye,
    Hello,
    Identified,
    Reply,
    Resync,
    Welcome,
)
from hall_link.wire.version import MAX_FRAME_BYTES, WIRE_VERSION, WIRE_VERSION_MINIMUM
from hall_server.delivery.hub import Connection
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from hall_server.web.desk import Desk
from hall_server.web.errors import error_of, field_fault
from hall_server.web.roll_call import away_report
from hall_server.web.texts import keepable

log = logging.getLogger(__name__)

HEARTBEAT_S = 2.0
HELLO_WITHIN_S = 10.0
CALLS_AT_ONCE = 64
"""Calls a device may have under way; further ones wait unread in its line."""


class LineEnds(Exception):  # noqa: N818
    """The line is to be closed: the websocket code, and what to tell the device."""

    def __init__(self, code: int, error: Error | None = None, retry: bool = True) -> None:
        super().__init__(error.code if error else "closed")
        self.code = code
        self.goodbye = Goodbye(error=error, retry=retry) if error else None


class DeviceSocket:
    """An ASGI app: serves one device from its hello until the line ends."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        line = _Line(receive, send)
        await line.accept()
        try:
            greeted = await self._greet(line)
            await self._serve(line, *greeted)
        except LineEnds as end:
            await line.end(end)

    async def _greet(self, line: "_Line") -> tuple[Actor, str]:
        """Takes the hello: who it is, and the key. Raises `LineEnds` with the reason for turning
        the device away."""
        try:
            async with asyncio.timeout(HELLO_WITHIN_S):
                hello = _parse(await line.read())
        except TimeoutError:
            raise LineEnds(1008, error_of("bad-message", {"why": "no hello"})) from None
        if not isinstance(hello, Hello):
            raise LineEnds(1008, error_of("bad-message", {"why": "hello comes first"}), retry=False)
        if not WIRE_VERSION_MINIMUM <= hello.wire_version <= WIRE_VERSION:
            versions = {"minimum": WIRE_VERSION_MINIMUM, "maximum": WIRE_VERSION}
            raise LineEnds(1008, error_of("unsupported-wire-version", versions), retry=False)
        return self._known(hello), hello.key

    def _known(self, hello: Hello) -> Actor:
        try:
            actor = self._desk.actor(hello.key)
        except Refusal as refusal:
            revoked = self._desk.hub.hall.devices.was_revoked(hello.key)
            code = "key-revoked" if revoked else refusal.code
            raise LineEnds(1008, error_of(code), retry=False) from None
        if actor.role != hello.role:
            raise LineEnds(1008, error_of("wrong-role", {"role": actor.role}), retry=False)
        return actor

    async def _serve(self, line: "_Line", actor: Actor, key: str) -> None:
        task = asyncio.current_task()
        assert task is not None
        ended = asyncio.Event()

        def overflow() -> None:
            ended.set()
            task.cancel()

        def is_elsewhere() -> bool:
            return self._is_elsewhere(actor, key)

        connection = Connection(actor.role, actor.window, actor.id, overflow, is_elsewhere)
        try:
            self._welcome(connection, actor)
            await self._talk(line, connection, actor)
        except asyncio.CancelledError:
            if not ended.is_set():
                raise
            task.uncancel()
            raise self._why_ended(connection, key) from None
        except ExceptionGroup as group:
            raise _line_end_in(group) from None
        finally:
            self._desk.hub.leave(connection)
            await self._gone(actor)

    def _why_ended(self, connection: Connection, key: str) -> LineEnds:
        """Why the hub ended a line. A device that was only renamed is told so by its welcome."""
        if self._desk.hub.hall.devices.was_revoked(key):
            return LineEnds(1008, error_of("key-revoked"), retry=False)
        if connection.is_elsewhere():
            return LineEnds(1013, error_of("wrong-window"))
        return LineEnds(1013, error_of("too-slow") if connection.outbox.full() else None)

    def _is_elsewhere(self, actor: Actor, key: str) -> bool:
        """Who signed out stays on the line until somebody else sits down: the answer to the
        sign-out itself still goes over it."""
        try:
            return self._desk.actor(key).window != actor.window
        except Refusal:
            windows, number = self._desk.hub.hall.windows, actor.window or 0
            return windows.known(number) is None or windows.seat(number) is not None

    def _welcome(self, connection: Connection, actor: Actor) -> None:
        hub = self._desk.hub
        seq, snapshot = hub.join(connection)
        welcome = Welcome(
            hall_id=snapshot.board.hall_id,
            epoch=hub.epoch,
            seq=seq,
            wire_version=WIRE_VERSION,
            device=actor.id,
            name=hub.hall.devices.name_of(actor.id),
            window=actor.window,
            heartbeat_s=HEARTBEAT_S,
            at=self._desk.clock.now(),
            snapshot=snapshot,
        )
        connection.send(welcome.model_dump_json())

    async def _talk(self, line: "_Line", connection: Connection, actor: Actor) -> None:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(line.drain(connection.outbox))
            room = asyncio.Semaphore(CALLS_AT_ONCE)
            while True:
                try:
                    async with asyncio.timeout(3 * HEARTBEAT_S):
                        text = await line.read()
                except TimeoutError:
                    raise LineEnds(1001) from None
                frame = _parse(text)
                if isinstance(frame, Call):
                    await room.acquire()
                    tasks.create_task(self._answer(connection, actor, frame, room))
                elif isinstance(frame, Reply):
                    connection.send(frame.model_dump_json())
                elif isinstance(frame, Identified):
                    self._desk.hub.hear(actor.id, frame)
                elif isinstance(frame, Resync):
                    self._desk.hub.fresh(connection)
                elif isinstance(frame, Hello):
                    raise LineEnds(1008, error_of("bad-message", {"why": "hello comes once"}))

    async def _answer(
        self, connection: Connection, actor: Actor, call: Call, room: asyncio.Semaphore
    ) -> None:
        try:
            result = await self._desk.perform(actor, call.command, call.id)
            reply = Reply.model_construct(id=call.id, result=result, error=None)  # type: ignore[arg-type]
        except Refusal as refusal:
            reply = Reply(id=call.id, error=error_of(refusal.code, refusal.details))
        except Exception:
            log.exception("a call failed")
            reply = Reply(id=call.id, error=error_of("internal"))
        finally:
            room.release()
        connection.send(reply.model_dump_json())

    async def _gone(self, actor: Actor) -> None:
        """Notes what is not there until the device comes back: a printer, a voice (row C7)."""
        hub = self._desk.hub
        away = away_report(hub.hall.devices.find(actor.id))
        if away is None or hub.has(actor.id):
            return
        with contextlib.suppress(Refusal):
            await self._desk.perform(actor, away)


class _Line:
    """The websocket of one device, as ASGI gives it."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive = receive
        self._send = send

    async def accept(self) -> None:
        await self._receive()
        await self._send({"type": "websocket.accept"})

    async def read(self) -> str:
        """The next text. Raises `LineEnds` when the device hung up or sent something else."""
        message = await self._receive()
        if message["type"] == "websocket.disconnect":
            raise LineEnds(1000)
        text = message.get("text")
        if text is None:
            raise LineEnds(1003, error_of("bad-message", {"why": "text frames only"}))
        if len(text) > MAX_FRAME_BYTES or len(text.encode()) > MAX_FRAME_BYTES:
            raise LineEnds(1009, error_of("too-large", {"limit": MAX_FRAME_BYTES}))
        assert isinstance(text, str)
        return text

    async def drain(self, outbox: "asyncio.Queue[str]") -> None:
        """Sends what is put into the outbox, in order, as fast as the line takes it."""
        while True:
            await self._send({"type": "websocket.send", "text": await outbox.get()})

    async def end(self, end: LineEnds) -> None:
        """Says goodbye if there is something to say; a line already gone is no trouble."""
        with contextlib.suppress(Exception):
            async with asyncio.timeout(2):
                if end.goodbye is not None:
                    text = end.goodbye.model_dump_json()
                    await self._send({"type": "websocket.send", "text": text})
                await self._send({"type": "websocket.close", "code": end.code})


def _parse(text: str) -> Message:
    """A frame; a call that can't be understood becomes the reply that says so."""
    try:
        return FROM_DEVICE.validate_json(text, extra="forbid")
    except ValidationError as error:
        call_id = _call_id(text)
        fields = [field_fault(e) for e in error.errors(include_input=False, include_url=False)]
        if call_id is None:
            raise LineEnds(1008, error_of("bad-message", {"fields": fields})) from None
        return Reply(id=call_id, error=error_of("invalid", {"fields": fields}))


def _call_id(text: str) -> str | None:
    try:
        frame = json.loads(text)
    except (ValueError, RecursionError):
        return None
    is_call = isinstance(frame, dict) and frame.get("type") == "call"
    found = frame.get("id") if is_call else None
    sound = isinstance(found, str) and len(found) <= 64 and keepable({"id": found})
    return found if sound else None


def _line_end_in(group: BaseException) -> BaseException:
    """The reason a line ended, out of the task group's wrapping."""
    if isinstance(group, BaseExceptionGroup):
        ends = [_line_end_in(inner) for inner in group.exceptions]
        known = [end for end in ends if isinstance(end, LineEnds)]
        return known[0] if known else LineEnds(1011)
    return group if isinstance(group, LineEnds) else LineEnds(1011)
