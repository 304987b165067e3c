"""Carries messages into the state and effects out of it; holds no window."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from evaluator.drawer import Drawer
from evaluator.messages import (
    Answer,
    ComplaintTold,
    KeepAnswer,
    LinkChanged,
    Message,
    SendComplaint,
    SubmitAnswer,
    UnsentChanged,
)
from evaluator.state import PadState
from evaluator.update import update
from hall_link.session import LinkState, Refused
from hall_link.wire.commands import Command, Result
from hall_link.wire.complaints import ComplaintTaken
from hall_link.wire.ratings import Rate

log = logging.getLogger(__name__)

PASSING = frozenset({"internal", "too-slow", "try-again"})
"""Refusals that are about the server's state, not about this rating."""

PAUSE_S = 5.0

COMPLAINT_WITHIN_S = 20.0
"""Who complains stands there: after that it is told that the hall can't be reached."""


class Link(Protocol):
    """What a pad needs of its line to the server (see `hall_link.socket.DeviceLink`)."""

    async def call(self, command: Command, *, command_id: str | None = None) -> Result: ...


class Controller:
    """The pad's state and its errands. `changed` is called after every change of the state."""

    def __init__(
        self,
        state: PadState,
        link: Link,
        drawer: Drawer,
        tasks: asyncio.TaskGroup,
        changed: Callable[[PadState], None],
    ) -> None:
        self.state = state
        self._link = link
        self._drawer = drawer
        self._tasks = tasks
        self._changed = changed
        self._sending: set[str] = set()

    def link_changed(self, link: LinkState) -> None:
        """Listener for the line."""
        self.tell(LinkChanged(link.connected, link.snapshot, link.window, link.goodbye))

    def send_kept(self) -> None:
        """Submit what was touched before this pad lost its power."""
        for answer in self._drawer.answers():
            self._send(answer)

    def tell(self, message: Message) -> None:
        """Something happened. Must be called on the event loop."""
        before = self.state
        self.state, effects = update(self.state, message)
        for effect in effects:
            match effect:
                case SendComplaint():
                    self._tasks.create_task(self._complained(effect))
                case SubmitAnswer():
                    self._drawer.keep(effect.answer)
                    self._send(effect.answer)
                case KeepAnswer():
                    self._drawer.keep(effect.answer)
        if self.state != before:
            self._changed(self.state)

    async def _complained(self, effect: SendComplaint) -> None:
        """Sent from memory only: no file of the pad ever has it. Its words stay out of the log."""
        try:
            async with asyncio.timeout(COMPLAINT_WITHIN_S):
                result = await self._link.call(effect.command)
        except Refused as refused:
            self.tell(ComplaintTold(effect.place, refusal=refused.code))
        except TimeoutError:
            self.tell(ComplaintTold(effect.place, refusal="too-slow"))
        else:
            taken = result if isinstance(result, ComplaintTaken) else None
            self.tell(ComplaintTold(effect.place, taken, "bad-message"))

    def _send(self, answer: Answer) -> None:
        if answer.visit not in self._sending:
            self._sending.add(answer.visit)
            self._tasks.create_task(self._sent(answer))
            self.tell(UnsentChanged(len(self._sending)))

    async def _sent(self, answer: Answer) -> None:
        """Over when the server has the rating, or will never take it. Logs never tell the level."""
        refusal = await self._refusal_of(answer, f"rate:{answer.visit}")
        if refusal == "unknown-tag":  # the hall changed its reasons meanwhile: the level counts
            bare = replace(answer, tags=())
            refusal = await self._refusal_of(bare, f"rate:{answer.visit}:bare")
        if refusal:
            log.warning("the rating of visit %s was not taken: %s", answer.visit, refusal)
        self._drawer.drop(answer.visit)
        self._sending.discard(answer.visit)
        self.tell(UnsentChanged(len(self._sending)))

    async def _refusal_of(self, answer: Answer, command_id: str) -> str:
        """Why the server will never take it; empty when it has."""
        command = Rate(
            visit=answer.visit,
            level=answer.level,
            tags=list(answer.tags),
            text=answer.text,
            given_at=answer.given_at,
        )
        while True:
            try:
                await self._link.call(command, command_id=command_id)
            except Refused as refused:
                if refused.code not in PASSING:
                    return refused.code
                await asyncio.sleep(PAUSE_S)
            else:
                return ""
