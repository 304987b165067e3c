"""Consultations in memory: those still owed an answer, and the day's."""

from hall_server.consultations.rules import UnknownConsultation
from hall_server.consultations.tables import Consultation


class ConsultationsState:
    """What each person still has to answer, and how many questions each was asked today."""

    def __init__(self) -> None:
        self.day = ""
        self._known: dict[str, Consultation] = {}

    def begin_day(self, day: str) -> None:
        """What was answered on an earlier day is the database's business."""
        if day <= self.day:
            return
        self.day = day
        self._known = {c.id: c for c in self._known.values() if self._is_kept(c)}

    def _is_kept(self, record: Consultation) -> bool:
        return record.closed_at is None or record.business_day >= self.day

    def apply(self, record: Consultation) -> None:
        if self._is_kept(record):
            self._known[record.id] = record
        else:
            self._known.pop(record.id, None)

    def find(self, consultation_id: str) -> Consultation:
        """One that is open, or of today. Raises `UnknownConsultation`."""
        found = self._known.get(consultation_id)
        if found is None:
            raise UnknownConsultation
        return found

    def owed(self) -> list[Consultation]:
        """All that still owe an answer, the oldest first."""
        return [c for c in self._known.values() if c.closed_at is None]

    def owed_by(self, handler: str) -> list[Consultation]:
        """The open ones this person has to answer, the oldest first."""
        known = self._known.values()
        return [c for c in known if c.closed_at is None and c.handler == handler]

    def asked_today(self, handler: str) -> int:
        """How many people asked this person first today."""
        known = self._known.values()
        return sum(c.business_day == self.day and c.handlers[0] == handler for c in known)
