"""Two people stand on one ticket."""

from collections.abc import Sequence
from dataclasses import replace

from hall_link.wire.windows import SplitTicket, WindowActDone
from hall_server.guide.state import GuideState
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.queue.calling import act_done, own_window, present_visit
from hall_server.queue.issuing import Order, new_ticket
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Ticket, window_line
from hall_server.windows.state import WindowsState
from hall_server.windows.tables import Window


def split_ticket(
    hall: PremisesState,
    guide: GuideState,
    windows: WindowsState,
    state: QueueState,
    command: SplitTicket,
    work: Work,
) -> WindowActDone:
    """The second person gets a number of the same queue and place (row B18), and is next here.

    Items named that are on the first ticket move over to the second; with none named it has the
    same ones. It waits for this window, so that the clerk who knows both serves both. The answer
    tells the new number. Raises `NoVisit`, `UnknownItem`.
    """
    window = own_window(windows, command.window, work)
    first = present_visit(state, window)
    named = tuple(item.id for item in guide.chosen(command.items))
    second = _second(hall, state, window, first, named or first.items, work)
    work.put(second)
    work.put(_first_after(first, named))
    work.event(
        "ticket_split",
        ticket=first.id,
        number=first.number,
        second=second.id,
        second_number=second.number,
        window=window.number,
    )
    return act_done(second, window.number)


def _second(
    hall: PremisesState,
    state: QueueState,
    window: Window,
    first: Ticket,
    items: Sequence[str],
    work: Work,
) -> Ticket:
    order = Order(first.queue, items, first.language)
    return replace(
        new_ticket(hall, state, order, work),
        place=state.lines.free(window_line(window.number), first.place),
        taken=first.taken,
        issued_at=first.issued_at,
        lane="next",
        for_window=window.number,
        origin="window",
        lined_after=state.last_call,
    )


def _first_after(first: Ticket, moved_over: Sequence[str]) -> Ticket:
    """Without the items that went to the second person, unless that would leave it with none."""
    items = tuple(item for item in first.items if item not in moved_over)
    return replace(first, items=items or first.items, principals=max(1, first.principals - 1))
