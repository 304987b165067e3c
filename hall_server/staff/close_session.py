"""A person leaves the pages that belong to no window."""

from dataclasses import replace

from pydantic import BaseModel, ConfigDict

from hall_link.wire.calls import Noted
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.staff.state import StaffState


class CloseSession(BaseModel):
    """Sign out."""

    model_config = ConfigDict(frozen=True)
    session_id: str


def close_session(state: StaffState, command: CloseSession, work: Work) -> Noted:
    """Ends the session; one that has ended stays so."""
    session = state.session(command.session_id)
    if session is not None:
        work.put(replace(session, closed_at=to_text(work.now)))
        work.event("session_closed", staff=session.staff, session=session.session_id)
    return Noted()
