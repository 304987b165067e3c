"""Somebody stands at the window with no ticket."""

from collections.abc import Sequence
from dataclasses import replace

from hall_link.wire.guide import MaterialCheck
from hall_link.wire.windows import ServeWithoutTicket, WindowActDone
from hall_server.guide.state import GuideState
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.queue.calling import act_done, check_no_visit, own_window
from hall_server.queue.issuing import Order, new_ticket
from hall_server.queue.rules import UnknownQueue
from hall_server.queue.state import QueueState
from hall_server.windows.state import WindowsState
from hall_server.windows.tables import Window


def serve_without_ticket(
    hall: PremisesState,
    guide: GuideState,
    windows: WindowsState,
    state: QueueState,
    command: ServeWithoutTicket,
    work: Work,
    checks: Sequence[MaterialCheck] = (),
) -> WindowActDone:
    """A visit begins at once (row B8): numbered, counted and rated like every other, never called.

    In the queue named, else that of the first item, else the window's first. A paused window may:
    the clerk is there, and nobody is called. checks: what was ticked of the items' papers, by the
    notice that was brought. Raises `VisitOpen`, `UnknownItem`, `UnknownQueue`.
    """
    window = own_window(windows, command.window, work)
    check_no_visit(state, window)
    items = guide.chosen(command.items)
    queue = command.queue or (items[0].queue if items else _first_queue(window))
    if queue not in state.queues:
        raise UnknownQueue(queue=queue)
    ids = [item.id for item in items]
    order = Order(queue, ids, principals=command.principals, checks=checks)
    served = replace(
        new_ticket(hall, state, order, work),
        state="serving",
        window=window.number,
        staff=work.actor.id,
        first_staff=work.actor.id,
        started_at=to_text(work.now),
        origin="window",
    )
    work.put(served)
    told = {"ticket": served.id, "number": served.number, "window": window.number}
    work.event("served_without_ticket", **told, queue=queue, principals=served.principals)
    return act_done(served)


def _first_queue(window: Window) -> str:
    if not window.queues:
        raise UnknownQueue(window=window.number)
    return window.queues[0]
