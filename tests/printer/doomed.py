"""A worker that dies at a chosen moment, as by a power cut: `doomed.py MOMENT ARGUMENTS`.

Moments: stored (on disk, nobody told), begun (before the first byte), sent (all bytes out, not yet
asked whether that went well), printed (on disk, nobody told).
"""

import os
import signal
import sys
from collections.abc import Callable, Iterable
from typing import Any

from hall_link.wire.printing import JobOutcome, PrintJob
from ticket_printer import __main__ as program
from ticket_printer import adapters, cables
from ticket_printer.journal import Journal


def die() -> None:
    """Nothing is tidied up, nothing is flushed."""
    os.kill(os.getpid(), signal.SIGKILL)


def dying_after(act: Callable[..., Any]) -> Callable[..., Any]:
    def act_and_die(*given: Any) -> Any:
        act(*given)
        die()

    return act_and_die


class Doomed(Journal):
    """A journal after whose chosen act the process is no more."""

    def accept(self, jobs: Iterable[PrintJob]) -> dict[str, JobOutcome]:
        jobs = list(jobs)
        done = super().accept(jobs)
        if MOMENT == "stored" and jobs:
            die()
        return done

    def begin(self, job_id: str) -> bool:
        begun = super().begin(job_id)
        if MOMENT == "begun":
            die()
        return begun

    def printed(self, job_id: str) -> None:
        super().printed(job_id)
        if MOMENT == "printed":
            die()


def slip_sent(self: cables.NetworkCable, data: bytes) -> None:
    """The questions are short, a slip is long."""
    SEND(self, data)
    if len(data) > 10:
        die()


if __name__ == "__main__":
    MOMENT = sys.argv.pop(1)
    SEND = cables.NetworkCable.send
    program.Journal = Doomed  # type: ignore[misc]
    if MOMENT == "sent":
        adapters.NetworkCable.send = slip_sent  # type: ignore[method-assign]
    program.main()
