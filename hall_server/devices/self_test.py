"""What a test of all devices asks for, and what it finds (row I4)."""

from pydantic import BaseModel, ConfigDict

from hall_link.wire.board import PrinterState
from hall_link.wire.calls import Noted, VoiceState
from hall_server.devices.tables import SelfTestDone
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work


class SelfTest(BaseModel):
    """Ask every device whether it is there; with `slips` each printer prints a test slip, with
    `speak` each voice says a test phrase."""

    model_config = ConfigDict(frozen=True)
    slips: bool = False
    speak: bool = False


class DeviceTested(BaseModel):
    """How a device was found. None: not its kind of thing, or not asked for."""

    model_config = ConfigDict(frozen=True)
    device: str = ""
    name: str
    role: str
    window: int | None
    connected: bool
    answered: bool
    printer: PrinterState | None = None
    voice: VoiceState | None = None
    printed: bool | None = None
    spoken: bool | None = None


class SelfTested(BaseModel):
    """All devices that should be there, and what is wrong with the server itself."""

    model_config = ConfigDict(frozen=True)
    devices: tuple[DeviceTested, ...]
    faults: tuple[str, ...]

    def silent(self) -> list[DeviceTested]:
        """The devices that gave no answer."""
        return [device for device in self.devices if not device.answered]


class NoteSelfTest(BaseModel):
    """Keep what a test found until the next one."""

    model_config = ConfigDict(frozen=True)
    found: SelfTested


def note_self_test(business_day: str, command: NoteSelfTest, work: Work) -> Noted:
    """The ledger has who tested, and which devices gave no answer."""
    found = command.found
    at, by = to_text(work.now), work.actor.id
    work.put(SelfTestDone(business_day, at, by, found.model_dump_json()))
    silent = [device.device for device in found.silent()]
    work.event("devices_tested", devices=len(found.devices), silent=silent)
    return Noted()
