"""The duty rota and the day's routines, in memory."""

from hall_server.days.tables import Duty, Routine, RoutineKind


class DaysState:
    """The rota from today on, and the routines of the present day."""

    def __init__(self) -> None:
        self._leaders: dict[str, str] = {}
        self._routines: dict[str, Routine] = {}

    def apply_duty(self, record: Duty) -> None:
        self._leaders.pop(record.business_day, None)
        if record.staff is not None:
            self._leaders[record.business_day] = record.staff

    def apply_routine(self, record: Routine) -> None:
        self._routines[record.kind] = record

    def begin_day(self, day: str) -> None:
        """Lets go of the days before."""
        self._leaders = {known: who for known, who in self._leaders.items() if known >= day}
        self._routines = {
            kind: done for kind, done in self._routines.items() if done.business_day >= day
        }

    def leader(self, day: str) -> str | None:
        """Who leads on a day, by sign-in name."""
        return self._leaders.get(day)

    def rota(self) -> dict[str, str]:
        """Day -> leader, for the days that are known."""
        return dict(sorted(self._leaders.items()))

    def routine(self, kind: RoutineKind) -> Routine | None:
        """The day's opening or closing, if it was done."""
        return self._routines.get(kind)
