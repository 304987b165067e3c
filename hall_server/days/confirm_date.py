"""A leader says what day it is, after the machine's clock was found to be wrong (row K8)."""

from pydantic import BaseModel, ConfigDict
from sqlalchemy import delete

from hall_link.wire.calls import Noted
from hall_server.kernel.clock import business_day, to_text
from hall_server.kernel.ledger import DATE_CONFIRMED
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Work
from hall_server.premises.spelling import Day
from hall_server.premises.state import PremisesState
from hall_server.premises.tables import BUSINESS_DAYS, BusinessDay


class OtherDate(Refusal):
    """The hall's clock says another day by now. Details: `today`."""

    code = "other-date"


class ConfirmDate(BaseModel):
    """`day`: the date the leader read and found to be right."""

    model_config = ConfigDict(frozen=True)
    day: Day


def confirm_date(state: PremisesState, command: ConfirmDate, work: Work) -> Noted:
    """From here on the ledger's time begins again at the clock's. Raises `OtherDate`.

    A later day that was opened by mistake is closed for the confirmed one. Whoever is in line keeps
    number and place; what was done under the other date keeps it.
    """
    today = business_day(work.now, state.premises.zone).isoformat()
    if command.day != today:
        raise OtherDate(today=today)
    work.event(DATE_CONFIRMED, day=today, opened=state.day.business_day)
    if today < state.day.business_day:
        work.housekeep(delete(BUSINESS_DAYS).where(BUSINESS_DAYS.c.business_day > today))
        work.put(BusinessDay(today, to_text(work.now), open=True))
        work.anew = True
    return Noted()
