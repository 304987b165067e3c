"""A wrong password was tried. The hall itself notes it: nobody has proved who they are."""

from dataclasses import replace

from pydantic import BaseModel, ConfigDict

from hall_link.wire.calls import Noted
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.staff.rules import failures_after
from hall_server.staff.state import StaffState


class NoteFailure(BaseModel):
    """Count a wrong password. `name` None: no such account; what was typed may be a password."""

    model_config = ConfigDict(frozen=True)
    name: str | None


def note_failure(state: StaffState, command: NoteFailure, work: Work) -> Noted:
    """Counts for the account and locks it at the last try (row H1)."""
    person = state.find(command.name) if command.name else None
    if person is None:
        work.event("sign_in_failed", staff=None)
        return Noted()
    failures, until = failures_after(person, work.now)
    locked = to_text(until) if until else None
    work.put(replace(person, failures=failures, locked_until=locked))
    work.event("sign_in_failed", staff=person.name, failures=failures)
    if locked and locked != person.locked_until:
        work.event("account_locked", staff=person.name, until=locked)
    return Noted()
