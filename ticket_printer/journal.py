"""The worker's memory of print jobs: what was told to the hall stays true over a power cut.

A job moves received -> begun -> printed; `begun` is on disk before the first byte leaves and
`printed` only after the printer was asked and was well. What the hall wants back before it was
begun is `released`, and never printed here, whoever offers it. What is found `begun` at a start is
`uncertain`. A job id is kept after printing, its text is not.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Any, Literal

from hall_link.wire.printing import JobOutcome, PrintJob, ReportJob

JournalState = Literal["received", "begun", "printed", "uncertain", "failed", "released"]

KEPT = 20_000
"""Finished jobs remembered, weeks of a busy hall; what the hall may still send is far younger."""

STOPPED = "the worker stopped while this was being printed"

_TABLE = """
CREATE TABLE IF NOT EXISTS jobs (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    job_id TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL,
    detail TEXT,
    reported TEXT,
    recalled INTEGER NOT NULL DEFAULT 0,
    urgent INTEGER NOT NULL DEFAULT 0
)
"""
_NEW_COLUMNS = ("recalled", "urgent")
"""What journals of earlier workers lack."""

_ROLL = "CREATE TABLE IF NOT EXISTS roll (used_mm INTEGER NOT NULL)"
_OUTCOME = "CASE WHEN state IN ('received', 'begun') THEN 'stored' ELSE state END"
_UNREPORTED = (
    f"CREATE INDEX IF NOT EXISTS jobs_unreported ON jobs (place) WHERE reported IS NOT {_OUTCOME}"
)
_WAITING = (
    "CREATE INDEX IF NOT EXISTS jobs_waiting ON jobs (place) WHERE state IN ('received', 'begun')"
)


@dataclass(frozen=True)
class Waiting:
    """A stored job that is to be printed; `body` is its `PrintJob` as JSON."""

    job_id: str
    number: str
    body: str


class Journal:
    """Every method that changes something returns after the disk has it. Raises sqlite3.Error.

    Methods may be called from any thread.
    """

    def __init__(self, path: Path) -> None:
        self._lock = RLock()
        path.touch(mode=0o600)  # waiting jobs hold their tickets' secrets
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        self._db.execute("PRAGMA secure_delete=ON")
        for statement in (_TABLE, _UNREPORTED, _WAITING, _ROLL):
            self._db.execute(statement)
        columns = [row[1] for row in self._db.execute("PRAGMA table_info(jobs)")]
        for name in set(_NEW_COLUMNS).difference(columns):
            self._db.execute(f"ALTER TABLE jobs ADD COLUMN {name} INTEGER NOT NULL DEFAULT 0")

    def close(self) -> None:
        with self._lock:
            self._db.close()

    # --- jobs come ----------------------------------------------------------------------------

    def accept(self, jobs: Iterable[PrintJob]) -> dict[str, JobOutcome]:
        """Stores what is new; how each job now stands. A finished job that is given again is to
        be reported again: whoever gave it has not heard."""
        with self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            return {job.job_id: self._accept(job) for job in jobs}

    def _accept(self, job: PrintJob) -> JobOutcome:
        self._db.execute(
            "INSERT INTO jobs (job_id, number, body, urgent, state) "
            "VALUES (?, ?, ?, ?, 'received') "
            "ON CONFLICT (job_id) DO UPDATE SET reported = NULL "
            "WHERE state NOT IN ('received', 'begun')",
            (job.job_id, job.label, job.model_dump_json(), job.new_roll),
        )
        if job.recalled:
            self._recall(job.job_id)
        return self.outcome(job.job_id) or "stored"

    def _recall(self, job_id: str) -> None:
        """What was begun is not let go of; should nothing of it have left, it is let go then."""
        self._db.execute("UPDATE jobs SET recalled = 1 WHERE job_id = ?", (job_id,))
        self._db.execute(
            "UPDATE jobs SET state = 'released', body = '' WHERE job_id = ? AND state = 'received'",
            (job_id,),
        )

    def outcome(self, job_id: str) -> JobOutcome | None:
        """What the hall is told of a job; None for one never seen."""
        row = self._row(f"SELECT {_OUTCOME} FROM jobs WHERE job_id = ?", job_id)  # noqa: S608
        return row[0] if row else None

    # --- jobs are printed ---------------------------------------------------------------------

    def recover(self) -> list[str]:
        """At a start: what was begun is uncertain now; the ids of those jobs. Old jobs are
        forgotten."""
        with self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            rows = self._db.execute("SELECT job_id FROM jobs WHERE state = 'begun'").fetchall()
            for (job_id,) in rows:
                self._finish(job_id, "uncertain", STOPPED)
            self._db.execute(
                "DELETE FROM jobs WHERE state NOT IN ('received', 'begun') AND reported = state "  # noqa: S608
                f"AND place <= (SELECT max(place) FROM jobs) - {KEPT}"
            )
        return [job_id for (job_id,) in rows]

    def next_waiting(self) -> Waiting | None:
        """The oldest job that is to be printed; a new roll's test slip before all others."""
        row = self._row(
            "SELECT job_id, number, body FROM jobs WHERE state = 'received' "
            "ORDER BY urgent DESC, place LIMIT 1"
        )
        return Waiting(*row) if row else None

    def begin(self, job_id: str) -> bool:
        """The first byte may leave after this; not if it was let go of meanwhile."""
        begin = "UPDATE jobs SET state = 'begun' WHERE job_id = ? AND state = 'received'"
        return self._change(begin, job_id) == 1

    def put_back(self, job_id: str) -> None:
        """Nothing was sent after all."""
        with self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.execute("UPDATE jobs SET state = 'received' WHERE job_id = ?", (job_id,))
            wanted = self._row("SELECT recalled FROM jobs WHERE job_id = ?", job_id)
            if wanted and wanted[0]:
                self._recall(job_id)

    def printed(self, job_id: str) -> None:
        with self._lock, self._db:
            self._finish(job_id, "printed", None)

    def uncertain(self, job_id: str, detail: str) -> None:
        with self._lock, self._db:
            self._finish(job_id, "uncertain", detail)

    def failed(self, job_id: str, detail: str) -> None:
        with self._lock, self._db:
            self._finish(job_id, "failed", detail)

    def _finish(self, job_id: str, state: JournalState, detail: str | None) -> None:
        """The text, with the ticket's secret, is not needed any more."""
        self._db.execute(
            "UPDATE jobs SET state = ?, detail = ?, body = '' WHERE job_id = ?",
            (state, detail, job_id),
        )

    # --- the roll -----------------------------------------------------------------------------

    def paper_used(self) -> int:
        """Millimetres printed since the roll was changed."""
        row = self._row("SELECT used_mm FROM roll")
        return row[0] if row else 0

    def add_paper(self, millimetres: int) -> None:
        if not self._change("UPDATE roll SET used_mm = used_mm + ?", millimetres):
            self._change("INSERT INTO roll (used_mm) VALUES (?)", millimetres)

    def new_roll(self) -> None:
        self._change("DELETE FROM roll")

    # --- the hall is told ---------------------------------------------------------------------

    def unreported(self, limit: int = 50) -> list[ReportJob]:
        """What the hall has not heard yet, oldest job first."""
        with self._lock:
            rows = self._db.execute(
                f"SELECT job_id, {_OUTCOME}, detail FROM jobs "  # noqa: S608
                f"WHERE reported IS NOT {_OUTCOME} ORDER BY place LIMIT ?",
                (limit,),
            ).fetchall()
        return [ReportJob(job_id=row[0], outcome=row[1], detail=row[2]) for row in rows]

    def reported(self, report: ReportJob) -> None:
        """The hall has answered this report."""
        self._change("UPDATE jobs SET reported = ? WHERE job_id = ?", report.outcome, report.job_id)

    # --- whoever looks after it is told -------------------------------------------------------

    def counts(self) -> dict[str, int]:
        """Jobs per state; `unreported` overlaps the others."""
        states = ("received", "begun", "printed", "uncertain", "failed", "released")
        with self._lock:
            found = dict(
                self._db.execute("SELECT state, count(*) FROM jobs GROUP BY state").fetchall()
            )
            (unreported,) = self._db.execute(
                f"SELECT count(*) FROM jobs WHERE reported IS NOT {_OUTCOME}"  # noqa: S608
            ).fetchone()
        return {**{state: found.get(state, 0) for state in states}, "unreported": unreported}

    def last_printed(self) -> str | None:
        """The number on the last ticket printed."""
        row = self._row(
            "SELECT number FROM jobs WHERE state = 'printed' ORDER BY place DESC LIMIT 1"
        )
        return row[0] if row else None

    def _row(self, query: str, *values: object) -> tuple[Any, ...] | None:
        with self._lock:
            row: tuple[Any, ...] | None = self._db.execute(query, values).fetchone()
        return row

    def _change(self, statement: str, *values: object) -> int:
        """How many rows it changed."""
        with self._lock:
            return self._db.execute(statement, values).rowcount
