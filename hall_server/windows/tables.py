"""Windows and who sits at them, as stored."""

import json
from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import Column, Index, Integer, String, Table, Text

from hall_link.wire.base import Words
from hall_link.wire.board import MAIN_ZONE
from hall_link.wire.windows import Post
from hall_server.kernel.metadata import METADATA

WINDOWS = Table(
    "windows",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name_zh", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("queues", Text, nullable=False),
    Column("in_service", Integer, nullable=False),
    Column("rule", String(48)),
    Column("zone", String(48), nullable=False, server_default=MAIN_ZONE),
    Column("posts", Text, nullable=False, server_default=""),
    Column("covers", Text, nullable=False, server_default=""),
    Column("paused_reason", String(40)),
    Column("paused_at", String(32)),
    Column("unattended_at", String(32)),
    Column("position", Integer, nullable=False, server_default="0"),
    Column("retired", Integer, nullable=False, server_default="0"),
    Column("head", String(64)),
)

SIGN_INS = Table(
    "sign_ins",
    METADATA,
    Column("session_id", String(36), primary_key=True),
    Column("window", Integer, nullable=False),
    Column("staff", String(64), nullable=False),
    Column("signed_in_at", String(32), nullable=False),
    Column("signed_out_at", String(32)),
    Column("post", String(1), nullable=False, server_default="A"),
    Index(None, "signed_out_at"),
)


@dataclass(frozen=True, slots=True)
class Window:
    """A window (窗口) and the queues it serves, in their order.

    rule: its calling rule, None for the hall's first. posts: the sign-in names of its AB pair.
    covers: the numbers of the windows whose queues are served from here meanwhile (Ruling 7).
    unattended_at: since when it is known to be left with people waiting, None while it is not.
    position: its place in the hall file. retired: no longer the hall's. head: who is told of its
    overdue cases.
    """

    TABLE: ClassVar[Table] = WINDOWS

    number: int
    name: Words
    queues: tuple[str, ...]
    in_service: bool = True
    rule: str | None = None
    zone: str = MAIN_ZONE
    posts: tuple[str, ...] = ()
    covers: tuple[int, ...] = ()
    paused_reason: str | None = None
    paused_at: str | None = None
    unattended_at: str | None = None
    position: int = 0
    retired: bool = False
    head: str | None = None

    def row(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "name_zh": self.name.zh,
            "name_en": self.name.en,
            "queues": json.dumps(self.queues),
            "in_service": int(self.in_service),
            "rule": self.rule,
            "zone": self.zone,
            "posts": " ".join(self.posts),
            "covers": " ".join(str(number) for number in self.covers),
            "paused_reason": self.paused_reason,
            "paused_at": self.paused_at,
            "unattended_at": self.unattended_at,
            "position": self.position,
            "retired": int(self.retired),
            "head": self.head,
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
    post: Post = "A"

    def row(self) -> dict[str, Any]:
        return {
            "session_id": self.session_id,
            "window": self.window,
            "staff": self.staff,
            "signed_in_at": self.signed_in_at,
            "signed_out_at": self.signed_out_at,
            "post": self.post,
        }
