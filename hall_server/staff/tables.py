"""Accounts of the staff, as stored."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import Column, Index, Integer, String, Table, Text

from hall_link.wire.base import Words
from hall_server.kernel.metadata import METADATA

STAFF = Table(
    "staff",
    METADATA,
    Column("name", String(64), primary_key=True),
    Column("display_zh", Text, nullable=False),
    Column("display_en", Text, nullable=False),
    Column("post_zh", Text, nullable=False),
    Column("post_en", Text, nullable=False),
    Column("roles", Text, nullable=False),
    Column("password_hash", Text),
    Column("must_change", Integer, nullable=False, server_default="0"),
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("locked_until", String(32)),
    Column("position", Integer, nullable=False, server_default="0"),
    Column("retired", Integer, nullable=False, server_default="0"),
    Column("superior", String(64)),
    Column("photo", String(64)),
    Column("telephone", String(40)),
)

SESSIONS = Table(
    "sessions",
    METADATA,
    Column("session_id", String(36), primary_key=True),
    Column("staff", String(64), nullable=False),
    Column("opened_at", String(32), nullable=False),
    Column("expires_at", String(32), nullable=False),
    Column("closed_at", String(32)),
    Index(None, "closed_at"),
)


@dataclass(frozen=True, slots=True)
class Staff:
    """An account. `name` is what its owner types; without a password nobody can sign in.

    `must_change`: the password was set by somebody else and opens nothing but its own change.
    `position`: its place in the hall file. `retired`: no longer of the staff.
    `superior`: who leads this person. `photo`: a stored picture's id. `telephone`: in service.
    `failures` counts wrong passwords since the last right one; until `locked_until` none is tried.
    """

    TABLE: ClassVar[Table] = STAFF

    name: str
    display: Words
    post: Words
    roles: tuple[str, ...]
    password_hash: str | None = None
    must_change: bool = False
    failures: int = 0
    locked_until: str | None = None
    position: int = 0
    retired: bool = False
    superior: str | None = None
    photo: str | None = None
    telephone: str | None = None

    def row(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "display_zh": self.display.zh,
            "display_en": self.display.en,
            "post_zh": self.post.zh,
            "post_en": self.post.en,
            "roles": " ".join(self.roles),
            "password_hash": self.password_hash,
            "must_change": int(self.must_change),
            "failures": self.failures,
            "locked_until": self.locked_until,
            "position": self.position,
            "retired": int(self.retired),
            "superior": self.superior,
            "photo": self.photo,
            "telephone": self.telephone,
        }


@dataclass(frozen=True, slots=True)
class Session:
    """A person's sign-in to the manager's pages, which belongs to no window."""

    TABLE: ClassVar[Table] = SESSIONS

    session_id: str
    staff: str
    opened_at: str
    expires_at: str
    closed_at: str | None = None

    def row(self) -> dict[str, Any]:
        return {
            "session_id": self.session_id,
            "staff": self.staff,
            "opened_at": self.opened_at,
            "expires_at": self.expires_at,
            "closed_at": self.closed_at,
        }
