"""A clerk's desk, as far as the queue knows it (row B12).

It is pushed at every change of its queues, so its lists end after twenty lines; what changes with
time alone is told as a moment, so that nothing need be pushed by the clock.
"""

from collections.abc import Iterable
from itertools import islice

from hall_link.wire.base import Words
from hall_link.wire.desk import (
    DayCounts,
    Desk,
    DeskItem,
    DeskVisit,
    OutcomeChoice,
    PauseChoice,
    UndoOffer,
    WaitingTicket,
)
from hall_server.guide.state import GuideState
from hall_server.kernel.clock import from_text, stored
from hall_server.premises.tables import Premises
from hall_server.queue.hearing import clock_of
from hall_server.queue.moves import AT_WINDOW
from hall_server.queue.reach import stranded, who_works_at
from hall_server.queue.returning import returns_left
from hall_server.queue.scene import Scene
from hall_server.queue.state import lines_of
from hall_server.queue.tables import Ticket
from hall_server.queue.ticket_view import item_names, ticket_parts
from hall_server.queue.undoing import last_act
from hall_server.queue.views import clerk_of
from hall_server.staff.state import StaffState
from hall_server.windows.tables import Window

DESK_LINES = 20
"""How many lines a list has at most."""

END_OF_TIME = 2**62
"""A place behind everybody."""

MINUTE_US = 60_000_000


def desk_view(scene: Scene, staff: StaffState, window: Window) -> Desk:
    """The visit, the first of those who wait for the window, and what its clerk may do.

    Who waits for a window nobody sits at is listed with those of the queue, to be chosen.
    """
    premises, windows, state = scene.hall.premises, scene.windows, scene.queue
    lines = lines_of(windows.queues_at(window), window.number)
    alone = stranded(scene.devices, windows, state, window, DESK_LINES)
    waiting = sorted([*state.in_lines(lines, DESK_LINES), *alone], key=lambda t: (t.place, t.id))
    seat = windows.seat(window.number)
    return Desk(
        window=window.number,
        clerk=clerk_of(windows, staff, window.number),
        visit=_visit(scene, state.at_window(window.number)),
        waiting=_list(scene, waiting),
        waiting_count=sum(state.lines.before(line, END_OF_TIME) for line in lines) + len(alone),
        outcomes=[OutcomeChoice(code=o.code, name=o.name) for o in premises.outcomes],
        recall_gap_s=premises.recall_gap_s,
        held=_list(scene, state.held_at(window.number)),
        missed=_list(scene, _missed(scene, window)),
        counts=_counts(scene, window),
        undo=_undo(scene, window),
        pauses=[
            PauseChoice(code=p.code, name=p.name, limit_min=p.limit_min) for p in premises.pauses
        ],
        paused_reason=window.paused_reason,
        paused_at=from_text(window.paused_at),
        over_limit=window.unattended_at is not None,
        covers=list(window.covers),
        rule=premises.rule(window.rule).name,
        items=_items(scene.guide, windows.queues_at(window)),
        post=seat.post if seat else None,
        idle_prompt_min=premises.idle_prompt_min,
        idle_lock_min=premises.idle_lock_min,
    )


def _list(scene: Scene, tickets: Iterable[Ticket]) -> list[WaitingTicket]:
    return [ticket_line(scene, ticket) for ticket in islice(tickets, DESK_LINES)]


def ticket_line(scene: Scene, ticket: Ticket) -> WaitingTicket:
    """A ticket as those of the staff see it who do something with it."""
    premises, day = scene.hall.premises, scene.hall.day.business_day
    return WaitingTicket(
        ticket_id=ticket.id,
        number=ticket.number,
        queue=ticket.queue,
        items=item_names(scene.queue, scene.guide, ticket),
        since=stored(ticket.issued_at),
        state=ticket.state,
        entitled=ticket.lane != "ordinary",
        priority=_priority(premises, ticket),
        needs=list(ticket.needs),
        note=ticket.note,
        for_window=ticket.for_window,
        returns=returns_left(premises.missed, ticket, day),
        window=ticket.window,
        principals=ticket.principals,
    )


def _priority(premises: Premises, ticket: Ticket) -> Words | None:
    found = premises.priority(ticket.priority)
    return found.name if found else None


def _missed(scene: Scene, window: Window) -> list[Ticket]:
    """Those of the window's queues that may still come back, the latest first."""
    rule, day = scene.hall.premises.missed, scene.hall.day.business_day
    found: list[Ticket] = []
    for queue in scene.windows.queues_at(window):
        tickets = (scene.queue.tickets[ticket_id] for ticket_id in scene.queue.book.missed(queue))
        found += islice((t for t in tickets if returns_left(rule, t, day)), DESK_LINES)
    return sorted(found, key=lambda ticket: ticket.ended_at or "", reverse=True)


def _visit(scene: Scene, ticket: Ticket | None) -> DeskVisit | None:
    """Somebody served without a ticket was never called: the visit began when it was called."""
    if ticket is None or ticket.state not in AT_WINDOW:
        return None
    began = ticket.called_at or ticket.started_at
    assert began is not None
    visit = DeskVisit(
        ticket_id=ticket.id,
        number=ticket.number,
        items=item_names(scene.queue, scene.guide, ticket),
        state="called" if ticket.state == "called" else "serving",
        since=stored(ticket.issued_at),
        called_at=stored(began),
        started_at=from_text(ticket.started_at),
        call_id=ticket.call_id or "",
        round=ticket.round,
        language="en" if ticket.language == "en" else "zh",
        parts=ticket_parts(scene.guide, ticket),
        priority=_priority(scene.hall.premises, ticket),
        needs=list(ticket.needs),
        note=ticket.note,
        principals=ticket.principals,
        return_to=ticket.return_to,
        checks=list(ticket.checks),
        no_show_calls=scene.hall.premises.missed.calls,
        again=scene.queue.asks_again(ticket),
    )
    return _with_clock(scene, ticket, visit) if ticket.state == "called" else visit


def _with_clock(scene: Scene, ticket: Ticket, visit: DeskVisit) -> DeskVisit:
    clock = clock_of(scene.hall.premises, scene.queue, ticket)
    return visit.model_copy(update={"heard": clock.sure, "no_show_at": clock.at})


def _undo(scene: Scene, window: Window) -> UndoOffer | None:
    last = last_act(scene.queue, window.number)
    if last is None:
        return None
    until = last.until(scene.hall.premises.undo_s)
    return UndoOffer(act=last.act, number=last.ticket.number, until=until)


def _counts(scene: Scene, window: Window) -> DayCounts:
    """The day of who works here, a person or the window's own key."""
    who = who_works_at(scene.windows, scene.devices, window.number)
    tally = scene.queue.book.tally(who or "")
    return DayCounts(
        served=tally.served,
        no_shows=tally.no_shows,
        serve_min=_mean_min(tally.serve_us, tally.served),
        wait_min=_mean_min(tally.wait_us, tally.served),
    )


def _mean_min(total_us: int, count: int) -> float | None:
    return round(total_us / count / MINUTE_US, 1) if count else None


def _items(guide: GuideState, queues: list[str]) -> list[DeskItem]:
    return [
        DeskItem(id=item.id, name=item.name, queue=item.queue)
        for item in guide.items()
        if item.queue in queues
    ]
