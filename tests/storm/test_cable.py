"""The cable of the storm: what is sent while it is out comes once it is back."""

import socket
import threading

import pytest

from tools.storm.cable import cable
from tools.storm.network import proxy_before


def _answers(listening: socket.socket) -> None:
    """Says again what it hears, to one who calls."""
    line, _ = listening.accept()
    with line:
        while heard := line.recv(100):
            line.sendall(heard)


def test_nothing_comes_while_it_is_out_and_all_once_it_is_back() -> None:
    with cable() as drawn, socket.create_server(("0.0.0.0", 0)) as listening:
        if drawn is None:
            pytest.skip("no network namespaces here: no cable is pulled, the proxy cuts lines")
        answering = threading.Thread(target=_answers, args=[listening], daemon=True)
        answering.start()
        with (
            proxy_before(listening.getsockname()[1], 1, drawn) as network,
            socket.create_connection(("127.0.0.1", network.proxy.port), 10) as line,
        ):
            line.sendall(b"a")
            assert line.recv(1) == b"a"
            drawn.out()
            line.sendall(b"b")
            line.settimeout(0.5)
            with pytest.raises(TimeoutError):
                line.recv(1)
            drawn.back()
            line.settimeout(10)
            assert line.recv(1) == b"b"
        answering.join(5)
