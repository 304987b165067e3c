"""The pad's question after a visit: asked once, and closed by the hall when nobody answers it.

Ruling 10: calling the next number never closes it. Beginning the next visit does.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from pydantic import BaseModel

from hall_link.wire.calls import Noted
from hall_server.devices.state import DevicesState
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.queue.state import QueueState
from hall_server.ratings.rules import outcome_at_start
from hall_server.ratings.state import RatingsState
from hall_server.ratings.tables import Ask, AskOutcome


class CloseAsks(BaseModel):
    """Give up the questions whose time is over."""


def asks_to_close(state: RatingsState, now: datetime) -> CloseAsks | None:
    """What the hall must do by itself once a question's time is over (row D2)."""
    asks = state.open_asks()
    return CloseAsks() if asks and min(ask.until for ask in asks) <= to_text(now) else None


def open_ask(
    hall: PremisesState,
    devices: DevicesState,
    queue: QueueState,
    state: RatingsState,
    window: int,
    work: Work,
) -> None:
    """Lets the window's pad ask about the visit being finished there (row D1); no pad, no question.

    Nor is one asked about a ticket of an earlier day, which leaves the day's books as it is
    finished: its holder rates it by the code on the paper.
    """
    ticket, day = queue.at_window(window), hall.day.business_day
    if ticket is None or ticket.business_day != day or devices.pad_at(window) is None:
        return
    _close(state.open_ask(window), "unanswered", work)
    until = work.now + timedelta(seconds=hall.premises.rating_ask_s)
    work.put(Ask(ticket.id, day, window, ticket.staff, to_text(work.now), to_text(until)))
    work.event("visit_asked", ticket=ticket.id, window=window)


def close_at_start(hall: PremisesState, state: RatingsState, window: int, work: Work) -> None:
    """The next visit begins: who has not answered by now will not answer at this pad."""
    ask = state.open_ask(window)
    if ask is not None:
        _close(ask, outcome_at_start(ask, work.now, hall.premises.rating_interrupted_s), work)


def close_at_swap(state: RatingsState, windows: tuple[int, ...], work: Work) -> None:
    """The windows change places and their pads with them: who was asked is not at either pad any
    more. The code on the paper stays good."""
    for window in windows:
        _close(state.open_ask(window), "unanswered", work)


def withdraw_ask(state: RatingsState, ticket_id: str, work: Work) -> None:
    """The visit goes on: what was asked about it is taken back, whatever came of the question."""
    ask = state.ask_of(ticket_id)
    if ask is not None:
        work.put(replace(ask, outcome="withdrawn", ended_at=to_text(work.now)))
        work.event("rating_withdrawn", ticket=ask.ticket_id, window=ask.window)


def close_expired(state: RatingsState, _command: CloseAsks, work: Work) -> Noted:
    """Stores as not rated (未评) what nobody answered in time."""
    moment = to_text(work.now)
    for ask in state.open_asks():
        if ask.until <= moment:
            _close(ask, "unanswered", work)
    return Noted()


def close_all(state: RatingsState, work: Work) -> None:
    """A new day opens: yesterday's questions are over."""
    for ask in state.open_asks():
        _close(ask, "unanswered", work)


def _close(ask: Ask | None, outcome: AskOutcome, work: Work) -> None:
    if ask is None:
        return
    work.put(replace(ask, outcome=outcome, ended_at=to_text(work.now)))
    work.event("visit_not_rated", ticket=ask.ticket_id, window=ask.window, reason=outcome)
