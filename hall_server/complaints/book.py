"""What the database knows of complaints besides memory, as the office's pages ask for it."""

from typing import Protocol

from hall_server.complaints.tables import Complainant, Complaint, ComplaintStep
from hall_server.documents.tables import Document


class ComplaintBook(Protocol):
    """Reads only. Whoever asks has the right to what comes back looked at first."""

    def complaint(self, complaint_id: str) -> Complaint | None:
        """A complaint of whatever day."""
        ...

    def received(self, first: str, last: str) -> list[Complaint]:
        """Those received on these business days, `YYYY-MM-DD`, both included, the oldest first."""
        ...

    def steps(self, complaint_id: str) -> list[ComplaintStep]:
        """A complaint's file, the oldest step first."""
        ...

    def files(self, complaint_ids: list[str]) -> dict[str, list[ComplaintStep]]:
        """The files of several, by complaint; those without a step are missing."""
        ...

    def complainants(self, complaint_ids: list[str]) -> dict[str, Complainant]:
        """Who complained, by complaint; those without a name are missing."""
        ...

    def documents(self, complaint_id: str) -> list[tuple[str, str, str]]:
        """Its papers as (id, form, serial), the oldest first."""
        ...

    def paper(self, document_id: str) -> Document | None:
        """One of the papers of a complaint."""
        ...
