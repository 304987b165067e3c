"""The whole hall in memory: one state per room, fed by records."""

from collections.abc import Callable, Iterable
from typing import Any

from hall_server.appointments.state import AppointmentsState
from hall_server.appointments.tables import Booked, Booker, FreedSeat
from hall_server.cases.file_tables import CaseStep, CaseTask, Custody, Meeting
from hall_server.cases.room import Scene as CaseScene
from hall_server.cases.state import CasesState
from hall_server.cases.tables import ApplicantRecord, Case
from hall_server.complaints.office import Office
from hall_server.complaints.state import ComplaintsState
from hall_server.complaints.tables import Complainant, Complaint, ComplaintStep
from hall_server.consultations.state import ConsultationsState
from hall_server.consultations.tables import Consultation
from hall_server.days.state import DaysState
from hall_server.days.tables import Duty, DutyNote, Routine
from hall_server.devices.state import DevicesState
from hall_server.devices.tables import Device, Printer, SelfTestDone, Voice
from hall_server.documents.state import DocumentsState
from hall_server.documents.tables import Document
from hall_server.forecast.tables import Estimate, Pace
from hall_server.guide.state import GuideState
from hall_server.guide.tables import GuideDepartment, GuideItem, ItemVersion, Media
from hall_server.hall_file.rooms import Rooms
from hall_server.helps.state import HelpsState
from hall_server.helps.tables import Help
from hall_server.kernel.work import Record
from hall_server.paper.state import PaperState
from hall_server.paper.tables import Job
from hall_server.premises.state import PremisesState
from hall_server.premises.tables import BusinessDay, DayOrder, Doors, Premises
from hall_server.queue.hand_tables import HandTicket
from hall_server.queue.reserve_tables import Reserve, Stray
from hall_server.queue.scene import Scene
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Call, Queue, Ticket
from hall_server.ratings.state import RatingsState
from hall_server.ratings.tables import Ask, Rating, Supplement
from hall_server.rectifications.room import Rectifying
from hall_server.rectifications.state import RectificationsState
from hall_server.rectifications.tables import Rectification
from hall_server.registers.state import RegistersState
from hall_server.registers.tables import FrozenReport, PhoneCall, ReportTemplate
from hall_server.requests.room import Errands
from hall_server.requests.state import RequestsState
from hall_server.requests.tables import Requester, ServiceRequest
from hall_server.staff.state import StaffState
from hall_server.staff.tables import Session, Staff
from hall_server.windows.state import WindowsState
from hall_server.windows.tables import SignIn, Window

Appliers = dict[type, Callable[[Any], None]]
"""What a record is -> the room that takes it in."""


class Hall:
    """The writer decides on one; delivery keeps another, fed only by what was committed."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self.premises = PremisesState()
        self.days = DaysState()
        self.guide = GuideState()
        self.staff = StaffState()
        self.devices = DevicesState()
        self.windows = WindowsState()
        self.paper = PaperState()
        self.queue = QueueState()
        self.ratings = RatingsState()
        self.appointments = AppointmentsState()
        self.consultations = ConsultationsState()
        self.helps = HelpsState()
        self.documents = DocumentsState()
        self.cases = CasesState()
        self.complaints = ComplaintsState()
        self.rectifications = RectificationsState()
        self.requests = RequestsState()
        self.registers = RegistersState()
        self._appliers = self._of_house() | self._of_queues() | self._of_casebook()
        for record in records:
            self.apply(record)

    def _of_house(self) -> Appliers:
        """Who takes in the hall itself, its day and its people."""
        return {
            Premises: self._apply_premises,
            BusinessDay: self._apply_day,
            Doors: self.premises.apply_doors,
            DayOrder: self.premises.apply_order,
            Duty: self.days.apply_duty,
            Routine: self.days.apply_routine,
            DutyNote: self.days.apply_note,
            GuideDepartment: self.guide.apply_department,
            GuideItem: self.guide.apply_item,
            Staff: self.staff.apply,
            Session: self.staff.apply_session,
            Device: self.devices.apply_device,
            Printer: self.devices.apply_printer,
            Voice: self.devices.apply_voice,
            SelfTestDone: self.devices.apply_test,
            Window: self.windows.apply_window,
            SignIn: self.windows.apply_sign_in,
        }

    def _of_queues(self) -> Appliers:
        """Who takes in visits, and what comes of them."""
        return {
            Job: self.paper.apply,
            Queue: self.queue.apply_queue,
            Ticket: self.queue.apply_ticket,
            Reserve: self.queue.reserves.apply,
            HandTicket: self.queue.hands.apply,
            Stray: self.queue.reserves.apply_stray,
            Call: self.queue.apply_call,
            Estimate: self.queue.forecast.apply_estimate,
            Pace: self.queue.forecast.apply_pace,
            Ask: self.ratings.apply_ask,
            Rating: self.ratings.apply_rating,
            Booked: self.appointments.apply_booking,
            Booker: self.appointments.apply_booker,
            FreedSeat: self.appointments.apply_seat,
            Consultation: self.consultations.apply,
            Help: self.helps.apply,
        }

    def _of_casebook(self) -> Appliers:
        """Who takes in the guide, cases, papers, complaints and registers."""
        return {
            ItemVersion: self.guide.apply_version,
            Media: self.guide.apply_media,
            Document: self.documents.apply,
            Case: self.cases.apply_case,
            ApplicantRecord: self.cases.apply_applicant,
            CaseStep: self.cases.apply_step,
            CaseTask: self.cases.apply_task,
            Meeting: self.cases.apply_meeting,
            Custody: self.cases.apply_custody,
            Complaint: self.complaints.apply,
            Complainant: self.complaints.apply_complainant,
            ComplaintStep: self.complaints.apply_step,
            Supplement: self.ratings.apply_supplement,
            Rectification: self.rectifications.apply,
            ServiceRequest: self.requests.apply,
            Requester: self.requests.apply_requester,
            PhoneCall: self.registers.apply_call,
            FrozenReport: self.registers.apply_report,
            ReportTemplate: self.registers.apply_template,
        }

    @property
    def business_day(self) -> str:
        """The present business day, `YYYY-MM-DD`."""
        return self.premises.day.business_day

    @property
    def rooms(self) -> Rooms:
        """What its hall file speaks about."""
        return Rooms(
            self.premises,
            self.guide,
            self.windows,
            self.queue,
            self.staff,
            self.devices,
            self.appointments,
        )

    @property
    def scene(self) -> Scene:
        """What a forecast of waits looks at."""
        return Scene(self.premises, self.guide, self.windows, self.devices, self.queue)

    @property
    def casework(self) -> CaseScene:
        """What an act on a case looks at."""
        return CaseScene(
            self.premises,
            self.guide,
            self.staff,
            self.devices,
            self.windows,
            self.queue,
            self.consultations,
            self.documents,
            self.cases,
        )

    @property
    def office(self) -> Office:
        """What complaints are handled in."""
        return Office(
            self.premises,
            self.staff,
            self.windows,
            self.devices,
            self.queue,
            self.documents,
            self.helps,
            self.complaints,
        )

    @property
    def rectifying(self) -> Rectifying:
        """What bad ratings are put right in."""
        return Rectifying(self.premises, self.staff, self.windows, self.rectifications)

    @property
    def errands(self) -> Errands:
        """What requests to the duty officer are handled in."""
        return Errands(
            self.premises,
            self.guide,
            self.staff,
            self.devices,
            self.documents,
            self.helps,
            self.requests,
            self.days.leader,
        )

    def still_served(self) -> bool:
        """Whether somebody is in line or at a window."""
        queue = self.queue
        return any(queue.waiting(name) for name in queue.queues) or any(
            queue.at_window(window.number) for window in self.windows.all()
        )

    def apply(self, record: Record) -> None:
        """Takes in one record."""
        self._appliers[type(record)](record)
        self.queue.forecast.forget()

    def _apply_premises(self, record: Premises) -> None:
        self.premises.apply_premises(record)
        self.devices.apply_premises(record)

    def _apply_day(self, record: BusinessDay) -> None:
        self.premises.apply_day(record)
        self.queue.begin_day(record.business_day)
        self.days.begin_day(record.business_day)
        self.ratings.begin_day(record.business_day)
        self.appointments.begin_day(record.business_day)
        self.consultations.begin_day(record.business_day)
        self.documents.begin_day(record.business_day)
        self.cases.begin_day(record.business_day)
        self.complaints.begin_day(record.business_day)
        self.rectifications.begin_day(record.business_day)
        self.requests.begin_day(record.business_day)
