"""The web's way to the hall: who asks, may they, do it, what came of it."""

from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from pydantic import BaseModel, TypeAdapter

from hall_link.wire.base import Message
from hall_link.wire.commands import Result
from hall_server.delivery.hub import Hub
from hall_server.devices.self_test import SelfTest, SelfTested
from hall_server.kernel.clock import Clock
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from hall_server.web.access import Access, check_role
from hall_server.web.texts import keepable

RESULT: TypeAdapter[Result] = TypeAdapter(Result)

Do = Callable[[BaseModel, Actor, str | None, str], Awaitable[BaseModel | str]]
"""The runner's `do`: command, actor, command id, fingerprint -> reply."""


class Unkeepable(Refusal):
    """A text of the command holds characters no database keeps."""

    code = "invalid"


class Tester(Protocol):
    """Tests the hall's devices (see `hall_server.service.self_tester`)."""

    @property
    def running(self) -> bool: ...

    async def run(self, asked: SelfTest, actor: Actor) -> SelfTested: ...

    async def identify(self, device_id: str, actor: Actor) -> bool: ...


class Desk:
    """What HTTP and the device socket share."""

    def __init__(
        self,
        hub: Hub,
        access: Access,
        do: Do,
        healthy: Callable[[], bool],
        clock: Clock,
        tester: Tester,
        faults: Callable[[], list[str]] = list,
    ) -> None:
        """`faults`: what is wrong with the machine now, as keys of the manager's alarms."""
        self.hub = hub
        self.tester = tester
        self.faults = faults
        self.refused: Counter[str] = Counter()
        self.access = access
        self.healthy = healthy
        self.clock = clock
        self._do = do

    def actor(self, bearer: str) -> Actor:
        """The bearer of a key. Raises `Unauthorized`."""
        with self._counted():
            return self.access.actor(self.hub.hall, bearer)

    def leaver(self, bearer: str) -> Actor:
        """The bearer of a key that may just have been given up. Raises `Unauthorized`."""
        with self._counted():
            return self.access.leaver(self.hub.hall, bearer)

    def visitor(self, token: str) -> Actor:
        """Who is signed in to the pages of no window. Raises `Unauthorized`."""
        return self.access.visitor(self.hub.hall, token, self.clock.now())

    async def perform(
        self, actor: Actor, command: Message, command_id: str | None = None
    ) -> Message:
        """Does a command of the wire once. Raises a `Refusal`."""
        with self._counted():
            check_role(actor, command.kind)  # type: ignore[attr-defined]
            if not keepable(dict(command)):
                raise Unkeepable
        return await self.submit(actor, command, command_id)

    async def submit(
        self,
        actor: Actor,
        command: BaseModel,
        command_id: str | None = None,
        asked: BaseModel | None = None,
    ) -> Message:
        """Does a command whose right was checked; `asked` is what the client sent, if that is
        something else."""
        fingerprint = self.access.fingerprint(actor, asked or command) if command_id else ""
        reply = await self._do(command, actor, command_id, fingerprint)
        result = RESULT.validate_json(reply) if isinstance(reply, str) else reply
        assert isinstance(result, Message)
        return result

    @contextmanager
    def _counted(self) -> Iterator[None]:
        """Counts who is turned away here, by code; the writer's own refusals are counted there."""
        try:
            yield
        except Refusal as refusal:
            self.refused[refusal.code] += 1
            raise
