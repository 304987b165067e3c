"""The looks of the fuzzers find what is put in for them to find: else they would prove nothing."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest

from tests.access.askers import Asker
from tests.fuzz.api import Api
from tests.fuzz.bystander import Bystander
from tests.fuzz.lines import Liar
from tests.fuzz.looking import what_happened
from tests.fuzz.planted import ANOTHER_SHAPE, RAISES
from tests.fuzz.test_fuzz import FLAT
from tests.support.hall import RunningHall
from tests.support.people import key_of

MOST_TURNS = 300
LEAKS_S = 4.0

pytestmark = [pytest.mark.row("K6"), pytest.mark.slow(20)]


class PlantedHall(RunningHall):
    """A hall whose server has faults."""

    def spawn(self, words: list[str], env: dict[str, str]) -> Any:
        command = [sys.executable, "-m", "tests.fuzz.planted", *words]
        told = {**env, "PYTHONPATH": os.pathsep.join(sys.path)}
        with self.log.open("ab") as log:
            return subprocess.Popen(command, env=told, stdout=log, stderr=log)


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    served = PlantedHall(tmp_path_factory.mktemp("planted") / "hall")
    served.start(within=60)
    yield served
    served.stop()


def asked(hall: RunningHall, path: str) -> Api:
    """Some rounds over one operation, what fits and what does not."""
    api = Api(hall, {"kiosk": Asker("kiosk", hall.port, "127.0.0.1")}, {}, 1, only=path)
    for _ in range(2):  # what fits, and what does not
        list(api.round(5))
    assert api.asked
    return api


def test_a_route_that_raises_is_found(hall: RunningHall) -> None:
    assert any(fault.startswith("500 ") for fault in asked(hall, RAISES).faults)


def test_a_route_that_answers_in_another_shape_is_found(hall: RunningHall) -> None:
    assert any("is not of type" in fault for fault in asked(hall, ANOTHER_SHAPE).faults)


def test_a_socket_handler_that_dies_of_odd_frames_is_found(hall: RunningHall) -> None:
    liar = Liar(hall, {"kiosk": key_of(hall, "kiosk")}, {}, 1)
    for _ in range(MOST_TURNS):
        liar.turn()
        if liar.faults:
            break
    assert "the line was closed with 1011" in liar.faults


def test_a_leak_and_a_log_of_faults_are_found(hall: RunningHall) -> None:
    with Bystander(hall) as bystander:
        time.sleep(LEAKS_S)
    found = what_happened(hall, bystander, FLAT)
    assert any(fault.startswith("memory grew") for fault in found)
    assert any(fault.startswith("the log tells of a fault") for fault in found)
