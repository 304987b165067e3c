"""No complaint runs past its day unseen: its handler is urged, then the leaders are told (H5, H6).

What was done about it is kept with the complaint, so that nothing is told twice or forgotten after
a restart.
"""

from collections.abc import Iterator
from dataclasses import replace

from pydantic import BaseModel

from hall_link.wire.calls import Noted
from hall_server.complaints.dues import days_late
from hall_server.complaints.file import step
from hall_server.complaints.moves import UNANSWERED
from hall_server.complaints.office import Office
from hall_server.complaints.tables import Complaint
from hall_server.kernel.work import Work

URGED, TOLD = 1, 2
"""Its handler was urged; the leaders were told."""

DONE = {URGED: "urged", TOLD: "escalated"}


class WatchComplaints(BaseModel):
    """Urge whoever has not answered in time."""


def complaints_to_urge(office: Office) -> WatchComplaints | None:
    """What the hall must do by itself now."""
    return WatchComplaints() if next(_late(office), None) is not None else None


def urge(office: Office, _command: WatchComplaints, work: Work) -> Noted:
    """One line in each file, and one in the ledger."""
    for complaint, level in list(_late(office)):
        work.put(replace(complaint, urged=level))
        work.put(step(complaint, DONE[level], work))
        work.event(f"complaint_{DONE[level]}", complaint=complaint.id, number=complaint.number)
    return Noted()


def _late(office: Office) -> Iterator[tuple[Complaint, int]]:
    today = office.hall.day.business_day
    for complaint in office.complaints.all():
        past = complaint.due is not None and complaint.due < today
        if not past or complaint.state not in UNANSWERED or complaint.urged == TOLD:
            continue
        level = _level(office, complaint)
        if level > complaint.urged:
            yield complaint, level


def _level(office: Office, complaint: Complaint) -> int:
    """Leaders hear of it when it is so many working days past as of a case; at once when nobody
    answers for it, who could be urged."""
    patience = office.hall.premises.casebook.deadlines.leader_days
    late = days_late(complaint, office.calendar, office.today) >= patience
    return TOLD if late or complaint.handler is None else URGED
