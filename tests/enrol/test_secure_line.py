"""Lines by https: whom a device trusts, what it tells of others, and keys that end (row K4)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from hall_link.entry import entry as entry_module
from hall_link.entry.entry import Admission, Entry, Told
from hall_link.socket import DeviceLink
from hall_server.devices.enrolments import LASTS
from hall_server.tls.authority import make_authority
from hall_server.web.enrol_api import ASKED_A_MINUTE
from tests.support.devices import until
from tests.support.hall import RunningHall, refused
from tests.support.looping import run
from tests.support.small_hall import MORNING

pytestmark = pytest.mark.row("K4")


@asynccontextmanager
async def dialling(
    hall: RunningHall, admission: Admission
) -> AsyncIterator[tuple[DeviceLink, Entry]]:
    """A kiosk's link on its way, and its way in."""
    way_in = Entry(hall.url, "kiosk", admission)
    link = DeviceLink(server=hall.url, role="kiosk", software="test", entry=way_in)
    running = asyncio.create_task(link.run())
    try:
        yield link, way_in
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


def test_a_device_links_to_its_own_hall_and_to_no_strangers(hall: RunningHall) -> None:
    key = hall.key("kiosk")
    stranger = make_authority("stranger", MORNING).certificate.decode()

    async def both() -> None:
        async with dialling(hall, Admission(key, authority=hall.authority)) as (link, way_in):
            await until(lambda: link.state.connected, "the welcome", 20)
            assert way_in.told is None
        async with dialling(hall, Admission(key, authority=stranger)) as (link, way_in):
            await until(lambda: way_in.told, "the word of the stranger", 20)
            assert way_in.told == Told(None, trouble="foreign")
            assert not link.state.connected

    run(both())


def test_a_key_revoked_by_command_is_cut_off_and_asked_for_anew(
    hall: RunningHall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entry_module, "LOOK_EVERY_S", 0.05)
    (tmp_path / "device.key").write_text(hall.key("kiosk", device="lost"))
    (tmp_path / "hall-ca.pem").write_text(hall.authority)

    async def lives() -> None:
        async with dialling(hall, Admission(folder=tmp_path)) as (link, way_in):
            await until(lambda: link.state.connected, "the welcome", 20)
            said = await asyncio.to_thread(hall.cli, "key", "revoke", "lost")
            assert "kiosk lost: its key is revoked." in said
            await until(lambda: way_in.told and way_in.told.code, "a code", 20)
            assert way_in.told is not None
            assert (way_in.told.why, link.state.connected) == ("revoked", False)

    run(lives())
    assert "revoked" in next(x for x in hall.cli("key", "list").splitlines() if "\tlost\t" in x)
    assert "no device in use is called so" in hall.cli("key", "revoke", "lost", check=False)


def test_who_asks_is_told_little_and_not_too_often(hall: RunningHall) -> None:
    with hall.client() as client:
        assert client.get("/authority.pem").text == hall.authority
        asked = client.post("/enrolments", json={"role": "kiosk", "name": "vm"}).json()
        assert asked["lasts_s"] == LASTS.total_seconds()
        way = f"/enrolments/{asked['enrolment_id']}"
        good = {"Authorization": f"Bearer {asked['secret']}"}
        pending = {"state": "pending", "key": None, "in_place_of": None}
        assert client.get(way, headers=good).json() == pending
        wrong = {"Authorization": f"Bearer {asked['code']}"}
        for headers in (wrong, {}):
            assert refused(client.get(way, headers=headers)) == (404, "not-found")
        clerk = client.post("/enrolments", json={"role": "clerk", "name": ""})
        assert refused(clerk) == (422, "invalid")
        tries = [client.post("/enrolments", json={"role": "kiosk"}) for _ in range(ASKED_A_MINUTE)]
        assert refused(tries[-1]) == (429, "too-often")


def test_plain_http_hears_nothing(hall: RunningHall) -> None:
    with pytest.raises(httpx.HTTPError):
        httpx.get(hall.url.replace("https", "http") + "/healthz", timeout=5)
