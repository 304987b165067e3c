"""Whatever is sent, the server answers what was wrong with it, and nobody else notices (row K6)."""

import os
import time
from typing import Any

import pytest

from tests.access.askers import DEVICES, Asker
from tests.fuzz.api import Api
from tests.fuzz.bystander import Bystander
from tests.fuzz.lines import Liar
from tests.fuzz.looking import what_happened
from tests.server.every_command import Scene

DURATION = float(os.environ.get("DURATION", "18"))
"""Seconds of both together, two thirds for the interface. `make fuzz` takes ten minutes."""

SEED = int(os.environ.get("SEED", "20261122"))
LONG_S = 120.0
FLAT = 0.05
SHORT_FLAT = 1.0
"""In seconds much is loaded for the first time; only a flood would show."""

pytestmark = [pytest.mark.slow(40), pytest.mark.row("L4", "H1")]


def test_every_address_of_the_interface(
    scene: Scene, askers: dict[str, Asker], things: dict[str, Any]
) -> None:
    api = Api(scene.hall, askers, things, SEED)
    if DURATION >= LONG_S:
        api.everything_once()
    rounds, end = 0, time.monotonic() + DURATION * 2 / 3
    with Bystander(scene.hall) as bystander:
        while time.monotonic() < end:
            for _operation in api.round(2 if DURATION < LONG_S else 6):
                if time.monotonic() > end:
                    break
            rounds += 1
    assert api.count.total() > DURATION
    print(f"\n{api.asked} operations in {rounds} rounds: {dict(api.count)}, seed {SEED}")
    assert api.faults == []
    _nothing_happened(scene, bystander)


def test_the_device_socket(scene: Scene, askers: dict[str, Asker], things: dict[str, Any]) -> None:
    keys = {role: askers[role].key for role in (*DEVICES, "clerk")}
    liar = Liar(scene.hall, keys, things, SEED)
    end = time.monotonic() + DURATION / 3
    with Bystander(scene.hall) as bystander:
        while time.monotonic() < end:
            liar.turn()
    print(f"\nthe device socket: {dict(liar.count)}, seed {SEED}")
    assert liar.faults == []
    assert liar.count["frames"] > DURATION
    assert liar.count["lines before hello"]
    assert liar.count["raw lines"]
    _nothing_happened(scene, bystander)


def _nothing_happened(scene: Scene, bystander: Bystander) -> None:
    """The bystander was served, the log tells of no fault, the ledger is whole, memory is flat."""
    print(f"{bystander.answered} times somebody else was served; memory {bystander.growth:+.1%}")
    flat = FLAT if DURATION >= LONG_S else SHORT_FLAT
    assert what_happened(scene.hall, bystander, flat) == []
