"""Complaints that are no longer in memory, and their files, read from the database."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Engine, Row, Select, select

from hall_server.complaints.tables import (
    COMPLAINANTS,
    COMPLAINT_STEPS,
    COMPLAINTS,
    Complainant,
    Complaint,
    ComplaintStep,
)
from hall_server.documents.tables import DOCUMENTS, Document
from hall_server.storage.load_casebook import complaint_of, document_of
from hall_server.storage.sealed import read

IDS = 5_000
"""Ids in one query: every database takes so many."""


class StoredComplaints:
    """The `ComplaintBook` of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def complaint(self, complaint_id: str) -> Complaint | None:
        found = self._all(select(COMPLAINTS).where(COMPLAINTS.c.id == complaint_id))
        return complaint_of(found[0]) if found else None

    def received(self, first: str, last: str) -> list[Complaint]:
        days = COMPLAINTS.c.business_day.between(first, last)
        query = select(COMPLAINTS).where(days)
        query = query.order_by(COMPLAINTS.c.received_at, COMPLAINTS.c.number)
        return [complaint_of(row) for row in self._all(query)]

    def steps(self, complaint_id: str) -> list[ComplaintStep]:
        return self.files([complaint_id]).get(complaint_id, [])

    def files(self, complaint_ids: list[str]) -> dict[str, list[ComplaintStep]]:
        found: dict[str, list[ComplaintStep]] = defaultdict(list)
        query = select(COMPLAINT_STEPS).order_by(COMPLAINT_STEPS.c.at, COMPLAINT_STEPS.c.id)
        for row in self._of(query, COMPLAINT_STEPS.c.complaint_id, complaint_ids):
            found[row.complaint_id].append(ComplaintStep(**row._mapping))
        return found

    def complainants(self, complaint_ids: list[str]) -> dict[str, Complainant]:
        rows = self._of(select(COMPLAINANTS), COMPLAINANTS.c.complaint_id, complaint_ids)
        return {row.complaint_id: Complainant(**row._mapping) for row in rows}

    def documents(self, complaint_id: str) -> list[tuple[str, str, str]]:
        columns = (DOCUMENTS.c.id, DOCUMENTS.c.form, DOCUMENTS.c.serial)
        of_it = DOCUMENTS.c.complaint_id == complaint_id
        rows = self._all(select(*columns).where(of_it).order_by(DOCUMENTS.c.issued_at))
        return [(row.id, row.form, row.serial) for row in rows]

    def paper(self, document_id: str) -> Document | None:
        of_it = (DOCUMENTS.c.id == document_id, DOCUMENTS.c.complaint_id.is_not(None))
        found = self._all(select(DOCUMENTS).where(*of_it))
        return document_of(found[0]) if found else None

    def _of(self, query: Select[Any], column: Column[Any], ids: list[str]) -> Iterator[Row[Any]]:
        """The rows of these ids, over one connection, so many ids at a time as a query may name."""
        with self._engine.connect() as connection:
            for start in range(0, len(ids), IDS):
                yield from read(connection, query.where(column.in_(ids[start : start + IDS])))

    def _all(self, query: Select[Any]) -> Any:
        with self._engine.connect() as connection:
            return read(connection, query).all()
