"""Devices in memory."""

from collections.abc import Iterator, Sequence

from hall_server.devices.self_test import SelfTested
from hall_server.devices.tables import Device, Printer, SelfTestDone, Voice
from hall_server.kernel.ids import digest
from hall_server.premises.rulebook import PrinterPlace
from hall_server.premises.tables import Premises


class DevicesState:
    """Keys that open something, and the printers' states."""

    def __init__(self) -> None:
        self._devices: dict[str, Device] = {}
        self._by_hash: dict[str, Device] = {}
        self._revoked: set[str] = set()
        self.printers: dict[str, Printer] = {}
        self.voices: dict[str, Voice] = {}
        self._places: Sequence[PrinterPlace] = ()
        self.tested: SelfTestDone | None = None
        self.found: SelfTested | None = None

    def apply_premises(self, record: Premises) -> None:
        self._places = record.printers

    def apply_device(self, record: Device) -> None:
        before = self._devices.get(record.id)
        if before is not None:
            self._by_hash.pop(before.key_hash, None)
            self._revoked.discard(before.key_hash)
        self._devices[record.id] = record
        if record.revoked_at is None:
            self._by_hash[record.key_hash] = record
        else:
            self._revoked.add(record.key_hash)

    def apply_printer(self, record: Printer) -> None:
        self.printers[record.device] = record

    def apply_voice(self, record: Voice) -> None:
        self.voices[record.device] = record

    def apply_test(self, record: SelfTestDone) -> None:
        """What was found last is kept until the next test, over the night, too."""
        self.tested = record
        self.found = SelfTested.model_validate_json(record.body)

    def with_key(self, key: str) -> Device | None:
        """The device this key belongs to, unless it was revoked."""
        return self._by_hash.get(digest(key))

    def was_revoked(self, key: str) -> bool:
        """Whether this key was good once; only who had it can tell."""
        return digest(key) in self._revoked

    def all(self) -> list[Device]:
        """Every device that ever had a key, oldest first; revoked ones among them."""
        return list(self._devices.values())

    def find(self, device_id: str) -> Device | None:
        return self._devices.get(device_id)

    def of_role(self, role: str) -> list[Device]:
        """The devices of a role whose keys are good, oldest first."""
        return [device for device in self._good() if device.role == role]

    def replaceable(self, role: str) -> list[Device]:
        """Devices a machine of this role may take the place of: those in use, and revoked ones
        whose name nobody else has by now."""
        names = {device.name for device in self.of_role(role)}
        known = [device for device in self._devices.values() if device.role == role]
        return [d for d in known if d.revoked_at is None or d.name not in names]

    def standing_clerk(self, window: int) -> Device | None:
        """The clerk's key that keeps this window open without a person signing in."""
        return next((d for d in self.of_role("clerk") if d.window == window), None)

    def at_window(self, window: int) -> list[Device]:
        """The devices whose good keys belong to a window."""
        return [device for device in self._good() if device.window == window]

    def _good(self) -> Iterator[Device]:
        return (device for device in self._devices.values() if device.revoked_at is None)

    def pad_at(self, window: int) -> Device | None:
        """The evaluator pad of a window, if it has one."""
        return next((d for d in self.of_role("evaluator") if d.window == window), None)

    def voice_of(self, zone: str) -> Device | None:
        """The display that speaks in a zone."""
        displays = self.of_role("display")
        return next((d for d in displays if d.speaks and d.zone == zone), None)

    def zones_with_voice(self) -> list[str]:
        """The zones in which a display speaks, by name."""
        return sorted({d.zone for d in self.of_role("display") if d.speaks and d.zone})

    def speaks(self, device_id: str) -> bool:
        """Whether this is a display set to speak."""
        device = self._devices.get(device_id)
        return device is not None and device.speaks

    def name_of(self, device_id: str) -> str:
        """What people call a device; empty for who is none."""
        device = self._devices.get(device_id)
        return device.name if device else ""

    def place_of(self, printer: str) -> PrinterPlace:
        """What the hall's file says of a printer, by its id."""
        name = self.name_of(printer)
        found = (place for place in self._places if place.name == name)
        return next(found, PrinterPlace(name=name or "-"))

    def neighbours(self, printer: str) -> list[Device]:
        """The printers that may print in place of this one, in order."""
        named = {device.name: device for device in self.of_role("printer")}
        return [named[name] for name in self.place_of(printer).neighbours if name in named]

    def own_printer(self, device_id: str) -> str | None:
        """The printer that stands with a kiosk: the one of the same name."""
        kiosk = self._devices.get(device_id)
        printers = self.of_role("printer") if kiosk else []
        return next((p.id for p in printers if kiosk and p.name == kiosk.name), None)
