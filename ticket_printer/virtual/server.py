"""The virtual printer's two doors: the printer port and the control port."""

import asyncio
import logging
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor

from ticket_printer.virtual.control import answer_line
from ticket_printer.virtual.machine import Machine, QueryEar
from ticket_printer.virtual.shelf import Shelf
from ticket_printer.virtual.slip import Slip

READ_BYTES = 4096


class PrinterLine(asyncio.BufferedProtocol):
    """One connection at the printer port."""

    def __init__(self, printer: "VirtualPrinter") -> None:
        self._printer = printer
        self._ear = QueryEar()
        self._buffer = bytearray(READ_BYTES)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self._printer.lines.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._printer.lines.discard(self)

    def get_buffer(self, sizehint: int) -> bytearray:
        return self._buffer

    def buffer_updated(self, nbytes: int) -> None:
        answer = self._printer.receive(self._ear, bytes(self._buffer[:nbytes]))
        if answer and not self.transport.is_closing():
            self.transport.write(answer)


class VirtualPrinter:
    """Listens, prints onto the shelf and does what the control port says.

    Slips are painted on a thread of their own, one after the other, so that a status query is
    answered at once however much is being printed.
    """

    def __init__(self, machine: Machine, shelf: Shelf, host: str) -> None:
        self._machine = machine
        self._shelf = shelf
        self._host = host
        self._painting = ThreadPoolExecutor(max_workers=1)
        self._door: asyncio.Server | None = None
        self._control: asyncio.Server | None = None
        self._port = 0
        self.lines: set[PrinterLine] = set()

    async def open(self, port: int, control: int) -> tuple[int, int]:
        """Opens both ports (0: any free one); returns their numbers. OSError if one is taken."""
        self._port = port
        await self._open_door()
        self._control = await asyncio.start_server(self._serve_control, self._host, control)
        return self._port, self._control.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Closes the ports; slips already cut are still written."""
        self._hang_up()
        if self._control is not None:
            self._control.close()
        await asyncio.to_thread(self._painting.shutdown)

    def receive(self, ear: QueryEar, chunk: bytes) -> bytes:
        """The printer's answer to what one connection sent."""
        if self._machine.pulled:
            return b""
        outcome = self._machine.receive(ear, chunk)
        self._shelve(outcome.slips)
        if outcome.pulled:
            self._hang_up()
        elif self._machine.full:
            self._hold_senders()
        return outcome.answer

    async def _open_door(self) -> None:
        loop = asyncio.get_running_loop()
        self._door = await loop.create_server(lambda: PrinterLine(self), self._host, self._port)
        self._port = self._door.sockets[0].getsockname()[1]

    def _hang_up(self) -> None:
        """A cable is out: nobody is connected and nobody can connect."""
        if self._door is not None:
            self._door.close()
            self._door = None
        for line in list(self.lines):
            line.transport.abort()

    def _hold_senders(self) -> None:
        for line in self.lines:
            line.transport.pause_reading()

    def _shelve(self, slips: Iterable[Slip]) -> None:
        for slip in slips:
            self._painting.submit(self._shelf.put, slip).add_done_callback(_complain)

    async def _serve_control(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            while line := await reader.readline():
                answer, slips = answer_line(self._machine, line)
                self._shelve(slips)
                await self._follow()
                writer.write(f"{answer}\n".encode())
                await writer.drain()
        except (ConnectionError, ValueError):
            return
        finally:
            writer.close()

    async def _follow(self) -> None:
        """Makes the doors agree with the machine after a control line."""
        if self._machine.pulled:
            self._hang_up()
        elif self._door is None:
            await self._open_door()
        if not self._machine.full:
            for line in self.lines:
                line.transport.resume_reading()


def _complain(done: Future[str]) -> None:
    """A slip that could not be written is a fault of this program or a full disk: say so."""
    error = done.exception()
    if error is not None:
        logging.getLogger(__name__).error("slip not written", exc_info=error)
