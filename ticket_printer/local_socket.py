"""The worker's local socket: a kiosk hands its paper over even when the hall's server is away.

One `LocalPrint` as a JSON line in, one `JobAccepted` line out; more may follow on the same line.
"""

import asyncio
import logging
import os
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from pydantic import ValidationError

from hall_link.wire.printing import JobAccepted, LocalPrint, PrintJob
from hall_link.wire.version import MAX_FRAME_BYTES
from ticket_printer.status import PrinterStatus

log = logging.getLogger(__name__)

HANG_UP_S = 1.0

Store = Callable[[Iterable[PrintJob]], Awaitable[dict[str, str]]]
"""Stores jobs durably; the outcome of each by its id."""

Status = Callable[[], PrinterStatus | None]
"""How the printer was when it was asked last."""


@contextmanager
def short_path(path: Path) -> Iterator[str]:
    """A path to `path` that fits the 108 bytes Unix allows, however deep its folder lies."""
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)


class LocalSocket:
    """The worker's end."""

    def __init__(self, path: Path, store: Store, status: Status) -> None:
        self._path = path
        self._store = store
        self._status = status
        self._talks: dict[asyncio.Task[None], asyncio.StreamWriter] = {}

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """Listens; the user and the group of the worker may connect. Raises OSError."""
        if self._path.is_socket():
            self._path.unlink()  # left behind by a worker that was killed
        with short_path(self._path) as path:
            server = await asyncio.start_unix_server(self._serve, path, limit=MAX_FRAME_BYTES)
        try:
            self._path.chmod(0o660)
            yield
        finally:
            server.close()
            self._path.unlink(missing_ok=True)
            await self._hang_up()

    async def _hang_up(self) -> None:
        """Ends talks decently: asyncio reports a cancelled one as an error."""
        for writer in self._talks.values():
            writer.close()
        if self._talks:
            await asyncio.wait(list(self._talks), timeout=HANG_UP_S)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talk = asyncio.current_task()
        assert talk is not None
        self._talks[talk] = writer
        try:
            await self._talk(reader, writer)
        finally:
            del self._talks[talk]
            writer.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while line := await reader.readline():
                writer.write((await self._answer(line)).model_dump_json().encode() + b"\n")
                await writer.drain()
        except ValueError:  # longer than any job
            writer.write(_refusal("too-large").model_dump_json().encode() + b"\n")
        except OSError as fault:
            log.info("local line lost: %s", fault)

    async def _answer(self, line: bytes) -> JobAccepted:
        try:
            job = LocalPrint.model_validate_json(line).job
        except ValidationError:
            return _refusal("bad-message")
        try:
            outcomes = await self._store([job])
        except sqlite3.Error:
            log.exception("job %s could not be stored", job.job_id)
            return _refusal("not-stored", job.job_id)
        status = self._status()
        return JobAccepted.model_validate(
            {
                "job_id": job.job_id,
                "outcome": outcomes[job.job_id],
                "printer": status and status.state,
                "waits": status is not None and not status.prints,
            }
        )


def _refusal(error: str, job_id: str = "") -> JobAccepted:
    return JobAccepted(job_id=job_id, outcome="failed", error=error)
