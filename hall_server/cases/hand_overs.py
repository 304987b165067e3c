"""Papers on their way, as their giver, their taker and the hall's leader see them (row F7)."""

from datetime import datetime

from hall_link.wire.case_views import CustodyView
from hall_server.cases.file_tables import Custody
from hall_server.cases.room import Scene
from hall_server.kernel.clock import business_day, from_text, stored
from hall_server.kernel.masking import masked_name

LINES = 20
"""How many hand-overs a desk is told of without asking."""


def custody_view(scene: Scene, passed: Custody, named: bool, number: str = "") -> CustodyView:
    """A hand-over; `named`: who asks may read the name of a taker without account. `number`: its
    case's, where memory has not got it."""
    case = scene.cases.find(passed.case_id)
    taker = passed.taker or _shown(scene, passed.taken_by or "")
    return CustodyView(
        custody_id=passed.id,
        case_id=passed.case_id,
        number=case.number if case else number,
        window=passed.window,
        late=is_late(scene, passed),
        at=stored(passed.at),
        giver=_shown(scene, passed.giver),
        to=passed.to,
        papers=list(passed.papers),
        taken_at=from_text(passed.taken_at),
        taker=taker if named or not passed.taker else masked_name(passed.taker),
    )


def at_desk(scene: Scene, window: int) -> list[CustodyView]:
    """What this window has given and nobody has signed for, and what it has to sign for."""
    ours = [c for c in scene.cases.on_the_way() if window == c.window or c.to == str(window)]
    first = sorted(ours, key=lambda passed: passed.to != str(window))
    return [custody_view(scene, passed, named=True) for passed in first[:LINES]]


def is_late(scene: Scene, passed: Custody) -> bool:
    """Given on an earlier day, and nobody has signed."""
    day = business_day(stored(passed.at), scene.hall.premises.zone).isoformat()
    return passed.taken_at is None and day < scene.day


def unsigned(scene: Scene, now: datetime) -> int:
    """How many hand-overs nobody has signed for at the end of the day: those of earlier days, and
    today's once the hall has closed."""
    waiting = scene.cases.on_the_way()
    if scene.hall.doors is not None and scene.hall.hours(now).state in ("after", "extended"):
        return len(waiting)
    return sum(is_late(scene, passed) for passed in waiting)


def _shown(scene: Scene, who: str) -> str:
    """By the name on the badge, a window's own key by its window; else as it is told."""
    person, device = scene.staff.find(who), scene.devices.find(who)
    if person is not None:
        return person.display.zh
    return f"{device.window}号窗口" if device is not None and device.window else who
