"""Whose matter is over may have their personal data erased: its key is destroyed (row K4)."""

from pydantic import BaseModel, ConfigDict, Field

from hall_link.wire.calls import Noted
from hall_server.appointments.rules import UnknownBooking
from hall_server.cases.rules import UnknownCase
from hall_server.complaints.office import UnknownComplaint
from hall_server.documents.rules import UnknownDocument
from hall_server.erasures.matters import Matter, What
from hall_server.kernel.refusals import Refusal, WrongRole
from hall_server.kernel.work import SYSTEM, Work
from hall_server.queue.rules import UnknownTicket
from hall_server.registers.rules import UnknownEntry
from hall_server.requests.rules import UnknownRequest

ERASERS = frozenset({SYSTEM.role, "administrator"})
"""Nobody can undo it, and it is no part of handling a matter."""


class NotOver(Refusal):
    """What the data was given for still goes on, and needs it."""

    code = "not-over"


class ErasePerson(BaseModel):
    """Erase what people told about themselves in one matter. `number`: of a case, a complaint or a
    request, a booking's code, a paper's serial; of a visit the ticket's id, with which go its
    rating's words, the clerk's note and papers that belong to no case; of what has no number
    (`BY_DAY`) the day and the place in its register."""

    model_config = ConfigDict(frozen=True)
    what: What
    number: str = Field(min_length=1, max_length=40)


def erase_person(command: ErasePerson, work: Work) -> Noted:
    """Raises `WrongRole`, `NotOver`, and `UnknownCase` … for what there is not."""
    if work.actor.role not in ERASERS:
        raise WrongRole(role=work.actor.role)
    found: Matter | None = work.cold("matter", f"{command.what}/{command.number}")
    if found is None:
        raise _UNKNOWN.get(command.what, UnknownEntry)
    if not found.over:
        raise NotOver(number=command.number)
    work.erased.extend(found.subjects)
    work.anew = True  # memory is read again, and holds nothing of it any more
    work.event("person_erased", what=command.what, id=found.id)
    return Noted()


_UNKNOWN: dict[What, type[Refusal]] = {
    "case": UnknownCase,
    "complaint": UnknownComplaint,
    "request": UnknownRequest,
    "visit": UnknownTicket,
    "booking": UnknownBooking,
    "paper": UnknownDocument,
}
