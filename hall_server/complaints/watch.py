"""No complaint runs past its day unseen: its handler is urged, then the leaders are told (H5, H6).

So is a petition whose bringer no leader has received in time. What was done about it is kept with
the complaint, so that nothing is told twice or forgotten after a restart.
"""

from dataclasses import replace
from datetime import date
from typing import Literal

from pydantic import BaseModel

from hall_link.wire.calls import Noted
from hall_server.complaints.dues import answer_by, receive_by
from hall_server.complaints.file import step
from hall_server.complaints.office import Office
from hall_server.complaints.tables import Complaint
from hall_server.deadlines.colours import days_past
from hall_server.kernel.work import Work

URGED, TOLD = 1, 2
"""Its handler was urged; the leaders were told."""

Clock = Literal["answer", "meet"]
"""Of the answer, and of a leader's reception."""

DONE: dict[tuple[Clock, int], str] = {
    ("answer", URGED): "urged",
    ("answer", TOLD): "escalated",
    ("meet", URGED): "meet_urged",
    ("meet", TOLD): "meet_escalated",
}


class WatchComplaints(BaseModel):
    """Urge whoever has not answered, or received, in time."""


def complaints_to_urge(office: Office) -> WatchComplaints | None:
    """What the hall must do by itself now."""
    return WatchComplaints() if _late(office) else None


def urge(office: Office, _command: WatchComplaints, work: Work) -> Noted:
    """One line in each file, and one in the ledger."""
    for complaint in _late(office):
        answer, meet = _levels(office, complaint)
        work.put(replace(complaint, urged=answer, leader_urged=meet))
        if answer > complaint.urged:
            _tell(complaint, DONE["answer", answer], work)
        if meet > complaint.leader_urged:
            _tell(complaint, DONE["meet", meet], work)
    return Noted()


def _tell(complaint: Complaint, done: str, work: Work) -> None:
    work.put(step(complaint, done, work))
    work.event(f"complaint_{done}", complaint=complaint.id, number=complaint.number)


def _late(office: Office) -> list[Complaint]:
    """Of those that changed, and as a day opens of all, whatever has to be told."""
    found = {}

    def is_due(complaint_id: str) -> bool:
        complaint = office.complaints.find(complaint_id)
        if complaint is None:
            return False
        if _levels(office, complaint) == (complaint.urged, complaint.leader_urged):
            return False
        found[complaint_id] = complaint
        return True

    office.complaints.watched.sift(is_due)
    return list(found.values())


def _levels(office: Office, complaint: Complaint) -> tuple[int, int]:
    """To whom the lateness of the answer, and of the reception, has to be told by today."""
    answer = _level(office, complaint, answer_by(complaint))
    meet = _level(office, complaint, receive_by(complaint))
    return max(answer, complaint.urged), max(meet, complaint.leader_urged)


def _level(office: Office, complaint: Complaint, due: date | None) -> int:
    """Leaders hear of it when it is so many working days past as of a case; at once when nobody
    answers for it, who could be urged."""
    if due is None or due >= office.today:
        return 0
    patience = office.hall.premises.casebook.deadlines.leader_days
    late = days_past(due, office.calendar, office.today) >= patience
    return TOLD if late or complaint.handler is None else URGED
