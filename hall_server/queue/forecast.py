"""Waits foretold and compared: the hall as it stands, told to the forecast's pure model.

A view that is asked for the present moment uses that of the last thing that happened in the lines:
a wait changes when somebody is called, taken or served, and is told anew then.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from hall_link.wire.wait import STEP_MIN, Wait
from hall_server.devices.state import DevicesState
from hall_server.forecast.error import Span
from hall_server.forecast.learning import Duration, duration, fresh, of_hour
from hall_server.forecast.model import Line, Outlook, Seeker, Station, outlook
from hall_server.forecast.state import ForecastState
from hall_server.forecast.tables import Estimate, Pace
from hall_server.guide.state import GuideState
from hall_server.kernel.clock import stored
from hall_server.kernel.work import Work
from hall_server.premises.rulebook import CallingRule
from hall_server.premises.state import PremisesState
from hall_server.queue.breaks import through_breaks
from hall_server.queue.choosing import NO_PROMISE_MIN, Turn
from hall_server.queue.state import QueueState, lines_of
from hall_server.queue.tables import Lane, Ticket
from hall_server.windows.rules import window_state
from hall_server.windows.state import WindowsState
from hall_server.windows.tables import Window

SAMPLE = 12
"""So many of a line are asked what they come for; the rest are taken to be like them."""

TURN_S = 6.0
"""From one citizen's leaving to the next one's call, where somebody waits."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The rooms a forecast looks at."""

    hall: PremisesState
    guide: GuideState
    windows: WindowsState
    devices: DevicesState
    queue: QueueState

    @property
    def forecast(self) -> ForecastState:
        """What was learned so far."""
        return self.queue.forecast

    @property
    def latest(self) -> datetime:
        """When somebody last came or was called."""
        place = max(self.queue.last_place, self.queue.last_call)
        return datetime.fromtimestamp(place / 1_000_000, UTC)


def foretell(scene: Scene, ticket: Ticket, work: Work) -> Wait | None:
    """The wait of a ticket about to be issued, kept to be compared when it is called; None while no
    window is open for it."""
    seen = _outlook(scene, _seeker(scene, ticket), work.now)
    if seen is None:
        return None
    span = _span(scene, ticket.lane, seen, work.now)
    work.put(
        Estimate(
            ticket_id=ticket.id,
            business_day=ticket.business_day,
            queue=ticket.queue,
            lane=ticket.lane,
            issued_at=ticket.issued_at,
            expected_s=round(seen.expected_s, 1),
            sigma=round(seen.sigma, 4),
            low_s=span.low,
            median_s=span.median,
            high_s=span.high,
        )
    )
    return in_steps(span)


def wait_now(
    scene: Scene, queue: str, lane: Lane = "ordinary", now: datetime | None = None
) -> Wait | None:
    """How long somebody will wait who takes a number of this queue; None while no window is open
    for it."""
    now = now or scene.latest
    place = scene.queue.last_place + 1
    return _wait(scene, Seeker(queue, lane, place), now)


def expected_wait(scene: Scene, ticket: Ticket, now: datetime | None = None) -> Wait | None:
    """How long a ticket still waits that stands in line, or is about to; None while no window that
    serves its line is open."""
    return _wait(scene, _seeker(scene, ticket), now or scene.latest)


def _seeker(scene: Scene, ticket: Ticket) -> Seeker:
    return Seeker(ticket.line, ticket.lane, ticket.place, scene.queue.passed(ticket))


def in_steps(span: Span) -> Wait:
    """The range as it is told, to the nearest steps: wider, it would hold more often than it says.

    It is never nothing: the least that is told is "under five minutes".
    """
    low, high = (STEP_MIN * round(s / 60 / STEP_MIN) for s in (span.low, span.high))
    return Wait(low=low, high=max(high, STEP_MIN), median=round(span.median / 60))


def _wait(scene: Scene, seeker: Seeker, now: datetime) -> Wait | None:
    seen = _outlook(scene, seeker, now)
    return in_steps(_span(scene, seeker.lane, seen, now)) if seen else None


def _span(scene: Scene, lane: str, seen: Outlook, now: datetime) -> Span:
    span = scene.forecast.errors.span(lane, seen.expected_s, seen.sigma)
    ends = (span.low, span.median, span.high)
    return Span(*(round(through_breaks(scene.hall.timetable, now, s)) for s in ends))


@dataclass(frozen=True, slots=True)
class _Crowd:
    """The lines as the model asks for them."""

    queue: QueueState

    def before(self, line: str, lane: str, place: float) -> int:
        return self.queue.lines.in_lane_before(line, lane, place)


def _outlook(scene: Scene, seeker: Seeker, now: datetime) -> Outlook | None:
    stations = list(_stations(scene, seeker.line, now))
    names = {line for station in stations for line in station.lines}
    lines = {name: _line(scene, name, now) for name in names}
    return outlook(seeker, stations, lines, _Crowd(scene.queue), now.timestamp())


def _stations(scene: Scene, wanted: str, now: datetime) -> Iterable[Station]:
    """The windows that are open, each with the lines somebody stands in or asks about."""
    standing = {device.window for device in scene.devices.of_role("clerk")}
    for window in scene.windows.all():
        seat = scene.windows.seat(window.number)
        if window_state(window, seat, window.number in standing) != "open":
            continue
        rule = scene.hall.premises.rule(window.rule)
        own, *queues = lines_of(scene.windows.queues_at(window), window.number)
        alone = own == wanted or scene.queue.lines.front(own) is not None
        yield Station(
            number=window.number,
            lines=(own, *queues) if alone else tuple(queues),
            rule=rule,
            busy_s=_busy(scene, window, now),
            others_left=_others_left(rule, scene.queue.turn(window.number)),
        )


def _others_left(rule: CallingRule, turn: Turn) -> int:
    due = turn.others is None or (turn.others == 0 and 0 < turn.entitled < rule.entitled)
    return 0 if due or turn.others is None else max(0, rule.ordinary - turn.others)


def _busy(scene: Scene, window: Window, now: datetime) -> float:
    """How many seconds the window's present visit will last on."""
    ticket = scene.queue.at_window(window.number)
    if ticket is None:
        return 0.0
    visit = _visit(scene, ticket, now)
    if ticket.state == "serving" and ticket.started_at is not None:
        return visit.left((now - stored(ticket.started_at)).total_seconds()) + TURN_S
    called = stored(ticket.called_at or ticket.issued_at)
    coming = duration(scene.forecast.paces["come"]).left((now - called).total_seconds())
    return coming + scene.forecast.paces["shows"].mean * visit.mean + TURN_S


def _line(scene: Scene, name: str, now: datetime) -> Line:
    """How long those who stand in a line take, and how many of the entitled come to it."""
    waiting = scene.queue.in_lines([name], SAMPLE)
    visits = [_visit(scene, ticket, now) for ticket in waiting]
    if not visits:
        visits = [duration(queue_pace(scene, name), drift(scene, now))]
    paces = scene.forecast.paces
    mean = sum(visit.mean for visit in visits) / len(visits)
    queue = scene.queue.queues.get(name)
    return Line(
        slot_s=duration(paces["come"]).mean + paces["shows"].mean * mean + TURN_S,
        cv2=sum(visit.cv2 for visit in visits) / len(visits),
        target_min=(queue and queue.target_min) or NO_PROMISE_MIN,
        entitled_per_s=scene.forecast.entitled_per_s(name, now.timestamp()),
    )


def _visit(scene: Scene, ticket: Ticket, now: datetime) -> Duration:
    """How long a ticket's visit takes: as long as the longest of its items."""
    paces = [item_pace(scene, item) for item in ticket.open_items]
    longest = max((p for p in paces if p), key=lambda pace: pace.mean, default=None)
    return duration(longest or queue_pace(scene, ticket.queue), drift(scene, now))


def item_pace(scene: Scene, item: str) -> Pace | None:
    """What is known of an item's visits; None for an item the guide no longer has."""
    subject = f"item:{item}"
    known = scene.forecast.paces.get(subject)
    if known is not None:
        return known
    minutes = scene.guide.minutes_of(item)
    return fresh(subject, minutes) if minutes else None


def queue_pace(scene: Scene, queue: str) -> Pace:
    """The same for a queue's visits, whatever they are about: at first, its middle item's."""
    subject = f"queue:{queue}"
    known = scene.forecast.paces.get(subject)
    if known is not None:
        return known
    minutes = sorted(scene.guide.minutes_in(queue))
    return fresh(subject, minutes[len(minutes) // 2] if minutes else USUAL_MIN)


USUAL_MIN = 10.0
"""What a visit takes in a queue without any item."""


def drift(scene: Scene, now: datetime) -> float:
    """By how much a visit's logarithm differs at present from what its item lets expect."""
    return scene.forecast.paces["hall"].mean + hour_pace(scene, now).mean


def hour_pace(scene: Scene, now: datetime) -> Pace:
    """By how much visits of the present hour differ from the others."""
    hour = now.astimezone(scene.hall.premises.zone).strftime("%H")
    subject = f"hour:{hour}"
    return scene.forecast.paces.get(subject) or of_hour(subject)
