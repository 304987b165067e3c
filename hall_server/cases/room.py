"""The rooms a case has to do with, and what day it is there."""

from dataclasses import dataclass
from datetime import date

from hall_server.cases.state import CasesState
from hall_server.consultations.state import ConsultationsState
from hall_server.deadlines.calendar import LegalCalendar, calendar_of
from hall_server.devices.state import DevicesState
from hall_server.documents.state import DocumentsState
from hall_server.guide.state import GuideState
from hall_server.premises.casebook import Casebook
from hall_server.premises.state import PremisesState
from hall_server.queue.state import QueueState
from hall_server.staff.state import StaffState
from hall_server.windows.state import WindowsState


@dataclass(frozen=True, slots=True)
class Scene:
    """The rooms an act on a case looks at."""

    hall: PremisesState
    guide: GuideState
    staff: StaffState
    devices: DevicesState
    windows: WindowsState
    queue: QueueState
    consultations: ConsultationsState
    documents: DocumentsState
    cases: CasesState

    @property
    def book(self) -> Casebook:
        """The hall's rules of cases."""
        return self.hall.premises.casebook

    @property
    def calendar(self) -> LegalCalendar:
        """The working days of the law, never moved by opening days (Ruling 4)."""
        return calendar_of(self.book.deadlines.working_days)

    @property
    def day(self) -> str:
        """The business day, `YYYY-MM-DD`: never earlier than any day already told."""
        return self.hall.day.business_day

    @property
    def today(self) -> date:
        """The business day as a date."""
        return date.fromisoformat(self.day)
