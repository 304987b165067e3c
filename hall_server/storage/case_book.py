"""A case's whole file as the database has it."""

import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from hall_server.cases.file import CaseFile
from hall_server.cases.file_tables import (
    CASE_STEPS,
    CASE_TASKS,
    CUSTODY,
    MEETINGS,
    CaseStep,
    CaseTask,
)
from hall_server.cases.tables import APPLICANTS, CASES, ApplicantRecord, Case
from hall_server.documents.tables import DOCUMENTS
from hall_server.storage.load_casebook import case_of, custody_of, document_of, meeting_of
from hall_server.storage.sealed import read


def read_case_numbers(connection: Connection, ticket_id: str) -> list[str]:
    """The numbers of the cases a visit became, the oldest first."""
    query = select(CASES.c.number).where(CASES.c.ticket_id == ticket_id).order_by(CASES.c.number)
    return list(connection.execute(query).scalars())


def read_case(connection: Connection, key: str, column: str = "id") -> Case | None:
    """Where a case stands, by its id, or by another `column` no two cases have the same in."""
    row = read(connection, select(CASES).where(CASES.c[column] == key)).one_or_none()
    return case_of(row) if row is not None else None


def read_applicant(connection: Connection, case_id: str) -> ApplicantRecord:
    """Whose case it is; empty where nobody is named."""
    row = read(connection, select(APPLICANTS).where(APPLICANTS.c.case_id == case_id)).one_or_none()
    return ApplicantRecord(**row._mapping) if row is not None else ApplicantRecord(case_id)


def read_case_part(connection: Connection, what: str, case_id: str) -> tuple[Any, ...]:
    """What hangs on a case, in the order of its time: `steps`, `tasks`, `meetings`, `documents` or
    `custody`."""
    table, made, order = _PARTS[what]
    query = select(table).where(table.c.case_id == case_id).order_by(table.c[order], table.c.id)
    return tuple(map(made, read(connection, query)))


def read_case_file(connection: Connection, key: str) -> CaseFile | None:
    """By the case's id or its number; None where there is no such case."""
    case = read_case(connection, key) or read_case(connection, key, "number")
    if case is None:
        return None
    parts = {what: read_case_part(connection, what, case.id) for what in _PARTS}
    return CaseFile(case=case, applicant=read_applicant(connection, case.id), **parts)


def _step(row: Row[Any]) -> CaseStep:
    return CaseStep(**{**row._mapping, "facts": tuple(json.loads(row.facts).items())})


_PARTS: dict[str, tuple[Table, Callable[[Row[Any]], Any], str]] = {
    "steps": (CASE_STEPS, _step, "at"),
    "tasks": (CASE_TASKS, lambda row: CaseTask(**row._mapping), "window"),
    "meetings": (MEETINGS, meeting_of, "called_at"),
    "documents": (DOCUMENTS, document_of, "issued_at"),
    "custody": (CUSTODY, custody_of, "at"),
}
"""What hangs on a case: its table, how a row is read, and the order."""

OF_CASES: dict[str, Callable[[Connection, str], Any]] = {
    "case": read_case,
    "case-number": lambda connection, key: read_case(connection, key, "number"),
    "case-numbers": read_case_numbers,
    "applicant": read_applicant,
    "case-steps": lambda connection, key: read_case_part(connection, "steps", key),
    "case-documents": lambda connection, key: read_case_part(connection, "documents", key),
    "case-custody": lambda connection, key: read_case_part(connection, "custody", key),
}
"""What an act reads of a case that is not in memory: only the part it looks at."""
