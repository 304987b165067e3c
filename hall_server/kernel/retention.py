"""How long the kernel keeps what it needs for a while only."""

from datetime import date, timedelta

from sqlalchemy import bindparam, delete

from hall_server.kernel.metadata import COMMANDS
from hall_server.kernel.work import Work

REPLY_DAYS = 7
"""Days a command id is known: a device that was off for longer must ask afresh."""

_FORGET = delete(COMMANDS).where(COMMANDS.c.business_day < bindparam("before"))


def forget_old_replies(day: str, work: Work) -> None:
    """Deletes the replies of commands older than `REPLY_DAYS` before this business day."""
    before = date.fromisoformat(day) - timedelta(days=REPLY_DAYS)
    work.housekeep(_FORGET, before=before.isoformat())
