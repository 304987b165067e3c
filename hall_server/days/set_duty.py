"""The duty rota: who leads on which day (row H3)."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from hall_link.wire.calls import Noted
from hall_server.days.tables import Duty
from hall_server.kernel.work import Work
from hall_server.premises.spelling import Day
from hall_server.staff.rules import UnknownStaff
from hall_server.staff.state import StaffState

LONGEST = 92
"""Days one command may set: a quarter."""


class SetDuty(BaseModel):
    """Day -> the leader's sign-in name, None to leave the day open. Days not named stay."""

    model_config = ConfigDict(frozen=True)
    leaders: Annotated[dict[Day, str | None], Field(min_length=1, max_length=LONGEST)]


def set_duty(staff: StaffState, command: SetDuty, work: Work) -> Noted:
    """Writes the days down, all or none. Raises `UnknownStaff`."""
    for name in command.leaders.values():
        if name is not None and staff.find(name) is None:
            raise UnknownStaff(name=name)
    for day, name in command.leaders.items():
        work.put(Duty(day, name))
        work.event("duty_set", day=day, staff=name)
    return Noted()
