"""Setting a password, at the console of the hall's server only."""

from dataclasses import replace

from pydantic import BaseModel, ConfigDict, Field

from hall_link.wire.base import Words
from hall_link.wire.calls import Noted
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.staff.state import StaffState
from hall_server.staff.tables import Staff


class SetPassword(BaseModel):
    """Set the password of an account; an unknown name becomes a new clerk's account.

    A `temporary` one must be changed by its owner at the first sign-in.
    """

    model_config = ConfigDict(frozen=True)
    name: str = Field(pattern=r"^[A-Za-z0-9_.-]{1,64}$")
    password_hash: str
    temporary: bool = False


def set_password(state: StaffState, command: SetPassword, work: Work) -> Noted:
    """Unlocks the account and ends its sessions; who knew the old password is out.

    The hash comes from the console: the password itself never reaches the writer.
    """
    known = state.find(command.name)
    if known is None:
        words = Words(zh=command.name, en=command.name)
        known = Staff(command.name, words, Words(zh="窗口人员", en="Clerk"), ("clerk",))
    fresh = replace(known, password_hash=command.password_hash, must_change=command.temporary)
    work.put(replace(fresh, failures=0, locked_until=None))
    for session in state.sessions_of(command.name):
        work.put(replace(session, closed_at=to_text(work.now)))
    work.event("password_set", staff=command.name, temporary=command.temporary)
    return Noted()
