"""Rows back into records: the hall's memory built from the database."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, or_, select, union_all

from hall_link.wire.base import Words
from hall_link.wire.guide import Department, MaterialCheck, ServiceItem
from hall_server.appointments.tables import (
    BOOKERS,
    BOOKINGS,
    FREED_SEATS,
    REACHED,
    Booked,
    Booker,
    FreedSeat,
)
from hall_server.consultations.tables import CONSULTATIONS, Consultation
from hall_server.days.tables import DUTIES, DUTY_LOG, ROUTINES, Duty, DutyNote, Routine
from hall_server.days.tables import WAITS as DUTY_LOG_WAITS
from hall_server.devices.tables import (
    DEVICES,
    PRINTERS,
    SELF_TESTS,
    VOICES,
    Device,
    Printer,
    SelfTestDone,
    Voice,
)
from hall_server.forecast.state import COMPARED
from hall_server.forecast.tables import ESTIMATES, PACES, Estimate, Pace
from hall_server.guide.tables import DEPARTMENTS, SERVICE_ITEMS, GuideDepartment, GuideItem
from hall_server.helps.tables import HELPS, Help
from hall_server.kernel.work import Record
from hall_server.paper.tables import OPEN as OPEN_JOBS
from hall_server.paper.tables import PRINT_JOBS, Job
from hall_server.premises.tables import (
    BUSINESS_DAYS,
    DAY_ORDERS,
    DOORS,
    PREMISES,
    BusinessDay,
    DayOrder,
    Doors,
    Premises,
)
from hall_server.queue.hand_tables import HAND_TICKETS, HandTicket
from hall_server.queue.reserve_tables import RESERVES, STRAYS, Reserve, Stray
from hall_server.queue.tables import CALLS, QUEUES, TICKETS, Call, Queue, Ticket
from hall_server.queue.tables import OPEN as OPEN_TICKETS
from hall_server.ratings.tables import ASKS, RATINGS, Ask, Rating
from hall_server.staff.tables import SESSIONS, STAFF, Session, Staff
from hall_server.storage.load_casebook import casebook_plan, last_numbers
from hall_server.storage.sealed import read
from hall_server.windows.tables import SIGN_INS, WINDOWS, SignIn, Window


def load_records(connection: Connection) -> Iterator[Record]:
    """Everything the hall keeps in memory, in the order it must be applied."""
    latest = select(BUSINESS_DAYS).order_by(BUSINESS_DAYS.c.business_day.desc()).limit(1)
    begun = connection.execute(latest).one_or_none()
    day, opened = (begun.business_day, begun.opened_at) if begun is not None else ("", "")
    for query, made in [*last_numbers(day), *_plan(day, opened)]:
        for row in read(connection, query):
            yield made(row)


def _plan(day: str, opened: str) -> list[tuple[Select[Any], Callable[[Row[Any]], Record]]]:
    # found first and then put in order: else a database goes through all by the order's index
    open_jobs = select(PRINT_JOBS.c.job_id).where(OPEN_JOBS)
    of_today = or_(TICKETS.c.business_day == day, OPEN_TICKETS)
    to_come = or_(BOOKINGS.c.day >= day, BOOKINGS.c.state == "booked")
    still_asked = or_(CONSULTATIONS.c.business_day == day, CONSULTATIONS.c.closed_at.is_(None))
    return [
        (select(PREMISES), _premises),
        (select(BUSINESS_DAYS).where(BUSINESS_DAYS.c.business_day == day), _business_day),
        (select(DAY_ORDERS).where(DAY_ORDERS.c.withdrawn_at.is_(None)), _day_order),
        (select(DOORS), lambda row: Doors(**row._mapping)),
        (select(DUTIES).where(DUTIES.c.business_day >= day), lambda row: Duty(**row._mapping)),
        (
            select(ROUTINES).where(ROUTINES.c.business_day == day),
            lambda row: Routine(**row._mapping),
        ),
        (
            select(DUTY_LOG).where(_told_today(day)).order_by("at", "id"),
            lambda row: DutyNote(**row._mapping),
        ),
        (select(DEPARTMENTS).order_by("position"), _department),
        (select(SERVICE_ITEMS).order_by("position"), _item),
        (select(STAFF), _staff),
        (select(SESSIONS).where(SESSIONS.c.closed_at.is_(None)), _session),
        (select(DEVICES).order_by("created_at"), _device),
        (select(PRINTERS), lambda row: Printer(**row._mapping)),
        (select(VOICES), lambda row: Voice(**row._mapping)),
        (
            select(SELF_TESTS).order_by(SELF_TESTS.c.business_day.desc()).limit(1),
            lambda row: SelfTestDone(**row._mapping),
        ),
        (select(WINDOWS).order_by("number"), _window),
        (select(SIGN_INS).where(SIGN_INS.c.signed_out_at.is_(None)), _sign_in),
        (select(CONSULTATIONS).where(still_asked).order_by("asked_at", "id"), _consultation),
        (select(HELPS).where(HELPS.c.answered_at.is_(None)).order_by("since", "id"), _help),
        (select(PRINT_JOBS).where(PRINT_JOBS.c.job_id.in_(open_jobs)).order_by("job_id"), job_of),
        (select(QUEUES).order_by("position"), _queue),
        (select(TICKETS).where(of_today).order_by("ended_at", "id"), ticket_of),
        (select(RESERVES).where(RESERVES.c.business_day >= day), reserve_of),
        (_hand_tickets(day), lambda row: HandTicket(**row._mapping)),
        (select(STRAYS).where(STRAYS.c.business_day >= day), lambda row: Stray(**row._mapping)),
        (select(PACES), lambda row: Pace(**row._mapping)),
        (_estimates(day), lambda row: Estimate(**row._mapping)),
        (select(CALLS).where(CALLS.c.business_day == day).order_by("place"), _call),
        (select(ASKS).where(ASKS.c.business_day == day).order_by("asked_at"), ask_of),
        (
            select(RATINGS).where(RATINGS.c.business_day == day).order_by("rated_at", "id"),
            rating_of,
        ),
        (select(BOOKINGS).where(to_come).order_by("starts", "id"), _booking),
        (select(BOOKERS).where(REACHED), lambda row: Booker(**row._mapping)),
        (select(FREED_SEATS).where(FREED_SEATS.c.day >= day), _freed_seat),
        *casebook_plan(day, opened),
    ]


def _hand_tickets(day: str) -> Select[Any]:
    """Slips in drawers and void ones, and what came out of drawers today."""
    known = HAND_TICKETS.c.state.in_(("printed", "void")) | (HAND_TICKETS.c.used_day >= day)
    return select(HAND_TICKETS).where(known)


def _told_today(day: str) -> ColumnElement[bool]:
    """Of the duty log what was written today, and what waits for a signature."""
    waits = select(DUTY_LOG.c.id).where(DUTY_LOG_WAITS)
    return DUTY_LOG.c.id.in_(
        waits.union(select(DUTY_LOG.c.id).where(DUTY_LOG.c.business_day >= day))
    )


def _estimates(day: str) -> Select[Any]:
    """Those of the day, and the latest that were compared, as far as they are kept in memory."""
    of_day = select(ESTIMATES).where(ESTIMATES.c.business_day == day)
    compared = select(ESTIMATES).where(
        ESTIMATES.c.business_day < day, ESTIMATES.c.waited_s.is_not(None)
    )
    latest = compared.order_by(ESTIMATES.c.issued_at.desc()).limit(COMPARED).subquery()
    together = union_all(of_day, select(latest)).subquery()
    return select(together).order_by("issued_at")


def _premises(row: Row[Any]) -> Premises:
    return Premises.model_validate_json(row.body)


def _business_day(row: Row[Any]) -> BusinessDay:
    return BusinessDay(row.business_day, row.opened_at, bool(row.open))


def _day_order(row: Row[Any]) -> DayOrder:
    fields = dict(row._mapping)
    reason = Words(zh=fields.pop("reason_zh"), en=fields.pop("reason_en"))
    return DayOrder(**{**fields, "open": bool(fields["open"])}, reason=reason)


def _department(row: Row[Any]) -> GuideDepartment:
    department = Department.model_validate_json(row.body)
    return GuideDepartment(position=row.position, department=department, retired=bool(row.retired))


def _item(row: Row[Any]) -> GuideItem:
    item = ServiceItem.model_validate({**json.loads(row.body), "windows": []})
    return GuideItem(position=row.position, item=item, retired=bool(row.retired))


def _staff(row: Row[Any]) -> Staff:
    return Staff(
        name=row.name,
        display=Words(zh=row.display_zh, en=row.display_en),
        post=Words(zh=row.post_zh, en=row.post_en),
        roles=tuple(row.roles.split()),
        password_hash=row.password_hash,
        must_change=bool(row.must_change),
        failures=row.failures,
        locked_until=row.locked_until,
        position=row.position,
        retired=bool(row.retired),
        superior=row.superior,
        photo=row.photo,
        telephone=row.telephone,
    )


def _session(row: Row[Any]) -> Session:
    return Session(**row._mapping)


def _device(row: Row[Any]) -> Device:
    return Device(**{**row._mapping, "speaks": bool(row.speaks)})


def _window(row: Row[Any]) -> Window:
    return Window(
        number=row.number,
        name=Words(zh=row.name_zh, en=row.name_en),
        queues=tuple(json.loads(row.queues)),
        in_service=bool(row.in_service),
        rule=row.rule,
        zone=row.zone,
        posts=tuple(row.posts.split()),
        covers=tuple(int(number) for number in row.covers.split()),
        paused_reason=row.paused_reason,
        paused_at=row.paused_at,
        unattended_at=row.unattended_at,
        position=row.position,
        retired=bool(row.retired),
        head=row.head,
    )


def _sign_in(row: Row[Any]) -> SignIn:
    return SignIn(**row._mapping)


def _consultation(row: Row[Any]) -> Consultation:
    return Consultation(**{**row._mapping, "handlers": tuple(json.loads(row.handlers))})


def _help(row: Row[Any]) -> Help:
    return Help(**row._mapping)


def _queue(row: Row[Any]) -> Queue:
    fields = dict(row._mapping)
    name = Words(zh=fields.pop("name_zh"), en=fields.pop("name_en"))
    return Queue(**{**fields, "retired": bool(fields["retired"])}, name=name)


def _call(row: Row[Any]) -> Call:
    fields = dict(row._mapping)
    fields["lines"] = tuple(fields["lines"].split())
    fields["undone"], fields["flash"] = bool(fields["undone"]), bool(fields["flash"])
    return Call(**fields)


def ask_of(row: Row[Any]) -> Ask:
    """A pad's question from its row."""
    return Ask(**row._mapping)


def rating_of(row: Row[Any]) -> Rating:
    """A rating from its row."""
    tags = tuple(int(tag) for tag in row.tags.split())
    return Rating(**{**row._mapping, "tags": tags})


def _booking(row: Row[Any]) -> Booked:
    return Booked(**{**row._mapping, "needs": tuple(row.needs.split())})


def _freed_seat(row: Row[Any]) -> FreedSeat:
    return FreedSeat(**row._mapping)


def job_of(row: Row[Any]) -> Job:
    """A print job from its row."""
    return Job(**row._mapping)


def reserve_of(row: Row[Any]) -> Reserve:
    """A reserve from its row."""
    return Reserve(**row._mapping)


def ticket_of(row: Row[Any]) -> Ticket:
    """A ticket from its row."""
    fields = dict(row._mapping)
    fields["items"] = tuple(fields["items"].split())
    fields["rated"] = bool(fields["rated"])
    fields["needs"] = tuple(fields["needs"].split())
    fields["outcomes"] = tuple(json.loads(fields["outcomes"]).items())
    fields["checks"] = tuple(map(MaterialCheck.model_validate, json.loads(fields["checks"])))
    fields["versions"] = tuple(json.loads(fields["versions"]).items())
    fields["supplemented"] = bool(fields["supplemented"])
    fields["offline"] = bool(fields["offline"])
    return Ticket(**fields)
