"""The cables to a printer, over python-escpos' devices: open, send, read what came, close.

Only OSError leaves this file. python-escpos' own questions (`paper_status`, `is_online`) are not
used: on a dead line they answer that all is well.
"""

import os
import select
import stat
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Protocol

from escpos.exceptions import Error as EscposError
from escpos.printer import LP, File, Network, Serial, Usb

from ticket_printer.settings import SerialAddress, TcpAddress, UsbAddress

TIMEOUT_S = 2.0
"""A printer that takes longer to answer, or to take bytes, is not answering."""

LP_TIMEOUT_S = 10.0


class Cable(Protocol):
    """One line to one printer. Every method may raise OSError."""

    def open(self) -> None:
        """Open the line; harmless when it is open."""

    def send(self, data: bytes) -> None:
        """Hand all of `data` over. After an error some of it may be on its way."""

    def close(self) -> None:
        """Give the line up, never raises."""


class TalkingCable(Cable, Protocol):
    """A line the printer answers on."""

    def forget_input(self) -> None:
        """Drop what came unasked; an ended line raises."""

    def read(self) -> bytes:
        """What comes next, within `TIMEOUT_S`; b"" when nothing came. An ended line raises."""


def _open(device: Any) -> None:
    """Opens an escpos device; whatever keeps it from opening is an OSError."""
    try:
        device.open()
    except (EscposError, ValueError, RuntimeError) as fault:
        raise ConnectionError(_first_line(fault)) from fault


def _first_line(fault: Exception) -> str:
    """escpos puts the reason on the last line, below a sentence of its own."""
    return (str(fault).strip() or type(fault).__name__).splitlines()[-1]


class NetworkCable:
    """TCP."""

    def __init__(self, address: TcpAddress) -> None:
        self._printer = Network(address.host, address.port, timeout=TIMEOUT_S)
        self._is_open = False

    def open(self) -> None:
        if not self._is_open:
            _open(self._printer)
            self._is_open = True

    def send(self, data: bytes) -> None:
        self._printer._raw(data)

    def forget_input(self) -> None:
        device = self._printer.device
        device.setblocking(False)
        try:
            with suppress(BlockingIOError):
                while True:
                    self._came(device.recv(256))
        finally:
            device.settimeout(TIMEOUT_S)

    def read(self) -> bytes:
        try:
            return self._came(self._printer.device.recv(1))
        except TimeoutError:
            return b""

    def _came(self, data: bytes) -> bytes:
        if not data:
            raise ConnectionResetError("the printer closed the line")
        return data

    def close(self) -> None:
        self._is_open = False
        with suppress(OSError):
            self._printer.close()


class SerialCable:
    """RS-232, or USB that looks like it."""

    def __init__(self, address: SerialAddress) -> None:
        self._printer = Serial(
            address.device,
            baudrate=address.baud,
            timeout=TIMEOUT_S,
            xonxoff=address.flow == "xonxoff",
            dsrdtr=address.flow == "dsrdtr",
        )
        self._patience_s = TIMEOUT_S + 20_000 / address.baud
        self._is_open = False

    def open(self) -> None:
        if not self._is_open:
            _open(self._printer)
            self._printer.device.write_timeout = self._patience_s
            self._is_open = True

    def send(self, data: bytes) -> None:
        """Waits until the last byte is on the wire: at 9600 baud a slip takes a quarter second."""
        self._printer._raw(data)
        device = self._printer.device
        if not _until(lambda: device.out_waiting == 0, self._patience_s):
            raise TimeoutError("the printer takes no more bytes")

    def forget_input(self) -> None:
        self._printer.device.reset_input_buffer()

    def read(self) -> bytes:
        return bytes(self._printer.device.read(1))

    def close(self) -> None:
        """Not by escpos, whose close waits for a stalled printer to take the rest."""
        if self._is_open:
            self._is_open = False
            with suppress(OSError):
                self._printer.device.reset_output_buffer()
            with suppress(OSError):
                self._printer.device.close()


class UsbCable:
    """USB printer class."""

    def __init__(self, address: UsbAddress) -> None:
        self._printer = Usb(
            address.vendor,
            address.product,
            timeout=int(TIMEOUT_S * 1000),
            in_ep=address.in_endpoint,
            out_ep=address.out_endpoint,
        )
        self._is_open = False

    def open(self) -> None:
        if not self._is_open:
            _open(self._printer)
            self._is_open = True

    def send(self, data: bytes) -> None:
        self._printer._raw(data)

    def forget_input(self) -> None:
        while self._read(20):
            pass

    def read(self) -> bytes:
        end = time.monotonic() + TIMEOUT_S
        while time.monotonic() < end:
            came = self._read(int(TIMEOUT_S * 1000))
            if came:
                return came
        return b""

    def _read(self, milliseconds: int) -> bytes:
        """A packet; b"" for an empty one or for none."""
        device = self._printer.device
        try:
            return bytes(device.read(self._printer.in_ep, 64, milliseconds))
        except OSError as fault:
            if _is_usb_timeout(fault):
                return b""
            raise

    def close(self) -> None:
        if self._is_open:
            self._is_open = False
            with suppress(OSError):
                self._printer.close()


def _is_usb_timeout(fault: OSError) -> bool:
    from usb.core import USBTimeoutError

    return isinstance(fault, USBTimeoutError)


class OneWayNetworkCable(NetworkCable):
    """TCP to a printer that never answers. Each slip has a connection of its own: the first write
    into a line the other side has closed would seem to succeed."""

    def send(self, data: bytes) -> None:
        super().send(data)
        self.close()


class FileCable:
    """A file, or a device file such as /dev/usb/lp0."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._printer = File(str(path))
        self._file: IO[bytes] | None = None

    def open(self) -> None:
        """Appends, where escpos would empty the file; never blocks on a printer out of paper."""
        if self._file is None:
            self._file = open(self._path, "ab", buffering=0, opener=_open_at_once)  # noqa: SIM115
            self._printer.device = self._file

    def send(self, data: bytes) -> None:
        assert self._file is not None
        while data:
            _, ready, _ = select.select([], [self._file], [], TIMEOUT_S)
            if not ready:
                raise TimeoutError("the printer takes no more bytes")
            data = data[self._file.write(data) or 0 :]
        if stat.S_ISREG(os.fstat(self._file.fileno()).st_mode):
            os.fsync(self._file.fileno())
            self.close()  # a device file stays open: closing it may drop what it has not sent

    def close(self) -> None:
        self._file = None
        with suppress(OSError):
            self._printer.close()


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK, 0o644)


class LpCable:
    """A queue of the system's print service; each slip is a raw job of its own."""

    def __init__(self, name: str) -> None:
        self._printer = LP(name)

    def open(self) -> None:
        """Only looks whether the queue is there."""
        if self._printer.printer_name not in self._printer.printers:
            raise ConnectionError(f"there is no print queue {self._printer.printer_name}")

    def send(self, data: bytes) -> None:
        _open(self._printer)
        lp = self._printer.device
        try:
            lp.communicate(data, timeout=LP_TIMEOUT_S)
        except subprocess.TimeoutExpired as fault:
            raise TimeoutError("the print queue takes no job") from fault
        finally:
            self._end(lp)
        if lp.returncode:
            raise ConnectionError("the print queue refused the job")

    def _end(self, lp: "subprocess.Popen[bytes]") -> None:
        self._printer.device = False
        if lp.poll() is None:
            lp.kill()
            lp.wait()

    def close(self) -> None:
        """Nothing stays open."""


def _until(done: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True
