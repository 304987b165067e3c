"""The ledger learns that the server was closed in order, and why (row K8)."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from hall_link.wire.calls import Noted
from hall_server.kernel.work import Work


class NoteClose(BaseModel):
    """Note that the server is about to end. power: the battery of the mains supply runs low."""

    model_config = ConfigDict(frozen=True)
    why: Literal["asked", "power"] = "asked"


def note_close(command: NoteClose, work: Work) -> Noted:
    """Changes nothing but the ledger."""
    work.event("server_closed", why=command.why)
    return Noted()
