"""A citizen asks for service at home, outside the hours or on the fast track (row G3)."""

from hall_link.wire.complaints import AskForService, ServiceAsked
from hall_link.wire.printing import PrintJob
from hall_server.documents.issue import Filing, issue, put_on_paper
from hall_server.guide.rules import UnknownItem
from hall_server.helps.tables import Help
from hall_server.kernel.clock import from_text, to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.work import Work
from hall_server.kernel.yearbook import numbered
from hall_server.paper.print_slip import wanted_printer
from hall_server.requests.dues import call_by
from hall_server.requests.room import Errands
from hall_server.requests.rules import PhoneNeeded, check_offered
from hall_server.requests.tables import Requester, ServiceRequest
from hall_server.requests.words import WHAT

CHANNELS = {"citizen": "phone_page", "guide": "desk"}


def ask_for_service(errands: Errands, command: AskForService, work: Work) -> ServiceAsked:
    """Numbers it, and pages the duty leader at once; tells who that is, for who can't wait.

    Raises `NoSuchService`, `UnknownItem`, `PhoneNeeded`, `RegisterFull`.
    """
    _check(errands, command)
    request = _asked(errands, command, work)
    work.put(request)
    work.put(_requester(request.id, command))
    work.event("service_asked", request=request.id, number=request.number, what=request.what)
    page_duty(request, work)
    officer = errands.officer(work.now)
    return ServiceAsked(
        number=request.number,
        answer_by=from_text(request.due_at),
        duty=officer.display if officer else None,
        telephone=(officer.telephone or "") if officer else "",
        job=_receipt(errands, request, command, work) if command.print else None,
    )


def _check(errands: Errands, command: AskForService) -> None:
    check_offered(errands.services, command.what)
    if command.item is not None and not errands.guide.known([command.item]):
        raise UnknownItem
    if not command.visitor.phone.strip():
        raise PhoneNeeded


def _asked(errands: Errands, command: AskForService, work: Work) -> ServiceRequest:
    day, zone = errands.hall.day.business_day, errands.hall.premises.zone
    due = call_by(errands.services, errands.calendar, command.what, work.now, zone)
    return ServiceRequest(
        id=new_id(work.now),
        number=numbered(day[:4], errands.requests.next_place(day[:4])),
        what=command.what,
        item=command.item,
        channel=CHANNELS.get(work.actor.role, work.actor.role),
        business_day=day,
        received_at=to_text(work.now),
        due_at=to_text(due),
    )


def _requester(request_id: str, command: AskForService) -> Requester:
    visitor = command.visitor
    return Requester(
        request_id,
        name=visitor.name,
        phone=visitor.phone,
        address=visitor.address,
        wanted=command.wanted,
        text=command.text,
    )


def page_duty(request: ServiceRequest, work: Work) -> None:
    """Whoever leads today is wanted for it."""
    wanted = Help(
        id=new_id(work.now),
        business_day=request.business_day,
        window=None,
        what="request",
        asked_by=work.actor.id,
        since=to_text(work.now),
        number=request.number,
    )
    work.put(wanted)
    work.event("duty_paged", help=wanted.id, request=request.id)


def _receipt(
    errands: Errands, request: ServiceRequest, command: AskForService, work: Work
) -> PrintJob:
    """The slip: what was asked for and when it would suit; nobody's name."""
    hall, guide = errands.hall, errands.guide
    local = work.now.astimezone(hall.premises.zone)
    fields = {
        "number": request.number,
        "kind": WHAT[request.what].in_language(command.language),
        "item": guide.name_of(request.item).in_language(command.language) if request.item else "",
        "received_at": f"{local:%Y-%m-%d %H:%M}",
        "wanted": command.wanted,
    }
    filing = Filing("request-receipt", fields, command.language, item=request.item)
    document = issue(hall, errands.documents, filing, work)
    printer = wanted_printer(errands.devices, command.printer, work.actor.id)
    return put_on_paper(hall, errands.devices, document, printer, work)
