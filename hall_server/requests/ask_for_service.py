"""A citizen asks for service at home, outside the hours or on the fast track (row G3)."""

from hall_link.wire.complaints import AskForService, ServiceAsked
from hall_link.wire.printing import PrintJob
from hall_server.devices.state import DevicesState
from hall_server.documents.issue import Filing, issue, put_on_paper
from hall_server.documents.state import DocumentsState
from hall_server.guide.rules import UnknownItem
from hall_server.guide.state import GuideState
from hall_server.helps.tables import Help
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.work import Work
from hall_server.paper.print_slip import wanted_printer
from hall_server.premises.state import PremisesState
from hall_server.requests.rules import PhoneNeeded, check_offered
from hall_server.requests.state import RequestsState
from hall_server.requests.tables import Requester, ServiceRequest
from hall_server.requests.words import WHAT

CHANNELS = {"citizen": "phone_page", "guide": "desk"}


def ask_for_service(
    hall: PremisesState,
    guide: GuideState,
    devices: DevicesState,
    documents: DocumentsState,
    state: RequestsState,
    command: AskForService,
    work: Work,
) -> ServiceAsked:
    """Numbers it, and pages the duty leader at once.

    Raises `NoSuchService`, `UnknownItem`, `PhoneNeeded`.
    """
    _check(hall, guide, command)
    request = _asked(hall, state, command, work)
    work.put(request)
    work.put(_requester(request.id, command))
    work.event("service_asked", request=request.id, number=request.number, what=request.what)
    _page(request, work)
    job = None
    if command.print:
        job = _receipt(hall, guide, devices, documents, request, command, work)
    return ServiceAsked(number=request.number, job=job)


def _check(hall: PremisesState, guide: GuideState, command: AskForService) -> None:
    check_offered(hall.premises.casebook.services, command.what)
    if command.item is not None and not guide.known([command.item]):
        raise UnknownItem
    if not command.visitor.phone.strip():
        raise PhoneNeeded


def _asked(
    hall: PremisesState, state: RequestsState, command: AskForService, work: Work
) -> ServiceRequest:
    year = hall.day.business_day[:4]
    return ServiceRequest(
        id=new_id(work.now),
        number=f"{year}{state.next_place(year):04}",
        what=command.what,
        item=command.item,
        channel=CHANNELS.get(work.actor.role, work.actor.role),
        business_day=hall.day.business_day,
        received_at=to_text(work.now),
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


def _page(request: ServiceRequest, work: Work) -> None:
    wanted = Help(
        id=new_id(work.now),
        business_day=request.business_day,
        window=None,
        what="request",
        asked_by=work.actor.id,
        since=request.received_at,
        number=request.number,
    )
    work.put(wanted)
    work.event("duty_paged", help=wanted.id, request=request.id)


def _receipt(
    hall: PremisesState,
    guide: GuideState,
    devices: DevicesState,
    documents: DocumentsState,
    request: ServiceRequest,
    command: AskForService,
    work: Work,
) -> PrintJob:
    """The slip: what was asked for and when it would suit; nobody's name."""
    local = work.now.astimezone(hall.premises.zone)
    fields = {
        "number": request.number,
        "kind": WHAT[request.what].in_language(command.language),
        "item": guide.name_of(request.item).in_language(command.language) if request.item else "",
        "received_at": f"{local:%Y-%m-%d %H:%M}",
        "wanted": command.wanted,
    }
    filing = Filing("request-receipt", fields, command.language, item=request.item)
    document = issue(hall, documents, filing, work)
    printer = wanted_printer(devices, command.printer, work.actor.id)
    return put_on_paper(hall, devices, document, printer, work)
