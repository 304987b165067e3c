"""What is decided about the clock, the disk and findings, without a hall."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hall_server.devices.findings import of_devices
from hall_server.devices.self_test import DeviceTested, SelfTested
from hall_server.kernel.ledger import DATE_CONFIRMED, SET_RIGHT, Chain
from hall_server.service.findings import of_backup, of_clock, of_room
from hall_server.service.room import Room

pytestmark = pytest.mark.unit

NINE = datetime(2026, 11, 23, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def chain_at(moment: datetime) -> Chain:
    chain = Chain(0, "")
    chain.append("one", "2026-11-23", moment, "system:hall", {})
    return chain


def test_a_clock_put_right_by_seconds_stands_still_at_the_last_entry() -> None:
    chain = chain_at(NINE)
    assert chain.steady(NINE + SECOND) == NINE + SECOND
    assert chain.steady(NINE - SET_RIGHT) == NINE
    assert not chain.is_ahead_of(NINE - SET_RIGHT)


def test_a_clock_an_hour_back_is_in_doubt_whatever_is_written_until_it_is_confirmed() -> None:
    chain, back = chain_at(NINE), NINE - timedelta(hours=1)
    assert chain.steady(back) == back
    chain.append("two", "2026-11-23", back, "system:hall", {})
    assert chain.is_ahead_of(back)
    chain.append(DATE_CONFIRMED, "2026-11-23", back, "staff:liangmin", {})
    assert not chain.is_ahead_of(back)


def test_the_disk_is_low_before_it_is_full(tmp_path: Path) -> None:
    much = 10**9
    assert Room(tmp_path, 0, 0).level == "well"
    assert Room(tmp_path, much, 0).level == "low"
    assert Room(tmp_path, much, much).level == "full"
    assert [of_room(free, 500, 32).level for free in (600, 400, 30)] == ["well", "mend", "bad"]


def test_the_machine_s_findings() -> None:
    assert of_clock(NINE, NINE - SECOND).level == "well"
    assert of_clock(NINE, NINE + SECOND).level == "bad"
    ages = (None, NINE - timedelta(hours=40), NINE - timedelta(hours=3))
    assert [of_backup(NINE, made).level for made in ages] == ["mend", "mend", "well"]


def device(**told: object) -> DeviceTested:
    usual = {"name": "p", "role": "printer", "window": None, "connected": True, "answered": True}
    return DeviceTested.model_validate(usual | told)


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ({"connected": False}, "BAD  printer p is not there -> look at its power"),
        ({"answered": False}, "BAD  printer p has a line but does not answer -> start it anew"),
        ({"printer": "out"}, "BAD  printer p is out of paper -> put in a new roll"),
        ({"printer": "low"}, "LOOK printer p is low on paper"),
        ({"printer": "ready", "printed": False}, "BAD  printer p printed no slip"),
        ({"role": "display", "spoken": False}, "BAD  display p did not speak -> see its speakers"),
        ({"role": "display", "voice": "fault"}, "BAD  display p can't speak -> see its speakers"),
    ],
)
def test_a_device_s_findings(told: dict[str, object], line: str) -> None:
    found = of_devices(SelfTested(devices=[device(**told)], faults=[]))
    assert any(finding.line().startswith(line) for finding in found)


def test_what_the_server_says_of_itself_is_told() -> None:
    found = of_devices(SelfTested(devices=[], faults=["clock", "disk-low"]))
    assert [finding.level for finding in found] == ["bad", "mend", "mend"]
