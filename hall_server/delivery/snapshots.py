"""What a role sees of the hall: snapshots, and the changes that follow from records."""

from collections.abc import Iterable

from hall_link.wire.board import Board, PrinterView, WindowView
from hall_link.wire.envelope import (
    CallChanged,
    Change,
    DayChanged,
    DeskChanged,
    JobAdded,
    JobClosed,
    PadChanged,
    PrinterChanged,
    QueueChanged,
    Snapshot,
    WindowChanged,
)
from hall_link.wire.guide import Guide
from hall_link.wire.printing import PrintJob
from hall_link.wire.windows import Desk, Pad
from hall_server.delivery.hall import Hall
from hall_server.devices.tables import Device, Printer
from hall_server.kernel.work import Record
from hall_server.paper.tables import Job
from hall_server.premises.tables import BusinessDay
from hall_server.queue import views
from hall_server.queue.tables import Call, Ticket
from hall_server.ratings.tables import Rating
from hall_server.windows.tables import SignIn

WITH_GUIDE = {"kiosk", "guide", "manager", "administrator", "integrator"}


def board(hall: Hall) -> Board:
    """The hall at a glance."""
    premises = hall.premises.premises
    queues = sorted(hall.queue.queues.values(), key=lambda queue: queue.position)
    return Board(
        hall_id=premises.hall_id,
        name=premises.name,
        hotline=premises.hotline,
        time_zone=premises.time_zone,
        business_day=hall.business_day,
        open=hall.premises.day.open,
        queues=[views.queue_view(hall.queue, queue) for queue in queues],
        windows=[window(hall, w.number) for w in hall.windows.all()],
        recent_calls=[views.call_view(call) for call in hall.queue.recent_calls()],
        printers=[printer(hall, device) for device in hall.devices.of_role("printer")],
    )


def window(hall: Hall, number: int) -> WindowView:
    """One window."""
    standing = hall.devices.standing_clerk(number) is not None
    return views.window_view(hall.queue, hall.windows, hall.windows.find(number), standing)


def printer(hall: Hall, device: Device) -> PrinterView:
    """One printer; unknown until its worker has reported."""
    told = hall.devices.printers.get(device.id)
    return PrinterView(
        device=device.id,
        name=device.name,
        state=told.state if told else "unknown",
        waiting_jobs=len(hall.paper.to_print(device.id)),
        uncertain_jobs=len(hall.paper.undecided(device.id)),
    )


def guide(hall: Hall) -> Guide:
    """The service guide, each item with the windows that serve it."""
    items = [
        item.model_copy(update={"windows": hall.windows.serving(item.queue)})
        for item in hall.guide.items()
    ]
    return Guide(departments=hall.guide.departments(), items=items)


def desk(hall: Hall, number: int) -> Desk:
    """A clerk's desk."""
    found = hall.windows.find(number)
    return views.desk_view(hall.queue, hall.windows, hall.guide, hall.staff, found)


def pad(hall: Hall, number: int) -> Pad:
    """An evaluator pad."""
    return views.pad_view(hall.queue, hall.windows, hall.staff, hall.windows.find(number))


def snapshot(hall: Hall, role: str, window_number: int | None, device: str) -> Snapshot:
    """Everything for one role now."""
    at_window = window_number is not None
    return Snapshot(
        board=board(hall),
        guide=guide(hall) if role in WITH_GUIDE else None,
        desk=desk(hall, window_number or 0) if role == "clerk" and at_window else None,
        pad=pad(hall, window_number or 0) if role == "evaluator" and at_window else None,
        jobs=jobs(hall, device) if role == "printer" else None,
    )


def jobs(hall: Hall, device: str) -> list[PrintJob]:
    """What a printer has still to print."""
    return [PrintJob.model_validate_json(job.body) for job in hall.paper.to_print(device)]


class Touched:
    """What a batch of records changes, gathered so that each thing is told once."""

    def __init__(self, hall: Hall, records: Iterable[Record]) -> None:
        self._hall = hall
        self.day = False
        self.queues: set[str] = set()
        self.windows: set[int] = set()
        self.desks: set[int] = set()
        self.calls: dict[str, Call] = {}
        self.printers: set[str] = set()
        self.jobs: dict[str, Job] = {}
        for record in records:
            self._note(record)

    def _note(self, record: Record) -> None:
        match record:
            case Ticket():
                self._note_ticket(record)
            case Call():
                self.calls[record.id] = record
            case SignIn():
                self._note_window(record.window)
            case Device():
                self._note_device(record)
            case Printer():
                self.printers.add(record.device)
            case Job():
                self._note_job(record)
            case BusinessDay():
                self.day = True
                self.windows.update(w.number for w in self._hall.windows.all())
                self.queues.update(self._hall.queue.queues)
            case Rating() if record.window is not None:
                self.desks.add(record.window)
            case _:
                pass

    def _note_ticket(self, ticket: Ticket) -> None:
        self.queues.add(ticket.queue)
        self.desks.update(self._hall.windows.serving(ticket.queue))
        if ticket.window is not None:
            self._note_window(ticket.window)

    def _note_window(self, number: int) -> None:
        self.windows.add(number)
        self.desks.add(number)

    def _note_device(self, device: Device) -> None:
        if device.role == "clerk" and device.window is not None:
            self._note_window(device.window)
        if device.role == "printer":
            self.printers.add(device.id)

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
        for queue in sorted(self.queues):
            view = views.queue_view(hall.queue, hall.queue.queues[queue])
            changes.append(QueueChanged(queue=view))
        changes += [WindowChanged(window=window(hall, number)) for number in sorted(self.windows)]
        changes += [CallChanged(call=views.call_view(call)) for call in self.calls.values()]
        devices = (hall.devices.find(device) for device in sorted(self.printers))
        changes += [PrinterChanged(printer=printer(hall, d)) for d in devices if d is not None]
        return changes

    def own_changes(self, role: str, number: int | None, device: str) -> list[Change]:
        """What only this device hears besides."""
        if role == "printer":
            mine = (job for job in self.jobs.values() if job.printer == device)
            return [change for job in mine if (change := _job_change(job)) is not None]
        if number is None or number not in self.desks:
            return []
        if role == "clerk":
            return [DeskChanged(desk=desk(self._hall, number))]
        return [PadChanged(pad=pad(self._hall, number))] if role == "evaluator" else []


def _job_change(job: Job) -> JobAdded | JobClosed | None:
    """What its printer hears of a job; that it is stored there it knows itself."""
    if job.state == "stored":
        return None
    if job.state == "queued":
        return JobAdded(job=PrintJob.model_validate_json(job.body))
    return JobClosed(job_id=job.job_id)
