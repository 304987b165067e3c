"""What the README tells to type, typed."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hall_server.hall_file.sample import sample_hall_path
from tests.storage import conftest as storage
from tests.support.hall import RunningHall

postgres = storage.postgres

TICKET = "The first ticket"
README = Path(__file__).parents[2] / "README.md"
PROGRAMS = Path(sys.executable).parent
NO_CURL = "curl is not installed: README's lines were not typed in; tests/tickets goes their way"
needs_curl = pytest.mark.skipif(shutil.which("curl") is None, reason=NO_CURL)


def section(title: str) -> list[str]:
    """The shell blocks under a heading."""
    text = README.read_text(encoding="utf-8").partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    return re.findall(r"```sh\n(.*?)```", text, flags=re.DOTALL)


def type_in(script: str, folder: Path, stdin: str = "", **env: str) -> str:
    """What a shell prints that runs `script` in `folder`; every line of it must succeed."""
    path = f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script.replace(".venv/bin/", "")],
        cwd=folder,
        env={**os.environ, "PATH": path, **env},
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def answers(printed: str) -> list[dict[str, object]]:
    """The JSON objects that `curl -s` printed one behind the other."""
    found, rest = [], printed.strip()
    while rest.startswith("{"):
        answer, end = json.JSONDecoder().raw_decode(rest)
        found.append(answer)
        rest = rest[end:].lstrip()
    return found


@needs_curl
def test_the_first_ticket(tmp_path: Path) -> None:
    hall = RunningHall(tmp_path / ".demo" / "hall")
    keys = {"INTEGRATOR": hall.key("integrator"), "CLERK_1": hall.key("clerk", 1)}
    lines = [f"HALL_KEY_{name}={key}\n" for name, key in keys.items()]
    (tmp_path / ".demo" / "keys.env").write_text("".join(lines))
    hall.start()
    try:
        first, acts, last = (block.replace(":8000/", f":{hall.port}/") for block in section(TICKET))
        (taken,) = answers(type_in(first, tmp_path))
        assert (taken["number"], taken["ahead"], taken["windows"]) == ("H001", 0, [1, 2])
        assert answers(type_in(first, tmp_path)) == [taken]
        named = first.partition("# a citizen")[0]
        done = answers(type_in(named + acts, tmp_path))
        assert [act["state"] for act in done] == ["called", "serving", "finished"]
        printed = type_in(named + last.replace("SECRET=…", f"SECRET={taken['secret']}"), tmp_path)
        seen, rated, board = answers(printed)
        assert (seen["number"], seen["state"]) == ("H001", "finished")
        assert (rated["number"], rated["level"]) == ("H001", 5)
        assert board["hall_id"] == "yunhe"
        assert "The ledger is whole" in printed
    finally:
        hall.stop()


@pytest.mark.row("I4", "K5")
def test_a_hall_of_your_own(tmp_path: Path) -> None:
    (block,) = section("A hall of your own")
    steps, serve, _ = block.partition("hall serve")
    assert serve
    shutil.copy(sample_hall_path(), tmp_path / "my-hall.yaml")
    printed = type_in(steps, tmp_path, stdin="a long password\n").splitlines()
    assert printed[0].endswith("12 windows, 101 items.")
    assert printed[1].startswith("No password is set.")
    assert re.fullmatch(r"[\w-]{43}", printed[2])
    assert printed[3] == "The password of lixia is set."


@pytest.mark.row("L2")
def test_a_hall_on_postgresql(tmp_path: Path, postgres: Callable[[], str]) -> None:
    (block,) = section("PostgreSQL")
    told = "postgresql+psycopg://hall@localhost/hall"
    assert told in block
    address = postgres()
    type_in(block.replace(told, f"'{address}'"), tmp_path)
    assert not (tmp_path / "my-hall" / "hall.db").exists()
    verified = type_in("hall verify --data my-hall", tmp_path, HALL_DATABASE_URL=address)
    assert verified == "The ledger is whole: 1 rows.\n"
