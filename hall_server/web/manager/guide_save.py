"""Saving items of the guide: the hall as it is now, with one item or the whole guide changed."""

from hall_server.hall_file.change_hall import ChangedMeanwhile, ChangeHall
from hall_server.hall_file.export import digest_of, hall_file_of
from hall_server.hall_file.items import HallItem
from hall_server.hall_file.model import HallFile
from hall_server.kernel.refusals import Unauthorized
from hall_server.kernel.work import Actor
from hall_server.web.desk import Desk


class GuideSaver:
    """Acts for whoever is signed in under `token`."""

    def __init__(self, desk: Desk, token: str) -> None:
        self._desk = desk
        self._token = token

    def actor(self) -> Actor:
        """Who is signed in, still an administrator. Raises `Unauthorized`."""
        actor = self._desk.visitor(self._token)
        if actor.role != "administrator":
            raise Unauthorized
        return actor

    def now(self) -> HallFile:
        """The hall as it is."""
        return hall_file_of(self._desk.hub.hall.rooms)

    def with_item(self, before: HallItem | None, after: HallItem | None) -> HallFile:
        """The hall as it is now with one item changed, added or (None after) taken off.

        Changes of other things meanwhile stay. Raises `ChangedMeanwhile` where it is this item
        that somebody else has changed.
        """
        now = self.now()
        item_id = (before or after).id  # type: ignore[union-attr]
        known = next((item for item in now.items if item.id == item_id), None)
        if known != before:
            raise ChangedMeanwhile
        items = [after if item.id == item_id else item for item in now.items]
        if before is None:
            items.append(after)
        return now.model_copy(update={"items": [item for item in items if item is not None]})

    async def save(self, file: HallFile, based_on: HallFile) -> None:
        """Makes the hall what `file` says. Raises a `Refusal`."""
        command = ChangeHall(file=file, based_on=digest_of(based_on))
        await self._desk.submit(self.actor(), command)
