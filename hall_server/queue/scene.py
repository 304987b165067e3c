"""The rooms a forecast looks at, and how long visits take there."""

from dataclasses import dataclass
from datetime import UTC, datetime

from hall_server.devices.state import DevicesState
from hall_server.forecast.learning import Duration, duration, fresh, of_hour
from hall_server.forecast.state import ForecastState
from hall_server.forecast.tables import Pace
from hall_server.guide.state import GuideState
from hall_server.premises.state import PremisesState
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Ticket
from hall_server.windows.state import WindowsState

USUAL_MIN = 10.0
"""What a visit takes in a queue without any item."""


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


def visit_of(scene: Scene, ticket: Ticket, now: datetime) -> Duration:
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


def drift(scene: Scene, now: datetime) -> float:
    """By how much a visit's logarithm differs at present from what its item lets expect."""
    return scene.forecast.paces["hall"].mean + hour_pace(scene, now).mean


def hour_pace(scene: Scene, now: datetime) -> Pace:
    """By how much visits of the present hour differ from the others."""
    hour = now.astimezone(scene.hall.premises.zone).strftime("%H")
    subject = f"hour:{hour}"
    return scene.forecast.paces.get(subject) or of_hour(subject)
