"""Handing the visitor on (转办)."""

from dataclasses import replace

from hall_link.wire.windows import TransferVisit, WindowActDone
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.queue.calling import act_done, own_window, present_visit
from hall_server.queue.handing_on import Goal, goal_at, hand_on
from hall_server.queue.rules import ItemNotServed, UnknownQueue
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Ticket
from hall_server.windows.rules import WindowClosed, WrongWindow
from hall_server.windows.state import WindowsState
from hall_server.windows.tables import Window


def transfer_visit(
    hall: PremisesState,
    windows: WindowsState,
    state: QueueState,
    command: TransferVisit,
    work: Work,
) -> WindowActDone:
    """The called or served ticket waits there, with its note (row B5).

    With `return_after` it comes back here when done there; a return promised before stays.
    Raises `NoVisit`, `UnknownQueue`, `ItemNotServed` for a queue no window serves, `UnknownWindow`,
    `WindowClosed` for one out of service, `WrongWindow` for the own one.
    """
    window = own_window(windows, command.window, work)
    ticket = present_visit(state, window)
    goal = _goal(windows, state, command, window, ticket)
    there = hand_on(hall.premises, windows, state, ticket, goal, command.place, work)
    there = replace(
        there,
        note=command.note or ticket.note,
        return_to=window.number if command.return_after else ticket.return_to,
        first_staff=ticket.first_staff or work.actor.id,
    )
    work.put(there)
    work.event(
        "visit_transferred",
        ticket=ticket.id,
        number=ticket.number,
        window=window.number,
        to_queue=goal.queue,
        to_window=goal.window,
        place=command.place,
        return_to=there.return_to,
    )
    return act_done(there, window.number)


def _goal(
    windows: WindowsState,
    state: QueueState,
    command: TransferVisit,
    window: Window,
    ticket: Ticket,
) -> Goal:
    if command.to_queue is not None:
        if command.to_queue not in state.queues:
            raise UnknownQueue(queue=command.to_queue)
        if not windows.serving(command.to_queue):
            raise ItemNotServed(queue=command.to_queue)
        return Goal(command.to_queue)
    assert command.to_window is not None
    other = windows.find(command.to_window)
    if other.number == window.number:
        raise WrongWindow(window=other.number)
    if not other.in_service:
        raise WindowClosed(window=other.number)
    return goal_at(other, ticket)
