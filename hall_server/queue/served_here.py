"""Which items of a ticket a window serves."""

from collections.abc import Iterable

from hall_server.guide.state import GuideState
from hall_server.windows.state import WindowsState
from hall_server.windows.tables import Window


def served_here(
    guide: GuideState, windows: WindowsState, window: Window, items: Iterable[str]
) -> tuple[str, ...]:
    """Those of these items whose queue the window serves, and those the guide no longer has."""
    queues = windows.queues_at(window)
    elsewhere = {item.id for item in guide.known(items) if item.queue not in queues}
    return tuple(item for item in items if item not in elsewhere)
