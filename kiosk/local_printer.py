"""Hands a paper's job to this kiosk's own printer worker over its local socket."""

import asyncio
import logging
from pathlib import Path

from hall_link.wire.printing import JobAccepted, LocalPrint
from kiosk.paper import Paper, meaning_of

LOG = logging.getLogger(__name__)
ANSWER_WITHIN_S = 5.0


async def hand_over(path: Path, job: LocalPrint) -> JobAccepted | None:
    """One JSON line out, one back. None when the worker cannot be reached: that is only logged,
    because the server gives the worker the same job and it prints a job once."""
    try:
        async with asyncio.timeout(ANSWER_WITHIN_S):
            return await _exchange(path, job)
    except (OSError, ValueError, TimeoutError) as fault:
        LOG.warning("local printer not reached: %s", fault)
        return None


async def _exchange(path: Path, job: LocalPrint) -> JobAccepted:
    reader, writer = await asyncio.open_unix_connection(str(path))
    try:
        writer.write(job.model_dump_json().encode() + b"\n")
        await writer.drain()
        return JobAccepted.model_validate_json(await reader.readline())
    finally:
        writer.close()


def paper_after(answer: JobAccepted | None) -> Paper:
    """Whether a paper handed over here comes out; NONE where no worker took it."""
    if answer is None or answer.error is not None:
        return Paper.NONE
    if answer.printer is None:
        return Paper.DOUBTFUL
    return meaning_of(answer.printer, waits=answer.waits)
