"""Who sits before the page of devices, and what it is made of."""

from dataclasses import dataclass

from hall_link.wire.base import Language
from hall_link.wire.board import MAIN_ZONE
from hall_server.devices.enrolments import Enrolment
from hall_server.devices.tables import Device
from hall_server.kernel.refusals import Refusal
from hall_server.staff.tables import Staff
from hall_server.web.desk import Desk
from hall_server.web.enrolling import Enrolling, NewPlace
from hall_server.web.manager.devices import Level, state_of
from hall_server.web.manager.devices_words import TEXTS, state_key
from hall_server.web.manager.inbox_desk import Face, KeptDesk
from hall_server.web.manager.leader import tell

ORDER = ("kiosk", "printer", "display", "evaluator", "guide", "clerk", "manager", "integrator")
SHOWS_WHICH = ("kiosk", "printer", "display", "evaluator", "guide")
"""Roles whose machines can show, say or print which one they are."""

SHOWN_REVOKED = 30


@dataclass(frozen=True, slots=True)
class Row:
    """A device as the list shows it; `level` "off" also where a key has no line to be away from."""

    device: Device
    state: str
    level: Level


def may_enrol(person: Staff | None) -> bool:
    """Whether the page opens to somebody."""
    return person is not None and "administrator" in person.roles


class DevicesDesk(KeptDesk):
    """The desk of an administrator."""

    def __init__(self, desk: Desk, enrolling: Enrolling, token: str, language: Language) -> None:
        super().__init__(desk, token, language, TEXTS, may_enrol)
        self.enrolling = enrolling

    def face(self) -> Face:
        return (tuple(self.rows()), tuple(self.revoked()), tuple(self.enrolling.waiting()))

    def rows(self) -> list[Row]:
        """Every device with a good key, kind by kind."""
        good = [d for d in self.hall.devices.all() if d.revoked_at is None]
        good.sort(key=lambda d: (_place_in(ORDER, d.role), d.window or 0, d.name))
        return [self._row(device) for device in good]

    def revoked(self) -> list[Device]:
        """The devices revoked last, the last first."""
        gone = [d for d in self.hall.devices.all() if d.revoked_at is not None]
        return sorted(gone, key=lambda d: d.revoked_at or "", reverse=True)[:SHOWN_REVOKED]

    def _row(self, device: Device) -> Row:
        there = self.desk.hub.has(device.id)
        if device.role not in SHOWS_WHICH and not there:
            return Row(device, self.say("state-keyed"), "off")
        state, level = state_of(self.hall, device, there)
        return Row(device, self.say(state_key(state)), level)

    def kind_of(self, role: str) -> str:
        """What people call such a device."""
        return self.say(role)

    def place_of(self, device: Device) -> str:
        """Where it stands, in words; "" where it is said nowhere."""
        if device.window is not None:
            return self.say("window", n=device.window)
        voice = self.say("voice") if device.speaks else ""
        return "　".join(filter(None, (self.zone_name(device.zone), voice)))

    def zone_name(self, zone: str | None) -> str:
        """A zone as people call it."""
        return self.say("main-zone") if zone == MAIN_ZONE else (zone or "")

    def zones(self) -> list[str]:
        """The zones there are: of windows and of displays."""
        found = {window.zone for window in self.hall.windows.all()}
        found |= {d.zone for d in self.hall.devices.of_role("display") if d.zone}
        return [MAIN_ZONE, *sorted(found - {MAIN_ZONE})]

    def could_replace(self, role: str) -> list[Device]:
        """Devices a machine of this role may take the place of."""
        return self.hall.devices.replaceable(role)

    def called(self, device: Device) -> str:
        """What it is, and where it stands, in a line."""
        return "　".join(filter(None, (self.kind_of(device.role), self.place_of(device))))

    def old_is(self, device: Device) -> tuple[str, Level]:
        """What becomes of a machine whose place is taken; warn: it is at work now."""
        if device.revoked_at is not None:
            return self.say("old-revoked"), "off"
        if self.desk.hub.has(device.id):
            return self.say("old-linked"), "warn"
        return self.say("old-away"), "off"

    # --- acts ----------------------------------------------------------------------------------

    def find(self, code: str) -> Enrolment | None:
        """The device that shows this code; None after telling why there is none."""
        try:
            self.enter()
            return self.enrolling.with_code(code, self.actor())
        except Refusal as refusal:
            self.refuse(refusal.code)
            return None

    async def let_in(self, asking: Enrolment, chosen: NewPlace, name: str) -> bool:
        """Whether it was let in; tells in words."""
        try:
            self.enter()
            await self.enrolling.let_in(asking, chosen, self.actor())
        except Refusal as refusal:
            gone = refusal.code == "not-found"
            self.remind("gone") if gone else self.refuse(refusal.code)
            return gone
        tell(self.say("let-in-done", name=name), good=True)
        return True

    async def identify(self, device: Device) -> None:
        """Has a device show, say or print which it is; tells in words what to look for."""
        try:
            self.enter()
            answered = await self.desk.tester.identify(device.id, self.actor())
        except Refusal as refusal:
            self.refuse(refusal.code)
            return
        kind = "voice" if device.speaks else "printer" if device.role == "printer" else "screen"
        tell(self.say(f"which-{kind if answered else 'silent'}", name=device.name), good=answered)

    def turn_away(self, asking: Enrolment) -> None:
        """The device is told no."""
        try:
            self.enter()
            self.enrolling.refuse(asking)
        except Refusal:
            self.remind("gone")
        else:
            tell(self.say("refused"), good=True)


def _place_in(order: tuple[str, ...], role: str) -> int:
    return order.index(role) if role in order else len(order)
