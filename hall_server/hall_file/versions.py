"""Which version of its items a changed hall has: counted here, whatever a file says. Pure."""

from datetime import datetime

from hall_server.guide.state import GuideState
from hall_server.guide.tables import GuideItem, ItemVersion
from hall_server.hall_file.items import HallItem
from hall_server.hall_file.model import HallFile
from hall_server.kernel.clock import to_text


def as_counted(before: HallFile, after: HallFile) -> HallFile:
    """`after`, its items with the versions they have in `before`; new ones with their first."""
    versions = {item.id: item.version for item in before.items}
    return _with_versions(after, {i.id: versions.get(i.id, 1) for i in after.items})


def as_first(file: HallFile) -> HallFile:
    """The file with every item in its first version: a hall that begins."""
    return _with_versions(file, {item.id: 1 for item in file.items})


def counted(before: HallFile, after: HallFile, guide: GuideState) -> HallFile:
    """`after`, each item with one version more than before where anything of it changed.

    An item that was taken off the guide and comes back goes on where it was.
    """
    old = {item.id: item for item in before.items}
    return _with_versions(after, {i.id: _version(old.get(i.id), i, guide) for i in after.items})


def _version(old: HallItem | None, new: HallItem, guide: GuideState) -> int:
    last = guide.last_version(new.id)
    if old is None:
        return last + 1
    same = old == new.model_copy(update={"version": old.version})
    return old.version if same else last + 1


def _with_versions(file: HallFile, versions: dict[str, int]) -> HallFile:
    items = [item.model_copy(update={"version": versions[item.id]}) for item in file.items]
    return file.model_copy(update={"items": items})


def version_of(record: GuideItem, since: datetime, changed_by: str) -> ItemVersion:
    """What is kept of an item's present version for good."""
    item = record.item
    body = item.model_dump_json(exclude={"windows", "version"}, exclude_none=True)
    return ItemVersion(
        item=item.id,
        version=item.version,
        since=to_text(since),
        changed_by=changed_by,
        body=body,
    )


def past_item(kept: ItemVersion) -> HallItem:
    """An item as it was in a version that is kept."""
    return HallItem.model_validate_json(kept.body).model_copy(update={"version": kept.version})
