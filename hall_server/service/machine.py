"""What the hall's server looks after of the machine it runs on (row K8)."""

from dataclasses import dataclass

from hall_server.service.means import Means
from hall_server.service.room import Room


@dataclass(frozen=True, slots=True)
class Machine:
    """Its disk, and the files and memory it has left."""

    room: Room
    means: Means

    def look(self) -> None:
        """Sees how they are now."""
        self.room.look()
        self.means.look()

    def faults(self) -> list[str]:
        """The alarms there are now, by key."""
        disk = [] if self.room.level == "well" else [f"disk-{self.room.level}"]
        return [*disk, *self.means.faults()]
