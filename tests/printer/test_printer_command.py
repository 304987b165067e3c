"""The command line of the worker."""

import signal
import socket
import subprocess
from pathlib import Path

import pytest

from tests.printer.conftest import OpenShop
from tests.printer.shop import WORKER, Shop, until
from ticket_printer.local_socket import short_path

GOOD = ["--server", "http://127.0.0.1:1", "--key", "k", "--printer", "file:/dev/null"]


def ended(*words: str) -> tuple[int, str]:
    """Exit code and what was said."""
    done = subprocess.run(
        [*WORKER, *words], capture_output=True, text=True, timeout=30, check=False
    )
    return done.returncode, " ".join((done.stdout + done.stderr).split())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([*GOOD[:4], "--printer", "tcp:9100"], "tcp://HOST:PORT"),
        ([*GOOD, "--width", "76"], "58 or 80"),
        ([*GOOD, "--key-file", "f"], "either --key or --key-file"),
        ([*GOOD[:2], *GOOD[4:], "--key-file", "/no/file"], "No such file"),
        (["--server", "ftp://x", *GOOD[2:]], "http://HOST:PORT"),
        ([*GOOD[:2], "--key", "k" * 300, *GOOD[4:]], "at most 200"),
    ],
)
def test_wrong_words_are_explained(words: list[str], told: str, tmp_path: Path) -> None:
    code, said = ended(*words, "--data", str(tmp_path))
    assert code == 2
    assert told in said.replace("│ │ ", "").replace(" │", "")
    assert "Traceback" not in said


@pytest.mark.row("E3")
def test_two_workers_never_share_a_journal(shop: Shop) -> None:
    code, said = ended(*shop.words())
    assert code == 1
    assert "another worker uses" in said
    assert shop.socket.exists()


@pytest.mark.parametrize("name", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_with_0_and_an_unused_socket_is_gone(
    open_shop: OpenShop, name: signal.Signals
) -> None:
    shop = open_shop()
    shop.start()
    assert shop.worker is not None
    with socket.socket(socket.AF_UNIX) as idle, short_path(shop.socket) as path:
        idle.connect(path)
        shop.worker.send_signal(name)
        assert shop.worker.wait(10) == 0
    assert not shop.socket.exists()
    assert "Traceback" not in shop.log.read_text()


@pytest.mark.row("E3")
def test_a_slip_that_has_begun_is_finished_before_the_end(shop: Shop) -> None:
    ticket = shop.take()
    until(lambda: shop.copies(ticket["number"]), "the slip")
    assert shop.stop() == 0
    shop.start()
    until(shop.settled, "the report")
    assert shop.told()["uncertain_jobs"] == 0


def test_a_socket_deep_in_folders_and_one_left_behind(open_shop: OpenShop) -> None:
    shop = open_shop()
    deep = shop.folder.joinpath(*["a-folder-with-a-long-name"] * 6)
    deep.mkdir(parents=True)
    shop.socket = deep / "worker.sock"
    assert len(str(shop.socket)) > 107
    shop.start()
    shop.kill()
    assert shop.socket.exists()
    shop.start()
    assert shop.say_locally(b"{}")["error"] == "bad-message"


def test_a_folder_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    code, said = ended(*GOOD, "--data", str(tmp_path / "file"))
    assert (code, "can't be used" in said) == (1, True)
    code, said = ended(*GOOD, "--data", str(tmp_path / "data"), "--socket", "/no/folder/x.sock")
    assert (code, "can't go on" in said) == (1, True)
    assert "Traceback" not in said


def test_the_key_is_never_written_anywhere(shop: Shop) -> None:
    until(lambda: shop.state()["printer"] == "ready", "the state file")
    assert shop.key not in shop.log.read_text()
    assert shop.key not in shop.state_file.read_text()
    journal = shop.folder / "data" / "journal.db"
    assert journal.stat().st_mode & 0o077 == 0
