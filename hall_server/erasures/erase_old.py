"""What was kept long enough is erased by the hall itself, slice by slice (row K4)."""

from datetime import date, timedelta

from pydantic import BaseModel, ConfigDict, Field

from hall_link.wire.calls import Noted
from hall_server.erasures.matters import Matter, What
from hall_server.kernel.work import Work
from hall_server.premises.retention import Retention

SLICE = 100
"""Matters erased with one command: a press at a window waits for no more."""

KEPT: dict[What, str] = {
    "case": "cases",
    "complaint": "complaints",
    "request": "requests",
    "visit": "visits",
    "booking": "bookings",
    "call": "calls",
    "consultation": "consultations",
    "paper": "papers",
    "duty": "duty_log",
    "stray": "strays",
}
"""A matter -> the figure of the hall's retention it goes by."""


class EraseOld(BaseModel):
    """Erase these matters, by id, where they are over and were kept long enough."""

    model_config = ConfigDict(frozen=True)
    what: What
    ids: list[str] = Field(min_length=1, max_length=SLICE)


def kept_from(retention: Retention, what: What, today: str) -> str | None:
    """What ended before this day goes; None where the hall keeps it."""
    days: int = getattr(retention, KEPT[what])
    if not days or not today:
        return None
    return (date.fromisoformat(today) - timedelta(days=days)).isoformat()


def erase_old(retention: Retention, today: str, command: EraseOld, work: Work) -> Noted:
    """Looks at each again; what is not old, or not over, stays. Memory holds nothing that ended
    before today, so that it need not be read anew."""
    before = kept_from(retention, command.what, today)
    found = [work.cold("matter", f"{command.what}/{one}") for one in command.ids]
    old = [one for one in found if before is not None and _is_old(one, before)]
    if old:
        work.erased.extend(subject for one in old for subject in one.subjects)
        work.event("old_erased", what=command.what, before=before, ids=[one.id for one in old])
    return Noted()


def _is_old(matter: Matter | None, before: str) -> bool:
    return matter is not None and matter.over and matter.ended < before
