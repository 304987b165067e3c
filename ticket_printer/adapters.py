"""Printers that answer, and printers that can't, over any cable."""

import time
from collections.abc import Callable

from ticket_printer.cables import (
    Cable,
    FileCable,
    LpCable,
    NetworkCable,
    OneWayNetworkCable,
    SerialCable,
    TalkingCable,
    UsbCable,
)
from ticket_printer.port import NothingSentError, Printer, UnsureError
from ticket_printer.settings import (
    FileAddress,
    LpAddress,
    PrinterAddress,
    SerialAddress,
    TcpAddress,
    UsbAddress,
)
from ticket_printer.status import ONE_WAY, QUESTIONS, PrinterStatus, is_answer, read_answers

SETTLE_S = 0.8
"""About as long as a slip takes to come out: paper that ends in the middle of it is seen."""

SILENT = PrinterStatus("unknown", "no answer")
UNTOLD = PrinterStatus("unknown", ONE_WAY, prints=True)


def open_printer(address: PrinterAddress) -> Printer:
    """The printer at `address`; its line is opened when it is first needed."""
    match address:
        case TcpAddress(one_way=True):
            return OneWayPrinter(OneWayNetworkCable(address))
        case TcpAddress():
            return TalkingPrinter(NetworkCable(address))
        case UsbAddress():
            return TalkingPrinter(UsbCable(address))
        case SerialAddress():
            return TalkingPrinter(SerialCable(address))
        case FileAddress():
            return OneWayPrinter(FileCable(address.path))
        case LpAddress():
            return OneWayPrinter(LpCable(address.name))


class TalkingPrinter:
    """A printer that answers DLE EOT."""

    def __init__(
        self,
        cable: TalkingCable,
        settle_s: float = SETTLE_S,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._cable = cable
        self._settle_s = settle_s
        self._sleep = sleep

    def status(self) -> PrinterStatus:
        """On the open line; a line that ended in the meantime is opened once more."""
        fault: OSError | None = None
        for _ in range(2):
            try:
                self._cable.open()
            except OSError as closed:
                self._cable.close()
                return _no_line(closed)
            try:
                return self._ask()
            except OSError as ended:
                self._cable.close()
                fault = ended
        assert fault is not None
        return _no_line(fault)

    def print(self, slip: bytes) -> PrinterStatus:
        before = self.status()  # a write into a line that has ended would seem to succeed
        if not before.prints:
            raise NothingSentError(before)
        try:
            self._cable.send(slip)
            self._sleep(self._settle_s)
            return self._ask()
        except OSError as fault:
            self._cable.close()
            raise UnsureError(f"the line broke: {_reason(fault)}") from fault

    def close(self) -> None:
        self._cable.close()

    def _ask(self) -> PrinterStatus:
        """On this very line. A silent line is closed: a late answer would be taken for the answer
        to another question."""
        self._cable.forget_input()
        answers = []
        for question in QUESTIONS:
            self._cable.send(question)
            answer = self._answer()
            if answer is None:
                self._cable.close()
                return SILENT
            answers.append(answer)
        return read_answers(answers)

    def _answer(self) -> int | None:
        """The first byte that can be an answer; flow control and the like are passed over."""
        for _ in range(16):
            came = self._cable.read()
            if not came:
                return None
            answer = next(filter(is_answer, came), None)
            if answer is not None:
                return answer
        return None


class OneWayPrinter:
    """A printer that can't answer: it is taken for ready as long as its line can be opened."""

    def __init__(self, cable: Cable) -> None:
        self._cable = cable
        self._last = UNTOLD

    def status(self) -> PrinterStatus:
        if self._last is not UNTOLD:
            self._last = self._try_line()
        return self._last

    def print(self, slip: bytes) -> PrinterStatus:
        self._last = self._try_line()
        if not self._last.prints:
            raise NothingSentError(self._last)
        try:
            self._cable.send(slip)
        except OSError as fault:
            self._cable.close()
            raise UnsureError(f"the line broke: {_reason(fault)}") from fault
        return UNTOLD

    def close(self) -> None:
        self._cable.close()

    def _try_line(self) -> PrinterStatus:
        try:
            self._cable.open()
        except OSError as fault:
            self._cable.close()
            return _no_line(fault)
        return UNTOLD


def _no_line(fault: OSError) -> PrinterStatus:
    return PrinterStatus("offline", f"no line to the printer: {_reason(fault)}")


def _reason(fault: OSError) -> str:
    return str(fault) or type(fault).__name__
