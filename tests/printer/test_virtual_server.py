"""The virtual printer as a process, over its two ports."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from escpos.printer import Network

from tests.printer.virtual_paper import (
    CHINESE,
    CUT,
    RESET,
    RunningPrinter,
    ask,
    gb,
    qr_bytes,
    within,
)

JOB = RESET + CHINESE + gb("大厅\n") + CUT


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[RunningPrinter]:
    running = RunningPrinter(tmp_path / "paper")
    yield running
    assert running.stop() == 0


def _is_cut_off(line: socket.socket) -> bool:
    try:
        return line.recv(1) == b""
    except ConnectionError:
        return True


@pytest.mark.row("E1")
def test_a_job_becomes_three_files(printer: RunningPrinter) -> None:
    printer.send(RESET + CHINESE + b"\x1ba\x01" + gb("大厅\n") + qr_bytes(b"http://h") + CUT)
    assert printer.texts(1) == ["大厅"]
    (slip,) = printer.slips()
    line = {"text": "大厅", "size": [1, 1], "align": "center", "bold": False}
    assert slip == {
        "text": "大厅",
        "lines": [line],
        "qr": ["http://h"],
        "cut": True,
        "width": 80,
        "unknown": [],
    }
    assert (printer.out / "0001.bin").read_bytes().startswith(RESET + CHINESE)
    assert (printer.out / "0001.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.row("E2")
@pytest.mark.parametrize(
    ("state", "answers"),
    [
        ("ok", "12121212"),
        ("paper-low", "1212121e"),
        ("paper-out", "1a32127e"),
        ("cover", "1a161212"),
        ("offline", "1a121212"),
    ],
)
def test_each_state_answers_its_bytes(printer: RunningPrinter, state: str, answers: str) -> None:
    with printer.connect() as line:
        assert printer.tell(state) == "ok"
        assert ask(line).hex() == answers
        line.sendall(JOB)
        assert ask(line).hex() == answers
        assert printer.tell("state") == state
        assert printer.tell("ok") == "ok"
        assert printer.texts(1) == ["大厅"]
        assert ask(line).hex() == "12121212"


@pytest.mark.row("E2")
def test_a_silent_printer_prints(printer: RunningPrinter) -> None:
    printer.tell("silent")
    with printer.connect() as line:
        line.sendall(b"\x10\x04\x01" + JOB)
        assert printer.texts(1) == ["大厅"]
        line.settimeout(0.2)
        with pytest.raises(TimeoutError):
            line.recv(1)


def test_a_stopped_printer_prints_nothing_until_it_may(printer: RunningPrinter) -> None:
    printer.tell("paper-out")
    with printer.connect() as line:
        line.sendall(JOB + JOB)
        assert ask(line, b"\x01") == b"\x1a"  # so the jobs before it were received
    assert printer.slips() == []
    printer.tell("ok")
    assert printer.texts(2) == ["大厅", "大厅"]


def _fill(line: socket.socket, data: bytes) -> int:
    """Sends until nobody takes any more; how much was taken."""
    sent = 0
    line.settimeout(1)
    while sent < len(data):
        try:
            sent += line.send(data[sent : sent + 65536])
        except TimeoutError:
            return sent
    raise AssertionError("the printer took everything")


def test_a_full_printer_makes_the_sender_wait_and_loses_nothing(printer: RunningPrinter) -> None:
    order = b"\x1d(X\xff\xff" + b"." * 65535
    data = order * 500 + CUT
    printer.tell("offline")
    with printer.connect() as line:
        sent = _fill(line, data)
        printer.tell("ok")
        line.settimeout(20)
        line.sendall(data[sent:])
        within(30, printer.slips)
    assert (printer.out / "0001.bin").read_bytes() == data


@pytest.mark.row("E2")
def test_a_pulled_cable(printer: RunningPrinter) -> None:
    with printer.connect() as line:
        line.sendall(RESET + b"lost\n\x10\x04\x01")
        assert line.recv(1) == b"\x12"
        assert printer.tell("pull") == "ok"
        assert _is_cut_off(line)
    with pytest.raises(ConnectionRefusedError):
        printer.connect()
    assert printer.tell("state") == "pull"
    assert printer.tell("paper-low") == "ok"
    with pytest.raises(ConnectionRefusedError):
        printer.connect()
    assert printer.tell("ok") == "ok"
    printer.send(JOB)
    assert printer.texts(1) == ["大厅"]


def test_it_dies_after_so_many_bytes(printer: RunningPrinter) -> None:
    assert printer.tell(f"die-after {len(JOB) + 4}") == "ok"
    with printer.connect() as line:
        assert ask(line) == b"\x12" * 4
        line.sendall(JOB + JOB)
        assert _is_cut_off(line)
    assert printer.texts(1) == ["大厅"]
    assert printer.tell("state") == "pull"
    printer.tell("ok")
    printer.send(JOB)
    assert printer.texts(2) == ["大厅", "大厅"]
    assert (printer.out / "0002.bin").read_bytes() == JOB


def test_connections_share_one_paper(printer: RunningPrinter) -> None:
    with printer.connect() as one, printer.connect() as other:
        one.sendall(b"first\n")
        assert ask(one, b"\x04") == b"\x12"
        other.sendall(b"second\n" + CUT)
        assert printer.texts(1) == ["first\nsecond"]


def test_queries_between_bytes_of_a_job_are_answered(printer: RunningPrinter) -> None:
    with printer.connect() as line:
        line.sendall(b"\x1dv0\x00\x08\x00\x08\x00" + b"\xaa" * 20)
        assert ask(line) == b"\x12" * 4
        line.sendall(b"\xaa" * 32 + CUT)
        within(10, printer.slips)
    assert printer.slips()[0]["unknown"] == []


@pytest.mark.row("E1", "E2")
def test_python_escpos_prints_on_it(printer: RunningPrinter) -> None:
    sender = Network("127.0.0.1", printer.port, timeout=5)
    try:
        assert (sender.is_online(), sender.paper_status()) == (True, 2)
        printer.tell("paper-low")
        assert sender.paper_status() == 1
        printer.tell("paper-out")
        assert (sender.is_online(), sender.paper_status()) == (False, 0)
        printer.tell("ok")
        sender.textln("A001")
        sender.cut()
        assert printer.texts(1) == ["A001"]
    finally:
        sender.close()


def test_control_takes_many_lines_on_one_connection(printer: RunningPrinter) -> None:
    with socket.create_connection(("127.0.0.1", printer.control), timeout=10) as line:
        line.sendall(b"cover\nstate\nnonsense\nok\nstate\n")
        heard = line.makefile()
        answers = [heard.readline().strip() for _ in range(5)]
    assert answers == ["ok", "cover", "error unknown command: nonsense", "ok", "ok"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_cleanly_and_numbers_go_on(tmp_path: Path, number: signal.Signals) -> None:
    for count in (1, 2):
        running = RunningPrinter(tmp_path, "--width", "58")
        with running.connect() as line:
            line.sendall(JOB + b"\x10\x04\x01")
            assert line.recv(1) == b"\x12"
            assert running.stop(number) == 0
        assert [slip["width"] for slip in running.slips()] == [58] * count
    assert (tmp_path / "0002.png").exists()


def test_a_taken_port_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        words = ["--port", str(taken.getsockname()[1]), "--control", "0", "--out", str(tmp_path)]
        command = [sys.executable, "-m", "ticket_printer.virtual", *words]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=20)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("cannot listen: ")
