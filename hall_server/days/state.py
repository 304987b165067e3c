"""The duty rota and the day's routines, in memory."""

from hall_server.days.tables import Duty, DutyNote, Routine, RoutineKind


class DaysState:
    """The rota from today on, the routines of the present day, and of the duty log what was written
    today or waits for a signature."""

    def __init__(self) -> None:
        self._leaders: dict[str, str] = {}
        self._routines: dict[str, Routine] = {}
        self._notes: dict[str, DutyNote] = {}

    def apply_duty(self, record: Duty) -> None:
        self._leaders.pop(record.business_day, None)
        if record.staff is not None:
            self._leaders[record.business_day] = record.staff

    def apply_routine(self, record: Routine) -> None:
        self._routines[record.kind] = record

    def apply_note(self, record: DutyNote) -> None:
        self._notes[record.id] = record

    def begin_day(self, day: str) -> None:
        """Lets go of the days before."""
        self._leaders = {known: who for known, who in self._leaders.items() if known >= day}
        self._routines = {
            kind: done for kind, done in self._routines.items() if done.business_day >= day
        }
        self._notes = {
            key: note for key, note in self._notes.items() if note.waits or note.business_day >= day
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

    def notes(self) -> list[DutyNote]:
        """The duty log of today, and what waits for a signature; the oldest first."""
        return sorted(self._notes.values(), key=lambda note: (note.at, note.id))

    def unsigned_note(self, note_id: str) -> DutyNote | None:
        """An entry that waits for a signature."""
        note = self._notes.get(note_id)
        return note if note is not None and note.waits else None
