"""Carries commands from the event loop to the writer's thread and the answers back."""

import asyncio
import logging
import queue
import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

from pydantic import BaseModel

from hall_server.kernel.failpoints import Failpoints
from hall_server.kernel.refusals import TryAgain
from hall_server.kernel.work import Actor
from hall_server.kernel.writer import Done, LiveState, Request, Writer

log = logging.getLogger(__name__)

S = TypeVar("S", bound=LiveState)

BATCH = 64
"""How many waiting commands share one commit at the most."""

Waiting = tuple[Request, "asyncio.Future[BaseModel | str]"]


class Runner(Generic[S]):
    """One writer thread per hall. `deliver` is called on the loop with every finished batch,
    before the callers hear of it: who reads after an answer sees what the answer tells."""

    def __init__(
        self,
        writer: Writer[S],
        deliver: Callable[[Done[S]], Callable[[], None]],
        failpoints: Failpoints,
    ) -> None:
        self._writer = writer
        self._deliver = deliver
        self._failpoints = failpoints
        self._inbox: queue.SimpleQueue[Waiting | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="writer", daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._busy_since: float | None = None

    @property
    def busy_s(self) -> float:
        """How long the batch under way has been; 0 when there is none."""
        since = self._busy_since
        return 0.0 if since is None else time.monotonic() - since

    def start(self) -> None:
        """Starts the thread; answers arrive on the running event loop."""
        self._loop = asyncio.get_running_loop()
        self._thread.start()

    async def stop(self) -> None:
        """Finishes what waits, then ends the thread."""
        self._inbox.put(None)
        await asyncio.to_thread(self._thread.join)

    async def do(
        self,
        command: BaseModel,
        actor: Actor,
        command_id: str | None = None,
        fingerprint: str = "",
    ) -> BaseModel | str:
        """Does a command durably and gives its reply: a model, or its JSON when it was done before.

        Raises a `Refusal`; `TryAgain` when nothing could be stored.
        """
        assert self._loop is not None
        future: asyncio.Future[BaseModel | str] = self._loop.create_future()
        self._inbox.put((Request(command, actor, command_id, fingerprint), future))
        return await future

    def _work(self) -> None:
        while True:
            batch, ending = self._take()
            if batch:
                self._process(batch)
            if ending:
                return

    def _take(self) -> tuple[list[Waiting], bool]:
        batch: list[Waiting] = []
        first = self._inbox.get()
        while first is not None:
            batch.append(first)
            if len(batch) >= BATCH:
                return batch, False
            try:
                first = self._inbox.get_nowait()
            except queue.Empty:
                return batch, False
        return batch, True

    def _process(self, batch: list[Waiting]) -> None:
        assert self._loop is not None
        futures = {id(request): future for request, future in batch}
        self._busy_since = time.monotonic()
        done = self._writer.process([request for request, _ in batch])
        self._busy_since = None
        try:
            self._loop.call_soon_threadsafe(self._settle, done, futures)
        except RuntimeError:
            log.warning("the loop is gone, %d answers were not delivered", len(batch))

    def _settle(self, done: Done[S], futures: dict[int, "asyncio.Future[BaseModel | str]"]) -> None:
        self._failpoints.reach("before-reply")
        try:
            push = self._deliver(done)
            self._answer(done, futures)
            self._failpoints.reach("after-reply")
            self._failpoints.reach("before-push")
            push()
            self._failpoints.reach("after-push")
        finally:
            for future in futures.values():
                if not future.done():
                    future.set_exception(TryAgain())

    def _answer(self, done: Done[S], futures: dict[int, "asyncio.Future[BaseModel | str]"]) -> None:
        for answer in done.answers:
            future = futures[id(answer.request)]
            if future.done():
                continue  # the caller went away; the act stands
            if answer.error is not None:
                future.set_exception(answer.error)
            else:
                assert answer.reply is not None
                future.set_result(answer.reply)
