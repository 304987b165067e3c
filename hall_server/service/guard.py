"""What stands against giving out anything new: a date nobody can vouch for, a full disk (K8)."""

from collections.abc import Callable

from pydantic import BaseModel

from hall_server.acts import GIVES_OUT
from hall_server.kernel.refusals import Refusal
from hall_server.service.room import Room


class DateInDoubt(Refusal):
    """The clock is earlier than what has happened: a leader says first what day it is."""

    code = "date-in-doubt"


class NoRoom(Refusal):
    """The disk is nearly full: what is left is kept for those who have a number."""

    code = "no-room"


class Guard:
    """`doubt`: whether the date is in doubt now; `room` None: nobody looks after the disk."""

    def __init__(self, doubt: Callable[[], bool], room: Room | None) -> None:
        self._doubt = doubt
        self._room = room

    def check(self, command: BaseModel) -> None:
        """Raises `DateInDoubt`, `NoRoom` for what would give out a number, a slot or a paper."""
        if type(command) not in GIVES_OUT:
            return
        if self._doubt():
            raise DateInDoubt
        if self._room is not None and self._room.level == "full":
            raise NoRoom

    def faults(self) -> list[str]:
        """The alarms there are now, by key."""
        room = self._room.level if self._room else "well"
        return [
            *(["clock"] if self._doubt() else []),
            *([f"disk-{room}"] if room != "well" else []),
        ]
