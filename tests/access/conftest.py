"""One hall, everybody who might ask it something, and what they might ask."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.access.asked import things_of
from tests.access.askers import Asker, everybody
from tests.access.morning import morning
from tests.server.every_command import Scene
from tests.support.hall import RunningHall


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with morning(tmp_path_factory.mktemp("access") / "hall") as found:
        yield found
    assert "Traceback" not in found.hall.log.read_text()


@pytest.fixture(scope="module")
def askers(scene: Scene, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Asker]:
    """Everybody, by the names of the table."""
    return everybody(scene, RunningHall(tmp_path_factory.mktemp("other") / "hall"))


@pytest.fixture(scope="module")
def things(scene: Scene) -> dict[str, Any]:
    """What there is to be asked about."""
    return things_of(scene)


@pytest.fixture(scope="module")
def described(askers: dict[str, Asker]) -> dict[str, Any]:
    """The server's own description of its interface."""
    port = askers["citizen"].port
    told: dict[str, Any] = httpx.get(f"http://127.0.0.1:{port}/openapi.json", timeout=30).json()
    return told
