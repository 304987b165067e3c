"""The versions of an item, and what was changed in each."""

import asyncio
from datetime import datetime
from zoneinfo import ZoneInfo

from nicegui import ui

from hall_link.wire.base import Language
from hall_server.guide.tables import ItemVersion
from hall_server.hall_file.items import HallItem
from hall_server.hall_file.versions import past_item
from hall_server.staff.state import StaffState
from hall_server.web.manager.admin_changes import field_lines
from hall_server.web.manager.guide_words import told
from hall_server.web.manager.mount import Versions

MOST_SHOWN = 20


class Past:
    """Draws the versions of one item, the present one first."""

    def __init__(
        self, versions: Versions, staff: StaffState, zone: ZoneInfo, language: Language
    ) -> None:
        self._versions = versions
        self._staff = staff
        self._zone = zone
        self._language = language

    async def draw(self, box: ui.element, item_id: str) -> None:
        """Reads them from the database; the page goes on meanwhile."""
        kept = await asyncio.to_thread(self._versions, item_id)
        box.clear()
        with box:
            steps = list(zip([None, *kept[:-1]], kept, strict=True))[-MOST_SHOWN:]
            for before, version in reversed(steps):
                self._version(version, before, version is kept[-1])

    def _version(self, kept: ItemVersion, before: ItemVersion | None, is_present: bool) -> None:
        with ui.element("div").classes("past-version"):
            ui.label(self._since(kept, is_present)).classes("what")
            if before is None:
                return
            lines = _changes(self._language, past_item(before), past_item(kept))
            with ui.element("ul"):
                for line in lines or [told(self._language, "no-change-told")]:
                    with ui.element("li"):
                        ui.label(line)

    def _since(self, kept: ItemVersion, is_present: bool) -> str:
        key = "since" if kept.since else "since-start"
        since = self._local(kept.since) if kept.since else ""
        parts = [told(self._language, key, n=kept.version, since=since)]
        kind, _, name = kept.changed_by.partition(":")
        person = self._staff.find(name) if kind == "staff" else None
        if person is not None:
            who = person.display.in_language(self._language)
            parts.append(told(self._language, "by", who=who))
        if is_present:
            parts.append(told(self._language, "present"))
        return "，".join(parts) if self._language == "zh" else ", ".join(parts)

    def _local(self, moment: str) -> str:
        return datetime.fromisoformat(moment).astimezone(self._zone).strftime("%Y-%m-%d %H:%M")


def _changes(language: Language, before: HallItem, after: HallItem) -> list[str]:
    same = before.model_copy(update={"version": after.version})
    return field_lines(language, same, after)
