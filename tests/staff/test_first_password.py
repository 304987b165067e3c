"""The first password is set by whoever sits at the server's console; there is none before."""

import os
import pty
import select
import subprocess
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hall_server.__main__ import app
from hall_server.commands.common import REFUSED
from tests.support.database import rows
from tests.support.hall import HALL


class Terminal:
    """`hall WORDS` at a terminal, as a person sits before it."""

    def __init__(self, *words: str) -> None:
        self.seen = ""
        self._pid, self._line = pty.fork()
        if self._pid == 0:
            os.execv(HALL[0], [*HALL, *words])

    def waits_for(self, text: str, within: float = 20) -> None:
        """Reads what is shown until this text came."""
        end = time.monotonic() + within
        while text not in self.seen:
            assert select.select([self._line], [], [], end - time.monotonic())[0], self.seen
            self.seen += os.read(self._line, 4096).decode()

    def types(self, text: str) -> None:
        os.write(self._line, text.encode() + b"\n")

    def ends(self) -> int:
        """The exit code, everything shown having been read."""
        while True:
            try:
                more = os.read(self._line, 4096)
            except OSError:  # Linux tells the end of a terminal this way
                break
            self.seen += more.decode()
        os.close(self._line)
        return os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])


def with_password(data: Path) -> list[str]:
    return [name for (name,) in rows(data, "SELECT name FROM staff WHERE password_hash NOTNULL")]


@pytest.mark.row("H1")
def test_init_at_a_terminal_asks_for_the_administrators(tmp_path: Path) -> None:
    terminal = Terminal("init", "--data", str(tmp_path / "hall"))
    try:
        terminal.waits_for("songkai, the administrator: ")
        terminal.types("Kai-and-the-Bees")
        terminal.waits_for("Repeat for confirmation: ")
        terminal.types("Kai-and-the-Bees")
    finally:
        code = terminal.ends()
    assert code == 0, terminal.seen
    assert "The password of songkai is set." in terminal.seen
    assert "Kai-and-the-Bees" not in terminal.seen
    assert with_password(tmp_path / "hall") == ["songkai"]


@pytest.mark.row("H1")
def test_init_without_a_terminal_tells_how(tmp_path: Path) -> None:
    words = [*HALL, "init", "--data", str(tmp_path / "hall")]
    told = subprocess.run(
        words, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0
    assert "No password is set. Set the first: hall staff password --name songkai" in told.stdout
    assert with_password(tmp_path / "hall") == []


@pytest.mark.unit
@pytest.mark.parametrize(
    ("password", "status", "why"),
    [
        ("short", 1, "8 characters"),
        ("iakgnos1", REFUSED, "holds no hall"),
        ("songkai2", 1, "name"),
        ("", 1, "empty"),
    ],
)
def test_a_weak_password_gets_no_further(
    tmp_path: Path, password: str, status: int, why: str
) -> None:
    words = ["staff", "password", "--data", str(tmp_path), "--name", "songkai2"]
    told = CliRunner().invoke(app, words, input=f"{password}\n")
    assert told.exit_code == status
    assert why in told.output
