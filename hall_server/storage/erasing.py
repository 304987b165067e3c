"""Erasing: the key goes, here and in every backup that is restored from now on (row K4)."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, Engine, select, update

from hall_server.documents.tables import DOCUMENTS
from hall_server.kernel.metadata import PERSON_KEYS
from hall_server.paper.tables import PRINT_JOBS
from hall_server.storage.archive import ERASURES
from hall_server.storage.sealed import key_file_of


def erase(connection: Connection, subjects: Iterable[str]) -> None:
    """Destroys these subjects' keys and those of their papers. What waits to be printed of them is
    settled: nobody could read it. Papers' jobs are sealed by the paper."""
    for subject in subjects:
        papers = papers_of(connection, subject)
        jobs = update(PRINT_JOBS).where(PRINT_JOBS.c.document_id.in_(papers))
        connection.execute(jobs.values(body=""))
        waiting = jobs.where(PRINT_JOBS.c.state.not_in(("printed", "settled")))
        connection.execute(waiting.values(state="settled"))
        keys = [subject, *(f"document:{paper}" for paper in papers)]
        gone = update(PERSON_KEYS).where(PERSON_KEYS.c.subject.in_(keys))
        connection.execute(gone.values(wrapped=""))


def papers_of(connection: Connection, subject: str) -> list[str]:
    """The papers given out in a matter, by id; of a visit those that belong to no case of it."""
    kind, _, key = subject.partition(":")
    if kind == "document":
        return [key]
    if kind not in _PAPERS:
        return []
    return list(connection.scalars(select(DOCUMENTS.c.id).where(_PAPERS[kind](key))))


_PAPERS: dict[str, Callable[[str], ColumnElement[bool]]] = {
    "case": lambda key: DOCUMENTS.c.case_id == key,
    "complaint": lambda key: DOCUMENTS.c.complaint_id == key,
    "ticket": lambda key: (
        (DOCUMENTS.c.ticket_id == key)
        & DOCUMENTS.c.case_id.is_(None)
        & DOCUMENTS.c.complaint_id.is_(None)
    ),
}


def write_down(engine: Engine, subjects: Iterable[str]) -> None:
    """Adds them to the list outside the database, on the disk before the keys go: a restore of an
    older backup erases them again."""
    path = key_file_of(engine).path.parent / ERASURES
    path.touch(mode=0o600)
    with path.open("a", encoding="utf-8") as file:
        file.writelines(f"{subject}\n" for subject in subjects)
        file.flush()
        os.fsync(file.fileno())


def erase_again(connection: Connection, folder: Path) -> None:
    """Applies the folder's list of the erased, if it has one."""
    path = folder / ERASURES
    if path.exists():
        erase(connection, path.read_text(encoding="utf-8").split())
