"""The leader frees a window whose clerk is gone."""

from datetime import datetime, timedelta

from hall_link.wire.windows import ReleaseVisit, WindowActDone
from hall_server.kernel.clock import stored
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.queue.calling import act_done, present_visit
from hall_server.queue.handing_on import to_the_front
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Ticket
from hall_server.windows.state import WindowsState
from hall_server.windows.tables import SignIn


class ClerkPresent(Refusal):
    """The window's clerk has acted lately; nobody takes the visit away."""

    code = "clerk-present"


def release_visit(
    hall: PremisesState,
    windows: WindowsState,
    state: QueueState,
    command: ReleaseVisit,
    work: Work,
) -> WindowActDone:
    """The called or served ticket goes back to the front of its queue (row B17).

    Allowed when its clerk gave no sign for the hall's `idle_release_min` minutes. Raises
    `NoVisit`, `ClerkPresent`, `UnknownWindow`.
    """
    window = windows.find(command.window)
    ticket = present_visit(state, window)
    _check_gone(hall, ticket, windows.seat(window.number), work.now)
    back = to_the_front(state, ticket, work)
    work.put(back)
    work.event(
        "visit_released",
        ticket=ticket.id,
        number=ticket.number,
        window=window.number,
        was=ticket.state,
    )
    return act_done(back, window.number)


def is_silent(hall: PremisesState, ticket: Ticket, seat: SignIn | None, now: datetime) -> bool:
    """Whether a visit's clerk gave no sign for so long that it may be released."""
    return hall.premises.idle_release_min > 0 and now >= _silent_at(hall, ticket, seat)


def _silent_at(hall: PremisesState, ticket: Ticket, seat: SignIn | None) -> datetime:
    """Silence begins with the latest sign of life: a call, beginning, sitting down, a word."""
    sat_down = seat.signed_in_at if seat else None
    signs = (ticket.called_at, ticket.started_at, ticket.seen_at, sat_down)
    last = max(stored(sign) for sign in signs if sign is not None)
    return last + timedelta(minutes=hall.premises.idle_release_min)


def _check_gone(hall: PremisesState, ticket: Ticket, seat: SignIn | None, now: datetime) -> None:
    if not is_silent(hall, ticket, seat, now):
        until = _silent_at(hall, ticket, seat)
        left = max(0.0, round((until - now).total_seconds(), 1))
        raise ClerkPresent(window=ticket.window, wait_s=left)
