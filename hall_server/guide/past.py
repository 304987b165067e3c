"""An item as it was published once (row A2)."""

from hall_link.wire.guide import ServiceItem
from hall_server.kernel.work import Work


def item_at(item: ServiceItem, version: int, work: Work) -> ServiceItem:
    """The item of today in one of its versions; as it is now where that version is not kept."""
    if version == item.version:
        return item
    past = work.cold("item-version", f"{item.id}/{version}")
    return item if past is None else past.published(item.windows)
