"""The command line as an administrator types it: beside a running server, without one, wrongly."""

import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from hall_server.commands.common import REFUSED
from hall_server.hall_file.sample import sample_hall_path
from tests.support.database import rows
from tests.support.forking import shared_starter
from tests.support.hall import HALL, RunningHall
from tests.support.lines import Line
from tests.support.people import ITEMS, Voice, key_of, sits_down


def typed(*words: str, stdin: str = "") -> tuple[int, str]:
    """Exit code and everything printed."""
    done = shared_starter().run(words, dict(os.environ), stdin)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def closed_hall(tmp_path: Path) -> RunningHall:
    """A hall nobody serves."""
    return RunningHall(tmp_path / "hall")


@pytest.mark.row("I4")
def test_a_hall_is_made_once(tmp_path: Path) -> None:
    data = tmp_path / "deep" / "hall"
    words = [*HALL, "init", "--data", str(data)]  # a process of its own, as at a terminal
    told = subprocess.run(words, stdin=subprocess.DEVNULL, text=True, capture_output=True).stdout
    assert re.fullmatch(r"云禾镇便民服务中心: 12 windows, \d+ items\.", told.splitlines()[0])
    before = rows(data, "SELECT * FROM hall")
    code, told = typed("init", "--data", str(data))
    assert code == 1
    assert "holds a hall already; nothing was changed" in told
    assert rows(data, "SELECT * FROM hall") == before
    assert (data / "instance.key").stat().st_mode & 0o777 == 0o600


@pytest.mark.row("I4")
def test_every_fault_of_a_file_is_told_with_its_place(tmp_path: Path) -> None:
    sample = sample_hall_path().read_text()
    faulty = sample.replace("queues: [land],", "queues: [moon],").replace("id: yunhe", "id: ''")
    faulty = faulty.replace("number: 11,", "number: 10,").replace("time_zone: Asia/", "time_zone: ")
    file = tmp_path / "faulty.yaml"
    file.write_text(faulty)
    code, told = typed("init", "--data", str(tmp_path / "hall"), "--file", str(file))
    assert code == 1
    for what in ("moon", "hall.id", "time_zone", "windows"):
        line = next(line for line in told.splitlines() if what in line)
        place = line.removeprefix(f"{file}:").split(":")
        assert place[0].isdigit()
        assert place[1].isdigit()
    assert "Traceback" not in told
    assert not (tmp_path / "hall" / "hall.db").exists()

    code, told = typed("init", "--data", str(tmp_path / "hall"), "--file", "/nowhere.yaml")
    assert (code, told.strip()) == (1, "/nowhere.yaml: No such file or directory")
    assert typed("init", "--data", str(tmp_path / "hall"))[0] == 0  # nothing stands in the way


@pytest.mark.row("K4")
def test_keys_and_passwords_with_and_without_a_server(closed_hall: RunningHall) -> None:
    before = closed_hall.key("kiosk")
    closed_hall.cli("staff", "password", "--name", "chenfang", stdin="First-Secret\n")
    closed_hall.start()
    try:
        beside = closed_hall.key("kiosk")
        closed_hall.cli("staff", "password", "--name", "zhaolei", stdin="Second-Secret\n")
        closed_hall.cli("staff", "password", "--name", "newcomer", stdin="Third-Secret\n")
        for key in (before, beside):
            assert Voice(closed_hall, key).take("civil")
        for window, name, password in (
            (3, "chenfang", "First-Secret"),
            (4, "zhaolei", "Second-Secret"),
        ):
            sits_down(closed_hall, window, name, password).does("sign-out")
        sits_down(closed_hall, 5, "newcomer", "Third-Secret")
        closed_hall.kill()  # its socket is left behind
        later = closed_hall.key("clerk", 9)
        closed_hall.start()
        assert Voice(closed_hall, later).refusal("/windows/9/call-next") == (409, "nobody-waiting")
    finally:
        closed_hall.stop()
    stored = (closed_hall.data / "hall.db").read_bytes()
    assert not any(secret.encode() in stored for secret in (before, beside, later))
    assert b"Second-Secret" not in stored


@pytest.mark.parametrize(
    ("words", "stdin", "says"),
    [
        (("key", "create", "--role", "emperor"), "", "one of kiosk, display"),
        (("key", "create", "--role", "clerk"), "", "needs --window"),
        (("key", "create", "--role", "clerk", "--window", "77"), "", "unknown-window"),
        (("key", "create", "--role", "kiosk", "--window", "77"), "", "unknown-window"),
        (("staff", "password", "--name", "chenfang"), "\n", "empty"),
        (("staff", "password", "--name", "two words"), "Some-Secret\n", "letters, digits"),
        (("serve", "--clock", "yesterday"), "", "not a moment"),
    ],
)
def test_a_mistyped_command_changes_nothing(
    shared_hall: RunningHall, words: tuple[str, ...], stdin: str, says: str
) -> None:
    before = shared_hall.health()
    code, told = typed(*words, "--data", str(shared_hall.data), stdin=stdin)
    assert code == 1
    assert says in told
    assert "Traceback" not in told
    assert shared_hall.health() == before


def test_a_name_twice_is_refused(shared_hall: RunningHall) -> None:
    shared_hall.key("display", device="east-wall")
    assert "already-exists" in shared_hall.cli(
        *("key", "create", "--role", "display", "--device", "east-wall"), check=False
    )


@pytest.mark.parametrize("words", ["serve", "verify", "key create --role kiosk"])
def test_a_folder_without_a_hall(tmp_path: Path, words: str) -> None:
    code, told = typed(*words.split(), "--data", str(tmp_path))
    assert code == REFUSED
    assert "holds no hall" in told
    assert not any(tmp_path.iterdir())


def test_the_clock_is_set_in_demo_halls_only(tmp_path: Path) -> None:
    typed("init", "--data", str(tmp_path / "real"))
    moment = "2026-11-22T09:00:00+08:00"
    code, told = typed("serve", "--data", str(tmp_path / "real"), "--clock", moment)
    assert code == 1
    assert "hall init --demo" in told


def test_a_second_server_is_refused(shared_hall: RunningHall) -> None:
    code, told = typed("serve", "--data", str(shared_hall.data), "--port", "0")
    assert code == 1
    assert "in use by another server" in told
    assert shared_hall.is_healthy()


@pytest.mark.row("K1", "K8")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_decently_and_at_once(hall: RunningHall, number: int) -> None:
    kiosk, key = Voice(hall, key_of(hall, "kiosk")), key_of(hall, "display")
    ticket = kiosk.take("civil")
    with Line(hall) as display:
        display.hello("display", key)
        begun = time.monotonic()
        hall.process.send_signal(number)
        assert display.end()[0] in (1001, 1006, 1012)
        assert hall.process.wait(10) == 0
        assert time.monotonic() - begun < 5
    assert "Traceback" not in hall.log.read_text()
    assert not (hall.data / "hall.db-wal").exists()  # the database is one whole file again
    hall.start()
    assert kiosk.ticket(ticket["secret"])["ahead"] == 0
    order = {"items": [ITEMS["civil"]]}
    assert kiosk.ask("POST", "/tickets", order, 201)["number"] == "A002"
