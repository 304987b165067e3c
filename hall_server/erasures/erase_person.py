"""Whose matter is over may have their personal data erased: its key is destroyed (row K4)."""

from collections.abc import Callable
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from hall_link.wire.calls import Noted
from hall_server.cases.rules import UnknownCase
from hall_server.complaints.office import UnknownComplaint
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Work
from hall_server.queue.rules import UnknownTicket
from hall_server.requests.dues import OPEN
from hall_server.requests.rules import UnknownRequest

Matter = Literal["case", "complaint", "request", "visit"]


class NotOver(Refusal):
    """What the data was given for still goes on, and needs it."""

    code = "not-over"


class ErasePerson(BaseModel):
    """Erase what people told about themselves in one matter. `number`: of a case, a complaint or a
    request; of a visit the ticket's id, with which go its rating's words and the clerk's note."""

    model_config = ConfigDict(frozen=True)
    what: Matter
    number: str = Field(min_length=1, max_length=36)


def erase_person(command: ErasePerson, work: Work) -> Noted:
    """Raises `NotOver`, `UnknownCase`, `UnknownComplaint`, `UnknownRequest`, `UnknownTicket`."""
    look, unknown, over, subjects = _MATTERS[command.what]
    found = work.cold(look, command.number)
    if found is None:
        raise unknown
    if not over(found):
        raise NotOver(number=command.number)
    work.erased.extend(f"{kind}:{found.id}" for kind in subjects)
    work.anew = True  # memory is read again, and holds nothing of it any more
    work.event("person_erased", what=command.what, id=found.id)
    return Noted()


_Over = Callable[[Any], bool]
_MATTERS: dict[Matter, tuple[str, type[Refusal], _Over, tuple[str, ...]]] = {
    "case": ("case-number", UnknownCase, lambda case: case.ended, ("case",)),
    "complaint": (
        "complaint-number",
        UnknownComplaint,
        lambda complaint: complaint.state == "closed",
        ("complaint",),
    ),
    "request": (
        "request-number",
        UnknownRequest,
        lambda request: request.state not in OPEN,
        ("request",),
    ),
    "visit": (
        "ticket",
        UnknownTicket,
        lambda ticket: ticket.ended_at is not None,
        ("rating", "ticket"),
    ),
}
"""How a matter is found, when it is over, and whose keys it has."""
