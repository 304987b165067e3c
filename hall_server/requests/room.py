"""What requests to the duty officer look at: the rooms they stand on, in one hand (row G3)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from hall_server.deadlines.calendar import LegalCalendar, calendar_of
from hall_server.devices.state import DevicesState
from hall_server.documents.state import DocumentsState
from hall_server.guide.state import GuideState
from hall_server.helps.state import HelpsState
from hall_server.kernel.clock import business_day
from hall_server.premises.casebook import Services
from hall_server.premises.state import PremisesState
from hall_server.requests.state import RequestsState
from hall_server.staff.state import StaffState
from hall_server.staff.tables import Staff


@dataclass(frozen=True, slots=True)
class Errands:
    """One hall's requests. `leader`: who is on duty on a day `YYYY-MM-DD`, by sign-in name."""

    hall: PremisesState
    guide: GuideState
    staff: StaffState
    devices: DevicesState
    documents: DocumentsState
    helps: HelpsState
    requests: RequestsState
    leader: Callable[[str], str | None]

    @property
    def services(self) -> Services:
        """What the hall offers, and within which time it rings back."""
        return self.hall.premises.casebook.services

    @property
    def calendar(self) -> LegalCalendar:
        """The legal working days."""
        return calendar_of(self.hall.premises.casebook.deadlines.working_days)

    def today(self, now: datetime) -> date:
        """The calendar day in the hall: requests come on days off too."""
        return business_day(now, self.hall.premises.zone)

    def officer(self, now: datetime) -> Staff | None:
        """Who is on duty today."""
        name = self.leader(self.today(now).isoformat())
        return self.staff.find(name) if name is not None else None
