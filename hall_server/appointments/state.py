"""Bookings in memory: those to come, those of today, and whose name and number are kept."""

import bisect
from collections import defaultdict
from collections.abc import Iterator

from hall_server.appointments.tables import Booked, Booker, FreedSeat


class AppointmentsState:
    """Every booking that is open or of today or later, and the seats given up meanwhile."""

    def __init__(self) -> None:
        self.day = ""
        self._bookings: dict[str, Booked] = {}
        self._on: dict[str, set[str]] = defaultdict(set)
        self._codes: dict[str, str] = {}
        self._secrets: dict[str, str] = {}
        self._open: list[tuple[str, str]] = []
        self._bookers: dict[str, Booker] = {}
        self._phones: dict[str, set[str]] = defaultdict(set)
        self._seats: dict[str, dict[str, FreedSeat]] = defaultdict(dict)

    # --- taking in what was decided -------------------------------------------------------------

    def apply_booking(self, record: Booked) -> None:
        before = self._bookings.get(record.id)
        if before is not None:
            self._forget(before)
        if record.day < self.day and record.state != "booked":
            return
        self._bookings[record.id] = record
        self._on[record.day].add(record.id)
        self._secrets[record.secret] = record.id
        if record.state == "booked":
            self._codes[record.code] = record.id
            bisect.insort(self._open, (record.starts, record.id))

    def _forget(self, before: Booked) -> None:
        del self._bookings[before.id]
        del self._secrets[before.secret]
        self._on[before.day].discard(before.id)
        if before.state == "booked":
            del self._codes[before.code]
            del self._open[bisect.bisect_left(self._open, (before.starts, before.id))]

    def apply_booker(self, record: Booker) -> None:
        """An erased one leaves no trace."""
        before = self._bookers.pop(record.booking, None)
        if before is not None:
            self._phones[before.phone].discard(before.booking)
            if not self._phones[before.phone]:
                del self._phones[before.phone]
        if record.phone:
            self._bookers[record.booking] = record
            self._phones[record.phone].add(record.booking)

    def apply_seat(self, record: FreedSeat) -> None:
        self._seats[record.day][record.id] = record

    def begin_day(self, day: str) -> None:
        """Lets go of what ended before this day."""
        if day <= self.day:
            return
        self.day = day
        over = [b for b in self._bookings.values() if b.day < day and b.state != "booked"]
        for booking in over:
            self._forget(booking)
        for past in [known for known in self._seats if known < day]:
            del self._seats[past]
        for past in [known for known, ids in self._on.items() if not ids]:
            del self._on[past]

    # --- looking --------------------------------------------------------------------------------

    def with_secret(self, secret: str) -> Booked | None:
        return self._bookings.get(self._secrets.get(secret, ""))

    def with_code(self, code: str) -> Booked | None:
        """The open booking of this code."""
        return self._bookings.get(self._codes.get(code, ""))

    def open_of(self, phone: str) -> list[Booked]:
        """The open bookings of a phone number, the earliest first."""
        mine = (self._bookings[booking] for booking in self._phones.get(phone, ()))
        return sorted((b for b in mine if b.state == "booked"), key=lambda b: (b.starts, b.id))

    def booker(self, booking: str) -> Booker | None:
        """Whose name and number are kept for a booking."""
        return self._bookers.get(booking)

    def on_day(self, day: str) -> Iterator[Booked]:
        """The bookings of a day in no order, those given up left out."""
        found = (self._bookings[booking] for booking in self._on.get(day, ()))
        return (booking for booking in found if booking.state != "cancelled")

    def held_back(self, day: str, now: str) -> Iterator[FreedSeat]:
        """The seats of a day that were given up and can't be booked yet at `now`."""
        seats = self._seats.get(day, {}).values()
        return (seat for seat in seats if seat.free_from > now)

    def open(self) -> list[Booked]:
        """The open bookings, the earliest first."""
        return [self._bookings[booking] for _, booking in self._open]

    def open_before(self, moment: str) -> list[Booked]:
        """The open bookings that began before a moment, the earliest first."""
        count = bisect.bisect_left(self._open, (moment, ""))
        return [self._bookings[booking] for _, booking in self._open[:count]]

    def kept_before(self, day: str) -> list[str]:
        """The bookings before a day whose booker's name and number are still kept."""
        found = ((name, self._bookings.get(name)) for name in self._bookers)
        return [name for name, booking in found if booking is None or booking.day < day]
