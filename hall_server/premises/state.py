"""The hall itself, in memory."""

from collections.abc import Callable
from datetime import datetime, timedelta

from hall_link.wire.board import Hours
from hall_server.kernel.clock import stored
from hall_server.premises.tables import BusinessDay, DayOrder, Doors, Premises
from hall_server.premises.timetable import OutOfTurn, Phase, Timetable

NO_DAY = BusinessDay("0001-01-01", "", open=False)
"""Before the first command ever."""

SET_BACK = timedelta(hours=2)
"""A clock that is found earlier by no more than this was set back; earlier still, it was wrong."""

SERVING = ("open", "extended")


def _nobody() -> bool:
    return False


class PremisesState:
    """The premises, the present business day, and the hours."""

    def __init__(self) -> None:
        self.day = NO_DAY
        self.doors: Doors | None = None
        self.orders: dict[str, DayOrder] = {}
        self._premises: Premises | None = None
        self._timetable: Timetable | None = None
        self._phases: dict[bool, Phase] = {}
        self._told: Hours | None = None

    @property
    def premises(self) -> Premises:
        assert self._premises is not None, "no hall was loaded"
        return self._premises

    def apply_premises(self, record: Premises) -> None:
        self._premises = record
        self._forget_hours()

    def apply_day(self, record: BusinessDay) -> None:
        if record.business_day >= self.day.business_day:
            self.day = record

    def apply_doors(self, record: Doors) -> None:
        self.doors = record
        self._told = None

    def apply_order(self, record: DayOrder) -> None:
        """An order that was withdrawn is forgotten; the database has it."""
        self.orders.pop(record.id, None)
        if record.withdrawn_at is None:
            self.orders[record.id] = record
        self._forget_hours()

    def _forget_hours(self) -> None:
        self._timetable = self._told = None
        self._phases.clear()

    @property
    def timetable(self) -> Timetable:
        """The hall's sessions on any day."""
        if self._timetable is None:
            self._timetable = Timetable(
                self.premises.hours,
                self.premises.zone,
                [
                    OutOfTurn(order.open, stored(order.begins), stored(order.ends), order.reason)
                    for order in sorted(self.orders.values(), key=lambda o: (o.made_at, o.id))
                ],
            )
        return self._timetable

    def hours(self, now: datetime, still_served: Callable[[], bool] = _nobody) -> Hours:
        """The hours at `now`. `still_served` is asked only where it makes a difference: whether
        somebody is in line or at a window.

        A clock set back shuts no door: what was open then stays open until the clock has caught up.
        """
        moment = self._not_set_back(now)
        idle = self._phase(moment, still_served=False)
        busy = self._phase(moment, still_served=True)
        return busy if busy != idle and still_served() else idle

    def _not_set_back(self, now: datetime) -> datetime:
        if self.doors is None or self.doors.state not in SERVING:
            return now
        told = stored(self.doors.at)
        if not now < told <= now + SET_BACK:
            return now
        return now if self._phase(now, still_served=False).state == "open" else told

    def _phase(self, moment: datetime, still_served: bool) -> Hours:
        found = self._phases.get(still_served)
        if found is None or not found.holds_at(moment):
            found = self._phases[still_served] = self.timetable.phase(moment, still_served)
        return found.hours

    @property
    def told_hours(self) -> Hours | None:
        """The hours as they were last told; None before the hall told them for the first time."""
        if self._told is None and self.doors is not None:
            serving = self.doors.state == "extended"
            self._told = self.timetable.phase(stored(self.doors.at), serving).hours
        return self._told
