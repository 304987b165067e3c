"""Rows of the guide's media, documents, cases, complaints and requests back into records."""

import json
from collections.abc import Callable
from typing import Any, get_args

from sqlalchemy import (
    CTE,
    ColumnElement,
    Row,
    Select,
    String,
    Table,
    cast,
    func,
    or_,
    select,
)

from hall_link.wire.cases import CasePaper
from hall_link.wire.complaints import ComplaintState
from hall_link.wire.guide import MaterialCheck
from hall_server.cases.file_tables import CASE_TASKS, CUSTODY, MEETINGS, CaseTask, Custody, Meeting
from hall_server.cases.tables import APPLICANTS, CASES, NOT_ENDED, ApplicantRecord, Case, Stop
from hall_server.complaints.tables import (
    COMPLAINTS,
    Complainant,
    Complaint,
)
from hall_server.documents.tables import DOCUMENTS, Document
from hall_server.guide.tables import ITEM_VERSIONS, MEDIA, ItemVersion, Media
from hall_server.kernel.work import Record
from hall_server.rectifications.tables import (
    RECTIFICATIONS,
    Note,
    Rectification,
    RectificationState,
)
from hall_server.registers.tables import (
    FROZEN_REPORTS,
    PHONE_CALLS,
    REPORT_TEMPLATES,
    FrozenReport,
    PhoneCall,
    ReportTemplate,
)
from hall_server.requests.dues import OPEN
from hall_server.requests.tables import REQUESTERS, REQUESTS, Requester, ServiceRequest

Plan = list[tuple[Select[Any], Callable[[Row[Any]], Record]]]
"""Queries, and how their rows become records."""

VERSION_KEY = ITEM_VERSIONS.c.item + "/" + cast(ITEM_VERSIONS.c.version, String)
"""A version of an item by one text."""


def last_numbers(day: str) -> Plan:
    """The last of this day's year in each register, applied before the day begins: the next number
    follows from it, and the day lets go of it again if it is over."""
    return [
        (_last_of_year(COMPLAINTS, COMPLAINTS.c.number, day[:4]), complaint_of),
        (_last_of_year(REQUESTS, REQUESTS.c.number, day[:4]), request_of),
    ]


def casebook_plan(day: str, opened: str) -> Plan:
    """What memory holds of these rooms, in the order it must be applied: what is not over, and what
    ended since this day was `opened`, a stored moment."""
    cases = or_(
        CASES.c.state.in_(sorted(NOT_ENDED)),
        CASES.c.business_day >= day,
        CASES.c.closed_at >= opened,
    )
    case_ids = select(CASES.c.id).where(cases)
    complaints = _not_closed(COMPLAINTS, ComplaintState, opened)
    rectifications = _not_closed(RECTIFICATIONS, RectificationState, opened)
    requests = or_(
        REQUESTS.c.state.in_(sorted(OPEN)),
        REQUESTS.c.answered_at >= opened,
        REQUESTS.c.done_at >= opened,
    )
    request_ids = select(REQUESTS.c.id).where(requests)
    of_cases = CASE_TASKS.c.case_id.in_(case_ids)
    asking = REQUESTERS.c.request_id.in_(request_ids)
    return [
        (select(*(c for c in MEDIA.c if c.name != "content")), lambda row: Media(**row._mapping)),
        (select(DOCUMENTS).where(_kept_documents(day)).order_by("issued_at", "id"), document_of),
        (select(CASES).where(CASES.c.id.in_(case_ids)).order_by("number"), case_of),
        (
            select(APPLICANTS).where(APPLICANTS.c.case_id.in_(case_ids)),
            lambda row: ApplicantRecord(**row._mapping),
        ),
        (select(CASE_TASKS).where(of_cases), lambda row: CaseTask(**row._mapping)),
        (_meetings().where(MEETINGS.c.case_id.in_(case_ids)), meeting_of),
        (select(CUSTODY).where(CUSTODY.c.taken_at.is_(None)), custody_of),
        (
            select(COMPLAINTS).where(COMPLAINTS.c.id.in_(complaints)).order_by("number"),
            complaint_of,
        ),
        (select(RECTIFICATIONS).where(RECTIFICATIONS.c.id.in_(rectifications)), rectification_of),
        (select(REQUESTS).where(REQUESTS.c.id.in_(request_ids)).order_by("number"), request_of),
        (select(REQUESTERS).where(asking), lambda row: Requester(**row._mapping)),
        *_registers_plan(),
    ]


def _registers_plan() -> Plan:
    """Calls that are not settled; of reports and templates everything but the files."""
    calls = select(PHONE_CALLS).where(PHONE_CALLS.c.settled_at.is_(None))
    reports = select(*(c for c in FROZEN_REPORTS.c if c.name != "content"))
    templates = select(*(c for c in REPORT_TEMPLATES.c if c.name != "content"))
    return [
        (calls, lambda row: PhoneCall(**row._mapping)),
        (reports.order_by("month", "revision"), lambda row: FrozenReport(**row._mapping)),
        (templates.order_by("at"), lambda row: ReportTemplate(**row._mapping)),
    ]


def _meetings() -> Select[Any]:
    """The latest of a case is the one that counts."""
    return select(MEETINGS).order_by(MEETINGS.c.called_at, MEETINGS.c.id)


def _last_of_year(table: Table, number: ColumnElement[str], year: str) -> Select[Any]:
    """The 10,000th of a year has a place more: a longer number comes after all shorter ones."""
    of_year = select(number).where(number >= year, number < str(int(year or 0) + 1))
    last = of_year.order_by(func.length(number).desc(), number.desc()).limit(1)
    return select(table).where(number == last.scalar_subquery())


def _not_closed(table: Table, states: Any, opened: str) -> Select[Any]:
    """The ids of what is open, or was closed since: each found by an index of its own."""
    still = table.c.state.in_(sorted(set(get_args(states)) - {"closed"}))
    return select(table.c.id).where(or_(still, table.c.closed_at >= opened))


def _kept_documents(day: str) -> Any:
    books, of_book = _books(), DOCUMENTS.alias()
    last = select(func.max(of_book.c.number)).where(of_book.c.book == books.c.book)
    last_ids = select(DOCUMENTS.c.id).join(
        books,
        (DOCUMENTS.c.book == books.c.book) & (DOCUMENTS.c.number == last.scalar_subquery()),
    )
    return or_(DOCUMENTS.c.business_day >= day, DOCUMENTS.c.id.in_(last_ids))


def _books() -> CTE:
    """The books papers are numbered in: from one to the next by the index, not paper by paper."""
    first = select(func.min(DOCUMENTS.c.book).label("book")).cte("books", recursive=True)
    following = select(func.min(DOCUMENTS.c.book)).where(DOCUMENTS.c.book > first.c.book)
    step = select(following.scalar_subquery()).where(first.c.book.is_not(None))
    return first.union_all(step)


def version_of(row: Row[Any]) -> ItemVersion:
    """A version of an item from its row."""
    return ItemVersion(**row._mapping)


def document_of(row: Row[Any]) -> Document:
    """A document from its row."""
    fields = dict(row._mapping)
    fields["fields"] = tuple(json.loads(fields["fields"]).items())
    fields["by_hand"] = bool(fields["by_hand"])
    fields["checked"] = tuple(int(place) for place in fields["checked"].split())
    fields["also"] = tuple(map(MaterialCheck.model_validate, json.loads(fields["also"])))
    return Document(**fields)


def case_of(row: Row[Any]) -> Case:
    """A case from its row."""
    fields = dict(row._mapping)
    fields["papers"] = tuple(map(CasePaper.model_validate, json.loads(fields["papers"])))
    fields["stops"] = tuple(Stop(*stop) for stop in json.loads(fields["stops"]))
    fields["green"] = bool(fields["green"])
    fields["kept"] = bool(fields["kept"])
    fields["also"] = tuple(fields["also"].split())
    return Case(**fields)


def meeting_of(row: Row[Any]) -> Meeting:
    """A joint review from its row."""
    told = {
        "called": tuple(map(int, row.called.split())),
        "present": tuple(map(int, row.present.split())),
        "bound": tuple(map(int, row.bound.split())),
        "applicant_came": bool(row.applicant_came),
        "decided": bool(row.decided),
    }
    return Meeting(**{**row._mapping, **told})


def custody_of(row: Row[Any]) -> Custody:
    """A hand-over of papers from its row."""
    return Custody(**{**row._mapping, "papers": tuple(json.loads(row.papers))})


def complaint_of(row: Row[Any]) -> Complaint:
    """A complaint from its row."""
    fields = _with_flags(row, "named", "complicated", "upheld", "satisfied")
    return Complaint(**{**fields, "concerns": tuple(row.concerns.split())})


def request_of(row: Row[Any]) -> ServiceRequest:
    """A request to the duty officer from its row."""
    return ServiceRequest(**row._mapping)


def complainant_of(row: Row[Any]) -> Complainant:
    """Who complained, from the row."""
    return Complainant(**row._mapping)


def rectification_of(row: Row[Any]) -> Rectification:
    """A rectification from its row."""
    fields = _with_flags(row, "upheld", "satisfied")
    notes = tuple(Note(*note) for note in json.loads(fields["notes"]))
    concerns = tuple(row.concerns.split())
    return Rectification(**{**fields, "concerns": concerns, "notes": notes})


def _with_flags(row: Row[Any], *flags: str) -> dict[str, Any]:
    fields = dict(row._mapping)
    for flag in flags:
        if fields[flag] is not None:
            fields[flag] = bool(fields[flag])
    return fields
