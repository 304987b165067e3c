"""Ratings kept on the pad's disk until the server has them."""

import stat
from pathlib import Path

import pytest

from evaluator.drawer import Drawer
from evaluator.messages import Answer

pytestmark = pytest.mark.unit

ANSWER = Answer("v1", 2, (208, 209), "等候时间长")


def test_what_is_kept_outlives_the_program(tmp_path: Path) -> None:
    drawer = Drawer(tmp_path, "key")
    drawer.keep(Answer("v1", 5))
    drawer.keep(ANSWER)
    drawer.keep(Answer("v2", 1))
    assert Drawer(tmp_path, "key").answers() == [ANSWER, Answer("v2", 1)]


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    Drawer(tmp_path, "key").keep(ANSWER)
    (file,) = tmp_path.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "key" not in file.name


def test_nothing_stays_of_what_was_answered(tmp_path: Path) -> None:
    drawer = Drawer(tmp_path, "key")
    drawer.keep(ANSWER)
    drawer.drop("v1")
    drawer.drop("v1")
    assert list(tmp_path.iterdir()) == []


def test_pads_that_share_a_folder_keep_their_own(tmp_path: Path) -> None:
    Drawer(tmp_path, "one").keep(ANSWER)
    assert Drawer(tmp_path, "other").answers() == []


def test_a_broken_file_stops_nobody(tmp_path: Path) -> None:
    Drawer(tmp_path, "key").keep(ANSWER)
    (file,) = tmp_path.iterdir()
    file.write_text("{")
    drawer = Drawer(tmp_path, "key")
    assert drawer.answers() == []
    drawer.keep(ANSWER)
    assert Drawer(tmp_path, "key").answers() == [ANSWER]


def test_a_folder_that_can_t_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    drawer = Drawer(tmp_path / "file" / "folder", "key")
    drawer.keep(ANSWER)
    assert drawer.answers() == [ANSWER]
