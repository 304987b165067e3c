"""What a device tells of its own state, kept: its last word, and an event for each change."""

from typing import Any

from hall_link.wire.calls import Noted
from hall_server.devices.tables import Printer, Voice
from hall_server.kernel.work import Work

Told = Printer | Voice


def keep_told(told: Told, before: Told | None, work: Work, kind: str, **about: Any) -> Noted:
    """Keeps a word that is new; only a change of the state is an event, `kind` with `about`.

    The detail is the device's own free text and stays out of the ledger.
    """
    if before and (before.state, before.detail) == (told.state, told.detail):
        return Noted()
    work.put(told)
    if before is None or before.state != told.state:
        work.event(kind, **about, state=told.state)
    return Noted()
