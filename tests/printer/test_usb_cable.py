"""The USB cable, over a stand-in for the device that pyusb would find."""

from types import SimpleNamespace
from typing import Any

import pytest
import usb.core
import usb.util

from tests.printer.slips import job, on_paper
from ticket_printer.adapters import TalkingPrinter
from ticket_printer.blocks import PAPERS
from ticket_printer.cables import UsbCable
from ticket_printer.encode import encode
from ticket_printer.layout import lay_out
from ticket_printer.port import UnsureError
from ticket_printer.settings import UsbAddress
from ticket_printer.virtual.machine import Machine, QueryEar

pytestmark = [pytest.mark.unit, pytest.mark.row("E1")]


class UsbPrinter:
    """What pyusb gives for a printer; `room` is how many bytes it takes before it is unplugged."""

    backend = SimpleNamespace(__module__="usb.backend.libusb1")

    def __init__(self) -> None:
        self.machine, self.ear = Machine(58), QueryEar()
        self.sent, self.answers, self.room = b"", b"", 100_000

    def is_kernel_driver_active(self, interface: int) -> bool:
        return False

    def set_configuration(self) -> None:
        pass

    def reset(self) -> None:
        pass

    def write(self, endpoint: int, data: bytes, timeout: int) -> int:
        assert (endpoint, timeout) == (0x01, 2000)
        taken, self.room = data[: self.room], self.room - len(data)
        self.sent += taken
        self.answers += self.machine.receive(self.ear, taken).answer
        if len(taken) < len(data):
            raise usb.core.USBError("no such device", errno=19)
        return len(data)

    def read(self, endpoint: int, size: int, timeout: int) -> bytes:
        assert endpoint == 0x82
        if not self.answers:
            raise usb.core.USBTimeoutError("timed out")
        packet, self.answers = self.answers[:size], b""
        return packet


@pytest.fixture
def device(monkeypatch: pytest.MonkeyPatch) -> UsbPrinter:
    found = UsbPrinter()

    def find(**ids: Any) -> UsbPrinter:
        assert ids == {"idVendor": 0x04B8, "idProduct": 0x0E15}
        return found

    monkeypatch.setattr(usb.core, "find", find)
    monkeypatch.setattr(usb.util, "dispose_resources", lambda device: None)
    return found


@pytest.fixture
def printer() -> TalkingPrinter:
    return TalkingPrinter(UsbCable(UsbAddress(0x04B8, 0x0E15)), settle_s=0)


def test_it_prints_and_tells_its_state(device: UsbPrinter, printer: TalkingPrinter) -> None:
    slip = encode(lay_out(job(), PAPERS[58]))
    assert printer.print(slip).state == "ready"
    assert "A012" in str(on_paper(device.sent[device.sent.index(b"\x1b@") :], 58).report()["text"])
    device.machine.turn("cover")
    assert printer.status().state == "cover"
    device.machine.turn("silent")
    assert printer.status().state == "unknown"
    printer.close()


def test_unplugged_in_the_middle(device: UsbPrinter, printer: TalkingPrinter) -> None:
    assert printer.status().prints
    device.room = 12 + 20  # the questions before the slip, and the beginning of it
    with pytest.raises(UnsureError):
        printer.print(b"x" * 100)
    assert printer.status().state == "offline"
