"""Looking at who complained: for handlers alone, and each look is in the ledger (row H5)."""

from pydantic import BaseModel, ConfigDict

from hall_link.wire.base import Message
from hall_link.wire.calls import Noted
from hall_link.wire.complaints import Visitor
from hall_server.complaints.office import Office, UnknownComplaint
from hall_server.complaints.secrecy import NotTheHandler, is_kept_from, may_open
from hall_server.complaints.tables import Complainant, Complaint
from hall_server.kernel.work import Work


class SeeComplainant(BaseModel):
    """Press 查看身份."""

    model_config = ConfigDict(frozen=True)
    complaint_id: str


class ComplainantSeen(Message):
    """Who complained; all of it empty where no name was left."""

    visitor: Visitor


class TakeComplaintRegister(BaseModel):
    """A register with the names in it goes out: of these numbers. Whose right it is was looked at
    by whoever read them."""

    model_config = ConfigDict(frozen=True)
    register_kind: str
    numbers: tuple[str, ...]


def see_complainant(office: Office, command: SeeComplainant, work: Work) -> ComplainantSeen:
    """Raises `UnknownComplaint` for who may not know of it, `NotTheHandler`."""
    complaint = _seen(office, command.complaint_id, work)
    kept = work.cold("complainant", complaint.id)
    work.event("complainant_seen", complaint=complaint.id, number=complaint.number)
    return ComplainantSeen(visitor=visitor_of(kept) if isinstance(kept, Complainant) else Visitor())


def take_complaint_register(command: TakeComplaintRegister, work: Work) -> Noted:
    """Notes every complaint whose complainant goes out with the register."""
    told = {"register": command.register_kind, "complaints": list(command.numbers)}
    work.event("complaint_register_taken", **told)
    return Noted()


def visitor_of(kept: Complainant) -> Visitor:
    """The complainant as the wire has it."""
    fields = kept.row()
    del fields["complaint_id"]
    return Visitor.model_validate(fields)


def _seen(office: Office, complaint_id: str, work: Work) -> Complaint:
    complaint, me, people = office.find(complaint_id, work), work.actor.id, office.people
    if is_kept_from(me, complaint.concerns, people):
        raise UnknownComplaint
    if not may_open(me, complaint, people):
        raise NotTheHandler
    return complaint
