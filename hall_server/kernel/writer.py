"""The single writer: takes commands in batches, decides on memory, commits once, then answers.

What was not committed was not done: after a database error the batch is dead, every caller hears
`try-again` and memory is built anew from the database.
"""

import logging
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar

from pydantic import BaseModel

from hall_server.kernel.clock import Clock
from hall_server.kernel.failpoints import Failpoints
from hall_server.kernel.ledger import Chain, Entry
from hall_server.kernel.refusals import CommandIdReused, Refusal, TryAgain
from hall_server.kernel.work import SYSTEM, Actor, Mark, Record, Work, no_mark

log = logging.getLogger(__name__)


class StoreFailed(Exception):  # noqa: N818
    """The database did not take the batch. Nothing of it may be believed."""


class LiveState(Protocol):
    """The hall in memory."""

    @property
    def business_day(self) -> str: ...

    def apply(self, record: Record) -> None:
        """Takes in a record that was decided on."""
        ...


S = TypeVar("S", bound=LiveState)
S_co = TypeVar("S_co", bound=LiveState, covariant=True)


@dataclass(frozen=True, slots=True)
class StoredReply:
    """What was answered before to a command id."""

    fingerprint: str
    reply: str


@dataclass(slots=True)
class Batch:
    """Everything one commit writes."""

    records: list[Record] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    replies: dict[str, tuple[StoredReply, str]] = field(default_factory=dict)
    statements: list[tuple[Any, dict[str, Any]]] = field(default_factory=list)
    erased: list[str] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        return not (self.records or self.entries or self.replies or self.statements)


class Store(Protocol[S_co]):
    """The database as the writer needs it. Every method raises `StoreFailed` on trouble."""

    def known(self, command_ids: Sequence[str]) -> dict[str, StoredReply]: ...

    def commit(self, batch: Batch, chain: Chain) -> None: ...

    def cold(self, what: str, key: str) -> Any: ...

    def load(self) -> tuple[S_co, Chain]: ...


@dataclass(slots=True)
class Request:
    """A command on its way. `command_id` None: the caller cannot repeat it, nothing is kept."""

    command: BaseModel
    actor: Actor
    command_id: str | None = None
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a caller gets. `reply` is a result model, or its stored JSON when `replayed`."""

    request: Request
    reply: BaseModel | str | None = None
    error: BaseException | None = None


@dataclass(slots=True)
class Done(Generic[S]):
    """A finished batch. `seq` is the ledger's head after it, 0 when that is not known for now;
    `rebuilt` is set when memory had to be built anew; `took_s`: from its first command to here."""

    answers: list[Answer]
    records: list[Record]
    seq: int
    rebuilt: bool = False
    took_s: float = 0.0


Execute = Callable[[S, BaseModel, Work], BaseModel]
"""Runs one command's operation: decides on the state, collects in the work, returns the reply."""

Prepare = Callable[[S, datetime], BaseModel | None]
"""A command the hall itself must do first at this moment (opening a new business day)."""


class Writer(Generic[S]):
    """Processes batches one after the other. Not thread-safe: one thread owns it."""

    def __init__(
        self,
        store: Store[S],
        execute: Execute[S],
        prepare: Prepare[S],
        clock: Clock,
        failpoints: Failpoints,
        mark: Mark = no_mark,
    ) -> None:
        self._store = store
        self._mark = mark
        self._execute = execute
        self._prepare = prepare
        self._clock = clock
        self._failpoints = failpoints
        self._healthy = False
        self._known: dict[str, StoredReply] = {}
        self.state, self.chain = store.load()
        self._healthy = True
        self._begin()

    @property
    def healthy(self) -> bool:
        """Whether memory is what the database holds; if not, the next command tries to mend it."""
        return self._healthy

    @property
    def date_in_doubt(self) -> bool:
        """Whether the clock is earlier than what the ledger holds (row K8)."""
        return self.chain.is_ahead_of(self._clock.now())

    def _begin(self) -> None:
        self._batch = Batch()
        self._answers: list[Answer] = []

    def process(self, requests: Sequence[Request]) -> Done[S]:
        """Does a batch. Never raises: trouble with the database becomes `try-again` answers."""
        done: Done[S] = Done([], [], 0)
        begun = time.monotonic()
        try:
            self._recover_if_needed(done)
            self._run(requests, done)
            self._flush(done)
        except StoreFailed as error:
            log.error("the batch was not stored, every caller hears try-again: %s", error)
            self._fail(requests, done)
        except Exception:  # a fault of ours must not end the one thread that writes
            log.exception("the batch failed, every caller hears try-again")
            self._fail(requests, done)
        done.seq = self.chain.seq if self._healthy else 0
        done.took_s = time.monotonic() - begun
        return done

    def _recover_if_needed(self, done: Done[S]) -> None:
        if not self._healthy:
            self._rebuild(done)

    def _rebuild(self, done: Done[S]) -> None:
        self.state, self.chain = self._store.load()
        self._healthy = True
        done.rebuilt = True

    def _run(self, requests: Iterable[Request], done: Done[S]) -> None:
        requests = list(requests)
        ids = [r.command_id for r in requests if r.command_id is not None]
        self._known = self._store.known(ids) if ids else {}
        for request in requests:
            preparing = self._due()
            if preparing is not None:
                self._one(Request(preparing, SYSTEM), done, quiet=True)
            self._one(request, done)

    def _due(self) -> BaseModel | None:
        """What the hall itself must do first. A fault of ours there stops no window."""
        try:
            return self._prepare(self.state, self.chain.steady(self._clock.now()))
        except Exception:
            log.exception("what the hall must do by itself could not be told")
            return None

    def _one(self, request: Request, done: Done[S], quiet: bool = False) -> None:
        answer = self._repeated(request) or self._first_time(request, done)
        if not quiet:
            self._answers.append(answer)

    def _repeated(self, request: Request) -> Answer | None:
        if request.command_id is None:
            return None
        pending = self._batch.replies.get(request.command_id)
        before = pending[0] if pending else self._known.get(request.command_id)
        if before is None:
            return None
        if before.fingerprint != request.fingerprint:
            return Answer(request, error=CommandIdReused(command_id=request.command_id))
        return Answer(request, reply=before.reply)

    def _first_time(self, request: Request, done: Done[S]) -> Answer:
        work = Work(
            self.chain.steady(self._clock.now()),
            request.actor,
            lambda what, key: self._cold(what, key, done),
            self._mark,
        )
        try:
            reply = self._execute(self.state, request.command, work)
        except StoreFailed:
            raise
        except Refusal as refusal:
            self._take_records(work.if_refused)
            return Answer(request, error=refusal)
        except Exception as bug:
            log.exception("a command failed: %s", type(request.command).__name__)
            return Answer(request, error=bug)
        self._take(work, request, reply)
        if work.anew:
            self._flush(done)
            self._rebuild(done)
        return Answer(request, reply=reply)

    def _take(self, work: Work, request: Request, reply: BaseModel) -> None:
        self._take_records(work.records)
        batch, day = self._batch, self.state.business_day
        batch.statements.extend(work.statements)
        batch.erased.extend(work.erased)
        for event in work.events:
            batch.entries.append(
                self.chain.append(event.kind, day, event.at, event.actor, event.data)
            )
        if request.command_id is not None:
            stored = StoredReply(request.fingerprint, reply.model_dump_json())
            batch.replies[request.command_id] = (stored, day)

    def _take_records(self, records: Sequence[Record]) -> None:
        for record in records:
            self.state.apply(record)
        self._batch.records.extend(records)

    def _cold(self, what: str, key: str, done: Done[S]) -> Any:
        self._flush(done)
        return self._store.cold(what, key)

    def _flush(self, done: Done[S]) -> None:
        if not self._batch.empty:
            self._failpoints.reach("before-commit")
            self._store.commit(self._batch, self.chain)
            self._failpoints.reach("after-commit")
            self._known |= {name: stored for name, (stored, _) in self._batch.replies.items()}
        done.answers.extend(self._answers)
        done.records.extend(self._batch.records)
        self._begin()

    def _fail(self, requests: Sequence[Request], done: Done[S]) -> None:
        answered = {id(answer.request) for answer in done.answers}
        done.answers.extend(Answer(r, error=TryAgain()) for r in requests if id(r) not in answered)
        self._begin()
        self._healthy = False
        try:
            self._rebuild(done)
        except Exception as still:
            log.error("memory could not be rebuilt, the next command tries again: %s", still)
