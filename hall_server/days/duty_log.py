"""The duty log (值班记录): what happened, hand-overs, acts for another leader (row H7).

A leader who acts outside the own field, because the right one is away and the matter can't wait,
asks for consent first; the right leader signs afterwards. A hand-over is signed by both: who hands
over by writing it, who takes over by signing.
"""

from dataclasses import replace
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from hall_link.wire.base import Message
from hall_link.wire.calls import Noted
from hall_server.days.state import DaysState
from hall_server.days.tables import DutyNote, DutyNoteKind
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Work
from hall_server.staff.rules import may_lead
from hall_server.staff.state import StaffState


class SignerNeeded(Refusal):
    """A hand-over and an act for another name another leader, who signs."""

    code = "signer-needed"


class ConsentNeeded(Refusal):
    """An act for another leader says how that leader agreed to it."""

    code = "consent-needed"


class UnknownDutyNote(Refusal):
    """The log has no such entry that waits for a signature."""

    code = "unknown-entry"


class NotYoursToSign(Refusal):
    """Another leader signs this entry."""

    code = "not-yours-to-sign"


class WriteDuty(BaseModel):
    """Write into the duty log. `signer`: who takes over, or for whom it was acted; `consent`: how
    that leader agreed; `case_number`: the case it was about, where there is one."""

    model_config = ConfigDict(frozen=True)
    note_kind: DutyNoteKind
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
    signer: Annotated[str, Field(max_length=64)] | None = None
    consent: Literal["telephone", "message", "spoken"] | None = None
    case_number: Annotated[str, StringConstraints(pattern=r"^([0-9]{10})?$")] = ""


class SignDuty(BaseModel):
    """Sign an entry: the hand-over is taken over, the act is confirmed."""

    model_config = ConfigDict(frozen=True)
    note_id: Annotated[str, Field(max_length=36)]


class DutyWritten(Message):
    """It stands in the log."""

    note_id: str


def write_duty(day: str, staff: StaffState, command: WriteDuty, work: Work) -> DutyWritten:
    """Raises `SignerNeeded`, `ConsentNeeded`. The words stay in the log, out of the ledger."""
    _check(staff, command, work.actor.id)
    note = DutyNote(
        id=new_id(work.now),
        business_day=day,
        at=to_text(work.now),
        by=work.actor.id,
        kind=command.note_kind,
        text=command.text,
        signer=command.signer,
        consent=command.consent,
        case_number=command.case_number,
    )
    work.put(note)
    told = {"note": note.id, "note_kind": note.kind, "signer": note.signer}
    work.event("duty_written", **told, case_number=note.case_number, consent=note.consent)
    return DutyWritten(note_id=note.id)


def _check(staff: StaffState, command: WriteDuty, me: str) -> None:
    if command.note_kind == "note":
        if command.signer is not None:
            raise SignerNeeded
        return
    signer = staff.find(command.signer) if command.signer else None
    if signer is None or signer.name == me or not may_lead(signer.roles):
        raise SignerNeeded
    if command.note_kind == "proxy" and command.consent is None:
        raise ConsentNeeded


def sign_duty(days: DaysState, command: SignDuty, work: Work) -> Noted:
    """Raises `UnknownDutyNote`, `NotYoursToSign`."""
    note = days.unsigned_note(command.note_id)
    if note is None:
        raise UnknownDutyNote
    if note.signer != work.actor.id:
        raise NotYoursToSign
    work.put(replace(note, signed_at=to_text(work.now)))
    work.event("duty_signed", note=note.id, note_kind=note.kind)
    return Noted()
