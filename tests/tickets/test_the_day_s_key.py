"""Marks of identity numbers: the same all day, another tomorrow, kept by a key of a file."""

from pathlib import Path

import pytest

from hall_server.premises.missed_words import missed_words
from hall_server.premises.rulebook import Missed
from hall_server.settings import DayKey

pytestmark = pytest.mark.unit

NUMBER = "11010519491231002X"


def test_a_mark_lasts_a_day_and_survives_a_restart(tmp_path: Path) -> None:
    today = DayKey(tmp_path).mark("2026-11-23", NUMBER)
    assert len(today) == 64
    assert DayKey(tmp_path).mark("2026-11-23", NUMBER) == today
    assert DayKey(tmp_path).mark("2026-11-23", NUMBER[:-1] + "1") != today
    tomorrow = DayKey(tmp_path).mark("2026-11-24", NUMBER)
    assert tomorrow != today
    assert DayKey(tmp_path).mark("2026-11-23", NUMBER) != today  # that key is gone for good


def test_only_its_owner_reads_the_key_and_a_torn_one_is_made_anew(tmp_path: Path) -> None:
    DayKey(tmp_path).mark("2026-11-23", NUMBER)
    file = tmp_path / "people.key"
    assert file.stat().st_mode & 0o077 == 0
    assert NUMBER not in file.read_text()
    file.write_text("2026-11-23 abc")
    assert len(DayKey(tmp_path).mark("2026-11-23", NUMBER)) == 64


@pytest.mark.parametrize(
    ("rule", "zh"),
    [
        (Missed(), "呼叫3次未到为过号，回来请扫本票，再等3位补叫，当天最多2次。"),
        (Missed(rule="end", times=1), "呼叫3次未到为过号，回来请扫本票，排到队尾，当天最多1次。"),
        (Missed(rule="void", calls=2), "呼叫2次未到为过号，作废后请重新取号。"),
        (Missed(times=0), "呼叫3次未到为过号，作废后请重新取号。"),
    ],
)
def test_the_ticket_says_what_the_rule_does(rule: Missed, zh: str) -> None:
    assert missed_words(rule).zh == zh
    assert missed_words(rule).en.startswith(f"Missed after {rule.calls} calls: ")


def test_the_key_goes_with_its_day_though_nobody_comes_after(tmp_path: Path) -> None:
    file, key = tmp_path / "people.key", DayKey(tmp_path)
    key.mark("2026-11-23", NUMBER)
    key.end("2026-11-23")
    assert file.exists()
    key.end("2026-11-24")
    assert not file.exists()
