"""Waits foretold: the hall as it stands, told to the forecast's pure model.

A view that is asked for the present moment uses that of the last thing that happened in the lines:
a wait changes when somebody is called, taken or served, and is told anew then.
"""

from dataclasses import dataclass
from datetime import datetime

from hall_link.wire.wait import STEP_MIN, Wait
from hall_server.forecast.error import Span
from hall_server.forecast.model import Outlook, Seeker, outlook
from hall_server.forecast.tables import Estimate
from hall_server.kernel.work import Work
from hall_server.queue.breaks import through_breaks
from hall_server.queue.ground import ground_of
from hall_server.queue.scene import Scene
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Lane, Ticket


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
    ground = ground_of(scene, seeker.line, now)
    return outlook(seeker, ground, _Crowd(scene.queue), now.timestamp())
