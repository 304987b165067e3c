"""A leader receives who came with a petition, and what came of it is kept (row H6, Ruling 14)."""

from dataclasses import replace

from hall_link.wire.complaints import HandleComplaint
from hall_server.complaints.moves import NotReceivedYet
from hall_server.complaints.office import Office
from hall_server.complaints.secrecy import HandlerIsNamed, is_kept_from
from hall_server.complaints.tables import Complaint
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Work
from hall_server.staff.rules import LEADERS, UnknownStaff


class NotALeader(Refusal):
    """Who came with a petition is received by a leader; and only with petitions people come."""

    code = "leader-needed"


class WrongDay(Refusal):
    """It was received on a day between the one it came and today."""

    code = "day-wrong"


def meet(office: Office, complaint: Complaint, command: HandleComplaint, work: Work) -> Complaint:
    """Who received, and when; the words are the file's. What is noted again is put right.

    Raises `NotALeader`, `HandlerIsNamed`, `WrongDay`, `UnknownStaff`.
    """
    leader, day = command.staff or work.actor.id, command.day or office.today.isoformat()
    person = office.staff.find(leader)
    if person is None:
        raise UnknownStaff
    if complaint.what != "petition" or LEADERS.isdisjoint(person.roles):
        raise NotALeader
    if is_kept_from(leader, complaint.concerns, office.people):
        raise HandlerIsNamed
    if not complaint.business_day <= day <= office.today.isoformat():
        raise WrongDay
    return replace(complaint, met_on=day, met_by=leader)


def check_received(
    office: Office, complaint: Complaint, command: HandleComplaint, work: Work
) -> None:
    """A petition is not filed before a leader received who came with it, or tells in words why
    nobody could be: moved away, reached under no number. Raises `NotReceivedYet`."""
    if complaint.leader_due is None or complaint.met_on is not None:
        return
    person = office.staff.find(work.actor.id)
    leads = person is not None and not LEADERS.isdisjoint(person.roles)
    if not (leads and command.text.strip()):
        raise NotReceivedYet
