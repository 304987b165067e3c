"""What is written into a complaint's file: who did what, when, and in which words."""

from hall_server.complaints.tables import Complaint, ComplaintStep
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.work import Work


def step(complaint: Complaint, act: str, work: Work, note: str = "") -> ComplaintStep:
    """One line of the file. Its words are kept here and nowhere else."""
    at = to_text(work.now)
    return ComplaintStep(new_id(work.now), complaint.id, at, act, work.actor.id, note.strip())
