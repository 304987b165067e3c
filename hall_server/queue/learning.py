"""What the hall learns from what has just happened: how long things take, what its word was worth.

Looks at every ticket an operation changes, whichever operation that was.
"""

from dataclasses import replace
from datetime import datetime
from math import log

from hall_server.forecast.learning import SHORTEST_S, told
from hall_server.forecast.tables import Pace
from hall_server.kernel.clock import stored
from hall_server.kernel.work import Work
from hall_server.queue.breaks import open_seconds
from hall_server.queue.moves import IN_LINE
from hall_server.queue.scene import Scene, hour_pace, item_pace, queue_pace
from hall_server.queue.tables import Ticket


def learn(scene: Scene, work: Work) -> None:
    """Adds to the work what its tickets' moves teach."""
    lessons: dict[str, Pace] = {}
    for ticket in [record for record in work.records if isinstance(record, Ticket)]:
        before = scene.queue.tickets.get(ticket.id)
        if before is None or before.state == ticket.state:
            continue
        if before.state in IN_LINE and ticket.state == "called":
            _compare(scene, ticket, work)
        elif before.state == "called" and ticket.state in ("serving", "missed"):
            _note_coming(scene, before, ticket.state == "serving", work.now, lessons)
        elif before.state == "serving" and ticket.state == "finished":
            _note_visit(scene, before, work.now, lessons)
    for pace in lessons.values():
        work.put(pace)


def _compare(scene: Scene, ticket: Ticket, work: Work) -> None:
    """Compares what the ticket was told with what came, once; not where it gave way or moved."""
    estimate = scene.forecast.told(ticket.id)
    if estimate is None or ticket.place != ticket.taken or ticket.queue != estimate.queue:
        return
    since = stored(estimate.issued_at)
    waited = max(0.0, (work.now - since).total_seconds())
    worked = open_seconds(scene.hall.timetable, since, work.now)
    work.put(replace(estimate, waited_s=round(waited), open_s=max(0, round(worked))))


def _note_coming(
    scene: Scene, called: Ticket, came: bool, now: datetime, lessons: dict[str, Pace]
) -> None:
    paces = scene.forecast.paces
    lessons["shows"] = told(paces["shows"], float(came))
    if called.called_at is not None:
        lessons["come"] = told(paces["come"], _log_since(called.called_at, now))


def _note_visit(scene: Scene, served: Ticket, now: datetime, lessons: dict[str, Pace]) -> None:
    """A visit for one item, and one person, teaches about that item, its queue, the hour and the
    whole hall, each what the others don't explain; any other about its queue alone."""
    if served.started_at is None:
        return
    lasted = _log_since(served.started_at, now)
    hall, hour = scene.forecast.paces["hall"], hour_pace(scene, now)
    queue = queue_pace(scene, served.queue)
    lessons[queue.subject] = told(queue, lasted - hall.mean - hour.mean)
    item = item_pace(scene, served.items[0]) if len(served.items) == 1 else None
    if item is not None and served.principals == 1:
        lessons[item.subject] = told(item, lasted - hall.mean - hour.mean)
        lessons[hall.subject] = told(hall, lasted - item.mean - hour.mean)
        lessons[hour.subject] = told(hour, lasted - item.mean - hall.mean)


def _log_since(moment: str, now: datetime) -> float:
    return log(max(SHORTEST_S, (now - stored(moment)).total_seconds()))
