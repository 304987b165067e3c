"""Complaints that are no longer in memory, and their files, read from the database."""

from typing import Any

from sqlalchemy import Engine, Select, select

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


class StoredComplaints:
    """The `ComplaintBook` of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def complaint(self, complaint_id: str) -> Complaint | None:
        found = self._all(select(COMPLAINTS).where(COMPLAINTS.c.id == complaint_id))
        return complaint_of(found[0]) if found else None

    def received(self, first: str, last: str) -> list[Complaint]:
        days = COMPLAINTS.c.business_day.between(first, last)
        query = select(COMPLAINTS).where(days).order_by(COMPLAINTS.c.number)
        return [complaint_of(row) for row in self._all(query)]

    def steps(self, complaint_id: str) -> list[ComplaintStep]:
        of_it = COMPLAINT_STEPS.c.complaint_id == complaint_id
        query = select(COMPLAINT_STEPS).where(of_it)
        rows = self._all(query.order_by(COMPLAINT_STEPS.c.at, COMPLAINT_STEPS.c.id))
        return [ComplaintStep(**row._mapping) for row in rows]

    def complainants(self, complaint_ids: list[str]) -> dict[str, Complainant]:
        query = select(COMPLAINANTS).where(COMPLAINANTS.c.complaint_id.in_(complaint_ids))
        return {row.complaint_id: Complainant(**row._mapping) for row in self._all(query)}

    def documents(self, complaint_id: str) -> list[tuple[str, str, str]]:
        columns = (DOCUMENTS.c.id, DOCUMENTS.c.form, DOCUMENTS.c.serial)
        of_it = DOCUMENTS.c.complaint_id == complaint_id
        rows = self._all(select(*columns).where(of_it).order_by(DOCUMENTS.c.issued_at))
        return [(row.id, row.form, row.serial) for row in rows]

    def paper(self, document_id: str) -> Document | None:
        of_it = (DOCUMENTS.c.id == document_id, DOCUMENTS.c.complaint_id.is_not(None))
        found = self._all(select(DOCUMENTS).where(*of_it))
        return document_of(found[0]) if found else None

    def _all(self, query: Select[Any]) -> Any:
        with self._engine.connect() as connection:
            return connection.execute(query).all()
