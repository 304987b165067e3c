"""What a finished or running day left behind, as its figures are made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hall_server.queue.tables import Ticket


@dataclass(frozen=True, slots=True)
class DayBook:
    """`first_calls`: ticket id -> when it was called first, as stored. `consultations`: how many
    were asked. `events`: kind of ledger entry -> how many of the day. `head`: the row the ledger
    has come to on the day, and its hash."""

    business_day: str
    tickets: Sequence[Ticket]
    first_calls: Mapping[str, str]
    consultations: int
    events: Mapping[str, int]
    leader: str | None = None
    head: tuple[int, str] | None = None
