"""The ledger learns that a copy of the hall was taken: it holds what people told the hall."""

from pydantic import BaseModel, ConfigDict

from hall_link.wire.calls import Noted
from hall_server.kernel.work import Work


class NoteBackup(BaseModel):
    """Note that a backup was made. `seq`, `head`: the ledger's last row in it, and its hash."""

    model_config = ConfigDict(frozen=True)
    seq: int
    head: str
    keys: bool
    """Whether the data folder's secrets are in it, too."""
    nightly: bool


def note_backup(command: NoteBackup, work: Work) -> Noted:
    """Changes nothing but the ledger."""
    work.event("backup_made", **command.model_dump())
    return Noted()
