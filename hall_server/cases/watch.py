"""What the hall does about its clocks by itself: accepts by silence, urges, and tells those above.

As a day opens, every case and task, slice by slice so that nobody at a window waits for it; by the
minute, on-the-spot cases. Doing it again on the same day changes nothing: what was looked at says
so itself. The day is the hall's business day, which a clock set back does not move, and a moment
earlier than the promised one accuses nobody.
"""

from dataclasses import replace
from datetime import datetime

from pydantic import BaseModel

from hall_link.wire.calls import Noted
from hall_server.cases.day_watch import DayWatch, known, tell_urged
from hall_server.cases.room import Scene
from hall_server.cases.state import CasesState
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState

SLICE = 400
"""How many cases and tasks one command looks at: a tenth of a second on a hall's machine."""


class WatchCases(BaseModel):
    """Tell the owners of on-the-spot cases that are past their minute."""


class WatchDay(BaseModel):
    """Go on with the look at the clocks that the day's opening began."""


def cases_to_watch(cases: CasesState, now: datetime) -> WatchCases | None:
    """What the hall must do by itself at this moment (row F3)."""
    return WatchCases() if cases.urgency.overdue_minutes(to_text(now)) else None


def day_to_watch(scene: Scene) -> WatchDay | None:
    """What the opening of the day has left to be looked at."""
    cases, day = scene.cases, scene.day
    works = scene.calendar.is_working(scene.today)
    waits = cases.silent(1, day) or (works and (cases.unurged(1, day) or cases.unanswered(1, day)))
    return WatchDay() if waits else None


def watch_minutes(
    hall: PremisesState, cases: CasesState, _command: WatchCases, work: Work
) -> Noted:
    """Urges the owners of on-the-spot cases past their minute, once each."""
    for case_id in cases.urgency.overdue_minutes(to_text(work.now)):
        case = known(cases, case_id)
        work.put(replace(case, urged=case.urged + 1, urged_on=hall.day.business_day, stage=1))
        tell_urged(case, 0, 1, work)
    return Noted()


def watch_day(scene: Scene, day: str, work: Work) -> None:
    """A day opens: what turned yellow since the one before is told, and the first slice looked at.

    Nobody is urged on a day that is no legal working day: nobody has to answer then.
    """
    watch = DayWatch(scene, day, work)
    if watch.is_working_day:
        watch.tell_soon(scene.day)
    _look(scene, watch, day)


def watch_on(scene: Scene, _command: WatchDay, work: Work) -> Noted:
    """The next slice."""
    _look(scene, DayWatch(scene, scene.day, work), scene.day)
    return Noted()


def _look(scene: Scene, watch: DayWatch, day: str) -> None:
    """At most a slice of what waits: who was silent has accepted, what is late is urged."""
    cases, left = scene.cases, SLICE
    silent = cases.silent(left, day)
    for case in silent:
        watch.accept(case)
    left -= len(silent)
    if not watch.is_working_day:
        return
    late = cases.unurged(left, day)
    for case in late:
        watch.urge(case)
    for task in cases.unanswered(left - len(late), day):
        watch.urge_task(task)
