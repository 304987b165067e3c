"""How long a ticket will wait, as far as the hall can tell."""

from hall_link.wire.wait import Wait, visit_minutes, wait_range
from hall_server.devices.state import DevicesState
from hall_server.guide.state import GuideState
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Ticket
from hall_server.windows.rules import window_state
from hall_server.windows.state import WindowsState
from hall_server.windows.tables import Window


def expected_wait(
    guide: GuideState,
    windows: WindowsState,
    devices: DevicesState,
    state: QueueState,
    ticket: Ticket,
) -> Wait | None:
    """The wait at the ticket's place, whether it stands in line already or is about to.

    None while no window that serves its queue is open.
    """
    serving = (windows.find(number) for number in windows.serving(ticket.queue))
    staffed = [window for window in serving if _is_open(windows, devices, window)]
    shared = {ticket.queue}.union(*(window.queues for window in staffed))
    rivals = sum(state.lines.before(queue, ticket.place) for queue in shared)
    chosen = [item.minutes for item in guide.known(ticket.open_items)]
    minutes = visit_minutes(chosen, guide.minutes_in(ticket.queue))
    return wait_range(state.ahead(ticket), rivals, minutes, len(staffed))


def _is_open(windows: WindowsState, devices: DevicesState, window: Window) -> bool:
    standing = devices.standing_clerk(window.number) is not None
    return window_state(window, windows.seat(window.number), standing) == "open"
