"""Service is over."""

from collections.abc import Mapping
from dataclasses import replace

from hall_link.wire.windows import FinishVisit
from hall_server.guide.rules import UnknownItem
from hall_server.guide.state import GuideState
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.queue.calling import call_out, own_window, present_visit, who_is_next
from hall_server.queue.handing_on import Goal, Where, goal_at, hand_on
from hall_server.queue.moves import moved
from hall_server.queue.served_here import served_here
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Ticket
from hall_server.windows.state import WindowsState
from hall_server.windows.tables import Window

OWN_WORDS = "own-words"
"""What the ledger says of an outcome that is not on the hall's list."""


def finish_visit(
    hall: PremisesState,
    guide: GuideState,
    windows: WindowsState,
    state: QueueState,
    command: FinishVisit,
    work: Work,
) -> Ticket:
    """Ends the visit with an outcome for each of its items (rows A7, B4); the ticket afterwards.

    It is `finished`, or `transferred` when it goes back to a window that wanted it back, or on to
    the queue of an item that is still open. Outcomes in the clerk's own words are kept with the
    ticket; the ledger holds no free text. Raises `NoVisit`, `NotServing`, `UnknownItem`.
    """
    window = own_window(windows, command.window, work)
    ticket = present_visit(state, window)
    after, ended_at = moved(ticket, "finish"), to_text(work.now)
    outcomes = _outcomes(guide, windows, window, ticket, command)
    done = replace(ticket, outcomes=tuple(outcomes.items()))
    goal = _goal(guide, windows, done)
    if goal is None:
        done = replace(done, state=after, ended_at=ended_at, outcome=command.outcome)
    else:
        done = _handed_on(hall, windows, state, done, goal, ended_at, work)
    work.put(done)
    _tell(hall, ticket, done, command, work)
    return done


def call_after(
    hall: PremisesState, windows: WindowsState, state: QueueState, command: FinishVisit, work: Work
) -> Ticket | None:
    """Calls who is next in the same act (row B18); None where nobody waits or a pause begins."""
    window = windows.find(command.window)
    choice = who_is_next(hall, windows, state, window, work)
    if choice is None or window.paused_reason is not None:
        return None
    ticket = state.tickets[choice.head.ticket_id]
    return call_out(hall, windows, state, window, ticket, choice.rule, work)


def _outcomes(
    guide: GuideState, windows: WindowsState, window: Window, ticket: Ticket, command: FinishVisit
) -> Mapping[str, str]:
    """Those the clerk names, and the one for all other open items served here.

    Where a visitor was handed to a window that serves none of the ticket's items, to stay there,
    the outcome is that of all of them: the matter was handed on with the visitor.
    """
    for item in command.outcomes:
        if item not in ticket.items:
            raise UnknownItem(item=item)
    here = served_here(guide, windows, window, ticket.open_items)
    if not here and ticket.return_to is None:
        here = ticket.open_items
    rest = dict.fromkeys(here, command.outcome)
    return {**dict(ticket.outcomes), **rest, **command.outcomes}


def _goal(guide: GuideState, windows: WindowsState, ticket: Ticket) -> Goal | None:
    """Where the visitor goes now: first back to who wanted it, then on to the first open item."""
    if ticket.return_to is not None:
        return goal_at(windows.find(ticket.return_to), ticket)
    queues = guide.queues_of(ticket.open_items)
    return next((Goal(queue) for queue in queues if windows.serving(queue)), None)


def _handed_on(
    hall: PremisesState,
    windows: WindowsState,
    state: QueueState,
    ticket: Ticket,
    goal: Goal,
    ended_at: str,
    work: Work,
) -> Ticket:
    """In line for what comes next. It keeps which visit it comes from, while that can be undone."""
    where: Where = "keep" if goal.window is None else "front"
    there = hand_on(hall.premises, windows, state, ticket, goal, where, work)
    return replace(
        there,
        return_to=None,
        window=ticket.window,
        staff=ticket.staff,
        call_id=ticket.call_id,
        round=ticket.round,
        called_at=ticket.called_at,
        started_at=ticket.started_at,
        ended_at=ended_at,
    )


def _tell(
    hall: PremisesState, before: Ticket, done: Ticket, command: FinishVisit, work: Work
) -> None:
    codes, known = hall.premises.outcome_codes, dict(before.outcomes)
    fresh = {item: word for item, word in done.outcomes if known.get(item) != word}
    told = {item: word if word in codes else OWN_WORDS for item, word in fresh.items()}
    outcome = command.outcome if command.outcome in codes else OWN_WORDS
    visit = {"ticket": done.id, "number": done.number, "window": command.window}
    if done.state == "finished":
        work.event("visit_finished", **visit, outcome=outcome, items=told)
    else:
        goal = {"to_queue": done.queue, "to_window": done.for_window}
        work.event("visit_handed_on", **visit, **goal, outcome=outcome, items=told)
