"""The slips in drawers, and those of today that came out of them, in memory."""

from collections import defaultdict

from hall_server.queue.hand_tables import HandTicket
from hall_server.queue.rules import prefix_of


class HandBook:
    """Takes slips in as they are printed and used; used ones leave it with their day."""

    def __init__(self) -> None:
        self._day = ""
        self._slips: dict[str, HandTicket] = {}
        self._serials: dict[str, set[int]] = defaultdict(set)

    def apply(self, record: HandTicket) -> None:
        """Takes in a new slip, or what became of one."""
        before = self._slips.pop(record.ticket_id, None)
        if before is not None:
            self._serials[prefix_of(before.number)].discard(before.serial)
        if record.state == "used" and (record.used_day or "") < self._day:
            return
        self._slips[record.ticket_id] = record
        if record.state != "void":
            self._serials[prefix_of(record.number)].add(record.serial)

    def begin_day(self, day: str) -> None:
        """Lets go of what was used on the days before."""
        kept, self._slips = self._slips, {}
        self._serials.clear()
        self._day = day
        for record in kept.values():
            self.apply(record)

    def has(self, prefix: str, serial: int) -> bool:
        """Whether this number lies in a drawer or was given by hand today."""
        return serial in self._serials[prefix]

    def with_secret(self, secret: str) -> HandTicket | None:
        """The slip of this code."""
        return next((slip for slip in self._slips.values() if slip.secret == secret), None)

    def numbered(self, number: str) -> HandTicket | None:
        """The slip of this number that is good; else one that is void."""
        same = [slip for slip in self._slips.values() if slip.number == number]
        return min(same, key=lambda slip: slip.state == "void", default=None)

    def of_sheet(self, sheet: str) -> list[HandTicket]:
        """The slips of a sheet, by number."""
        same = (slip for slip in self._slips.values() if slip.sheet == sheet)
        return sorted(same, key=lambda slip: slip.serial)

    def in_drawer(self, queue: str) -> list[HandTicket]:
        """A queue's slips that nobody was given yet."""
        here = (slip for slip in self._slips.values() if slip.queue == queue)
        return [slip for slip in here if slip.state == "printed"]
