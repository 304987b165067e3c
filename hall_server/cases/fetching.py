"""Where the hall's results are fetched (取件, row A21)."""

from hall_link.wire.guide import ServiceItem
from hall_server.cases.room import Scene


def fetch_item(scene: Scene) -> ServiceItem | None:
    """The item for which one takes a number to fetch a result, where the hall has such a one."""
    name = scene.book.fetch_item
    return next(iter(scene.guide.known([name])), None) if name else None


def fetch_windows(scene: Scene) -> list[int]:
    """The windows that hand over every result, whichever window its case was handled at."""
    item = fetch_item(scene)
    return scene.windows.meant_for(item.queue) if item else []
