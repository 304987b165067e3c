"""The day's opening and closing list, gone through by a leader (row I6)."""

from pydantic import BaseModel, ConfigDict

from hall_link.wire.calls import Noted
from hall_server.days.tables import Routine, RoutineKind
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work


class DoRoutine(BaseModel):
    """Note that the list was gone through. It closes nothing: that is an order of its own."""

    model_config = ConfigDict(frozen=True)
    kind: RoutineKind
    faults: list[str] = []
    """The keys of what was found not ready."""


def do_routine(business_day: str, command: DoRoutine, work: Work) -> Noted:
    """The ledger has who did it and what stood open."""
    work.put(Routine(business_day, command.kind, work.actor.id, to_text(work.now)))
    work.event("routine_done", routine=command.kind, faults=command.faults)
    return Noted()
