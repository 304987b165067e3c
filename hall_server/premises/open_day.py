"""Opening a business day: the hall does it itself at the first moment of a new day."""

from datetime import datetime

from pydantic import BaseModel

from hall_link.wire.calls import Noted
from hall_server.kernel.clock import business_day, to_text
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.premises.tables import BusinessDay


class OpenDay(BaseModel):
    """Open the books of a day."""

    business_day: str


def day_to_open(state: PremisesState, now: datetime) -> OpenDay | None:
    """The day that has begun and is not open yet; a clock set back never reopens an old day."""
    today = business_day(now, state.premises.zone).isoformat()
    return OpenDay(business_day=today) if today > state.day.business_day else None


def open_day(state: PremisesState, command: OpenDay, work: Work) -> Noted:
    """Numbers begin again; the day before is sealed by its last ledger row."""
    opened_at = to_text(work.now)
    work.put(BusinessDay(command.business_day, opened_at, open=True))
    work.event("day_opened", day=command.business_day, after=state.day.business_day)
    return Noted()
