"""Who may act at a window."""

from hall_link.wire.board import WindowState
from hall_server.kernel.refusals import Refusal, Unauthorized, WrongRole
from hall_server.kernel.work import Actor
from hall_server.windows.tables import SignIn, Window


class UnknownWindow(Refusal):
    """The hall has no window of this number."""

    code = "unknown-window"


class WrongWindow(Refusal):
    """The actor belongs to another window."""

    code = "wrong-window"


class WindowClosed(Refusal):
    """The window is out of service, or nobody sits there."""

    code = "window-closed"


class WindowOccupied(Refusal):
    """Another person sits at the window."""

    code = "window-occupied"


class StaffElsewhere(Refusal):
    """The person sits at another window."""

    code = "staff-elsewhere"


def window_state(window: Window, seat: SignIn | None, standing: bool) -> WindowState:
    """Open while a person sits there or a clerk's key stands for one."""
    return "open" if window.in_service and (seat is not None or standing) else "closed"


def check_may_act(window: Window, seat: SignIn | None, actor: Actor) -> None:
    """Lets the person at this window act there, or the clerk's key when no person sits (row B1)."""
    if actor.role != "clerk":
        raise WrongRole(role=actor.role)
    if actor.window != window.number:
        raise WrongWindow(window=window.number)
    if not window.in_service:
        raise WindowClosed(window=window.number)
    if actor.session is None:
        if seat is not None:
            raise WindowOccupied(window=window.number)
    elif seat is None or seat.session_id != actor.session:
        raise Unauthorized


def check_may_sit(window: Window, seat: SignIn | None, elsewhere: SignIn | None, name: str) -> None:
    """A person takes a free window; who sits there may take it again (a new browser)."""
    if not window.in_service:
        raise WindowClosed(window=window.number)
    if seat is not None and seat.staff != name:
        raise WindowOccupied(window=window.number)
    if elsewhere is not None and elsewhere.window != window.number:
        raise StaffElsewhere(window=elsewhere.window)
