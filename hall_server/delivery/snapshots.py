"""What a role sees of the hall: snapshots, and the changes that follow from records."""

from datetime import date

from hall_link.wire.base import Words
from hall_link.wire.board import (
    MAIN_ZONE,
    Board,
    BoardRules,
    Hours,
    Notice,
    PrinterView,
    PriorityChoice,
    WindowView,
)
from hall_link.wire.calls import Wall
from hall_link.wire.desk import Desk, DeskVisit
from hall_link.wire.envelope import (
    Snapshot,
)
from hall_link.wire.guide import Guide
from hall_link.wire.pad import Pad
from hall_link.wire.printing import PrintJob
from hall_server.cases.views import desk_cases, row_of
from hall_server.consultations import views as consultations
from hall_server.days.notices import closing_notices
from hall_server.delivery.hall import Hall
from hall_server.delivery.people import people, services
from hall_server.devices.tables import Device
from hall_server.helps.views import help_views
from hall_server.paper.print_slip import stand_in_of
from hall_server.paper.rules import prints
from hall_server.premises.tables import Premises
from hall_server.queue import views
from hall_server.queue.desk_view import desk_view
from hall_server.queue.reach import who_works_at
from hall_server.ratings.views import clerk_counts, pad_view

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
        queues=[views.queue_view(hall.scene, queue) for queue in queues],
        windows=[window(hall, w.number) for w in hall.windows.all()],
        recent_calls=[views.call_view(call) for call in hall.queue.recent_calls()],
        printers=[printer(hall, device) for device in hall.devices.of_role("printer")],
        notices=[*_closings(hall), *premises.notices],
        hours=hall.premises.told_hours or Hours(),
        priorities=[
            PriorityChoice(**found.model_dump(exclude={"lane", "slow"}))
            for found in premises.priorities
        ],
        rules=_rules(premises),
        duty=duty(hall),
        appointments=premises.appointments is not None,
        people=people(hall),
        services=services(premises.casebook.services),
    )


def _closings(hall: Hall) -> list[Notice]:
    if hall.premises.doors is None:
        return []
    return closing_notices(hall.premises.timetable, date.fromisoformat(hall.business_day))


def _rules(premises: Premises) -> BoardRules:
    found = premises.displays
    return BoardRules(
        quiet=[(span.opens, span.closes) for span in found.quiet],
        volume=[(step.begins, step.percent) for step in found.volume],
        pages_s=found.pages_s,
    )


def duty(hall: Hall) -> Words | None:
    """Who leads the hall today; None where nobody is named."""
    leader = hall.days.leader(hall.business_day)
    person = hall.staff.find(leader) if leader else None
    return person.display if person else None


def window(hall: Hall, number: int) -> WindowView:
    """One window."""
    standing = hall.devices.standing_clerk(number) is not None
    found = hall.windows.find(number)
    premises = hall.premises.premises
    return views.window_view(premises, hall.queue, hall.windows, hall.staff, found, standing)


def printer(hall: Hall, device: Device) -> PrinterView:
    """One printer; unknown until its worker has reported."""
    told = hall.devices.printers.get(device.id)
    other = stand_in_of(hall.devices, device.id)
    return PrinterView(
        device=device.id,
        name=device.name,
        state=told.state if told else "unknown",
        waiting_jobs=len(hall.paper.to_print(device.id)),
        uncertain_jobs=len(hall.paper.undecided(device.id)),
        fault=told is not None and not prints(told),
        stand_in=hall.devices.name_of(other) if other else None,
    )


def guide(hall: Hall) -> Guide:
    """The service guide, each item with the windows meant for it, whoever covers whom today."""
    items = [
        item.model_copy(update={"windows": hall.windows.meant_for(item.queue)})
        for item in hall.guide.items()
    ]
    premises = hall.premises.premises
    return Guide(
        departments=hall.guide.departments(),
        items=items,
        events=premises.events,
        kinds={kind.code: kind.name for kind in premises.casebook.kinds},
    )


def desk(hall: Hall, number: int) -> Desk:
    """A clerk's desk."""
    told = desk_view(hall.scene, hall.staff, hall.windows.find(number))
    who = who_works_at(hall.windows, hall.devices, number)
    asked = consultations.count_of(hall.consultations, who)
    today = date.fromisoformat(hall.business_day)
    return told.model_copy(
        update={
            "visit": told.visit and _with_cases(hall, told.visit, today),
            "cases": desk_cases(hall.casework, number, who, today),
            "ratings": clerk_counts(hall.windows, hall.ratings, number),
            "counts": told.counts.model_copy(update={"consultations": asked}),
            "consultations": consultations.open_of(hall.consultations, who),
            "helps": help_views(hall.devices, hall.helps),
        }
    )


def _with_cases(hall: Hall, visit: DeskVisit, today: date) -> DeskVisit:
    """The visit with what it has become so far."""
    cases = hall.cases.of_ticket(visit.ticket_id)
    rows = [row_of(hall.casework, case, today) for case in cases]
    return visit.model_copy(update={"cases": rows}) if rows else visit


def pad(hall: Hall, number: int) -> Pad:
    """An evaluator pad."""
    premises = hall.premises.premises
    return pad_view(premises, hall.windows, hall.staff, hall.queue, hall.ratings, number)


def wall(hall: Hall, device: str) -> Wall:
    """Where a display hangs: a window's screen with its window, one without a zone in the main."""
    found = hall.devices.find(device)
    number = found.window if found else None
    of_window = next((w.zone for w in hall.windows.all() if w.number == number), None)
    return Wall(
        zone=of_window or (found and found.zone) or MAIN_ZONE,
        speaks=hall.devices.speaks(device),
        window=number,
        elsewhere=[name for name in hall.devices.zones_with_voice() if name != MAIN_ZONE],
    )


def snapshot(hall: Hall, role: str, window_number: int | None, device: str) -> Snapshot:
    """Everything for one role now."""
    at_window = window_number is not None
    return Snapshot(
        board=board(hall),
        guide=guide(hall) if role in WITH_GUIDE else None,
        desk=desk(hall, window_number or 0) if role == "clerk" and at_window else None,
        pad=pad(hall, window_number or 0) if role == "evaluator" and at_window else None,
        wall=wall(hall, device) if role == "display" else None,
        jobs=jobs(hall, device) if role == "printer" else None,
    )


def jobs(hall: Hall, device: str) -> list[PrintJob]:
    """What a printer has still to print."""
    return [job.told for job in hall.paper.to_print(device)]
