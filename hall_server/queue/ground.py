"""The hall as the forecast's model sees it: open windows, their present visits, their lines."""

from datetime import datetime

from hall_server.forecast.learning import duration
from hall_server.forecast.model import Ground, Line, Station
from hall_server.kernel.clock import stored
from hall_server.premises.rulebook import CallingRule
from hall_server.queue.choosing import NO_PROMISE_MIN, Turn
from hall_server.queue.scene import Scene, Visits
from hall_server.queue.state import lines_of
from hall_server.windows.rules import window_state
from hall_server.windows.tables import Window

SAMPLE = 8
"""So many of a line are asked what they come for; the rest are taken to be like them."""

REACH = 3
"""Windows that share work with windows that share work … so far a line behind is felt."""

TURN_S = 6.0
"""From one citizen's leaving to the next one's call, where somebody waits."""


def ground_of(scene: Scene, line: str, now: datetime) -> Ground:
    """Worked out once for everybody who asks between two changes: a thousand phones may."""
    known = scene.forecast.grounds
    if (line, now) not in known:
        visits = Visits(scene, now)
        stations = tuple(
            _station(scene, visits, window, lines, now) for window, lines in _near(scene, line)
        )
        names = {name for station in stations for name in station.lines}
        lines = {name: _line(scene, visits, name, now) for name in sorted(names)}
        known[line, now] = Ground(stations, lines)
    return known[line, now]


Calling = tuple[Window, tuple[str, ...]]
"""An open window and the lines it calls from."""


def _near(scene: Scene, wanted: str) -> list[Calling]:
    """The open windows that serve a line, those that share work with them, and theirs again."""
    standing = {device.window for device in scene.devices.of_role("clerk")}
    left = [
        (window, _lines_at(scene, window, wanted))
        for window in scene.windows.all()
        if window_state(window, scene.windows.seat(window.number), window.number in standing)
        == "open"
    ]
    found: list[Calling] = []
    reached = {wanted}
    for _ in range(REACH):
        near = [calling for calling in left if reached.intersection(calling[1])]
        found += near
        left = [calling for calling in left if calling not in near]
        reached.update(line for _, lines in near for line in lines)
    return sorted(found, key=lambda calling: calling[0].number)


def _lines_at(scene: Scene, window: Window, wanted: str) -> tuple[str, ...]:
    """Its queues, after those who wait for it alone where there are any, or one who asks."""
    own, *queues = lines_of(scene.windows.queues_at(window), window.number)
    alone = own == wanted or scene.queue.lines.front(own) is not None
    return (own, *queues) if alone else tuple(queues)


def _station(
    scene: Scene, visits: Visits, window: Window, lines: tuple[str, ...], now: datetime
) -> Station:
    rule = scene.hall.premises.rule(window.rule)
    return Station(
        number=window.number,
        lines=lines,
        rule=rule,
        busy_s=_busy(scene, visits, window, now),
        others_left=_others_left(rule, scene.queue.turn(window.number)),
    )


def _others_left(rule: CallingRule, turn: Turn) -> int:
    due = turn.others is None or (turn.others == 0 and 0 < turn.entitled < rule.entitled)
    return 0 if due or turn.others is None else max(0, rule.ordinary - turn.others)


def _busy(scene: Scene, visits: Visits, window: Window, now: datetime) -> float:
    """How many seconds the window's present visit will last on."""
    ticket = scene.queue.at_window(window.number)
    if ticket is None:
        return 0.0
    visit = visits.of(ticket)
    if ticket.state == "serving" and ticket.started_at is not None:
        return visit.left((now - stored(ticket.started_at)).total_seconds()) + TURN_S
    called = stored(ticket.called_at or ticket.issued_at)
    coming = duration(scene.forecast.paces["come"]).left((now - called).total_seconds())
    return coming + scene.forecast.paces["shows"].mean * visit.mean + TURN_S


def _line(scene: Scene, visits: Visits, name: str, now: datetime) -> Line:
    """How long those who stand in a line take, and how many of the entitled come to it."""
    waiting = scene.queue.in_lines([name], SAMPLE)
    sample = [visits.of(ticket) for ticket in waiting] or [visits.about(name)]
    paces = scene.forecast.paces
    mean = sum(visit.mean for visit in sample) / len(sample)
    queue = scene.queue.queues.get(name)
    return Line(
        slot_s=duration(paces["come"]).mean + paces["shows"].mean * mean + TURN_S,
        cv2=sum(visit.cv2 for visit in sample) / len(sample),
        target_min=(queue and queue.target_min) or NO_PROMISE_MIN,
        entitled_per_s=scene.forecast.entitled_per_s(name, now.timestamp()),
    )
