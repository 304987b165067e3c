"""The writer's own look at a sign-in: what the door found out must still be true (row H1)."""

from dataclasses import replace

from hall_server.kernel.work import Work
from hall_server.staff.rules import PasswordMustChange, WrongCredentials, check_not_locked
from hall_server.staff.state import StaffState
from hall_server.staff.tables import Staff


def admit(state: StaffState, name: str, password_hash: str, new_hash: str, work: Work) -> Staff:
    """Who signs in, with a clean sheet and the new password if there is one (`new_hash`, or "").

    `password_hash` is the one the password was found to match. Guesses made at the same time
    could each pass the door before the first is counted: none passes here. Raises
    `WrongCredentials`, `Locked`, `PasswordMustChange`.
    """
    person = state.find(name)
    if person is None or person.password_hash != password_hash:
        raise WrongCredentials
    check_not_locked(person, work.now)
    if person.must_change and not new_hash:
        raise PasswordMustChange
    clean = replace(person, failures=0, locked_until=None)
    if new_hash:
        clean = replace(clean, password_hash=new_hash, must_change=False)
        work.event("password_changed", staff=name)
    if clean != person:
        work.put(clean)
    return clean
