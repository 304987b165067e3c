"""Windows and who sits at them, as stored."""

import json
from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import Column, Index, Integer, String, Table, Text

from hall_link.wire.base import Words
from hall_server.kernel.metadata import METADATA

WINDOWS = Table(
    "windows",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name_zh", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("queues", Text, nullable=False),
    Column("in_service", Integer, nullable=False),
)

SIGN_INS = Table(
    "sign_ins",
    METADATA,
    Column("session_id", String(36), primary_key=True),
    Column("window", Integer, nullable=False),
    Column("staff", String(64), nullable=False),
    Column("signed_in_at", String(32), nullable=False),
    Column("signed_out_at", String(32)),
    Index(None, "signed_out_at"),
)


@dataclass(frozen=True, slots=True)
class Window:
    """A window (窗口) and the queues it serves, in their order."""

    TABLE: ClassVar[Table] = WINDOWS

    number: int
    name: Words
    queues: tuple[str, ...]
    in_service: bool = True

    def row(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "name_zh": self.name.zh,
            "name_en": self.name.en,
            "queues": json.dumps(self.queues),
            "in_service": int(self.in_service),
        }


@dataclass(frozen=True, slots=True)
class SignIn:
    """A person at a window, from sign-in to sign-out."""

    TABLE: ClassVar[Table] = SIGN_INS

    session_id: str
    window: int
    staff: str
    signed_in_at: str
    signed_out_at: str | None = None

    def row(self) -> dict[str, Any]:
        return {
            "session_id": self.session_id,
            "window": self.window,
            "staff": self.staff,
            "signed_in_at": self.signed_in_at,
            "signed_out_at": self.signed_out_at,
        }
