"""Who may sit and act at a window."""

from collections.abc import Collection

from hall_link.wire.board import WindowState
from hall_link.wire.windows import Post
from hall_server.kernel.refusals import Refusal, Unauthorized, WrongRole
from hall_server.kernel.work import Actor
from hall_server.staff.rules import LEADERS
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


class NotYourPost(Refusal):
    """The window has an AB pair, and the person is neither of them."""

    code = "not-your-post"


class WindowPaused(Refusal):
    """Nobody is called to a window that has paused."""

    code = "window-paused"


class NotPaused(Refusal):
    """There is no pause to end."""

    code = "not-paused"


class UnknownPause(Refusal):
    """The reason is not one of the hall's list."""

    code = "unknown-pause"


def window_state(window: Window, seat: SignIn | None, standing: bool) -> WindowState:
    """Open while a person sits there or a clerk's key stands for one, unless they paused it."""
    if not window.in_service or (seat is None and not standing):
        return "closed"
    return "open" if window.paused_reason is None else "paused"


def post_of(window: Window, name: str, roles: Collection[str]) -> Post:
    """Which post a person takes at the window: A is its own clerk, B the stand-in (AB岗, row B1).

    A window that names no pair takes anybody. One that does takes a manager besides, as a stand-in:
    who runs the hall may open a window when both of the pair are away. Raises `NotYourPost`.
    """
    if not window.posts or name == window.posts[0]:
        return "A"
    if name in window.posts or "manager" in roles:
        return "B"
    raise NotYourPost(window=window.number)


def may_relieve(window: Window, present: str, name: str) -> bool:
    """Whether this person may take the seat of the one who has it: the pair's other half."""
    return present == name or (present in window.posts and name in window.posts)


def check_not_paused(window: Window) -> None:
    """Raises `WindowPaused`."""
    if window.paused_reason is not None:
        raise WindowPaused(window=window.number)


def check_may_arrange(window: Window, seat: SignIn | None, actor: Actor) -> None:
    """Lets a leader do it from anywhere, else who may act at the window."""
    if actor.role not in LEADERS:
        check_may_act(window, seat, actor)


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
    """A person takes a free window, or relieves the other half of the AB pair; who sits there may
    take it again (a new browser)."""
    if not window.in_service:
        raise WindowClosed(window=window.number)
    if seat is not None and not may_relieve(window, seat.staff, name):
        raise WindowOccupied(window=window.number)
    if elsewhere is not None and elsewhere.window != window.number:
        raise StaffElsewhere(window=elsewhere.window)
