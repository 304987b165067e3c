"""Printers on other cables than the network's: the worker and the hall are real, the wire too."""

import os
import stat
import threading
import tty
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.printer.conftest import OpenShop
from tests.printer.shop import Shop, until
from tests.printer.slips import on_paper
from ticket_printer.adapters import TalkingPrinter, open_printer
from ticket_printer.cables import NetworkCable
from ticket_printer.port import NothingSentError, UnsureError
from ticket_printer.settings import TcpAddress, parse_printer
from ticket_printer.virtual.machine import Machine, QueryEar

CUT = b"\x1dVB\x00"


class SerialPrinter:
    """A printer at the far end of a pseudo-terminal."""

    def __init__(self, width: int) -> None:
        self.machine, self.ear = Machine(width), QueryEar()
        self.texts: list[str] = []
        self.master, slave = os.openpty()
        tty.setraw(slave)
        self.device, self._slave = os.ttyname(slave), slave
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with suppress(OSError):
            while data := os.read(self.master, 4096):
                outcome = self.machine.receive(self.ear, data)
                self.texts += [str(slip.report()["text"]) for slip in outcome.slips]
                os.write(self.master, outcome.answer)

    def close(self) -> None:
        os.close(self._slave)
        os.close(self.master)


@pytest.fixture
def on_serial(open_shop: OpenShop) -> Iterator[tuple[Shop, SerialPrinter]]:
    """A shop whose printer is on a serial line."""
    printer, shop = SerialPrinter(58), open_shop(58)
    shop.url = f"serial:{printer.device}?baud=19200"
    yield shop, printer
    shop.stop()
    printer.close()


@pytest.mark.row("E1", "E2", "E3")
def test_a_serial_printer_prints_and_tells_its_state(on_serial: tuple[Shop, SerialPrinter]) -> None:
    shop, printer = on_serial
    shop.start()
    assert shop.told()["state"] == "ready"
    first = shop.take()["number"]
    until(lambda: printer.texts, "the slip")
    assert first in printer.texts[0].split()
    printer.machine.turn("paper-out")
    until(lambda: shop.told()["state"] == "out", "paper out", within=5)
    second = shop.take()["number"]
    until(lambda: shop.told()["waiting_jobs"] == 1, "the acknowledgement")
    printer.machine.turn("ok")
    until(lambda: second in " ".join(printer.texts).split(), "the second slip")
    until(shop.settled, "the report")
    assert len(printer.texts) == 2


@pytest.fixture
def one_way(open_shop: OpenShop) -> Iterator[Callable[[str], Shop]]:
    """A shop whose printer can't answer."""

    def make(url: str) -> Shop:
        shop = open_shop(80)
        shop.url = url
        shop.run()
        until(lambda: shop.state().get("connected"), "the welcome")
        return shop

    return make


def _prints(shop: Shop, sent: Callable[[], bytes]) -> None:
    ticket = shop.take()
    until(lambda: sent().endswith(CUT), "the slip")
    until(shop.settled, "the report")
    assert ticket["number"] in str(on_paper(sent(), 80).report()["text"]).split()
    state = shop.state()
    assert (state["printer"], state["detail"]) == ("unknown", "one-way")


@pytest.mark.row("E1")
def test_a_file(one_way: Callable[[str], Shop], tmp_path: Path) -> None:
    path = tmp_path / "slips.bin"
    path.write_bytes(b"")
    _prints(one_way(f"file:{path}"), path.read_bytes)


@pytest.mark.row("E1")
def test_a_network_printer_that_never_answers(open_shop: OpenShop) -> None:
    shop = open_shop(80)
    shop.paper.tell("silent")
    shop.url += "?status=no"
    shop.run()
    until(lambda: shop.state().get("connected"), "the welcome")
    ticket = shop.take()
    until(lambda: shop.copies(ticket["number"]), "the slip")
    until(shop.settled, "the report")
    shop.paper.tell("pull")
    other = shop.take()
    until(lambda: shop.state()["printer"] == "offline", "the missing line")
    shop.paper.tell("ok")
    until(lambda: shop.copies(other["number"]), "the second slip")
    assert len(shop.slips()) == 2


FAKE_LP = """#!/bin/sh
test "$1 $2 $3" = "-d ticket -t" || exit 1
cat > "$(dirname "$0")/job.bin"
"""
FAKE_LPSTAT = """#!/bin/sh
test "$1" = -e && echo ticket || echo "device for ticket: usb://Maker/Model"
"""


@pytest.fixture
def print_service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system whose print service has one queue, `ticket`; the job it took last."""
    for name, text in (("lp", FAKE_LP), ("lpstat", FAKE_LPSTAT)):
        program = tmp_path / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(text)
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    return tmp_path / "bin" / "job.bin"


@pytest.mark.row("E1")
def test_a_queue_of_the_print_service(one_way: Callable[[str], Shop], print_service: Path) -> None:
    _prints(one_way("lp:ticket"), lambda: _read(print_service))


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


@pytest.mark.row("E1", "E2")
@pytest.mark.parametrize(
    "url",
    [
        "tcp://127.0.0.1:1",
        "tcp://127.0.0.1:1?status=no",
        "tcp://no-such-host.invalid:9100",
        "serial:/dev/no-such-device",
        "file:/no/such/folder/lp0",
        "lp:no-such-queue",
        "usb:dead:beef",
    ],
)
def test_a_printer_that_is_not_there_is_offline_and_keeps_the_slip(url: str) -> None:
    printer = open_printer(parse_printer(url))
    with pytest.raises(NothingSentError) as nothing:
        printer.print(b"slip")
    assert nothing.value.status.state == "offline"
    told = printer.status()
    assert (told.state, told.prints) == ("offline", False)
    assert "no line to the printer" in str(told.detail)
    printer.close()


def test_a_pipe_nobody_reads_keeps_the_slip(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    printer = open_printer(parse_printer(f"file:{tmp_path / 'pipe'}"))
    with pytest.raises(NothingSentError):
        printer.print(b"slip")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    assert printer.print(b"slip").prints
    assert os.read(reader, 100) == b"slip"
    with pytest.raises(UnsureError):
        printer.print(b"x" * 1_000_000)  # the reader stops reading in the middle
    os.close(reader)
    printer.close()


@pytest.mark.row("E3")
def test_every_byte_at_which_a_cable_may_break(open_shop: OpenShop) -> None:
    """Whatever was cut off, the worker either knows that nothing went or says it is unsure."""
    shop = open_shop()
    slip = b"\x1b@A012\n\x1dVB\x00"
    for count in range(1, len(slip) + 1):
        printer = TalkingPrinter(
            NetworkCable(TcpAddress("127.0.0.1", shop.paper.port)), settle_s=0.05
        )
        assert printer.status().prints
        shop.paper.tell(f"die-after {count}")
        with pytest.raises(UnsureError):
            printer.print(slip)
        printer.close()
        shop.paper.tell("ok")


def test_a_line_closed_while_idle_is_opened_again(shop: Shop) -> None:
    shop.paper.tell("pull")
    shop.paper.tell("ok")
    ticket: dict[str, Any] = shop.take()
    until(lambda: shop.copies(ticket["number"]), "the slip")
    until(shop.settled, "the report")
    assert shop.told()["uncertain_jobs"] == 0
