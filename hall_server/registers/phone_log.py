"""The telephone's log (来电登记): who rang, about what, and what they were told (row H6)."""

from dataclasses import replace
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from hall_link.wire.base import Message
from hall_link.wire.calls import Noted
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.work import Work
from hall_server.registers.rules import UnknownEntry
from hall_server.registers.state import RegistersState
from hall_server.registers.tables import PhoneCall
from hall_server.staff.rules import UnknownStaff, may_lead
from hall_server.staff.state import StaffState

Words500 = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=500), Field(repr=False)
]


class NoteCall(BaseModel):
    """Write a call down. With an `answer` it is settled at once; else it is put before a leader, or
    stays with who took it."""

    model_config = ConfigDict(frozen=True)
    caller: Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)] = Field(
        default="", repr=False
    )
    phone: Annotated[str, StringConstraints(pattern=r"^[0-9+() -]{0,20}$")] = Field(
        default="", repr=False
    )
    content: Annotated[Words500, Field(min_length=1)]
    answer: Words500 = ""
    passed_to: Annotated[str, Field(max_length=64)] | None = None


class SettleCall(BaseModel):
    """Say what became of a call."""

    model_config = ConfigDict(frozen=True)
    call_id: Annotated[str, Field(max_length=36)]
    answer: Annotated[Words500, Field(min_length=1)]


class CallNoted(Message):
    """It stands in the log."""

    call_id: str


def note_call(day: str, staff: StaffState, command: NoteCall, work: Work) -> CallNoted:
    """Raises `UnknownStaff` where it is put before somebody who leads nobody."""
    leader = staff.find(command.passed_to) if command.passed_to else None
    if command.passed_to and (leader is None or not may_lead(leader.roles)):
        raise UnknownStaff(name=command.passed_to)
    now = to_text(work.now)
    settled = bool(command.answer)
    call = PhoneCall(
        id=new_id(work.now),
        business_day=day,
        at=now,
        taken_by=work.actor.id,
        settled_at=now if settled else None,
        settled_by=work.actor.id if settled else None,
        **command.model_dump(),
    )
    work.put(call)
    work.event("call_noted", call=call.id, passed_to=call.passed_to, settled=settled)
    return CallNoted(call_id=call.id)


def settle_call(state: RegistersState, command: SettleCall, work: Work) -> Noted:
    """Raises `UnknownEntry`."""
    call = state.call(command.call_id)
    if call is None:
        raise UnknownEntry
    now, me = to_text(work.now), work.actor.id
    work.put(replace(call, answer=command.answer, settled_at=now, settled_by=me))
    work.event("call_settled", call=call.id)
    return Noted()
