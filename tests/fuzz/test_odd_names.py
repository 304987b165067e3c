"""An address that names what can't be: refused like any other, whoever asks."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.access.asked import request_of
from tests.access.askers import Asker
from tests.server.every_command import Scene
from tools import access

pytestmark = [pytest.mark.row("L4"), pytest.mark.slow(20)]

NAMES = (
    "0",
    "-1",
    "3522",
    "9" * 40,
    "x" * 300,
    "%00",
    "%ED%A0%80",
    "%E5%8F%B7",
    "a%2F..%2Fb",
    "1e3",
)
ASKERS = ("clerk", "administrator", "@administrator")
HTTP = access.table()["http"]


@pytest.fixture(scope="module")
def described(scene: Scene) -> dict[str, Any]:
    """The server's own description of its interface."""
    told: dict[str, Any] = httpx.get(f"{scene.hall.url}/openapi.json", timeout=30).json()
    return told


def test_names_that_name_nothing(
    scene: Scene, askers: dict[str, Asker], things: dict[str, Any], described: dict[str, Any]
) -> None:
    faults = []
    for address, row, asker in _asked():
        for name in NAMES:
            odd = {**row, "path": dict.fromkeys(_fields(address), name)}
            answer = askers[asker].ask(*request_of(address, odd, described, things))
            if answer.status >= 500:
                faults.append(f"{asker}: {address} of {name[:20]}: {answer}")
    assert faults == []
    assert "/hall_server/" not in scene.hall.log.read_text(encoding="utf-8")


def _asked() -> Iterator[tuple[str, dict[str, Any], str]]:
    for address, row in HTTP.items():
        if "{" in address and "sign-in" not in address:
            yield from ((address, row, asker) for asker in ASKERS)


def _fields(address: str) -> list[str]:
    return [part.partition("}")[0] for part in address.split("{")[1:]]
