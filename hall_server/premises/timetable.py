"""When the hall serves: the sessions of any day, and where a moment stands among them. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hall_link.wire.base import Words
from hall_link.wire.board import Hours, Session
from hall_server.premises.calendar import is_published, kind_of, spans_of, why_closed
from hall_server.premises.hours import OpeningHours

HORIZON_DAYS = 60
"""How far ahead the next opening is looked for: further than any holiday lasts."""

KEPT_DAYS = 200
"""Days whose sessions are remembered, so that a server that runs for years does not grow."""


@dataclass(frozen=True, slots=True)
class OutOfTurn:
    """Closed, or open, from one moment to another against the usual hours."""

    open: bool
    begins: datetime
    ends: datetime
    reason: Words


@dataclass(frozen=True, slots=True)
class Phase:
    """The hours as they stand from `since` until (not at) `until`, in UTC."""

    hours: Hours
    since: datetime
    until: datetime

    def holds_at(self, moment: datetime) -> bool:
        """Whether nothing changes between the two."""
        return self.since <= moment < self.until


class Timetable:
    """A hall's hours in its time zone, with what was decided out of turn, the latest word last.

    `hours` None: the hall serves day and night, and only what is out of turn closes it.
    """

    def __init__(
        self, hours: OpeningHours | None, zone: ZoneInfo, out_of_turn: Sequence[OutOfTurn] = ()
    ) -> None:
        self.hours = hours
        self.zone = zone
        self.out_of_turn = tuple(out_of_turn)
        self._sessions: dict[date, list[Session]] = {}

    def sessions(self, day: date) -> list[Session]:
        """The sessions of a day in their order, none overlapping or touching another."""
        found = self._sessions.get(day)
        if found is None:
            if len(self._sessions) >= KEPT_DAYS:
                self._sessions.clear()
            found = self._sessions[day] = self._worked_out(day)
        return found

    def local_times(self, day: date) -> list[str]:
        """The sessions of a day as people read them: 08:30–12:00."""
        if self.hours is None and not self.out_of_turn:
            return ["全天"]
        spans = [
            (s.opens.astimezone(self.zone), s.closes.astimezone(self.zone))
            for s in self.sessions(day)
        ]
        return [f"{opens:%H:%M}–{closes:%H:%M}" for opens, closes in spans]

    def _worked_out(self, day: date) -> list[Session]:
        begins, ends = self._midnight(day), self._midnight(day + timedelta(days=1))
        stretches = self._usual(day, begins, ends)
        for special in self.out_of_turn:
            cut = (max(begins, special.begins), min(ends, special.ends))
            if cut[0] < cut[1]:
                stretches = _joined([*stretches, cut]) if special.open else _without(stretches, cut)
        return [Session(opens=opens, closes=closes) for opens, closes in stretches]

    def _usual(self, day: date, begins: datetime, ends: datetime) -> list["Stretch"]:
        if self.hours is None:
            return [(begins, ends)]
        spans = spans_of(self.hours, day)
        return _joined([(self._at(day, s.opens), self._at(day, s.closes)) for s in spans])

    def _at(self, day: date, clock: str) -> datetime:
        return datetime.combine(day, time.fromisoformat(clock), self.zone).astimezone(UTC)

    def _midnight(self, day: date) -> datetime:
        return self._at(day, "00:00")

    def day_of(self, moment: datetime) -> date:
        """The hall's calendar day at a moment."""
        return moment.astimezone(self.zone).date()

    def following(self, moment: datetime) -> Iterator[Session]:
        """The present session and those to come, as far as the horizon."""
        first = self.day_of(moment)
        for ahead in range(HORIZON_DAYS):
            for session in self.sessions(first + timedelta(days=ahead)):
                if session.closes > moment:
                    yield session

    def reason(self, moment: datetime) -> Words | None:
        """Why the hours of this moment are not the usual ones; None where they are."""
        for special in reversed(self.out_of_turn):
            if special.begins <= moment < special.ends:
                return special.reason
        return why_closed(self.hours, self.day_of(moment)) if self.hours else None

    def is_published(self, day: date) -> bool:
        """Whether the year's working days are known; if not, somebody must be alarmed."""
        return self.hours is None or is_published(self.hours, day)

    def phase(self, now: datetime, still_served: bool = False) -> Phase:
        """The hours at `now`. `still_served`: somebody is in line or at a window, which keeps the
        hall at work after closing for as long as its rule of extended service allows."""
        today = self.day_of(now)
        sessions = self.sessions(today)
        since, until = self._around(now, sessions, today)
        current = next((s for s in sessions if s.opens <= now < s.closes), None)
        state = "open" if current else self._closed_state(now, sessions, still_served)
        whole = self.hours is None and not self.out_of_turn
        hours = Hours(
            state=state,
            sessions=[] if whole else sessions,
            last_ticket_at=None if whole or current is None else self._last_ticket(current),
            reopens=None if current else self._reopens(now),
            reason=self.reason(now),
            market_day=self.hours is not None and kind_of(self.hours, today).market,
        )
        return Phase(hours, since, until)

    def _closed_state(self, now: datetime, sessions: list[Session], still_served: bool) -> str:
        gone = [s for s in sessions if s.closes <= now]
        if gone and still_served and now < gone[-1].closes + self._extension():
            return "extended"
        if not sessions:
            return "closed"
        if not gone:
            return "before"
        return "after" if len(gone) == len(sessions) else "break"

    def _extension(self) -> timedelta:
        rule = self.hours
        return timedelta(minutes=rule.extended_min if rule and rule.extended else 0)

    def _last_ticket(self, session: Session) -> datetime:
        """Never before the session begins; at its end where the hall has no such rule."""
        early = timedelta(minutes=self.hours.last_ticket_min if self.hours else 0)
        return max(session.opens, session.closes - early)

    def _reopens(self, now: datetime) -> datetime | None:
        coming = (s.opens for s in self.following(now) if s.opens > now)
        return next(coming, None)

    def _around(
        self, now: datetime, sessions: list[Session], today: date
    ) -> tuple[datetime, datetime]:
        marks = {self._midnight(today), self._midnight(today + timedelta(days=1))}
        for session in sessions:
            marks |= {session.opens, session.closes, session.closes + self._extension()}
        for special in self.out_of_turn:
            marks |= {special.begins, special.ends}
        return max(m for m in marks if m <= now), min(m for m in marks if m > now)


Stretch = tuple[datetime, datetime]


def _joined(stretches: list[Stretch]) -> list[Stretch]:
    """In order, those that overlap or touch made one."""
    joined: list[Stretch] = []
    for opens, closes in sorted(stretches):
        if joined and opens <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(closes, joined[-1][1]))
        else:
            joined.append((opens, closes))
    return joined


def _without(stretches: list[Stretch], cut: Stretch) -> list[Stretch]:
    """What is left of the stretches when one is cut out."""
    left: list[Stretch] = []
    for opens, closes in stretches:
        left += [(opens, min(closes, cut[0])), (max(opens, cut[1]), closes)]
    return [(opens, closes) for opens, closes in left if opens < closes]
