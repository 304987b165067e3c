"""The citizen fetches something: the ticket is put aside and keeps its window."""

from dataclasses import replace

from hall_link.wire.windows import HoldVisit, WindowActDone
from hall_server.kernel.work import Work
from hall_server.queue.calling import act_done, own_window, present_visit
from hall_server.queue.moves import moved
from hall_server.queue.state import QueueState
from hall_server.windows.state import WindowsState


def hold_visit(
    windows: WindowsState, state: QueueState, command: HoldVisit, work: Work
) -> WindowActDone:
    """Frees the window; the ticket is called back by choosing it (row B6). Raises `NoVisit`."""
    window = own_window(windows, command.window, work)
    ticket = present_visit(state, window)
    held = replace(ticket, state=moved(ticket, "hold"), note=command.note or ticket.note)
    work.put(held)
    work.event("visit_held", ticket=ticket.id, number=ticket.number, window=window.number)
    return act_done(held)
