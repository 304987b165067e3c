"""The mains come on: devices that are up before their server wait, and each is at work by itself
as soon as it is there; nobody touches anything (row K8)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.printer.shop import Shop, until
from tests.support.hall import RunningHall
from tests.support.people import key_of
from tests.support.screens import start_device, x_screen

pytestmark = [pytest.mark.slow(20), pytest.mark.row("K8")]

SCREENS = ("kiosk", "display", "evaluator")


@pytest.fixture
def shop(hall: RunningHall, tmp_path: Path) -> Iterator[Shop]:
    with Shop(hall, tmp_path / "shop") as made:
        yield made


def test_devices_that_are_up_before_the_server_wait_for_it(
    hall: RunningHall, shop: Shop, tmp_path: Path
) -> None:
    pad = key_of(hall, "evaluator", 3)
    keys = {"kiosk": shop.kiosk_key, "display": key_of(hall, "display"), "evaluator": pad}
    hall.kill()
    shop.run()
    until(shop.state, "the worker's first word")
    with x_screen("1920x1920") as screen:
        devices = [start_device(one, hall.url, keys[one], tmp_path, screen) for one in SCREENS]
        try:
            waiting = [device.until(lambda state: state["screen"]) for device in devices]
            assert not any(state.get("connected") for state in waiting)
            hall.start(within=60)
            for device in devices:
                device.until(_is_ready, within=60)
            until(lambda: shop.state().get("connected"), "the printer", within=60)
        finally:
            for device in devices:
                device.kill()


def _is_ready(state: dict[str, object]) -> bool:
    """It shows the hall, whatever its own word for that is."""
    return state["screen"] != "away" and bool(state.get("connected", True))
