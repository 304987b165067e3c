"""Accounts in memory."""

from hall_link.wire.base import Words
from hall_server.staff.tables import Session, Staff


class StaffState:
    """Every account by its sign-in name."""

    def __init__(self) -> None:
        self._staff: dict[str, Staff] = {}
        self._names: dict[str, Words] = {}
        self._sessions: dict[str, Session] = {}

    def apply(self, record: Staff) -> None:
        self._names[record.name] = record.display
        self._staff.pop(record.name, None)
        if not record.retired:
            self._staff[record.name] = record

    def apply_session(self, record: Session) -> None:
        if record.closed_at is None:
            self._sessions[record.session_id] = record
        else:
            self._sessions.pop(record.session_id, None)

    def session(self, session_id: str) -> Session | None:
        """The session of this id until it is closed; whether it has expired, the caller asks."""
        return self._sessions.get(session_id)

    def sessions_of(self, name: str) -> list[Session]:
        """The sessions of this person that were not closed."""
        return [session for session in self._sessions.values() if session.staff == name]

    def expired(self, now: str) -> list[Session]:
        """The sessions nobody closed whose time was over at `now`."""
        return [session for session in self._sessions.values() if session.expires_at <= now]

    def names(self) -> dict[str, Words]:
        """Sign-in name -> what the person is called, also those who left."""
        return dict(self._names)

    def all(self) -> list[Staff]:
        """Everybody, in the order of the hall file; those made at the console by name, first."""
        return sorted(self._staff.values(), key=lambda person: (person.position, person.name))

    def find(self, name: str) -> Staff | None:
        return self._staff.get(name)
