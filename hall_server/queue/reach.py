"""Which tickets a window may call that do not stand in its lines.

A clerk may call any number that waits. Only who waits for one window, or was put aside there, is
left to it; when nobody sits there the others may call them, so that nobody is stranded.
"""

from hall_server.devices.state import DevicesState
from hall_server.queue.moves import NotInLine
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Ticket, window_line
from hall_server.windows.rules import WrongWindow, window_state
from hall_server.windows.state import WindowsState
from hall_server.windows.tables import Window


def is_staffed(devices: DevicesState, windows: WindowsState, number: int) -> bool:
    """Whether somebody sits at a window, paused or not."""
    standing = devices.standing_clerk(number) is not None
    return window_state(windows.find(number), windows.seat(number), standing) != "closed"


def serves_itself(devices: DevicesState, windows: WindowsState, number: int) -> bool:
    """Whether those who wait for a window wait for somebody: it is staffed and no other window
    serves in its place."""
    return is_staffed(devices, windows, number) and windows.covering(number) is None


def who_works_at(windows: WindowsState, devices: DevicesState, number: int) -> str | None:
    """Who acts at a window: the person signed in, else the device whose key stands for one."""
    seat, key = windows.seat(number), devices.standing_clerk(number)
    return seat.staff if seat else key.id if key else None


def check_reach(
    devices: DevicesState, windows: WindowsState, window: Window, ticket: Ticket
) -> None:
    """Raises `WrongWindow` for who waits for another window, `NotInLine` for who is put aside at
    one, while somebody sits there."""
    theirs = ticket.window if ticket.state == "held" else ticket.for_window
    if theirs in (None, window.number) or not is_staffed(devices, windows, theirs):
        return
    if ticket.state == "held":
        raise NotInLine(number=ticket.number, state=ticket.state, window=theirs)
    raise WrongWindow(window=theirs, number=ticket.number)


def stranded(
    devices: DevicesState, windows: WindowsState, state: QueueState, window: Window, count: int
) -> list[Ticket]:
    """The first of those who wait for a window nobody sits at, in a queue this one serves."""
    queues = windows.queues_at(window)
    lines = [
        line
        for other in windows.all()
        if other.number != window.number
        and state.lines.front(line := window_line(other.number)) is not None
        and not is_staffed(devices, windows, other.number)
    ]
    waiting = state.in_lines(lines, count) if lines else []
    return [ticket for ticket in waiting if ticket.queue in queues]
