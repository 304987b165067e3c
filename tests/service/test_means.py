"""A hall whose lines somebody tries to use up, and whose machine has little left (row K8)."""

import resource
import socket
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from hall_server.service.means import Means
from hall_server.service.patience import HEAD_BYTES, OWN_FILES
from tests.service.test_service import figures, order
from tests.support.hall import RunningHall
from tests.support.lines import Line
from tests.support.people import ITEMS, Voice, key_of
from tests.support.whole_hall import soon

ELSEWHERE, OTHERS = "127.0.0.2", "127.0.0.3"
ASK = b"GET /healthz HTTP/1.1\r\nHost: hall\r\n\r\n"


@pytest.fixture
def lines() -> Iterator[ExitStack]:
    with ExitStack() as opened:
        yield opened


def line(hall: RunningHall, lines: ExitStack, origin: str = "127.0.0.1") -> socket.socket:
    """A connection from this address on which nothing is said."""
    to = ("127.0.0.1", hall.port)
    return lines.enter_context(socket.create_connection(to, 10, (origin, 0)))


def is_ended(line: socket.socket) -> bool:
    """Whether the server ends it within ten seconds; nothing is ever said on it."""
    try:
        return line.recv(1) == b""
    except ConnectionResetError:
        return True
    except TimeoutError:
        return False


def status(line: socket.socket) -> bytes:
    line.sendall(ASK)
    return line.recv(12)


def pour_a_head(line: socket.socket, length: int) -> None:
    line.sendall(b"GET / HTTP/1.1\r\nX-Long: ")
    for _ in range(0, length, HEAD_BYTES // 8):
        line.sendall(b"x" * (HEAD_BYTES // 8))


@pytest.mark.row("K8")
def test_who_only_holds_lines_is_let_go_and_others_are_served(
    hall: RunningHall, lines: ExitStack
) -> None:
    hall.stop()
    hall.start(env={"HALL_LINES_PER_ADDRESS": "4", "HALL_ASK_WITHIN_S": "1"})
    device = lines.enter_context(Line(hall))
    device.hello("integrator", key_of(hall, "integrator"))
    held = [line(hall, lines, ELSEWHERE) for _ in range(4)]
    assert is_ended(line(hall, lines, ELSEWHERE))  # a fifth of one address
    assert status(line(hall, lines, OTHERS)) == b"HTTP/1.1 200"
    assert all(map(is_ended, held))
    assert status(line(hall, lines, ELSEWHERE)) == b"HTTP/1.1 200"

    with pytest.raises((ConnectionResetError, BrokenPipeError)):
        pour_a_head(line(hall, lines, OTHERS), 1000 * HEAD_BYTES)
    assert device.call("later", "take_ticket", items=[ITEMS["general"]])["error"] is None


@pytest.mark.row("K8", "K6")
def test_the_last_files_are_the_hall_s_own_and_leaders_hear_of_it(
    hall: RunningHall, lines: ExitStack
) -> None:
    hall.stop()
    hall.start(env={"HALL_ASK_WITHIN_S": "100"})
    citizen = Voice(hall, key_of(hall, "integrator"))
    assert order(citizen) == (201, None)
    most = OWN_FILES + 500
    resource.prlimit(hall.process.pid, resource.RLIMIT_NOFILE, (most, most))
    for _ in range(490):
        line(hall, lines)
    soon(lambda: figures(hall)["hall_fault", "files-low"] == 1, "the alarm")
    assert figures(hall)["process_open_fds", ""] > 490
    further = [line(hall, lines) for _ in range(20)]
    assert any(map(is_ended, reversed(further)))
    assert order(citizen) == (201, None)
    lines.close()
    soon(lambda: figures(hall)["hall_fault", "files-low"] == 0, "the end of the alarm")


@pytest.mark.unit
def test_little_memory_is_an_alarm_before_it_is_used_up() -> None:
    assert Means(0).faults() == []
    assert Means(10**9).faults() == ["memory-low"]
