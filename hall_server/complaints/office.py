"""What the office for complaints looks at: the rooms it stands on, in one hand."""

from dataclasses import dataclass
from datetime import date

from hall_server.complaints.state import ComplaintsState
from hall_server.complaints.tables import Complaint
from hall_server.deadlines.calendar import LegalCalendar, calendar_of
from hall_server.devices.state import DevicesState
from hall_server.documents.state import DocumentsState
from hall_server.helps.state import HelpsState
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor, Work
from hall_server.premises.casebook import Complaints
from hall_server.premises.state import PremisesState
from hall_server.queue.state import QueueState
from hall_server.staff.rules import People
from hall_server.staff.state import StaffState
from hall_server.windows.state import WindowsState

SOMEBODY = Actor("citizen", "somebody", "citizen")
"""Who complains or follows, to the ledger and on paper. Not even the device is told: by the pad of
a window and the minute it would be known whose visit it was."""


class UnknownComplaint(Refusal):
    """There is no such complaint, its code is another, or too many wrong codes came: which of them
    is not told."""

    code = "unknown-complaint"


@dataclass(frozen=True, slots=True)
class Office:
    """One hall's office for complaints."""

    hall: PremisesState
    staff: StaffState
    windows: WindowsState
    devices: DevicesState
    queue: QueueState
    documents: DocumentsState
    helps: HelpsState
    complaints: ComplaintsState

    @property
    def rules(self) -> Complaints:
        """The hall's limits."""
        return self.hall.premises.casebook.complaints

    @property
    def calendar(self) -> LegalCalendar:
        """The legal working days."""
        return calendar_of(self.hall.premises.casebook.deadlines.working_days)

    @property
    def today(self) -> date:
        """The present business day."""
        return date.fromisoformat(self.hall.day.business_day)

    @property
    def people(self) -> People:
        """The staff by sign-in name."""
        return {person.name: person for person in self.staff.all()}

    def find(self, complaint_id: str, work: Work) -> Complaint:
        """A complaint by its id, of whatever day. Raises `UnknownComplaint`."""
        found = self.complaints.find(complaint_id) or work.cold("complaint", complaint_id)
        return _known(found)

    def numbered(self, number: str, work: Work) -> Complaint:
        """A complaint by its number, of whatever day. Raises `UnknownComplaint`."""
        found = self.complaints.with_number(number) or work.cold("complaint-number", number)
        return _known(found)


def _known(found: object) -> Complaint:
    if not isinstance(found, Complaint):
        raise UnknownComplaint
    return found
