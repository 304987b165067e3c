"""What is decided about papers, cases, complaints and requests: their part of the hall's acts."""

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from hall_link.wire.calls import Noted
from hall_link.wire.cases import (
    ActOnCase,
    ActOnTask,
    CallMeeting,
    FindCase,
    HoldMeeting,
    OpenCase,
    PassPapers,
    TakePapers,
)
from hall_link.wire.complaints import (
    AskForService,
    Complain,
    FollowComplaint,
    HandleComplaint,
    HandleRectification,
    HandleRequest,
    JudgeAnswer,
)
from hall_link.wire.documents import (
    DocumentIssued,
    FindNotice,
    GiveNotice,
    IssueDocument,
    PrintDocument,
    PrintGuide,
    SignDocument,
    VoidDocument,
)
from hall_link.wire.ratings import AddToRating, Rate, Rated
from hall_link.wire.tickets import (
    FindTicket,
    TicketFound,
)
from hall_server.cases.act_on_case import act_on_case
from hall_server.cases.custody import pass_papers, take_papers
from hall_server.cases.find_case import FindFrom, find_case
from hall_server.cases.giving import filing_of
from hall_server.cases.import_status import ImportStatus, import_status
from hall_server.cases.joint import act_on_task
from hall_server.cases.meeting import call_meeting, hold_meeting
from hall_server.cases.open_case import open_case
from hall_server.cases.paperwork import (
    ReadDocument,
    check_may_draw,
    print_document,
    read_document,
    sign_document,
    void_document,
)
from hall_server.cases.rules import UnknownCase
from hall_server.cases.watch import WatchCases, WatchDay, watch_minutes, watch_on
from hall_server.complaints.complain import complain
from hall_server.complaints.follow import follow_complaint, judge_answer
from hall_server.complaints.handle import handle_complaint
from hall_server.complaints.look import (
    SeeComplainant,
    TakeComplaintRegister,
    see_complainant,
    take_complaint_register,
)
from hall_server.complaints.watch import WatchComplaints, urge
from hall_server.delivery.hall import Hall
from hall_server.documents.coming_back import Brought, brought
from hall_server.documents.fill import Known
from hall_server.documents.find_notice import find_notice
from hall_server.documents.give_notice import give_notice
from hall_server.documents.issue_document import issue_document
from hall_server.documents.print_guide import print_guide
from hall_server.kernel.work import Work
from hall_server.queue.find_ticket import find_ticket
from hall_server.ratings.rate import rate
from hall_server.ratings.supplement import add_to_rating
from hall_server.rectifications.handle import handle_rectification
from hall_server.rectifications.opening import open_for_rating, open_for_supplement
from hall_server.rectifications.watch import WatchRectifications
from hall_server.rectifications.watch import urge as urge_rectifications
from hall_server.registers import freeze
from hall_server.registers.freeze import FreezeReport, KeepTemplate, freeze_report, keep_template
from hall_server.registers.phone_log import NoteCall, SettleCall, note_call, settle_call
from hall_server.requests.ask_for_service import ask_for_service
from hall_server.requests.handle_request import handle_request
from hall_server.requests.watch import WatchRequests
from hall_server.requests.watch import urge as urge_requests


def _rate(hall: Hall, command: Rate, work: Work) -> Rated:
    rating, reply = rate(hall.premises, hall.queue, hall.ratings, command, work)
    open_for_rating(hall.rectifying, rating, work)
    return reply


def _add_to_rating(hall: Hall, command: AddToRating, work: Work) -> Noted:
    supplement, reply = add_to_rating(hall.premises, hall.queue, command, work)
    open_for_supplement(hall.rectifying, supplement, work)
    return reply


def _known(hall: Hall) -> Known:
    return Known(hall.premises, hall.staff, hall.guide, hall.windows, hall.queue)


def notice_brought(hall: Hall, secret: str | None, work: Work) -> Brought | None:
    """The notice somebody comes with, if any. Raises what `brought` raises."""
    return None if secret is None else brought(_known(hall), hall.documents, secret, work)


def _issue_document(hall: Hall, command: IssueDocument, work: Work) -> DocumentIssued:
    if command.case_id is None:
        return issue_document(_known(hall), hall.documents, hall.devices, command, work)
    case = check_may_draw(hall.casework, command.case_id, work)
    whose = hall.cases.applicant(case.id)
    if whose is None:
        raise UnknownCase
    papers = work.cold("case-documents", case.id)
    told = filing_of(hall.casework, case, whose, command.form, papers)
    return issue_document(_known(hall), hall.documents, hall.devices, command, work, told)


def _find_ticket(hall: Hall, command: FindTicket, work: Work) -> TicketFound:
    found = find_ticket(
        hall.premises, hall.guide, hall.windows, hall.devices, hall.queue, command, work
    )
    told = {"cases": _case_numbers(hall, found.ticket.id, work)}
    return found.model_copy(update={"ticket": found.ticket.model_copy(update=told)})


def _case_numbers(hall: Hall, ticket: str, work: Work) -> list[str]:
    """Of the cases a visit became: of today's visits every case is in memory."""
    if ticket in hall.queue.tickets:
        return [case.number for case in hall.cases.of_ticket(ticket)]
    return list(work.cold("case-numbers", ticket))


Act = Callable[[Hall, Any, Work], BaseModel]
"""Carries out one kind of command."""

CASEBOOK_ACTS: dict[type[BaseModel], Act] = {
    GiveNotice: lambda h, c, w: give_notice(_known(h), h.documents, h.devices, c, w),
    FindNotice: lambda h, c, w: find_notice(_known(h), h.documents, c, w),
    PrintGuide: lambda h, c, w: print_guide(_known(h), h.devices, c, w),
    IssueDocument: _issue_document,
    PrintDocument: lambda h, c, w: print_document(h.casework, c, w),
    SignDocument: lambda h, c, w: sign_document(h.casework, c, w),
    VoidDocument: lambda h, c, w: void_document(h.casework, c, w),
    ReadDocument: lambda h, c, w: read_document(h.casework, c, w),
    OpenCase: lambda h, c, w: open_case(h.casework, c, w),
    ActOnCase: lambda h, c, w: act_on_case(h.casework, c, w),
    ActOnTask: lambda h, c, w: act_on_task(h.casework, c, w),
    CallMeeting: lambda h, c, w: call_meeting(h.casework, c, w),
    HoldMeeting: lambda h, c, w: hold_meeting(h.casework, c, w),
    PassPapers: lambda h, c, w: pass_papers(h.casework, c, w),
    TakePapers: lambda h, c, w: take_papers(h.casework, c, w),
    ImportStatus: lambda h, c, w: import_status(h.casework, c, w),
    FindCase: lambda h, c, w: find_case(h.casework, c, w),
    FindFrom: lambda h, c, w: find_case(h.casework, c.asked, w, c.address),
    WatchCases: lambda h, c, w: watch_minutes(h.premises, h.cases, c, w),
    WatchDay: lambda h, c, w: watch_on(h.casework, c, w),
    FindTicket: _find_ticket,
    Complain: lambda h, c, w: complain(h.office, c, w),
    FollowComplaint: lambda h, c, w: follow_complaint(h.office, c, w),
    JudgeAnswer: lambda h, c, w: judge_answer(h.office, c, w),
    HandleComplaint: lambda h, c, w: handle_complaint(h.office, c, w),
    SeeComplainant: lambda h, c, w: see_complainant(h.office, c, w),
    TakeComplaintRegister: lambda h, c, w: take_complaint_register(c, w),
    WatchComplaints: lambda h, c, w: urge(h.office, c, w),
    AskForService: lambda h, c, w: ask_for_service(h.errands, c, w),
    HandleRequest: lambda h, c, w: handle_request(h.errands, c, w),
    WatchRequests: lambda h, c, w: urge_requests(h.errands, c, w),
    Rate: _rate,
    AddToRating: _add_to_rating,
    HandleRectification: lambda h, c, w: handle_rectification(h.rectifying, c, w),
    WatchRectifications: lambda h, c, w: urge_rectifications(h.rectifying, c, w),
    NoteCall: lambda h, c, w: note_call(h.business_day, h.staff, c, w),
    SettleCall: lambda h, c, w: settle_call(h.registers, c, w),
    FreezeReport: lambda h, c, w: freeze_report(h.registers, c, w),
    KeepTemplate: lambda h, c, w: keep_template(c, w),
    freeze.TakeRegister: lambda h, c, w: freeze.take_register(c, w),
}

CASEBOOK_GIVES_OUT: frozenset[type[BaseModel]] = frozenset(
    {
        GiveNotice,
        IssueDocument,
        OpenCase,
        ActOnCase,
        ActOnTask,
        CallMeeting,
        Complain,
        AskForService,
    }
)
"""The part of `GIVES_OUT` (`acts.py`) that is about papers, cases and complaints."""
