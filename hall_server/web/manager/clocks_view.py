"""What the clock board shows, worked out from the hall; draws nothing (row F3).

However many cases are open, it looks at the most urgent alone and counts the rest.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from hall_link.wire.base import Words
from hall_link.wire.cases import CaseState, Cause, Colour
from hall_server.cases.clocks import NEVER, clock_of, colour, task_colour
from hall_server.cases.file_tables import CaseTask
from hall_server.cases.room import Scene
from hall_server.cases.tables import Case
from hall_server.cases.views import kind_name
from hall_server.deadlines.calendar import LegalCalendar, calendar_of
from hall_server.delivery.hall import Hall
from hall_server.kernel.clock import stored, to_text
from hall_server.premises.state import NO_DAY

LINES = 100
"""How many cases are listed: nobody reads more, and the counts tell of the others."""

TASKS = 20


@dataclass(frozen=True, slots=True)
class ClockLine:
    """A case. cause: what its day is about. left: working days to its day, negative past it, None
    where no day counts. minutes: to its minute instead, negative past it. stage: who was told.
    told_today: it was urged today."""

    case_id: str
    number: str
    item: Words
    kind: Words
    state: CaseState
    colour: Colour
    due: str | None
    cause: Cause
    left: int | None
    minutes: int | None
    window: int
    owner: Words
    urged: int
    stage: int
    told_today: bool


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A joined window's part that is not done in time."""

    task_id: str
    number: str
    item: Words
    colour: Colour
    due: str
    left: int
    lead: int
    window: int
    urged: int
    stage: int
    told_today: bool


@dataclass(frozen=True, slots=True)
class WindowCount:
    """A window's clocks."""

    window: int
    red: int
    yellow: int


@dataclass(frozen=True, slots=True)
class ClockBoard:
    """The whole board. `window`: the only one whose cases are listed and counted."""

    name: Words
    today: str
    window: int | None
    red: int
    yellow: int
    green: int
    lines: tuple[ClockLine, ...]
    tasks: tuple[TaskLine, ...]
    windows: tuple[WindowCount, ...]


def clock_board(hall: Hall, now: datetime, window: int | None = None) -> ClockBoard:
    """The board at `now`, on the hall's business day."""
    scene, moment = hall.casework, to_text(now)
    calendar, today = scene.calendar, hall.business_day
    counts = scene.cases.urgency.counts(today, moment)
    shown = counts.get(window, Counter()) if window else sum(counts.values(), Counter[Colour]())
    first = scene.cases.urgency.first(LINES, today, moment, window)
    cases = (case for case_id in first if (case := scene.cases.find(case_id)) is not None)
    return ClockBoard(
        name=hall.premises.premises.name,
        today=today,
        window=window,
        red=shown["red"],
        yellow=shown["yellow"],
        green=shown["green"],
        lines=tuple(_line(scene, calendar, case, today, now) for case in cases),
        tasks=_tasks(scene, calendar, today, window),
        windows=tuple(_count(number, counts[number]) for number in sorted(counts)),
    )


def late_cases(hall: Hall, now: datetime) -> int:
    """How many cases are past their day or minute."""
    counts = hall.cases.urgency.counts(hall.business_day, to_text(now))
    return sum(told["red"] for told in counts.values())


def unknown_year(hall: Hall, day: date) -> int | None:
    """The year of a day whose legal working days nobody has published, while clocks run."""
    known = calendar_of(hall.premises.premises.casebook.deadlines.working_days).known(day)
    opened = hall.business_day > NO_DAY.business_day
    return day.year if opened and len(hall.cases.urgency) and not known else None


def _count(number: int, told: Counter[Colour]) -> WindowCount:
    return WindowCount(number, told["red"], told["yellow"])


def _line(
    scene: Scene, calendar: LegalCalendar, case: Case, today: str, now: datetime
) -> ClockLine:
    clock = clock_of(case)
    day = None if clock.due == NEVER else clock.due
    return ClockLine(
        case_id=case.id,
        number=case.number,
        item=scene.guide.name_of(case.item),
        kind=kind_name(scene, case),
        state=case.state,
        colour=colour(case, today, to_text(now)),
        due=day,
        cause=clock.cause,
        left=_left(calendar, today, day) if day else None,
        minutes=_minutes(case, now) if case.due_at and day == today else None,
        window=case.window,
        owner=_owner(scene, case.owner),
        urged=case.urged,
        stage=case.stage,
        told_today=case.urged > 0 and case.urged_on == today,
    )


def _left(calendar: LegalCalendar, today: str, due: str) -> int:
    return calendar.between(date.fromisoformat(today), date.fromisoformat(due))


def _minutes(case: Case, now: datetime) -> int:
    return int((stored(case.due_at or "") - now).total_seconds() // 60)


def _owner(scene: Scene, name: str) -> Words:
    person = scene.staff.find(name)
    return person.display if person else Words(zh="窗口", en="Window")


def _tasks(
    scene: Scene, calendar: LegalCalendar, today: str, window: int | None
) -> tuple[TaskLine, ...]:
    """The red ones first, the longest past first, then the yellow ones."""
    ours = (task for task in scene.cases.tasks() if window in (None, task.window))
    shown = ((task_colour(task, today), task) for task in ours)
    late = sorted(
        (task.due, task.id, colour, task) for colour, task in shown if colour in ("red", "yellow")
    )
    lines = (_task(scene, calendar, task, colour, today) for _, _, colour, task in late)
    return tuple(islice((line for line in lines if line is not None), TASKS))


def _task(
    scene: Scene, calendar: LegalCalendar, task: CaseTask, colour: Colour, today: str
) -> TaskLine | None:
    case = scene.cases.find(task.case_id)
    if case is None or case.ended:
        return None
    return TaskLine(
        task_id=task.id,
        number=case.number,
        item=scene.guide.name_of(case.item),
        colour=colour,
        due=task.due,
        left=_left(calendar, today, task.due),
        lead=case.window,
        window=task.window,
        urged=task.urged,
        stage=task.stage,
        told_today=task.urged > 0 and task.urged_on == today,
    )
