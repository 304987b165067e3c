"""What putting bad ratings right looks at: the rooms it stands on, in one hand."""

from dataclasses import dataclass
from datetime import date

from hall_server.deadlines.calendar import LegalCalendar, calendar_of
from hall_server.kernel.work import Work
from hall_server.premises.casebook import Rectify
from hall_server.premises.state import PremisesState
from hall_server.rectifications.rules import UnknownRectification, may_see
from hall_server.rectifications.state import RectificationsState
from hall_server.rectifications.tables import Rectification
from hall_server.staff.rules import People
from hall_server.staff.state import StaffState
from hall_server.windows.state import WindowsState


@dataclass(frozen=True, slots=True)
class Rectifying:
    """One hall's bad ratings and those who put them right."""

    hall: PremisesState
    staff: StaffState
    windows: WindowsState
    rectifications: RectificationsState

    @property
    def limits(self) -> Rectify:
        """The hall's limits, in working days."""
        return self.hall.premises.casebook.rectify

    @property
    def calendar(self) -> LegalCalendar:
        """The legal working days."""
        return calendar_of(self.hall.premises.casebook.deadlines.working_days)

    @property
    def today(self) -> date:
        """The present business day."""
        return date.fromisoformat(self.hall.day.business_day)

    def last_days(self) -> tuple[str, str]:
        """By when what is opened today is contacted, and put right."""
        contact = self.calendar.after(self.today, self.limits.contact_days)
        fix = self.calendar.after(self.today, self.limits.fix_days)
        return contact.isoformat(), fix.isoformat()

    @property
    def people(self) -> People:
        """The staff by sign-in name."""
        return {person.name: person for person in self.staff.all()}

    def find(self, rectification_id: str, work: Work) -> Rectification:
        """One of whatever day that the actor may see. Raises `UnknownRectification`."""
        found = self.rectifications.find(rectification_id)
        found = found or work.cold("rectification", rectification_id)
        if not isinstance(found, Rectification) or not may_see(work.actor.id, found, self.people):
            raise UnknownRectification
        return found
