"""A hall, everybody who has a key to it, and what there is to be asked about."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.access.asked import things_of
from tests.access.askers import Asker, everybody
from tests.access.morning import morning
from tests.server.every_command import Scene
from tests.support.hall import RunningHall


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with morning(tmp_path_factory.mktemp("fuzz") / "hall") as found:
        yield found


@pytest.fixture(scope="module")
def askers(scene: Scene, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Asker]:
    """Everybody, by the names of the table of access."""
    return everybody(scene, RunningHall(tmp_path_factory.mktemp("other") / "hall"))


@pytest.fixture(scope="module")
def things(scene: Scene) -> dict[str, Any]:
    """What there is to be asked about."""
    return things_of(scene)
