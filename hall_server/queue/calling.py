"""What the acts at a window share: finding the visit, calling a ticket, the answer."""

from dataclasses import replace
from datetime import timedelta

from hall_link.wire.windows import WindowActDone
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.queue.choosing import Choice, Head, choose
from hall_server.queue.moves import moved
from hall_server.queue.rules import NoVisit, VisitOpen, new_place
from hall_server.queue.state import QueueState, lines_of
from hall_server.queue.tables import Call, Ticket
from hall_server.windows.rules import check_may_act, check_not_paused
from hall_server.windows.state import WindowsState
from hall_server.windows.tables import Window

PASSED_TOLD = 20
"""How many of those a call passed the ledger names, the first in line first."""


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


def check_free(state: QueueState, window: Window) -> None:
    """Whether somebody may be called here. Raises `WindowPaused`, and as `check_no_visit`."""
    check_not_paused(window)
    check_no_visit(state, window)


def check_no_visit(state: QueueState, window: Window) -> None:
    """Raises `VisitOpen` while the window has a visit: nobody is forgotten by calling another."""
    present = state.at_window(window.number)
    if present is not None:
        raise VisitOpen(number=present.number, state=present.state)


def who_is_next(
    hall: PremisesState, windows: WindowsState, state: QueueState, window: Window, work: Work
) -> Choice | None:
    """Whom the window's rule would call now; None where nobody waits for it."""
    rule = hall.premises.rule(window.rule)
    return choose(_heads(windows, state, window), rule, state.turn(window.number), work.now)


def _heads(windows: WindowsState, state: QueueState, window: Window) -> list[Head]:
    heads = []
    for order, line in enumerate(lines_of(windows.queues_at(window), window.number)):
        for lane, ticket_id in state.lines.heads(line):
            ticket = state.tickets[ticket_id]
            passed, target = state.most_passed(line, lane), state.queue_of(ticket).target_min
            heads.append(Head(ticket_id, ticket.place, lane, order, passed, target))
    return heads


def call_out(
    hall: PremisesState,
    windows: WindowsState,
    state: QueueState,
    window: Window,
    ticket: Ticket,
    rule: str,
    work: Work,
) -> Ticket:
    """Calls a ticket to the window and keeps which rule chose it and whom it passed.

    Who was put aside and is called back stood in no line, and passes nobody.
    """
    called = replace(
        ticket,
        state=moved(ticket, "call"),
        window=window.number,
        staff=work.actor.id,
        call_id=new_id(work.now),
        round=1,
        called_at=to_text(work.now),
        started_at=None,
        ended_at=None,
    )
    work.put(called)
    lines = _called_out_of(windows, window, ticket)
    passed = [t for t in state.in_lines(lines, PASSED_TOLD) if t.place < ticket.place]
    count = sum(state.lines.before(line, ticket.place) for line in lines)
    call = announce(hall, state, called, work, rule=rule, lines=tuple(lines), passed=count)
    work.event(
        "ticket_called",
        ticket=called.id,
        number=called.number,
        window=window.number,
        call=call.id,
        rule=rule,
        passed=count,
        passed_first=[other.id for other in passed],
    )
    return called


def _called_out_of(windows: WindowsState, window: Window, ticket: Ticket) -> list[str]:
    """The lines this call chooses from; a number of another queue passes those who wait there."""
    if ticket.state == "held":
        return []
    lines = lines_of([*windows.queues_at(window), ticket.line], window.number)
    return list(dict.fromkeys(lines))


def announce(
    hall: PremisesState,
    state: QueueState,
    ticket: Ticket,
    work: Work,
    rule: str = "",
    lines: tuple[str, ...] = (),
    passed: int = 0,
) -> Call:
    """Puts this round of the call on the boards; it may be spoken while the hall's rule says.

    A further round keeps what the first one tells of how the ticket was chosen.
    """
    assert ticket.call_id is not None
    assert ticket.window is not None
    first = state.call(ticket.call_id)
    if first is not None:
        rule, lines, passed = first.rule, first.lines, first.passed
    call = Call(
        id=ticket.call_id,
        round=ticket.round,
        business_day=hall.day.business_day,
        ticket_id=ticket.id,
        number=ticket.number,
        window=ticket.window,
        place=new_place(work.now, state.last_call),
        called_at=to_text(work.now),
        expires_at=to_text(work.now + timedelta(seconds=hall.premises.call_valid_s)),
        language="en" if ticket.language == "en" else "zh",
        queue=ticket.queue,
        lane=ticket.lane,
        rule=rule,
        ticket_place=ticket.place,
        lines=lines,
        passed=passed,
        flash="deaf" in ticket.needs,
    )
    work.put(call)
    return call


def act_done(ticket: Ticket, window: int | None = None) -> WindowActDone:
    """The answer to a clerk's act; `window`: where it was done, for a ticket that left it."""
    number = ticket.window if window is None else window
    assert number is not None
    return WindowActDone(
        window=number,
        number=ticket.number,
        ticket_id=ticket.id,
        state=ticket.state,
        call_id=ticket.call_id,
        round=ticket.round,
    )
