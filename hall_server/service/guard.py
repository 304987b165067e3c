"""What stands against giving out anything new: a date nobody can vouch for, a full disk (K8)."""

from collections.abc import Callable

from pydantic import BaseModel

from hall_server.acts import GIVES_OUT
from hall_server.kernel.refusals import Refusal
from hall_server.service.machine import Machine


class DateInDoubt(Refusal):
    """The clock is earlier than what has happened: a leader says first what day it is."""

    code = "date-in-doubt"


class NoRoom(Refusal):
    """The disk is nearly full: what is left is kept for those who have a number."""

    code = "no-room"


class Guard:
    """`doubt`: whether the date is in doubt now; `machine` None: nobody looks after it."""

    def __init__(self, doubt: Callable[[], bool], machine: Machine | None) -> None:
        self._doubt = doubt
        self._machine = machine

    def check(self, command: BaseModel) -> None:
        """Raises `DateInDoubt`, `NoRoom` for what would give out a number, a slot or a paper."""
        if type(command) not in GIVES_OUT:
            return
        if self._doubt():
            raise DateInDoubt
        if self._machine is not None and self._machine.room.level == "full":
            raise NoRoom

    def faults(self) -> list[str]:
        """The alarms there are now, by key."""
        of_machine = self._machine.faults() if self._machine else []
        return [*(["clock"] if self._doubt() else []), *of_machine]
