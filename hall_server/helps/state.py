"""Calls for help in memory."""

from hall_server.helps.tables import Help, Wanted
from hall_server.kernel.refusals import Refusal

GRAVE = frozenset({"emergency", "group"})
"""Told before all others."""


class UnknownHelp(Refusal):
    """There is no such call for help, or somebody answered it before."""

    code = "unknown-help"


class HelpsState:
    """The calls nobody has answered yet."""

    def __init__(self) -> None:
        self._open: dict[str, Help] = {}

    def apply(self, record: Help) -> None:
        if record.answered_at is None:
            self._open[record.id] = record
        else:
            self._open.pop(record.id, None)

    def open(self) -> list[Help]:
        """The emergencies, then the others, the oldest first."""
        return sorted(self._open.values(), key=lambda help: help.what not in GRAVE)

    def find(self, help_id: str) -> Help:
        """Raises `UnknownHelp`."""
        found = self._open.get(help_id)
        if found is None:
            raise UnknownHelp
        return found

    def wanted_at(self, window: int, what: Wanted) -> Help | None:
        """What was asked for at a window and has not come."""
        return next((h for h in self._open.values() if (h.window, h.what) == (window, what)), None)

    def for_ticket(self, ticket_id: str) -> Help | None:
        """The guide paged for a ticket's holder, who has not come."""
        return next((h for h in self._open.values() if h.ticket_id == ticket_id), None)

    def paged_for(self, what: Wanted, number: str) -> Help | None:
        """The call for whoever has this number in a register, which nobody has answered."""
        return next((h for h in self._open.values() if (h.what, h.number) == (what, number)), None)
