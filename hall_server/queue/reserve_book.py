"""The reserves of today and of the days to come, and the day's strays, in memory."""

from collections import Counter, defaultdict

from hall_server.queue.reserve_tables import Reserve, Stray
from hall_server.queue.rules import prefix_of


class ReserveBook:
    """Takes reserves in as they are made and used; those of days gone by are the database's."""

    def __init__(self) -> None:
        self._day = ""
        self._reserves: dict[str, Reserve] = {}
        self._serials: dict[str, set[int]] = defaultdict(set)
        self._held: Counter[tuple[str, str, str]] = Counter()
        self.strays: dict[tuple[str, str], Stray] = {}

    def apply(self, record: Reserve) -> None:
        """Takes in a new reserve, or what became of one."""
        before = self._reserves.pop(record.ticket_id, None)
        if before is not None:
            self._count(before, -1)
        if record.business_day >= self._day:
            self._reserves[record.ticket_id] = record
            self._serials[prefix_of(record.number)].add(record.serial)
            self._count(record, 1)

    def _count(self, record: Reserve, step: int) -> None:
        if record.state == "held":
            self._held[record.device, record.queue, record.business_day] += step

    def apply_stray(self, record: Stray) -> None:
        """Takes in what a person has to see to, today."""
        if record.business_day >= self._day:
            self.strays[record.ticket_id, record.device] = record

    def begin_day(self, day: str) -> None:
        """Lets go of what belongs to the days before."""
        kept, strays = self._reserves, self.strays
        self._reserves, self.strays = {}, {}
        self._serials.clear()
        self._held.clear()
        self._day = day
        for record in kept.values():
            self.apply(record)
        for stray in strays.values():
            self.apply_stray(stray)

    def find(self, ticket_id: str) -> Reserve | None:
        return self._reserves.get(ticket_id)

    def has(self, prefix: str, serial: int) -> bool:
        """Whether this number is set aside, for today or a day to come."""
        return serial in self._serials[prefix]

    def held(self, device: str, queue: str, day: str) -> int:
        """How many of a queue's reserves a device has not handed in yet."""
        return self._held[device, queue, day]

    def before(self, day: str) -> list[Reserve]:
        """Those that are held for days before this one."""
        known = self._reserves.values()
        return [one for one in known if one.state == "held" and one.business_day < day]
