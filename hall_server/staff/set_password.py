"""Setting a password, at the console of the hall's server only."""

from dataclasses import replace

from pydantic import BaseModel, ConfigDict, Field

from hall_link.wire.base import Words
from hall_link.wire.calls import Noted
from hall_server.kernel.work import Work
from hall_server.staff.state import StaffState
from hall_server.staff.tables import Staff


class SetPassword(BaseModel):
    """Set the password of an account; an unknown name becomes a new clerk's account."""

    model_config = ConfigDict(frozen=True)
    name: str = Field(pattern=r"^[A-Za-z0-9_.-]{1,64}$")
    password_hash: str


def set_password(state: StaffState, command: SetPassword, work: Work) -> Noted:
    """The hash comes from the console: the password itself never reaches the writer."""
    known = state.find(command.name)
    if known is None:
        words = Words(zh=command.name, en=command.name)
        known = Staff(command.name, words, Words(zh="窗口人员", en="Clerk"), ("clerk",))
    work.put(replace(known, password_hash=command.password_hash))
    work.event("password_set", staff=command.name)
    return Noted()
