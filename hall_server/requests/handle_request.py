"""The duty officer answers a request (row G3): for a day, not at all with the reason, or done."""

from dataclasses import replace

from hall_link.wire.complaints import HandleRequest, RequestHandled
from hall_server.helps.state import HelpsState
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.requests.rules import DayNeeded, UnknownRequest, WhyNeeded, after
from hall_server.requests.state import RequestsState
from hall_server.requests.tables import Requester, ServiceRequest
from hall_server.staff.rules import UnknownStaff
from hall_server.staff.state import StaffState


def handle_request(
    hall: PremisesState,
    staff: StaffState,
    helps: HelpsState,
    state: RequestsState,
    command: HandleRequest,
    work: Work,
) -> RequestHandled:
    """The duty leader is paged no longer once somebody answered.

    Raises `UnknownRequest`, `UnknownStaff`, `DayNeeded`, `WhyNeeded`, `WrongState`.
    """
    request = state.find(command.request_id)
    if request is None:
        raise UnknownRequest
    _check(hall, staff, command)
    moved = _moved(request, command, work)
    work.put(moved)
    _keep_answer(state, request, command, work)
    _end_page(helps, request, work)
    told = {"request": moved.id, "number": moved.number, "act": command.act, "day": moved.day}
    work.event("service_request_handled", **told, staff=moved.staff)
    return RequestHandled(number=moved.number, state=moved.state)


def _check(hall: PremisesState, staff: StaffState, command: HandleRequest) -> None:
    if command.staff is not None and staff.find(command.staff) is None:
        raise UnknownStaff
    if command.act == "promise" and (command.day or "") < hall.day.business_day:
        raise DayNeeded
    if command.act == "decline" and not command.text.strip():
        raise WhyNeeded


def _moved(request: ServiceRequest, command: HandleRequest, work: Work) -> ServiceRequest:
    now = to_text(work.now)
    moved = replace(request, state=after(command.act, request.state))
    if command.act == "promise":
        moved = replace(moved, day=command.day, staff=command.staff or work.actor.id)
    if command.act == "done":
        return replace(moved, done_at=now, staff=command.staff or request.staff or work.actor.id)
    return replace(moved, answered_at=now, answered_by=work.actor.id)


def _keep_answer(
    state: RequestsState, request: ServiceRequest, command: HandleRequest, work: Work
) -> None:
    if command.text.strip():
        kept = state.requester(request.id) or Requester(request.id)
        work.put(replace(kept, answer=command.text.strip()))


def _end_page(helps: HelpsState, request: ServiceRequest, work: Work) -> None:
    paged = helps.paged_for("request", request.number)
    if paged is not None:
        work.put(replace(paged, answered_by=work.actor.id, answered_at=to_text(work.now)))
