"""What the worker needs of a printer. All of it blocks: call it from one thread at a time."""

from typing import Protocol

from ticket_printer.status import PrinterStatus


class NothingSentError(Exception):
    """No byte of the slip has left: it may be sent again. `status` says why."""

    def __init__(self, status: PrinterStatus) -> None:
        super().__init__(status.detail or status.state)
        self.status = status


class UnsureError(Exception):
    """The slip, or part of it, may be on paper; nobody can tell from here."""


class Printer(Protocol):
    """A printer at the end of some line. A broken line is opened again by the next call."""

    def status(self) -> PrinterStatus:
        """Ask how the printer is; never raises, within about 10 s at worst."""

    def print(self, slip: bytes) -> PrinterStatus:
        """Send a slip; the state asked afterwards on the same line. `prints` False then means
        that the end of the slip may be missing. Raises NothingSentError, UnsureError."""

    def close(self) -> None:
        """Give the line up; harmless when there is none."""
