"""Print jobs, as stored."""

from dataclasses import dataclass, replace
from typing import Any, ClassVar, Literal

from sqlalchemy import Column, Index, String, Table, Text, text

from hall_link.wire.printing import PrintJob
from hall_server.kernel.metadata import METADATA
from hall_server.kernel.sealing import Sealed

JobState = Literal["queued", "stored", "recalled", "printed", "uncertain", "failed", "settled"]

OPEN = text("state NOT IN ('printed', 'settled')")
"""What is not done. Said in these very words a query is answered from the index of them."""

ELSEWHERE = "elsewhere"
"""Detail of a recalled job that was given to another printer while its worker was away."""

PRINT_JOBS = Table(
    "print_jobs",
    METADATA,
    Column("job_id", String(36), primary_key=True),
    Column("business_day", String(10), nullable=False),
    Column("ticket_id", String(36), nullable=False),
    Column("printer", String(36)),
    Column("state", String(10), nullable=False),
    Column("detail", Text),
    Column("body", Text, nullable=False),
    Column("document_id", String(36)),
    Index(
        "ix_print_jobs_open",
        "state",
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    ),
    Index(
        "ix_print_jobs_document_id",
        "document_id",
        sqlite_where=text("document_id IS NOT NULL"),
        postgresql_where=text("document_id IS NOT NULL"),
    ),
    info={
        "sealed": Sealed({"document": "document_id"}, ("body",), {"body": ""}),
        "mutable": ("printer", "state", "detail", "body"),
    },
)


@dataclass(frozen=True, slots=True)
class Job:
    """A slip on its way to paper. `body` is the `PrintJob` as JSON; `printer` None: not yet chosen.

    `ticket_id` is empty for a paper that belongs to no ticket; `document_id`: the document it is.

    A document may name people: once it is printed or settled its body is empty.

    queued -> stored (the worker has it) -> printed. `uncertain`: begun and nobody knows, a person
    decides; then it is `settled`. `failed` jobs wait for a person too.

    `recalled`: its printer can't print and a neighbour can; once its worker has let it go it is
    settled, and another job prints the same: from then on, or long since where its `detail` is
    `ELSEWHERE`.
    """

    TABLE: ClassVar[Table] = PRINT_JOBS

    job_id: str
    business_day: str
    ticket_id: str
    printer: str | None
    state: JobState
    detail: str | None
    body: str
    document_id: str | None = None

    @property
    def told(self) -> PrintJob:
        """What its worker is told."""
        job = PrintJob.model_validate_json(self.body)
        return job.model_copy(update={"recalled": self.state == "recalled"})

    def ended(self, state: Literal["printed", "settled"], detail: str | None) -> "Job":
        """Done with. The text of a document is the documents' to keep."""
        body = self.body if self.document_id is None else ""
        return replace(self, state=state, detail=detail, body=body)

    def row(self) -> dict[str, Any]:
        return {
            "job_id": self.job_id,
            "business_day": self.business_day,
            "ticket_id": self.ticket_id,
            "printer": self.printer,
            "state": self.state,
            "detail": self.detail,
            "body": self.body,
            "document_id": self.document_id,
        }
