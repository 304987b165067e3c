"""Tells the hall what was shown and spoken, each thing once, kept until it is answered (row C7)."""

import asyncio
import hashlib
import logging
from collections.abc import Iterable
from typing import Literal, Protocol

from hall_link.session import Refused
from hall_link.wire.calls import ReportCall, ReportVoice, VoiceState
from hall_link.wire.commands import Command, Result

LOG = logging.getLogger(__name__)

REMEMBERED = 200
"""So many reports are known not to be sent again; a board has far fewer calls."""

Done = Literal["shown", "spoken"]


class Link(Protocol):
    """What a display needs of its line to the server (see `hall_link.socket.DeviceLink`)."""

    async def call(self, command: Command, *, command_id: str | None = None) -> Result: ...


def report_id(device: str, command: ReportCall) -> str:
    """The same for the same report of the same display, so that after a restart it is no second
    one. At most 64 characters whatever the ids are."""
    words = "\n".join((device, command.call_id, str(command.round), command.done))
    return f"{command.done}-{hashlib.sha256(words.encode()).hexdigest()[:40]}"


class Reporter:
    """Sends reports over the link, each in a task of its own."""

    def __init__(self, link: Link, tasks: asyncio.TaskGroup) -> None:
        self._link = link
        self._tasks = tasks
        self._told: dict[str, None] = {}
        self._voice: tuple[VoiceState, str | None] | None = None

    def calls(self, device: str, announcements: Iterable[str], done: Done) -> None:
        """These rounds, named `CALL_ID:ROUND`, were shown or spoken by this device."""
        for announcement in announcements:
            call, _, round_ = announcement.rpartition(":")
            command = ReportCall(call_id=call, round=int(round_), done=done)
            name = report_id(device, command)
            if name not in self._told:
                self._remember(name)
                self._tasks.create_task(self._send(command, name))

    def voice(self, state: VoiceState, detail: str | None) -> None:
        """How the voice is; told where it is another than last told."""
        if (state, detail) != self._voice:
            self._voice = state, detail
            self._tasks.create_task(self._send(ReportVoice(state=state, detail=detail), None))

    def voice_unknown(self) -> None:
        """The hall may not know the voice any more: the next word is told in any case."""
        self._voice = None

    def forget(self) -> None:
        """The server's history is another one: what was told is not known there."""
        self._told.clear()

    def _remember(self, name: str) -> None:
        self._told[name] = None
        if len(self._told) > REMEMBERED:
            del self._told[next(iter(self._told))]

    async def _send(self, command: Command, name: str | None) -> None:
        """A call the hall does not know (any more) needs no report."""
        try:
            await self._link.call(command, command_id=name)
        except Refused as refused:
            if refused.code != "unknown-call":
                LOG.warning("a report was refused: %s", refused.code)
        except ValueError:  # the same report is under way, from before `forget`
            LOG.info("a report is under way already")
