"""A session begins or ends: the hall's own act, by the clock."""

from collections.abc import Callable
from datetime import datetime

from pydantic import BaseModel

from hall_link.wire.board import Hours
from hall_link.wire.calls import Noted
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.premises.tables import Doors


class TurnHours(BaseModel):
    """Tell everybody what the hours are now."""


def turn_due(
    state: PremisesState, now: datetime, still_served: Callable[[], bool]
) -> TurnHours | None:
    """Whether the hours are other than they were told."""
    return None if _stand(state, state.hours(now, still_served)) else TurnHours()


def turn_hours(state: PremisesState, work: Work, still_served: Callable[[], bool]) -> Noted:
    """Writes down where the day stands; whoever shows the hours hears of it.

    A turn that came to nothing, because another was quicker, leaves no trace. The ledger has the
    state and, in a year whose working days nobody has published, that they were guessed.
    """
    hours = state.hours(work.now, still_served)
    if _stand(state, hours):
        return Noted()
    work.put(Doors(state.premises.hall_id, to_text(work.now), hours.state))
    known = state.timetable.is_published(state.timetable.day_of(work.now))
    guessed = {} if known else {"alarm": "year-not-published"}
    work.event("hours_turned", state=hours.state, market_day=hours.market_day, **guessed)
    return Noted()


def _stand(state: PremisesState, hours: Hours) -> bool:
    return hours == state.told_hours
