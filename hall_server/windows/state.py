"""Windows in memory."""

from hall_server.windows.rules import UnknownWindow
from hall_server.windows.tables import SignIn, Window


class WindowsState:
    """Windows by number, and the people at them."""

    def __init__(self) -> None:
        self._windows: dict[int, Window] = {}
        self._seats: dict[int, SignIn] = {}
        self._sessions: dict[str, SignIn] = {}
        self._watched: set[int] = set()

    def apply_window(self, record: Window) -> None:
        if record.retired:
            self._windows.pop(record.number, None)
            self._watched.discard(record.number)
            return
        self._windows[record.number] = record
        if record.paused_reason is not None or record.unattended_at is not None:
            self._watched.add(record.number)
        else:
            self._watched.discard(record.number)

    def apply_sign_in(self, record: SignIn) -> None:
        self._leave_seat(record.session_id)
        if record.signed_out_at is None:
            self._seats[record.window] = record
            self._sessions[record.session_id] = record

    def _leave_seat(self, session_id: str) -> None:
        """Where this session was until now; another may have taken the seat since."""
        before = self._sessions.pop(session_id, None)
        seat = self._seats.get(before.window) if before else None
        if seat is not None and seat.session_id == session_id:
            del self._seats[seat.window]

    def all(self) -> list[Window]:
        """Every window, by number."""
        return [self._windows[number] for number in sorted(self._windows)]

    def watched(self) -> list[Window]:
        """The windows that are paused or known to be left unattended, by number."""
        return [self._windows[number] for number in sorted(self._watched)]

    def known(self, number: int) -> Window | None:
        """The window of this number, if the hall has it."""
        return self._windows.get(number)

    def find(self, number: int) -> Window:
        """Raises `UnknownWindow`."""
        window = self._windows.get(number)
        if window is None:
            raise UnknownWindow(window=number)
        return window

    def headed_by(self, staff: str | None) -> frozenset[int]:
        """The windows this person is the head of."""
        ours = (window for window in self._windows.values() if staff and window.head == staff)
        return frozenset(window.number for window in ours)

    def seat(self, number: int) -> SignIn | None:
        """Who sits at the window."""
        return self._seats.get(number)

    def session(self, session_id: str) -> SignIn | None:
        """The sign-in of this id while it lasts."""
        return self._sessions.get(session_id)

    def seat_of(self, staff: str) -> SignIn | None:
        """Where this person sits."""
        return next((seat for seat in self._seats.values() if seat.staff == staff), None)

    def queues_at(self, window: Window) -> list[str]:
        """The queues served at a window: its own, then those of the windows it covers."""
        covered = (self._windows[n].queues for n in window.covers if n in self._windows)
        return list(dict.fromkeys([*window.queues, *(q for queues in covered for q in queues)]))

    def covering(self, number: int) -> int | None:
        """The window that serves this one's queues meanwhile."""
        return next((w.number for w in self.all() if number in w.covers), None)

    def serving(self, queue: str) -> list[int]:
        """The numbers of the windows where this queue is served now: those in service for it, and
        in place of one that is covered the window that covers it."""
        covered = {number for window in self.all() for number in window.covers}
        return [
            w.number
            for w in self.all()
            if w.in_service and w.number not in covered and queue in self.queues_at(w)
        ]

    def meant_for(self, queue: str) -> list[int]:
        """The numbers of the windows in service for a queue, whoever covers whom meanwhile."""
        return [w.number for w in self.all() if w.in_service and queue in w.queues]

    def listing(self, queue: str) -> list[int]:
        """The numbers of the windows whose desks list those who wait in a queue."""
        return [w.number for w in self.all() if queue in self.queues_at(w)]
