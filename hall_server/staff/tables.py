"""Accounts of the staff, as stored."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import Column, String, Table, Text

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
)


@dataclass(frozen=True, slots=True)
class Staff:
    """An account. `name` is what its owner types; without a password nobody can sign in."""

    TABLE: ClassVar[Table] = STAFF

    name: str
    display: Words
    post: Words
    roles: tuple[str, ...]
    password_hash: str | None = None

    def row(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "display_zh": self.display.zh,
            "display_en": self.display.en,
            "post_zh": self.post.zh,
            "post_en": self.post.en,
            "roles": " ".join(self.roles),
            "password_hash": self.password_hash,
        }
