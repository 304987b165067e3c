"""The duty officer answers a request (row G3): for a day, not at all with the reason, or done."""

from dataclasses import replace
from datetime import date

from hall_link.wire.complaints import HandleRequest, RequestHandled
from hall_server.helps.state import HelpsState
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.requests.dues import end_of
from hall_server.requests.room import Errands
from hall_server.requests.rules import DayNeeded, UnknownRequest, WhyNeeded, after
from hall_server.requests.state import RequestsState
from hall_server.requests.tables import Requester, ServiceRequest
from hall_server.staff.rules import UnknownStaff


def handle_request(errands: Errands, command: HandleRequest, work: Work) -> RequestHandled:
    """The duty leader is paged no longer once somebody answered. What is promised has a time of its
    own: the end of its day.

    Raises `UnknownRequest`, `UnknownStaff`, `DayNeeded`, `WhyNeeded`, `WrongState`.
    """
    request = errands.requests.find(command.request_id)
    if request is None:
        raise UnknownRequest
    _check(errands, command, work)
    moved = _moved(errands, request, command, work)
    work.put(moved)
    _keep_answer(errands.requests, request, command, work)
    _end_page(errands.helps, request, work)
    told = {"request": moved.id, "number": moved.number, "act": command.act, "day": moved.day}
    work.event("service_request_handled", **told, staff=moved.staff)
    return RequestHandled(number=moved.number, state=moved.state)


def _check(errands: Errands, command: HandleRequest, work: Work) -> None:
    if command.staff is not None and errands.staff.find(command.staff) is None:
        raise UnknownStaff
    if command.act == "promise" and not _is_to_come(errands, command.day, work):
        raise DayNeeded
    if command.act == "decline" and not command.text.strip():
        raise WhyNeeded


def _is_to_come(errands: Errands, told: str | None, work: Work) -> bool:
    return told is not None and date.fromisoformat(told) >= errands.today(work.now)


def _moved(
    errands: Errands, request: ServiceRequest, command: HandleRequest, work: Work
) -> ServiceRequest:
    now = to_text(work.now)
    moved = replace(request, state=after(command.act, request.state))
    if command.act == "promise":
        due = end_of(date.fromisoformat(command.day or ""), errands.hall.premises.zone)
        moved = replace(moved, day=command.day, staff=command.staff or work.actor.id)
        moved = replace(moved, due_at=to_text(due), urged=0)
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
