"""The state file is whole at every moment and left alone when nothing changed."""

import json
from pathlib import Path

import pytest

from hall_link.state_file import StateFile

pytestmark = pytest.mark.unit


def test_it_says_the_last_state_in_readable_json(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    file = StateFile(path)
    file.write({"number": "A001"})
    file.write({"number": "A002", "queue": "社保"})
    assert json.loads(path.read_text("utf-8")) == {"number": "A002", "queue": "社保"}
    assert "社保" in path.read_text("utf-8")
    assert list(tmp_path.iterdir()) == [path]


def test_the_same_state_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    file = StateFile(path)
    file.write({"a": 1})
    first = path.stat().st_ino
    file.write({"a": 1})
    assert path.stat().st_ino == first
    file.write({"a": 2})
    assert path.stat().st_ino != first


def test_a_reader_holding_the_old_file_still_reads_it_whole(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    file = StateFile(path)
    file.write({"a": 1})
    with path.open(encoding="utf-8") as reader:
        file.write({"a": "x" * 100_000})
        assert json.load(reader) == {"a": 1}


def test_without_a_path_nothing_happens() -> None:
    StateFile(None).write({"a": 1})
