"""Renaming, moving and revoking devices, and new keys for them (row K4)."""

import pytest

from hall_server.devices.change_device import ChangeDevice, GiveNewKey, RevokeKey
from hall_server.devices.create_key import CreateKey
from hall_server.kernel.ids import digest
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import SYSTEM, Actor
from tests.support.small_hall import SmallHall

pytestmark = [pytest.mark.unit, pytest.mark.row("K4")]

ADMIN = Actor("staff", "songkai", "administrator")


def made(hall: SmallHall, role: str, name: str | None = None, **place: object) -> str:
    """A device's id; its key is its role and name."""
    key = f"{role} {name}"
    hall.do(CreateKey(role=role, name=name, key_hash=digest(key), **place), SYSTEM)  # type: ignore[arg-type]
    found = hall.state.devices.with_key(key)
    assert found is not None
    return found.id


def refusal(hall: SmallHall, command: object) -> str:
    with pytest.raises(Refusal) as refused:
        hall.do(command, ADMIN)  # type: ignore[arg-type]
    return refused.value.code


def test_a_revoked_key_opens_nothing_and_is_known_as_such() -> None:
    hall = SmallHall()
    kiosk = made(hall, "kiosk", "door")
    hall.do(RevokeKey(device=kiosk), ADMIN)
    devices = hall.state.devices
    assert devices.with_key("kiosk door") is None
    assert (devices.was_revoked("kiosk door"), devices.was_revoked("guess")) == (True, False)
    assert devices.of_role("kiosk") == []
    assert hall.told("key_revoked") == [{"device": kiosk, "role": "kiosk", "window": None}]
    assert refusal(hall, RevokeKey(device=kiosk)) == "unknown-device"
    assert refusal(hall, RevokeKey(device="nobody")) == "unknown-device"


def test_what_was_revoked_stays_so_when_memory_is_built_anew() -> None:
    hall = SmallHall()
    kiosk = made(hall, "kiosk", "door")
    hall.do(RevokeKey(device=kiosk), ADMIN)
    anew, _ = hall.store.load()
    assert anew.devices.with_key("kiosk door") is None
    assert anew.devices.was_revoked("kiosk door")


def test_names_that_were_not_told_are_free_ones() -> None:
    hall = SmallHall()
    first = made(hall, "kiosk")
    hall.do(CreateKey(role="kiosk", key_hash=digest("second")), SYSTEM)
    hall.do(RevokeKey(device=first), ADMIN)
    hall.do(CreateKey(role="kiosk", key_hash=digest("third")), SYSTEM)
    assert {d.name for d in hall.state.devices.of_role("kiosk")} == {"kiosk-1", "kiosk-2"}


def test_a_device_is_renamed_and_moved_and_keeps_its_key() -> None:
    hall = SmallHall()
    wall = made(hall, "display", "wall", speaks=True)
    hall.do(ChangeDevice(device=wall, name="window one", window=1), ADMIN)
    found = hall.state.devices.with_key("display wall")
    assert found is not None
    assert (found.name, found.window, found.zone, found.speaks) == ("window one", 1, None, False)
    assert len(hall.told("device_changed")) == 1
    hall.do(ChangeDevice(device=wall, name="window one", window=1), ADMIN)
    assert len(hall.told("device_changed")) == 1


def test_what_cannot_be_changed_is_refused() -> None:
    hall = SmallHall()
    made(hall, "display", "voice", speaks=True)
    wall = made(hall, "display", "wall")
    pad = made(hall, "evaluator", "pad", window=1)
    assert refusal(hall, ChangeDevice(device=wall, name="voice")) == "already-exists"
    assert refusal(hall, ChangeDevice(device=wall, name="w", speaks=True)) == "zone-has-a-voice"
    assert refusal(hall, ChangeDevice(device=wall, name="w", window=99)) == "unknown-window"
    assert refusal(hall, ChangeDevice(device=pad, name="pad")) == "window-needed"
    assert refusal(hall, ChangeDevice(device="nobody", name="w")) == "unknown-device"


def test_another_machine_takes_a_devices_place() -> None:
    hall = SmallHall()
    voice = made(hall, "display", "voice", speaks=True)
    hall.do(GiveNewKey(device=voice, key_hash=digest("new machine")), ADMIN)
    devices = hall.state.devices
    assert devices.with_key("display voice") is None
    found = devices.with_key("new machine")
    assert found is not None
    assert (found.id, found.name, found.speaks) == (voice, "voice", True)


def test_a_revoked_device_comes_back_unless_its_name_or_voice_was_given_away() -> None:
    hall = SmallHall()
    voice = made(hall, "display", "voice", speaks=True)
    hall.do(RevokeKey(device=voice), ADMIN)
    again = GiveNewKey(device=voice, key_hash=digest("mended"))
    other = made(hall, "display", "voice")
    assert refusal(hall, again) == "already-exists"
    hall.do(ChangeDevice(device=other, name="other", zone="main", speaks=True), ADMIN)
    assert refusal(hall, again) == "zone-has-a-voice"
    hall.do(RevokeKey(device=other), ADMIN)
    hall.do(again, ADMIN)
    found = hall.state.devices.with_key("mended")
    assert found is not None
    assert found.id == voice
    assert not hall.state.devices.was_revoked("display voice")
