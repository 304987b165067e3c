"""What a ticket printer worker is told when it starts."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import SplitResult, parse_qsl, urlsplit

from hall_link.entry.entry import Admission

Flow = Literal["none", "xonxoff", "dsrdtr"]


@dataclass(frozen=True)
class TcpAddress:
    """A network printer; `one_way`: it never answers (`?status=no`)."""

    host: str
    port: int
    one_way: bool = False


@dataclass(frozen=True)
class UsbAddress:
    """A USB printer by its ids and endpoints."""

    vendor: int
    product: int
    in_endpoint: int = 0x82
    out_endpoint: int = 0x01


@dataclass(frozen=True)
class SerialAddress:
    """A printer on a serial device."""

    device: str
    baud: int = 9600
    flow: Flow = "none"


@dataclass(frozen=True)
class FileAddress:
    """A file or a device file (/dev/usb/lp0); slips are appended."""

    path: Path


@dataclass(frozen=True)
class LpAddress:
    """A queue of the system's print service."""

    name: str


PrinterAddress = TcpAddress | UsbAddress | SerialAddress | FileAddress | LpAddress

FORMS = (
    "tcp://HOST:PORT[?status=no], usb:VID:PID[?in=0x82&out=0x01], "
    "serial:DEVICE[?baud=9600&flow=none|xonxoff|dsrdtr], file:PATH or lp:NAME"
)


def parse_printer(text: str) -> PrinterAddress:
    """The printer a URL names. Raises ValueError, whose message says what is wrong."""
    scheme, _, rest = text.partition(":")
    if scheme not in _READERS or not rest:
        raise ValueError(f"{text!r} is no printer; give {FORMS}")
    return _READERS[scheme](rest)


def _tcp(rest: str) -> TcpAddress:
    parts = urlsplit("tcp:" + rest)
    if not rest.startswith("//") or not parts.hostname or parts.path not in ("", "/"):
        raise ValueError("a network printer is tcp://HOST:PORT")
    options = _options(parts.query, {"status"})
    if options.get("status", "yes") not in ("yes", "no"):
        raise ValueError("status is yes or no")
    return TcpAddress(parts.hostname, _port(parts), options.get("status") == "no")


def _port(parts: SplitResult) -> int:
    try:
        port = parts.port or (9100 if ":" not in parts.netloc else 0)
    except ValueError:
        port = 0
    if not port:
        raise ValueError("a printer's port is a number from 1 to 65535, usually 9100")
    return port


def _usb(rest: str) -> UsbAddress:
    ids, _, query = rest.partition("?")
    options = _options(query, {"in", "out"})
    try:
        vendor, product = (int(part, 16) for part in ids.split(":"))
        endpoints = int(options.get("in", "0x82"), 16), int(options.get("out", "0x01"), 16)
    except ValueError:
        raise ValueError("a USB printer is usb:VID:PID in hexadecimal, as lsusb shows") from None
    if max(vendor, product) > 0xFFFF:
        raise ValueError("USB ids have four hexadecimal digits")
    return UsbAddress(vendor, product, *endpoints)


def _serial(rest: str) -> SerialAddress:
    device, _, query = rest.partition("?")
    options = _options(query, {"baud", "flow"})
    baud, flow = options.get("baud", "9600"), options.get("flow", "none")
    if not device:
        raise ValueError("a serial printer is serial:DEVICE?baud=9600")
    if not baud.isascii() or not baud.isdigit() or not int(baud):
        raise ValueError(f"baud is a number, not {baud!r}")
    return SerialAddress(device, int(baud), _flow(flow))


def _flow(text: str) -> Flow:
    match text:
        case "none" | "xonxoff" | "dsrdtr":
            return text
    raise ValueError(f"flow is none, xonxoff or dsrdtr, not {text!r}")


def _file(rest: str) -> FileAddress:
    return FileAddress(Path(rest))


def _lp(rest: str) -> LpAddress:
    if rest.startswith("-"):
        raise ValueError("a print queue's name does not begin with -")
    return LpAddress(rest)


def _options(query: str, known: set[str]) -> dict[str, str]:
    options = dict(parse_qsl(query, keep_blank_values=True))
    unknown = sorted(options.keys() - known)
    if unknown:
        raise ValueError(f"unknown option {unknown[0]!r}; known: {', '.join(sorted(known))}")
    return options


_READERS: dict[str, Callable[[str], PrinterAddress]] = {
    "tcp": _tcp,
    "usb": _usb,
    "serial": _serial,
    "file": _file,
    "lp": _lp,
}


@dataclass(frozen=True)
class PrinterSettings:
    """`width` in millimetres of paper, 58 or 80; `roll_mm` of a new roll, 0 for a printer that
    feels its end coming; `data` holds the journal, and the key of a printer that asked for one."""

    server: str
    admission: Admission
    printer: PrinterAddress
    width: int
    data: Path
    state_file: Path | None = None
    socket: Path | None = None
    roll_mm: int = 0
