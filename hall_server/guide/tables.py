"""The service guide, as stored."""

from typing import Any, ClassVar

from sqlalchemy import Column, Integer, String, Table, Text

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
