"""A leader or a hall guide signs in to the pages that belong to no window."""

from dataclasses import replace
from typing import Literal

from pydantic import BaseModel, ConfigDict

from hall_link.wire.base import Message, Words
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.refusals import WrongRole
from hall_server.kernel.work import Work
from hall_server.staff.admit import admit
from hall_server.staff.rules import SESSION_LASTS, page_role
from hall_server.staff.state import StaffState
from hall_server.staff.tables import Session


class OpenSession(BaseModel):
    """Sign in. `password_hash` is the one the password was found to match."""

    model_config = ConfigDict(frozen=True)
    name: str
    password_hash: str
    new_hash: str = ""


class SessionOpened(Message):
    """The session, whose it is, and in which role."""

    kind: Literal["session_opened"] = "session_opened"
    session_id: str
    staff: Words
    role: str
    expires_at: str


def open_session(state: StaffState, command: OpenSession, work: Work) -> SessionOpened:
    """Raises `WrongCredentials`, `Locked`, `PasswordMustChange`, `WrongRole`."""
    person = admit(state, command.name, command.password_hash, command.new_hash, work)
    role = page_role(person.roles)
    if role is None:
        raise WrongRole(roles=list(person.roles))
    now = to_text(work.now)
    for old in state.expired(now):
        work.put(replace(old, closed_at=now))
    expires_at = to_text(work.now + SESSION_LASTS)
    session = Session(new_id(work.now), person.name, now, expires_at)
    work.put(session)
    work.event("session_opened", staff=person.name, session=session.session_id)
    return SessionOpened(
        session_id=session.session_id, staff=person.display, role=role, expires_at=expires_at
    )
