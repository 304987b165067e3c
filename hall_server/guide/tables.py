"""The service guide, as stored."""

import json
from dataclasses import dataclass, field
from typing import Any, ClassVar

from sqlalchemy import Column, Integer, LargeBinary, String, Table, Text

from hall_link.wire.base import Message
from hall_link.wire.guide import Department, ServiceItem
from hall_server.kernel.metadata import METADATA

DEPARTMENTS = Table(
    "departments",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("retired", Integer, nullable=False, server_default="0"),
)

SERVICE_ITEMS = Table(
    "service_items",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("department", String(64), nullable=False),
    Column("queue", String(64), nullable=False),
    Column("body", Text, nullable=False),
    Column("retired", Integer, nullable=False, server_default="0"),
)

ITEM_VERSIONS = Table(
    "item_versions",
    METADATA,
    Column("item", String(64), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("since", String(32), nullable=False),
    Column("changed_by", String(64), nullable=False),
    Column("body", Text, nullable=False),
)

MEDIA = Table(
    "media",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("type", String(40), nullable=False),
    Column("name", Text, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("added_at", String(32), nullable=False),
    Column("added_by", String(64), nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""Sample forms, staff photos: in the database, so that one backup holds all of a hall."""


class GuideDepartment(Message):
    """A department at its place in the guide. `retired`: taken off it."""

    TABLE: ClassVar[Table] = DEPARTMENTS
    position: int
    department: Department
    retired: bool = False

    def row(self) -> dict[str, Any]:
        body = self.department.model_dump_json()
        return {
            "id": self.department.id,
            "position": self.position,
            "body": body,
            "retired": int(self.retired),
        }


class GuideItem(Message):
    """A service item at its place in the guide. Its windows are worked out when it is shown.

    `retired`: taken off the guide, but the name of what tickets were taken for.
    """

    TABLE: ClassVar[Table] = SERVICE_ITEMS
    position: int
    item: ServiceItem
    retired: bool = False

    def row(self) -> dict[str, Any]:
        return {
            "id": self.item.id,
            "position": self.position,
            "department": self.item.department,
            "queue": self.item.queue,
            "body": self.item.model_dump_json(exclude={"windows"}, exclude_none=True),
            "retired": int(self.retired),
        }


class ItemVersion(Message):
    """What was published of an item from `since` (UTC) until its next version."""

    TABLE: ClassVar[Table] = ITEM_VERSIONS
    item: str
    version: int
    since: str
    changed_by: str
    body: str

    def published(self, windows: list[int]) -> ServiceItem:
        """The item as it was; which windows serve it is not its guide's and told beside."""
        known = {"windows": windows, "version": self.version}
        return ServiceItem.model_validate({**json.loads(self.body), **known})

    def row(self) -> dict[str, Any]:
        return self.model_dump()


@dataclass(frozen=True, slots=True)
class Media:
    """A stored picture or PDF. `type` is its media type; memory keeps all of it but `content`."""

    TABLE: ClassVar[Table] = MEDIA

    id: str
    type: str
    name: str
    pages: int
    added_at: str
    added_by: str
    content: bytes = field(default=b"", repr=False)

    def row(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "type": self.type,
            "name": self.name,
            "pages": self.pages,
            "added_at": self.added_at,
            "added_by": self.added_by,
            "content": self.content,
        }
