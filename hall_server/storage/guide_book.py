"""What of the guide is read from the database and not kept in memory."""

from sqlalchemy import Connection, select

from hall_server.guide.tables import ITEM_VERSIONS, MEDIA, ItemVersion, Media
from hall_server.storage.load_casebook import version_of


def read_media(connection: Connection, media: str) -> Media | None:
    """A picture or PDF with its content; None where none is kept under this id."""
    row = connection.execute(select(MEDIA).where(MEDIA.c.id == media)).one_or_none()
    return Media(**row._mapping) if row is not None else None


def read_versions(connection: Connection, item: str) -> list[ItemVersion]:
    """Every version of an item, the first first."""
    asked = select(ITEM_VERSIONS).where(ITEM_VERSIONS.c.item == item)
    return [version_of(row) for row in connection.execute(asked.order_by("version"))]
