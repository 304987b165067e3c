"""A window whose visits are rated: who works there, who comes, and what became of a question."""

from dataclasses import dataclass
from datetime import datetime

from tests.support.database import plain_rows, rows
from tests.support.hall import RunningHall
from tests.support.people import Clerk, Voice, give_password, key_of, sits_down

WINDOW = 3
CLERK, PASSWORD = "chenfang", "correct horse"


@dataclass
class Counter:
    """Window 3: its clerk, and who brings citizens there."""

    hall: RunningHall
    clerk: Clerk
    kiosk: Voice

    def finishes_one(self, **more: str) -> str:
        """A citizen takes a number and is served; the visit's id."""
        ticket = self.kiosk.take("civil", **more)
        assert self.clerk.does("call-next")["number"] == ticket["number"]
        self.clerk.does("start")
        return str(self.clerk.does("finish", outcome="done")["ticket_id"])

    def ratings(self, visit: str) -> list[tuple[int, str, str]]:
        """Level, tags and text of each rating stored for a visit."""
        found = plain_rows(self.hall.data, "ratings", "ticket_id", "level", "tags", "text")
        return [(level, tags, text) for of, level, tags, text in found if of == visit]

    def outcome(self, visit: str) -> str:
        """What became of the question about a visit."""
        query = "SELECT outcome FROM rating_asks WHERE ticket_id = ?"
        ((outcome,),) = rows(self.hall.data, query, visit)
        return str(outcome)

    def ended_at(self, visit: str) -> datetime:
        """When the visit was over, and its question began."""
        return self._moment("SELECT ended_at FROM tickets WHERE id = ?", visit)

    def rated_at(self, visit: str) -> datetime:
        """The moment its rating counts for."""
        return self._moment("SELECT rated_at FROM ratings WHERE ticket_id = ?", visit)

    def _moment(self, query: str, visit: str) -> datetime:
        ((told,),) = rows(self.hall.data, query, visit)
        return datetime.fromisoformat(str(told).replace("Z", "+00:00"))


def counter_of(hall: RunningHall) -> Counter:
    """Somebody sits down at window 3."""
    give_password(hall, CLERK, PASSWORD)
    clerk = sits_down(hall, WINDOW, CLERK, PASSWORD)
    return Counter(hall, clerk, Voice(hall, key_of(hall, "integrator")))
