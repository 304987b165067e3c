"""Whatever a device sends again, because the answer was lost, is done once (row K1)."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from hall_server.web.access import MAY
from tests.server.every_command import (
    EXAMPLES,
    LATER,
    LEFT,
    MORNING,
    NEEDS_A_PERSON,
    Asked,
    Scene,
)
from tests.support.database import faults, rows
from tests.support.hall import RunningHall
from tests.support.lines import Line
from tests.support.people import Clerk, Voice, key_of


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """A morning. Window 5 has a visit nobody goes on with for longer than the hall allows."""
    hall = RunningHall(tmp_path_factory.mktemp("once") / "hall")
    hall.start(clock=MORNING)
    Voice(hall, key_of(hall, "kiosk")).take("identity", print=False)
    Clerk(hall, LEFT).does("call-next")
    hall.kill()
    hall.start(clock=LATER)
    yield Scene(hall)
    hall.stop()
    assert faults(hall.data) == []


def test_every_command_has_an_example() -> None:
    assert set(EXAMPLES) | NEEDS_A_PERSON == set(MAY)


@pytest.mark.row("K1")
@pytest.mark.parametrize("kind", EXAMPLES)
def test_a_command_sent_again_is_done_once(scene: Scene, kind: str) -> None:
    scene.quiet()
    asked = EXAMPLES[kind](scene)
    with Line(scene.hall) as line:
        device = line.hello(asked.role, asked.key)["device"]
        before = written(scene.hall, device)
        first = line.call(f"once-{kind}", kind, **asked.fields)
        assert first["error"] is None, first
        after = written(scene.hall, device)
        assert (after > before) != asked.reads
        assert line.call(f"once-{kind}", kind, **asked.fields) == first
        if kind != "sign_out":  # its token opens no other line
            assert over_another_line(scene.hall, asked, kind) == first
        assert written(scene.hall, device) == after


def over_another_line(hall: RunningHall, asked: Asked, kind: str) -> dict[str, Any]:
    """The answer to the same call, where the device came back before its old line was seen dead."""
    with Line(hall) as line:
        line.hello(asked.role, asked.key)
        return line.call(f"once-{kind}", kind, **asked.fields)


def written(hall: RunningHall, device: str) -> int:
    """How many of the ledger's entries are this device's own."""
    bodies = rows(hall.data, "SELECT body FROM ledger")
    return sum(device in json.loads(body)["actor"] for (body,) in bodies)
