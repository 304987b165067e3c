"""The service guide in memory."""

from collections.abc import Iterable
from dataclasses import replace

from hall_link.wire.base import Words
from hall_link.wire.guide import Department, ServiceItem
from hall_server.guide.rules import UnknownItem
from hall_server.guide.tables import GuideDepartment, GuideItem, ItemVersion, Media


class GuideState:
    """Departments and items, by id and in order."""

    def __init__(self) -> None:
        self._departments: dict[str, GuideDepartment] = {}
        self._items: dict[str, GuideItem] = {}
        self._names: dict[str, Words] = {}
        self._last: dict[str, int] = {}
        self.media: dict[str, Media] = {}

    def apply_department(self, record: GuideDepartment) -> None:
        self._departments.pop(record.department.id, None)
        if not record.retired:
            self._departments[record.department.id] = record

    def apply_item(self, record: GuideItem) -> None:
        self._names[record.item.id] = record.item.name
        self._last[record.item.id] = record.item.version
        self._items.pop(record.item.id, None)
        if not record.retired:
            self._items[record.item.id] = record

    def apply_version(self, record: ItemVersion) -> None:
        """Past versions are the database's; the present one is the item itself."""

    def apply_media(self, record: Media) -> None:
        self.media[record.id] = replace(record, content=b"")

    def departments(self) -> list[Department]:
        placed = sorted(self._departments.values(), key=lambda record: record.position)
        return [record.department for record in placed]

    def items(self) -> list[ServiceItem]:
        placed = sorted(self._items.values(), key=lambda record: record.position)
        return [record.item for record in placed]

    def chosen(self, ids: Iterable[str]) -> list[ServiceItem]:
        """The items of these ids, each once. Raises `UnknownItem`."""
        items = []
        for item_id in dict.fromkeys(ids):
            record = self._items.get(item_id)
            if record is None:
                raise UnknownItem(item=item_id)
            items.append(record.item)
        return items

    def known(self, ids: Iterable[str]) -> list[ServiceItem]:
        """Those of these items that are in the guide still."""
        return [self._items[item].item for item in ids if item in self._items]

    def queues_of(self, ids: Iterable[str]) -> list[str]:
        """The queues these items wait in, each once, in the order of the items."""
        return list(dict.fromkeys(item.queue for item in self.known(ids)))

    def last_version(self, item_id: str) -> int:
        """The last version of an item, also when it was taken off the guide; 0 for one it never
        had."""
        return self._last.get(item_id, 0)

    def versions_of(self, ids: Iterable[str]) -> tuple[tuple[str, int], ...]:
        """The present version of each of these items that is in the guide."""
        return tuple((item.id, item.version) for item in self.known(ids))

    def minutes_of(self, item_id: str) -> int | None:
        """What one visit for an item takes; None for an item the guide does not have."""
        record = self._items.get(item_id)
        return record.item.minutes if record else None

    def minutes_in(self, queue: str) -> list[int]:
        """What one visit takes, of each item of a queue."""
        records = self._items.values()
        return [record.item.minutes for record in records if record.item.queue == queue]

    def name_of(self, item_id: str) -> Words:
        """An item's name, also when it was taken off the guide; its id for one it never had."""
        return self._names.get(item_id) or Words(zh=item_id, en=item_id)
