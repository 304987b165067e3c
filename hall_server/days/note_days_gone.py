"""The ledger learns that old days of it were let go (row K4)."""

from pydantic import BaseModel, ConfigDict

from hall_link.wire.calls import Noted
from hall_server.kernel.work import Work


class NoteDaysGone(BaseModel):
    """Note which days went: `seq`, `head`: the last row that is gone, and its hash."""

    model_config = ConfigDict(frozen=True)
    first: str
    last: str
    seq: int
    head: str


def note_days_gone(command: NoteDaysGone, work: Work) -> Noted:
    """Changes nothing but the ledger."""
    work.event("ledger_days_gone", **command.model_dump())
    return Noted()
