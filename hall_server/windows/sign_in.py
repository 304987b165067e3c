"""A person takes a window. The password was checked before: hashing must not hold up the writer."""

from dataclasses import replace

from pydantic import BaseModel, ConfigDict

from hall_link.wire.windows import SignedIn
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.refusals import WrongRole
from hall_server.kernel.work import Work
from hall_server.staff.admit import admit
from hall_server.staff.state import StaffState
from hall_server.windows.rules import check_may_sit, post_of
from hall_server.windows.state import WindowsState
from hall_server.windows.tables import SignIn

SITS = frozenset({"clerk", "manager"})
"""Roles of those who may sit at a window."""


class TakeWindow(BaseModel):
    """Sit down at a window. `password_hash` is the one the password was found to match, `new_hash`
    that of the new password, or ""."""

    model_config = ConfigDict(frozen=True)
    window: int
    name: str
    password_hash: str
    new_hash: str = ""


def take_window(
    state: WindowsState, people: StaffState, command: TakeWindow, work: Work
) -> SignedIn:
    """The person sits as post A or B. The other half of the pair, if there, is signed out in the
    same act.

    Raises `WindowOccupied`, `StaffElsewhere`, `WindowClosed`, `UnknownWindow`, `NotYourPost`,
    `WrongRole`, and what `admit` raises.
    """
    window = state.find(command.window)
    person = admit(people, command.name, command.password_hash, command.new_hash, work)
    if SITS.isdisjoint(person.roles):
        raise WrongRole(roles=list(person.roles))
    seat = state.seat(window.number)
    check_may_sit(window, seat, state.seat_of(person.name), person.name)
    post = post_of(window, person.name, person.roles)
    now = to_text(work.now)
    if seat is not None:
        _relieve(seat, person.name, work)
    session = SignIn(new_id(work.now), window.number, person.name, now, post=post)
    work.put(session)
    told = {"window": window.number, "staff": person.name, "session": session.session_id}
    work.event("signed_in", **told, post=post)
    return SignedIn(
        session_id=session.session_id, window=window.number, staff=person.display, post=post
    )


def _relieve(seat: SignIn, name: str, work: Work) -> None:
    """The session that was there ends. That one person left for another is told in the ledger."""
    work.put(replace(seat, signed_out_at=to_text(work.now)))
    if seat.staff != name:
        told = {"window": seat.window, "staff": seat.staff, "session": seat.session_id}
        work.event("signed_out", **told, relieved_by=name)
