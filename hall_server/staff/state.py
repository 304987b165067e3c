"""Accounts in memory."""

from hall_server.staff.tables import Staff


class StaffState:
    """Every account by its sign-in name."""

    def __init__(self) -> None:
        self._staff: dict[str, Staff] = {}

    def apply(self, record: Staff) -> None:
        self._staff[record.name] = record

    def find(self, name: str) -> Staff | None:
        return self._staff.get(name)
