"""The machine loses its power at any sync and any answer: what was answered is there (row K1).

The server's writes, syncs and answers are recorded as the kernel saw them, then played back to a
disk that keeps nothing for certain but what was synced.
"""

import os
import shutil
from pathlib import Path

import pytest

from tests.power.busy import Hands, Recorded, RecordedHall
from tests.power.images import KEYS, hall_opened, judge
from tests.power.recording import why_not_here

ROUNDS = int(os.environ.get("HALL_POWER_ROUNDS", "5"))
"""With every run. `make power` records longer."""

EVERY = int(os.environ.get("HALL_POWER_EVERY", "3"))
"""Of so many moments one is looked at."""

SEED = int(os.environ.get("SEED", "20261122"))

WHY_NOT = why_not_here()

pytestmark = [
    pytest.mark.quiet,
    pytest.mark.slow(25),
    pytest.mark.skipif(WHY_NOT is not None, reason=f"NO POWER LOSS WAS TRIED: {WHY_NOT}"),
]


def record(folder: Path, synchronous: str, rounds: int) -> Recorded:
    """A hall with people who act, from its start to its end."""
    hall = RecordedHall(folder / "hall")
    hall.synchronous = synchronous
    before = folder / "before" / "hall"
    shutil.copytree(hall.data, before)
    recorded = Recorded(before, hall.data, hall.trace)
    hall.start(within=60)
    try:
        Hands(hall, recorded).act(rounds)
    finally:
        hall.stop()
    return recorded


@pytest.mark.row("K1")
def test_what_was_answered_is_there_after_a_power_loss(tmp_path: Path) -> None:
    recorded = record(tmp_path, "FULL", ROUNDS)
    verdict = judge(recorded, tmp_path / "image", SEED, EVERY, hall_opened, KEYS)
    print(f"\n{verdict}")
    assert verdict.answers >= ROUNDS
    assert verdict.syncs >= ROUNDS
    assert verdict.broken == []
    assert verdict.lost == []


@pytest.mark.row("K1")
def test_the_same_look_finds_what_careless_commits_lose(tmp_path: Path) -> None:
    recorded = record(tmp_path, "NORMAL", 2)
    verdict = judge(recorded, tmp_path / "image", SEED, EVERY, hall_opened, KEYS)
    print(f"\ncontrol, synchronous=NORMAL: {verdict}")
    assert verdict.lost
