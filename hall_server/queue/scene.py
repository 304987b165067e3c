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


class Visits:
    """How long visits take at a moment; what is asked again is not worked out again."""

    def __init__(self, scene: Scene, now: datetime) -> None:
        self._scene = scene
        self._drift = scene.forecast.paces["hall"].mean + hour_pace(scene, now).mean
        self._known: dict[tuple[str, tuple[str, ...]], Duration] = {}

    def of(self, ticket: Ticket) -> Duration:
        """A ticket's visit: as long as the longest of its items takes."""
        return self.about(ticket.queue, ticket.open_items if ticket.outcomes else ticket.items)

    def about(self, queue: str, items: tuple[str, ...] = ()) -> Duration:
        """A visit for these items; for any of the queue's, where none are named."""
        found = self._known.get((queue, items))
        if found is None:
            paces = [item_pace(self._scene, item) for item in items]
            longest = max((p for p in paces if p), key=lambda pace: pace.mean, default=None)
            found = duration(longest or queue_pace(self._scene, queue), self._drift)
            self._known[queue, items] = found
        return found


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


def hour_pace(scene: Scene, now: datetime) -> Pace:
    """By how much visits of the present hour differ from the others."""
    hour = now.astimezone(scene.hall.premises.zone).strftime("%H")
    subject = f"hour:{hour}"
    return scene.forecast.paces.get(subject) or of_hour(subject)
