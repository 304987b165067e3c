"""What the acts at a window share: finding the visit, announcing a call, the answer."""

from datetime import timedelta

from hall_link.wire.windows import WindowActDone
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.queue.rules import NoVisit, new_place
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Call, Ticket
from hall_server.windows.rules import check_may_act
from hall_server.windows.state import WindowsState
from hall_server.windows.tables import Window


def own_window(windows: WindowsState, number: int, work: Work) -> Window:
    """The window, if the actor may act there. Raises what `check_may_act` raises."""
    window = windows.find(number)
    check_may_act(window, windows.seat(number), work.actor)
    return window


def present_visit(state: QueueState, window: Window) -> Ticket:
    """The ticket called to or served at the window. Raises `NoVisit`."""
    ticket = state.at_window(window.number)
    if ticket is None:
        raise NoVisit(window=window.number)
    return ticket


def announce(hall: PremisesState, state: QueueState, ticket: Ticket, work: Work) -> Call:
    """Puts this round of the call on the boards; it may be spoken while the hall's rule says."""
    assert ticket.call_id is not None
    assert ticket.window is not None
    called_at = to_text(work.now)
    expires_at = to_text(work.now + timedelta(seconds=hall.premises.call_valid_s))
    call = Call(
        id=ticket.call_id,
        round=ticket.round,
        business_day=hall.day.business_day,
        ticket_id=ticket.id,
        number=ticket.number,
        window=ticket.window,
        place=new_place(work.now, state.last_call),
        called_at=called_at,
        expires_at=expires_at,
        language="en" if ticket.language == "en" else "zh",
    )
    work.put(call)
    return call


def act_done(ticket: Ticket) -> WindowActDone:
    """The answer to a clerk's act."""
    assert ticket.window is not None
    return WindowActDone(
        window=ticket.window,
        number=ticket.number,
        ticket_id=ticket.id,
        state=ticket.state,
        call_id=ticket.call_id,
        round=ticket.round,
    )
