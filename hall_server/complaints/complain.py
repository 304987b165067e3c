"""A complaint, an idea, praise or a petition is taken into the register (rows A10, H5, H6)."""

import secrets
from dataclasses import replace
from typing import Any

from hall_link.wire.complaints import Complain, ComplaintChannel, ComplaintTaken, Visitor
from hall_server.complaints.concerns import concerned, happened
from hall_server.complaints.dues import due_day, leader_day
from hall_server.complaints.file import step
from hall_server.complaints.office import SOMEBODY, Office
from hall_server.complaints.papers import on_paper, receipt, reception_notice
from hall_server.complaints.tables import Complainant, Complaint
from hall_server.helps.tables import Help
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor, Work
from hall_server.kernel.yearbook import numbered
from hall_server.queue.holder import ticket_of
from hall_server.queue.tables import Ticket
from hall_server.staff.rules import UnknownStaff

CHANNELS: dict[str, ComplaintChannel] = {
    "kiosk": "kiosk",
    "evaluator": "pad",
    "citizen": "phone_page",
}
"""How a citizen's own complaint comes; the staff who write down for somebody say how it came."""


class NameNeeded(Refusal):
    """The hall takes no complaint without a name."""

    code = "name-needed"


CAME: frozenset[ComplaintChannel] = frozenset({"desk", "visit"})
"""Who complains so stands before one of the staff."""


def complain(office: Office, command: Complain, work: Work) -> ComplaintTaken:
    """Numbers it without gaps, keeps who came apart from what was said, and gives a slip to follow
    it by; to who came with a petition the notice (告知书) too, where the reception wants it.
    Raises `UnknownWindow`, `UnknownStaff`, `UnknownTicket`, `NameNeeded`, `RegisterFull`.
    """
    ticket = _check(office, command, work)
    asker = work.actor
    if asker.role in CHANNELS:
        work = replace(work, actor=SOMEBODY)
    complaint = _received(office, command, ticket, asker, work)
    work.put(complaint)
    if complaint.named:
        work.put(_complainant(complaint.id, command.visitor))
    work.put(step(complaint, "receive", work))
    work.event("complaint_received", **_told(complaint))
    if complaint.what == "petition" and complaint.people >= office.rules.group:
        page_leader(complaint, work)
    job = notice = None
    if command.print:
        job = on_paper(office, receipt(office, complaint, work), command.printer, asker.id, work)
    if command.notice and complaint.what == "petition" and asker.role not in CHANNELS:
        paper = reception_notice(office, complaint, work)
        notice = on_paper(office, paper, command.printer, asker.id, work)
    return ComplaintTaken(
        number=complaint.number,
        code=complaint.code,
        answer_by=complaint.due,
        job=job,
        notice=notice,
    )


def _check(office: Office, command: Complain, work: Work) -> Ticket | None:
    if command.window is not None:
        office.windows.find(command.window)
    if command.staff is not None and office.staff.find(command.staff) is None:
        raise UnknownStaff
    if not (office.rules.anonymous or command.visitor.name.strip()):
        raise NameNeeded
    return ticket_of(office.queue, command.visit, work) if command.visit is not None else None


def _received(
    office: Office, command: Complain, ticket: Ticket | None, asker: Actor, work: Work
) -> Complaint:
    today, year = office.today, f"{office.today:%Y}"
    due = due_day(office.rules, office.calendar, command.what, False, today)
    channel = CHANNELS.get(asker.role) or command.channel or "desk"
    leader_due = leader_day(office.rules, office.calendar, command.what, today)
    if not _can_be_received(command, channel):
        leader_due = None
    return Complaint(
        id=new_id(work.now),
        number=numbered(year, office.complaints.next_place(year)),
        code=f"{secrets.randbelow(10**6):06}",
        what=command.what,
        category=command.category,
        channel=channel,
        business_day=today.isoformat(),
        received_at=to_text(work.now),
        text=command.text.strip(),
        named=command.visitor != Visitor(),
        people=command.group,
        window=command.window or (ticket.window if ticket else None),
        staff=command.staff,
        happened=happened(office, command.happened),
        concerns=concerned(office, command, ticket, work),
        ticket_id=ticket.id if ticket else None,
        language=command.language,
        due=due.isoformat(),
        leader_due=leader_due.isoformat() if leader_due else None,
    )


def _can_be_received(command: Complain, channel: ComplaintChannel) -> bool:
    """Somebody came to the staff, or tells how to be found: nobody can receive who sent a petition
    without a name from a phone, or by letter."""
    came = channel in CAME or command.group > 1
    return came or command.visitor != Visitor()


def _complainant(complaint_id: str, visitor: Visitor) -> Complainant:
    return Complainant(complaint_id, **visitor.model_dump())


def _told(complaint: Complaint) -> dict[str, Any]:
    """What the ledger may know: never whom it is about."""
    return {
        "complaint": complaint.id,
        "number": complaint.number,
        "what": complaint.what,
        "channel": complaint.channel,
        "due": complaint.due,
    }


def page_leader(complaint: Complaint, work: Work) -> None:
    """So many people came together that a leader must come at once (row H6)."""
    wanted = Help(
        id=new_id(work.now),
        business_day=complaint.business_day,
        window=None,
        what="group",
        asked_by=work.actor.id,
        since=to_text(work.now),
        number=complaint.number,
    )
    work.put(wanted)
    work.event("group_paged", help=wanted.id, complaint=complaint.id, people=complaint.people)
