"""Devices and their keys, as stored."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import Column, Index, Integer, String, Table, Text

from hall_link.wire.board import PrinterState
from hall_link.wire.calls import VoiceState
from hall_server.kernel.metadata import METADATA

DEVICES = Table(
    "devices",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("name", String(64), nullable=False),
    Column("role", String(20), nullable=False),
    Column("window", Integer),
    Column("key_hash", String(64), nullable=False),
    Column("created_at", String(32), nullable=False),
    Column("revoked_at", String(32)),
    Column("zone", String(64)),
    Column("speaks", Integer, nullable=False, server_default="0"),
    Index(None, "key_hash", unique=True),
)

PRINTERS = Table(
    "printers",
    METADATA,
    Column("device", String(36), primary_key=True),
    Column("state", String(10), nullable=False),
    Column("detail", Text),
    Column("since", String(32), nullable=False),
)

VOICES = Table(
    "voices",
    METADATA,
    Column("device", String(36), primary_key=True),
    Column("state", String(10), nullable=False),
    Column("detail", Text),
    Column("since", String(32), nullable=False),
)

SELF_TESTS = Table(
    "self_tests",
    METADATA,
    Column("business_day", String(10), primary_key=True),
    Column("tested_at", String(32), nullable=False),
    Column("tested_by", String(64), nullable=False),
    Column("body", Text, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Device:
    """A key, and what its bearer is. Only the key's digest is kept (row K4).

    `zone` and `speaks` are a display's: where it hangs, and whether it is the zone's voice (C4).
    """

    TABLE: ClassVar[Table] = DEVICES

    id: str
    name: str
    role: str
    window: int | None
    key_hash: str
    created_at: str
    revoked_at: str | None = None
    zone: str | None = None
    speaks: bool = False

    def row(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "name": self.name,
            "role": self.role,
            "window": self.window,
            "key_hash": self.key_hash,
            "created_at": self.created_at,
            "revoked_at": self.revoked_at,
            "zone": self.zone,
            "speaks": int(self.speaks),
        }


@dataclass(frozen=True, slots=True)
class Printer:
    """What a printer's worker last reported."""

    TABLE: ClassVar[Table] = PRINTERS

    device: str
    state: PrinterState
    detail: str | None
    since: str

    def row(self) -> dict[str, Any]:
        return {
            "device": self.device,
            "state": self.state,
            "detail": self.detail,
            "since": self.since,
        }


@dataclass(frozen=True, slots=True)
class Voice:
    """What a display last reported of its voice (row C7)."""

    TABLE: ClassVar[Table] = VOICES

    device: str
    state: VoiceState
    detail: str | None
    since: str

    def row(self) -> dict[str, Any]:
        return {
            "device": self.device,
            "state": self.state,
            "detail": self.detail,
            "since": self.since,
        }


@dataclass(frozen=True, slots=True)
class SelfTestDone:
    """A day's last test of all devices. `body`: a `SelfTested` as JSON."""

    TABLE: ClassVar[Table] = SELF_TESTS

    business_day: str
    tested_at: str
    tested_by: str
    body: str

    def row(self) -> dict[str, Any]:
        return {
            "business_day": self.business_day,
            "tested_at": self.tested_at,
            "tested_by": self.tested_by,
            "body": self.body,
        }
