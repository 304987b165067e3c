"""The whole file of a case, as the database has it: where it stands and what was done."""

from dataclasses import dataclass

from hall_server.cases.file_tables import CaseStep, CaseTask, Custody, Meeting
from hall_server.cases.tables import ApplicantRecord, Case
from hall_server.documents.tables import Document


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Steps, meetings, documents and hand-overs in the order of their time."""

    case: Case
    applicant: ApplicantRecord
    steps: tuple[CaseStep, ...] = ()
    tasks: tuple[CaseTask, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    documents: tuple[Document, ...] = ()
    custody: tuple[Custody, ...] = ()
