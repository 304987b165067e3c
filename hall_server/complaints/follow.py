"""Following a complaint by its number and code, and judging the answer (rows A10, H5)."""

import hmac
from dataclasses import replace
from datetime import timedelta

from hall_link.wire.base import Words
from hall_link.wire.complaints import ComplaintFollowed, FollowComplaint, JudgeAnswer
from hall_server.complaints.dues import due_day
from hall_server.complaints.file import step
from hall_server.complaints.moves import Act, NotAnswered, after
from hall_server.complaints.office import SOMEBODY, Office, UnknownComplaint
from hall_server.complaints.tables import Complaint
from hall_server.complaints.words import APPEAL, HEADLINE, filled, until
from hall_server.kernel.clock import stored, to_text
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Work

TRIES = 5
"""Wrong codes in a row, after which no code is looked at for a while."""

SHUT_FOR = timedelta(minutes=15)
"""Five tries in each of these go through half of the million codes in some three years."""


class AlreadyJudged(Refusal):
    """The present answer has been judged."""

    code = "already-judged"


def follow_complaint(office: Office, command: FollowComplaint, work: Work) -> ComplaintFollowed:
    """How it stands; that somebody asked is told nowhere. Raises `UnknownComplaint`."""
    return followed(office, _opened(office, command.number, command.code, work))


def judge_answer(office: Office, command: JudgeAnswer, work: Work) -> ComplaintFollowed:
    """Satisfied, it is closed. Not, it is opened again under a leader, once, with a new day; the
    second time it is closed and the citizen is told where to turn.

    Raises `UnknownComplaint`, `NotAnswered`, `AlreadyJudged`.
    """
    complaint = _opened(office, command.number, command.code, work)
    act = _act(complaint, command.satisfied)
    judged = replace(
        complaint,
        state=after(act, complaint.state, complaint.what),
        satisfied=command.satisfied,
        closed_at=to_text(work.now),
    )
    if act == "dissatisfied":
        judged = _begun_again(office, judged, work)
    work = replace(work, actor=SOMEBODY)
    work.put(judged)
    work.put(step(complaint, act, work, command.text))
    work.event("complaint_judged", complaint=complaint.id, number=complaint.number, act=act)
    return followed(office, judged)


def _act(complaint: Complaint, satisfied: bool) -> Act:
    if complaint.state in ("answered", "closed"):
        if not complaint.answer:
            raise NotAnswered
        if complaint.satisfied is not None:
            raise AlreadyJudged
    if satisfied:
        return "satisfied"
    return "dissatisfied" if complaint.reopened_at is None else "dissatisfied_again"


def _begun_again(office: Office, complaint: Complaint, work: Work) -> Complaint:
    """Nobody's yet, with a day of its own counted from today."""
    what, complicated = complaint.what, complaint.complicated
    due = due_day(office.rules, office.calendar, what, complicated, office.today)
    return replace(
        complaint,
        handler=None,
        due=due.isoformat(),
        reopened_at=to_text(work.now),
        closed_at=None,
        urged=0,
    )


def followed(office: Office, complaint: Complaint) -> ComplaintFollowed:
    """What its holder may read of it. The answer judged unsatisfying stays to be read."""
    answered = complaint.state in ("answered", "closed") and bool(complaint.answer)
    return ComplaintFollowed(
        number=complaint.number,
        what=complaint.what,
        state=complaint.state,
        headline=_headline(office, complaint),
        received_at=stored(complaint.received_at),
        answer_by=complaint.due,
        answer=complaint.answer,
        may_judge=answered and complaint.satisfied is None,
    )


def _headline(office: Office, complaint: Complaint) -> Words:
    if complaint.state == "closed" and complaint.satisfied is False:
        own = office.rules.appeal
        hotline = office.hall.premises.hotline
        return own or filled(APPEAL, hotline=Words(zh=hotline, en=hotline))
    return filled(HEADLINE[complaint.state], by=until(complaint.due))


def _opened(office: Office, number: str, code: str, work: Work) -> Complaint:
    """The complaint whose code this is. A wrong one is counted though the command is refused."""
    complaint = office.numbered(number, work)
    if _is_shut(complaint, work):
        raise UnknownComplaint
    if not hmac.compare_digest(complaint.code, code):
        tries = 1 if complaint.tries >= TRIES else complaint.tries + 1
        work.put_if_refused(replace(complaint, tries=tries, tried_at=to_text(work.now)))
        raise UnknownComplaint
    if complaint.tries:
        complaint = replace(complaint, tries=0)
        work.put(complaint)
    return complaint


def _is_shut(complaint: Complaint, work: Work) -> bool:
    if complaint.tries < TRIES or complaint.tried_at is None:
        return False
    since = stored(complaint.tried_at)
    return since <= work.now < since + SHUT_FOR
