"""The administrator's page of devices: who is let in, what each is, which is revoked (row K4)."""

from functools import partial
from pathlib import Path

from nicegui import ui

from hall_server.devices.change_device import ChangeDevice, RevokeKey
from hall_server.devices.tables import Device
from hall_server.web.desk import Desk
from hall_server.web.enrolling import Enrolling
from hall_server.web.manager.cards import LEVEL_ICONS
from hall_server.web.manager.complaints_parts import Sheet, draw_head, line
from hall_server.web.manager.devices_desk import SHOWS_WHICH, DevicesDesk, Row
from hall_server.web.manager.devices_enrol import ICONS, EnrolCard
from hall_server.web.manager.devices_place import PlaceFields
from hall_server.web.manager.inbox_kept import KeptPage
from hall_server.web.manager.page import Visit, add_page, administers
from hall_server.web.manager.panel import box, press, text

FOLDER = Path(__file__).parent
STYLE = (FOLDER / "devices.css").read_text(encoding="utf-8")
PATH = "/devices"
LABELS = "/api/v1/devices/labels.pdf"


def add_devices_page(desk: Desk, enrolling: Enrolling) -> None:
    """Adds `/devices`, for administrators."""

    def devices(visit: Visit) -> DevicesPage:
        return DevicesPage(DevicesDesk(desk, enrolling, visit.token, visit.language))

    add_page(desk, PATH, administers, devices, STYLE)


class DevicesPage(KeptPage):
    """One browser's page."""

    def __init__(self, desk: DevicesDesk) -> None:
        super().__init__(desk)
        self._desk = desk

    def draw(self) -> None:
        """The page as it is now; from then on it keeps itself true."""
        desk = self._desk
        ways = [
            (desk.say("to-board"), f"/manager/?lang={desk.language}"),
            (desk.say("to-settings"), f"/manager/settings?lang={desk.language}"),
        ]
        draw_head(desk, desk.say("title"), *ways)
        self._sheet = Sheet(desk.say("close"))
        self._enrol = EnrolCard(desk, self._sheet)
        with box("devices-page"):
            self._enrol.draw()
            self._list = ui.element("div").classes("known")
        ui.colors(primary="#0b4ea2", negative="#b42318", positive="#067647")
        self.keep()

    async def tick(self) -> None:
        """Lines come and go without the ledger: every look compares what is shown."""
        if self.stays() and self._desk.face() != self._face:
            await self.refresh()

    async def refresh(self) -> None:
        """Memory knows them all."""
        if not self.stays():
            return
        self.is_shown()
        self._enrol.refresh()
        self._list.clear()
        with self._list:
            self._draw_known(self._desk.rows())
            self._draw_revoked(self._desk.revoked())

    def forget(self) -> None:
        self._sheet.forget()
        self._list.clear()

    def _draw_known(self, rows: list[Row]) -> None:
        desk = self._desk
        there = sum(desk.desk.hub.has(row.device.id) for row in rows)
        with box("title"):
            with ui.element("h2"):
                text(desk.say("known"))
            text(desk.say("known-sum", all=len(rows), there=there), "quiet")
            if any(row.device.role in SHOWS_WHICH for row in rows):
                _paper(desk.say("labels"), LABELS, "all-labels")
        if not rows:
            text(desk.say("nothing"), "quiet empty card")
        for row in rows:
            self._draw_row(row)

    def _draw_row(self, row: Row) -> None:
        desk, device = self._desk, row.device
        with ui.element("div").classes("device card").props(f'data-device="{device.name}"'):
            ui.icon(ICONS.get(device.role, "vpn_key")).classes("kind")
            with box("names"):
                text(device.name, "what")
                text(desk.called(device), "quiet")
            with box("now"):
                with box(f"state {row.level}"):
                    ui.icon(LEVEL_ICONS[row.level])
                    text(row.state)
                text(desk.say("since", at=desk.local(device.created_at)), "quiet when")
            with box("acts"):
                if device.role in SHOWS_WHICH:
                    _paper(desk.say("label-of", name=device.name), f"{LABELS}?device={device.id}")
                    press(desk.say("which-one"), partial(desk.identify, device), "plain")
                press(desk.say("change"), partial(self._change, device), "plain")
                press(desk.say("revoke"), partial(self._revoke, device), "plain grave")

    def _draw_revoked(self, devices: list[Device]) -> None:
        desk = self._desk
        if not devices:
            return
        with ui.expansion(f"{desk.say('revoked')}　{len(devices)}").classes("gone card"):
            for device in devices:
                with box("past"):
                    text(device.name, "what")
                    text(desk.kind_of(device.role), "quiet")
                    at = desk.local(device.revoked_at or "")
                    text(desk.say("revoked-at", at=at), "quiet when")

    def _change(self, device: Device) -> None:
        desk = self._desk
        with self._sheet.page(f"{desk.kind_of(device.role)} {device.name}"):
            name = line(desk.say("name"), 64)
            name.value = device.name
            place = PlaceFields(desk, device.role, device)

            async def save() -> None:
                told = str(name.value or "").strip()
                if not told:
                    desk.remind("name-needed")
                    return
                chosen = place.place().model_dump()
                if await desk.ask(ChangeDevice(device=device.id, name=told, **chosen)) is not None:
                    self._sheet.close()
                    await self.refresh()

            with box("buttons"):
                press(desk.say("save"), save, "main save")

    def _revoke(self, device: Device) -> None:
        desk = self._desk
        with self._sheet.page(desk.say("revoke")):
            kind = desk.kind_of(device.role)
            text(desk.say("revoke-ask", kind=kind, name=device.name), "sentence")

            async def go() -> None:
                if await desk.ask(RevokeKey(device=device.id)) is not None:
                    self._sheet.close()
                    await self.refresh()

            with box("buttons"):
                press(desk.say("revoke-yes"), go, "main revoke-yes")
                press(desk.say("keep-it"), self._sheet.close, "plain")


def _paper(told: str, address: str, classes: str = "") -> None:
    """Opens labels as a PDF; only all of them are named in words, beside a device a sign does."""
    link = ui.element("a").classes(f"paper {classes}".strip())
    link.props(f'href="{address}" target=_blank aria-label="{told}" title="{told}"')
    with link:
        ui.icon("qr_code_2")
        if classes:
            text(told)
