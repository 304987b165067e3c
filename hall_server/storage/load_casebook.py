"""Rows of the guide's media, documents, cases, complaints and requests back into records."""

import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import Row, Select, String, cast, func, or_, select

from hall_link.wire.cases import CasePaper
from hall_server.cases.file_tables import CASE_TASKS, CUSTODY, CaseTask, Custody
from hall_server.cases.tables import APPLICANTS, CASES, ENDED, ApplicantRecord, Case, Stop
from hall_server.complaints.tables import (
    COMPLAINANTS,
    COMPLAINTS,
    Complainant,
    Complaint,
)
from hall_server.documents.tables import DOCUMENTS, Document
from hall_server.guide.tables import ITEM_VERSIONS, MEDIA, ItemVersion, Media
from hall_server.kernel.work import Record
from hall_server.rectifications.tables import RECTIFICATIONS, Note, Rectification
from hall_server.registers.tables import (
    FROZEN_REPORTS,
    PHONE_CALLS,
    REPORT_TEMPLATES,
    FrozenReport,
    PhoneCall,
    ReportTemplate,
)
from hall_server.requests.state import OPEN
from hall_server.requests.tables import REQUESTERS, REQUESTS, Requester, ServiceRequest

VERSION_KEY = ITEM_VERSIONS.c.item + "/" + cast(ITEM_VERSIONS.c.version, String)
"""A version of an item by one text."""


def casebook_plan(day: str) -> list[tuple[Select[Any], Callable[[Row[Any]], Record]]]:
    """What memory holds of these rooms, in the order it must be applied.

    Of every numbered series the last one too: from it the next number follows.
    """
    cases = or_(CASES.c.state.not_in(sorted(ENDED)), CASES.c.business_day >= day)
    case_ids = select(CASES.c.id).where(cases)
    complaints = or_(
        COMPLAINTS.c.state != "closed",
        COMPLAINTS.c.business_day >= day,
        COMPLAINTS.c.number.in_(_last_of_year(COMPLAINTS.c.number)),
    )
    complaint_ids = select(COMPLAINTS.c.id).where(complaints)
    rectifications = RECTIFICATIONS.c.state != "closed"
    requests = or_(
        REQUESTS.c.state.in_(sorted(OPEN)),
        REQUESTS.c.business_day >= day,
        REQUESTS.c.number.in_(_last_of_year(REQUESTS.c.number)),
    )
    request_ids = select(REQUESTS.c.id).where(requests)
    of_cases = CASE_TASKS.c.case_id.in_(case_ids)
    named = COMPLAINANTS.c.complaint_id.in_(complaint_ids)
    asking = REQUESTERS.c.request_id.in_(request_ids)
    return [
        (select(*(c for c in MEDIA.c if c.name != "content")), lambda row: Media(**row._mapping)),
        (select(DOCUMENTS).where(_kept_documents(day)).order_by("issued_at", "id"), document_of),
        (select(CASES).where(cases).order_by("number"), case_of),
        (
            select(APPLICANTS).where(APPLICANTS.c.case_id.in_(case_ids)),
            lambda row: ApplicantRecord(**row._mapping),
        ),
        (select(CASE_TASKS).where(of_cases), lambda row: CaseTask(**row._mapping)),
        (select(CUSTODY).where(CUSTODY.c.taken_at.is_(None)), custody_of),
        (select(COMPLAINTS).where(complaints).order_by("number"), complaint_of),
        (select(COMPLAINANTS).where(named), complainant_of),
        (select(RECTIFICATIONS).where(rectifications), rectification_of),
        (
            select(REQUESTS).where(requests).order_by("number"),
            lambda row: ServiceRequest(**row._mapping),
        ),
        (select(REQUESTERS).where(asking), lambda row: Requester(**row._mapping)),
        *_registers_plan(),
    ]


def _registers_plan() -> list[tuple[Select[Any], Callable[[Row[Any]], Record]]]:
    """Calls that are not settled; of reports and templates everything but the files."""
    calls = select(PHONE_CALLS).where(PHONE_CALLS.c.settled_at.is_(None))
    reports = select(*(c for c in FROZEN_REPORTS.c if c.name != "content"))
    templates = select(*(c for c in REPORT_TEMPLATES.c if c.name != "content"))
    return [
        (calls, lambda row: PhoneCall(**row._mapping)),
        (reports.order_by("month", "revision"), lambda row: FrozenReport(**row._mapping)),
        (templates.order_by("at"), lambda row: ReportTemplate(**row._mapping)),
    ]


def _last_of_year(number: Any) -> Select[Any]:
    return select(func.max(number)).group_by(func.substr(number, 1, 4))


def _kept_documents(day: str) -> Any:
    last = select(DOCUMENTS.c.book, func.max(DOCUMENTS.c.number).label("number"))
    latest = last.group_by(DOCUMENTS.c.book).subquery()
    last_ids = select(DOCUMENTS.c.id).join(
        latest, (DOCUMENTS.c.book == latest.c.book) & (DOCUMENTS.c.number == latest.c.number)
    )
    return or_(DOCUMENTS.c.business_day >= day, DOCUMENTS.c.id.in_(last_ids))


def version_of(row: Row[Any]) -> ItemVersion:
    """A version of an item from its row."""
    return ItemVersion(**row._mapping)


def document_of(row: Row[Any]) -> Document:
    """A document from its row."""
    fields = dict(row._mapping)
    fields["fields"] = tuple(json.loads(fields["fields"]).items())
    fields["checked"] = tuple(int(place) for place in fields["checked"].split())
    return Document(**fields)


def case_of(row: Row[Any]) -> Case:
    """A case from its row."""
    fields = dict(row._mapping)
    fields["papers"] = tuple(map(CasePaper.model_validate, json.loads(fields["papers"])))
    fields["stops"] = tuple(Stop(*stop) for stop in json.loads(fields["stops"]))
    fields["green"] = bool(fields["green"])
    fields["also"] = tuple(fields["also"].split())
    return Case(**fields)


def custody_of(row: Row[Any]) -> Custody:
    """A hand-over of papers from its row."""
    return Custody(**{**row._mapping, "papers": tuple(json.loads(row.papers))})


def complaint_of(row: Row[Any]) -> Complaint:
    """A complaint from its row."""
    fields = _with_flags(row, "named", "complicated", "upheld", "satisfied")
    return Complaint(**{**fields, "concerns": tuple(row.concerns.split())})


def complainant_of(row: Row[Any]) -> Complainant:
    """Who complained, from the row."""
    return Complainant(**row._mapping)


def rectification_of(row: Row[Any]) -> Rectification:
    """A rectification from its row."""
    fields = _with_flags(row, "upheld", "satisfied")
    notes = tuple(Note(*note) for note in json.loads(fields["notes"]))
    return Rectification(**{**fields, "notes": notes})


def _with_flags(row: Row[Any], *flags: str) -> dict[str, Any]:
    fields = dict(row._mapping)
    for flag in flags:
        if fields[flag] is not None:
            fields[flag] = bool(fields[flag])
    return fields
