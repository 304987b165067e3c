"""The summary of a storm, and when a long one was none."""

import json
from pathlib import Path

import pytest

from tools.storm.report import LONG_S, lines, summary_of_storm, too_little, write

pytestmark = pytest.mark.unit


def test_what_it_tells(tmp_path: Path) -> None:
    summary = summary_of_storm(
        7,
        12.34,
        {"lines cut": 2, "clock jumped": 1},
        {"cut": 9},
        {"given": 40},
        ["a: b"],
        ["no cable"],
    )
    write(summary, tmp_path / "build" / "storm.json")
    told = json.loads((tmp_path / "build" / "storm.json").read_text(encoding="utf-8"))
    assert (told["seed"], told["faults_injected"], told["acts_checked"]) == (7, 3, 40)
    assert told["violations"] == ["a: b"]
    assert told["not_tried"] == ["no cable"]
    for_people = lines(summary)
    assert "faults_injected: 3 (clock jumped 1, lines cut 2)" in for_people
    assert for_people.endswith("not tried: no cable\nviolations: 1\na: b")


@pytest.mark.parametrize(
    ("seconds", "faults", "acts", "lacking"),
    [
        (LONG_S, 500, 500, 0),
        (LONG_S, 499, 500, 1),
        (LONG_S, 499, 499, 2),
        (LONG_S - 1, 0, 0, 0),
    ],
)
def test_a_long_storm_has_shown_something(
    seconds: float, faults: int, acts: int, lacking: int
) -> None:
    assert (
        len(too_little(summary_of_storm(1, seconds, {"all": faults}, {}, {"given": acts}, [])))
        == lacking
    )
