"""A case's whole file as the database has it."""

import json
from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Table, select

from hall_server.cases.file import CaseFile
from hall_server.cases.file_tables import (
    CASE_STEPS,
    CASE_TASKS,
    CUSTODY,
    MEETINGS,
    CaseStep,
    CaseTask,
    Meeting,
)
from hall_server.cases.tables import APPLICANTS, CASES, ApplicantRecord
from hall_server.documents.tables import DOCUMENTS
from hall_server.storage.load_casebook import case_of, custody_of, document_of

R = TypeVar("R")


def read_case_numbers(connection: Connection, ticket_id: str) -> list[str]:
    """The numbers of the cases a visit became, the oldest first."""
    query = select(CASES.c.number).where(CASES.c.ticket_id == ticket_id).order_by(CASES.c.number)
    return list(connection.execute(query).scalars())


def read_case_file(connection: Connection, key: str) -> CaseFile | None:
    """By the case's id or its number; None where there is no such case."""
    named = (CASES.c.id == key) | (CASES.c.number == key)
    row = connection.execute(select(CASES).where(named)).one_or_none()
    if row is None:
        return None
    case = case_of(row)

    def hanging(table: Table, read: Callable[[Row[Any]], R], order: str) -> tuple[R, ...]:
        of_case: ColumnElement[bool] = table.c.case_id == case.id
        query = select(table).where(of_case).order_by(table.c[order], table.c.id)
        return tuple(map(read, connection.execute(query)))

    whose = connection.execute(select(APPLICANTS).where(APPLICANTS.c.case_id == case.id))
    known = whose.one_or_none()
    return CaseFile(
        case=case,
        applicant=ApplicantRecord(**known._mapping) if known else ApplicantRecord(case.id),
        steps=hanging(CASE_STEPS, _step, "at"),
        tasks=hanging(CASE_TASKS, lambda row: CaseTask(**row._mapping), "window"),
        meetings=hanging(MEETINGS, meeting_of, "held_at"),
        documents=hanging(DOCUMENTS, document_of, "issued_at"),
        custody=hanging(CUSTODY, custody_of, "at"),
    )


def _step(row: Row[Any]) -> CaseStep:
    return CaseStep(**{**row._mapping, "facts": tuple(json.loads(row.facts).items())})


def meeting_of(row: Row[Any]) -> Meeting:
    """A joint review from its row."""
    told = {
        "present": tuple(map(int, row.present.split())),
        "bound": tuple(map(int, row.bound.split())),
        "applicant_came": bool(row.applicant_came),
        "decided": bool(row.decided),
    }
    return Meeting(**{**row._mapping, **told})
