"""Printer URLs: what they name, and what is said of wrong ones."""

from pathlib import Path

import pytest

from hall_link.options import data_folder
from ticket_printer.settings import (
    FileAddress,
    LpAddress,
    SerialAddress,
    TcpAddress,
    UsbAddress,
    parse_printer,
)

pytestmark = [pytest.mark.unit, pytest.mark.row("E1")]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("tcp://10.0.0.9:9100", TcpAddress("10.0.0.9", 9100)),
        ("tcp://printer.local", TcpAddress("printer.local", 9100)),
        ("tcp://p:9100?status=no", TcpAddress("p", 9100, one_way=True)),
        ("usb:04b8:0e15", UsbAddress(0x04B8, 0x0E15)),
        ("usb:0416:5011?in=0x81&out=0x03", UsbAddress(0x0416, 0x5011, 0x81, 0x03)),
        ("serial:/dev/ttyUSB0", SerialAddress("/dev/ttyUSB0", 9600)),
        (
            "serial:/dev/ttyS1?baud=115200&flow=xonxoff",
            SerialAddress("/dev/ttyS1", 115200, "xonxoff"),
        ),
        ("file:/dev/usb/lp0", FileAddress(Path("/dev/usb/lp0"))),
        ("lp:ticket", LpAddress("ticket")),
    ],
)
def test_what_a_url_names(text: str, address: object) -> None:
    assert parse_printer(text) == address


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is no printer"),
        ("10.0.0.9:9100", "is no printer"),
        ("tcp:10.0.0.9:9100", "tcp://HOST:PORT"),
        ("tcp://:9100", "tcp://HOST:PORT"),
        ("tcp://p:0", "1 to 65535"),
        ("tcp://p:99999", "1 to 65535"),
        ("tcp://p:9100?status=maybe", "yes or no"),
        ("tcp://p:9100?colour=red", "unknown option 'colour'"),
        ("usb:04b8", "hexadecimal"),
        ("usb:xyzz:0e15", "hexadecimal"),
        ("usb:104b8:0e15", "four hexadecimal digits"),
        ("serial:?baud=9600", "serial:DEVICE"),
        ("serial:/dev/ttyS0?baud=fast", "baud is a number"),
        ("serial:/dev/ttyS0?flow=maybe", "flow is"),
        ("file:", "is no printer"),
        ("lp:-o", "does not begin with"),
    ],
)
def test_what_is_said_of_a_wrong_one(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        parse_printer(text)


def test_where_the_journal_lies() -> None:
    assert data_folder("hall-printer", {"XDG_STATE_HOME": "/s"}) == Path("/s/hall-printer")
    assert data_folder("hall-printer", {}) == Path.home() / ".local/state/hall-printer"
