"""A wire between a printer's worker and its printer that notes when a ticket's bytes begin."""

import socket
import threading
import time
from contextlib import suppress

TICKET_BEGINS = b"\x1b@"


class PaperLine:
    """Listens on `port` and passes everything to the printer and back."""

    def __init__(self, printer_port: int) -> None:
        self._printer = printer_port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.began_at = 0.0
        self._began = threading.Event()
        threading.Thread(target=self._accept, daemon=True).start()

    def await_ticket(self) -> None:
        """From now on the next ticket is waited for."""
        self._began.clear()

    def ticket_began(self, within: float = 20) -> float:
        """When its first bytes went to the printer, in `time.perf_counter` seconds."""
        if not self._began.wait(within):
            raise RuntimeError("no ticket went to the printer")
        return self.began_at

    def close(self) -> None:
        """Listens no more."""
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                worker, _ = self._listener.accept()
                printer = socket.create_connection(("127.0.0.1", self._printer))
                threading.Thread(target=self._pass_on, args=(worker, printer, True)).start()
                threading.Thread(target=self._pass_on, args=(printer, worker, False)).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket, to_paper: bool) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                if to_paper and TICKET_BEGINS in data and not self._began.is_set():
                    self.began_at = time.perf_counter()
                    self._began.set()
                sink.sendall(data)
        for line in (source, sink):
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
