"""What a test of all devices asks for, and what it finds (row I4)."""

from pydantic import BaseModel, ConfigDict

from hall_link.wire.board import PrinterState
from hall_link.wire.calls import VoiceState


class SelfTest(BaseModel):
    """Ask every device whether it is there; with `slips` each printer prints a test slip, with
    `speak` each voice says a test phrase."""

    model_config = ConfigDict(frozen=True)
    slips: bool = False
    speak: bool = False


class DeviceTested(BaseModel):
    """How a device was found. None: not its kind of thing, or not asked for."""

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

    devices: list[DeviceTested]
    faults: list[str]
