"""What follows for each role from records just decided: the changes it is told."""

from collections import Counter
from collections.abc import Iterable, Iterator

from hall_link.wire.envelope import (
    CallChanged,
    CallUndone,
    Change,
    DayChanged,
    DeskChanged,
    HoursChanged,
    JobAdded,
    JobClosed,
    PadChanged,
    PeopleChanged,
    PrinterChanged,
    QueueChanged,
    WindowChanged,
)
from hall_server.cases.file_tables import CaseTask, Custody, Meeting
from hall_server.cases.tables import Case
from hall_server.consultations.tables import Consultation
from hall_server.days.tables import Duty
from hall_server.delivery import snapshots
from hall_server.delivery.before import Before
from hall_server.delivery.hall import Hall
from hall_server.delivery.people import people
from hall_server.devices.create_key import BOUND_TO_WINDOW
from hall_server.devices.tables import Device, Printer
from hall_server.helps.tables import Help
from hall_server.kernel.work import Record
from hall_server.paper.tables import Job
from hall_server.premises.tables import BusinessDay, DayOrder, Doors, Premises
from hall_server.queue import views
from hall_server.queue.tables import Call, Ticket
from hall_server.ratings.rules import full_fives
from hall_server.ratings.tables import Ask, Rating
from hall_server.staff.tables import Staff
from hall_server.windows.tables import SignIn, Window


class Touched:
    """What a batch of records changes, gathered so that each thing is told once.

    A rating is told to the pad it answers and, by fives, to the clerk's desk: nothing else may
    hear of one, or the clerk would learn when it was given (row D2).
    """

    def __init__(self, hall: Hall, records: Iterable[Record], before: Before) -> None:
        self._hall = hall
        self.moved = False
        """Somebody's window, or a device's, may be another than before."""
        self.day = False
        self.hours = False
        self.people = False
        """Somebody who serves is elsewhere, or is told otherwise."""
        self.whole = before.reshaped
        """Something that has no change of its own: everybody needs a fresh snapshot."""
        self.queues: set[str] = set()
        self.windows: set[int] = set()
        self.desks: set[int] = set()
        self.pads: set[int] = set()
        self.rated: Counter[str] = Counter()
        self.calls: dict[str, Call] = {}
        self.printers: set[str] = set()
        self.changed_devices: set[str] = set()
        self.jobs: dict[str, Job] = {}
        self._note_before(before)
        for record in records:
            self._note(record)
        for staff, count in self.rated.items():
            self._note_ratings(staff, count)

    def _note(self, record: Record) -> None:
        match record:
            case Ticket() if not record.rated:
                self._note_ticket(record)
            case Call():
                self.calls[record.id] = record
                self.desks.add(record.window)
            case SignIn() | Window() | Consultation() | Help() | Staff():
                self._note_at_windows(record)
            case Case() | CaseTask() | Custody():
                self._note_of_case(record)
            case Meeting():
                self.desks.update(record.called)
            case Device() | Printer() | Job():
                self._note_machine(record)
            case Doors() | DayOrder() | Premises() | Duty() | BusinessDay():
                self._note_day(record)
            case Ask() | Rating():
                self._note_at_pad(record)

    def _note_at_pad(self, record: Ask | Rating) -> None:
        if isinstance(record, Ask):
            self.pads.add(record.window)
        elif record.staff is not None:
            self.rated[record.staff] += 1

    def _note_machine(self, record: Device | Printer | Job) -> None:
        match record:
            case Device():
                self._note_device(record)
            case Printer():
                self.printers.update(self._beside(record.device))
            case Job():
                self._note_job(record)

    def _beside(self, printer: str) -> Iterator[str]:
        """The printer, and those in whose place it may print."""
        yield printer
        for other in self._hall.devices.of_role("printer"):
            if printer in {device.id for device in self._hall.devices.neighbours(other.id)}:
                yield other.id

    def _note_day(self, record: Doors | DayOrder | Premises | Duty | BusinessDay) -> None:
        self.hours = True
        self.whole = self.whole or not isinstance(record, Doors)
        if isinstance(record, BusinessDay):
            self.day = True
            self.windows.update(w.number for w in self._hall.windows.all())
            self.desks.update(self.windows)
            self.queues.update(self._hall.queue.queues)

    def _note_ticket(self, ticket: Ticket) -> None:
        self.queues.add(ticket.queue)
        self.desks.update(self._hall.windows.listing(ticket.queue))
        if ticket.for_window is not None:
            self.desks.add(ticket.for_window)
        if ticket.window is not None:
            self._note_window(ticket.window)

    def _note_before(self, before: Before) -> None:
        self.queues.update(before.queues)
        for queue in before.queues:
            self.desks.update(self._hall.windows.listing(queue))
        self.desks.update(before.lines_of)
        self.desks.update(before.answering)
        for number in before.windows:
            self._note_window(number)

    def _note_at_windows(self, record: SignIn | Window | Consultation | Help | Staff) -> None:
        """What a window covers is told by the window it covers; a call for help by every desk."""
        every = [window.number for window in self._hall.windows.all()]
        self.people = self.people or isinstance(record, SignIn | Window | Staff)
        match record:
            case SignIn():
                self.moved = True
                self.windows.add(record.window)
                self.desks.update(every)  # who waits for one window may be called by all meanwhile
                self.pads.add(record.window)
                self.queues.update(self._hall.windows.find(record.window).queues)
            case Window():
                self.moved = self.moved or record.retired
                self.windows.update(every)
                self.desks.update(every)
                self.queues.update(record.queues)
            case Consultation():
                self._note_consultation(record)
            case Help():
                self.desks.update(every)

    def _note_consultation(self, record: Consultation) -> None:
        """Told where somebody sits who answers for it, or did."""
        for handler in record.handlers:
            seat = self._hall.windows.seat_of(handler)
            device = self._hall.devices.find(handler)
            number = seat.window if seat else device.window if device else None
            if number is not None:
                self.desks.add(number)

    def _note_case(self, case: Case) -> None:
        """Told at its window, where its owner and the window's head sit, and where it is joined."""
        self.desks.add(case.window)
        self.desks.update(task.window for task in self._hall.cases.tasks_of(case.id))
        window = self._hall.windows.known(case.window)
        for person in (case.owner, window.head if window else None):
            seat = self._hall.windows.seat_of(person) if person else None
            if seat is not None:
                self.desks.add(seat.window)

    def _note_of_case(self, record: Case | CaseTask | Custody) -> None:
        """A case, a part of a joint one, papers on their way: told there, and where it is led."""
        self.desks.add(record.window)
        if isinstance(record, Custody) and record.to.isdecimal():
            self.desks.add(int(record.to))
        case = record if isinstance(record, Case) else self._hall.cases.find(record.case_id)
        if case is not None:
            self._note_case(case)

    def _note_ratings(self, staff: str, count: int) -> None:
        seat = self._hall.windows.seat_of(staff)
        rated = len(self._hall.ratings.levels(staff))
        if seat is not None and full_fives(rated) > full_fives(max(0, rated - count)):
            self.desks.add(seat.window)

    def _note_window(self, number: int) -> None:
        self.windows.add(number)
        self.desks.add(number)

    def _note_device(self, device: Device) -> None:
        self.changed_devices.add(device.id)
        if device.role in BOUND_TO_WINDOW and device.window is not None:
            self.moved = True
        if device.role == "clerk" and device.window is not None:
            self.windows.add(device.window)
            self.desks.update(window.number for window in self._hall.windows.all())
        if device.role == "printer":
            self.printers.add(device.id)
        if device.role == "display" and device.speaks:
            self.whole = True  # who speaks where is another now

    def _note_job(self, job: Job) -> None:
        if job.printer is not None:
            self.printers.add(job.printer)
            self.jobs[job.job_id] = job

    def board_changes(self) -> list[Change]:
        """What everybody hears."""
        hall = self._hall
        changes: list[Change] = []
        if self.day:
            changes.append(DayChanged(business_day=hall.business_day, open=hall.premises.day.open))
        if self.hours and hall.premises.told_hours is not None:
            changes.append(HoursChanged(hours=hall.premises.told_hours))
        for queue in sorted(self.queues & hall.queue.queues.keys()):
            view = views.queue_view(hall.scene, hall.queue.queues[queue])
            changes.append(QueueChanged(queue=view))
        numbers = [number for number in sorted(self.windows) if hall.windows.known(number)]
        changes += [WindowChanged(window=snapshots.window(hall, number)) for number in numbers]
        if self.people:
            changes.append(PeopleChanged(people=people(hall)))
        changes += self._call_changes()
        devices = (hall.devices.find(device) for device in sorted(self.printers))
        changes += [
            PrinterChanged(printer=snapshots.printer(hall, d)) for d in devices if d is not None
        ]
        return changes

    def _call_changes(self) -> Iterator[Change]:
        """Of the calls that boards remember. A report that comes late, of a call they have let go,
        is not told: it would stand there as the newest."""
        if not self.calls:
            return
        recent = [views.call_view(known) for known in self._hall.queue.recent_calls()]
        remembered = {known.id for known in recent}
        for call in self.calls.values():
            if call.undone:
                yield CallUndone(call_id=call.id, recent_calls=recent)
            elif call.id in remembered:
                yield CallChanged(call=views.call_view(call))

    def own_changes(self, role: str, number: int | None, device: str) -> list[Change]:
        """What only this device hears besides."""
        if role == "printer":
            mine = (job for job in self.jobs.values() if job.printer == device)
            return [change for job in mine if (change := _job_change(job)) is not None]
        if role == "clerk" and number in self.desks:
            return [DeskChanged(desk=snapshots.desk(self._hall, number))]
        if role == "evaluator" and number in self.pads:
            return [PadChanged(pad=snapshots.pad(self._hall, number))]
        return []


def _job_change(job: Job) -> JobAdded | JobClosed | None:
    """What its printer hears of a job; that it is stored there it knows itself."""
    if job.state == "stored":
        return None
    if job.state in ("queued", "recalled"):
        return JobAdded(job=job.told)
    return JobClosed(job_id=job.job_id)
