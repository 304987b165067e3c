"""A spare takes the place of a device that is at work, by the label on it (row K10)."""

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect
from pyzbar.pyzbar import decode

from hall_link.entry import entry as entry_module
from hall_link.entry.device_label import label_code
from hall_link.entry.entry import Admission, Told
from tests.enrol.test_labels import pages_of
from tests.enrol.test_secure_line import dialling
from tests.support.database import rows
from tests.support.devices import until
from tests.support.hall import RunningHall, refused
from tests.support.looping import run
from tests.support.page_layout import page_faults
from tests.support.screens import Device, start_program, x_screen

pytestmark = [pytest.mark.row("K10"), pytest.mark.slow(20)]

PAD, KIOSK = "三窗评价器", "门口自助机"
NOBODYS = label_code("00000000-0000-7000-8000-000000000000")


def id_of(hall: RunningHall, name: str) -> str:
    ((found,),) = rows(hall.data, f"SELECT id FROM devices WHERE name = '{name}'")
    return str(found)


@contextmanager
def pad(hall: RunningHall, folder: Path, name: str, key: str = "") -> Iterator[Device]:
    """A pad on a screen of its own; `key`: what its folder keeps, "" for a spare."""
    data, state = folder / name, folder / f"{name}.json"
    if key:
        data.mkdir(mode=0o700)
        (data / "device.key").write_text(key)
        (data / "hall-ca.pem").write_text(hall.authority)
    words = ["--server", hall.url, "--data", str(data), "--state", str(state)]
    with x_screen("1280x800") as environment:
        process = start_program("evaluator", words, environment, folder / f"{name}.log")
        with Device(name, environment, state, process) as device:
            yield device


def wishes(told: str, code: str, state: dict[str, object]) -> bool:
    """The spare says so, and its code still stands beside."""
    entry = state["entry"]
    assert isinstance(entry, dict)
    return told in entry["wish"] and entry["code"] == code


def looks(page: Page, spare: Device, name: str) -> None:
    """What people would see, where somebody wants to look: a folder named by the environment."""
    if folder := os.environ.get("HALL_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}-page.png")
        spare.picture(Path(folder) / f"{name}-spare.png")


def test_a_spare_takes_over_by_the_label_of_the_old_device(
    hall: RunningHall, devices: Page, tmp_path: Path
) -> None:
    key = hall.key("evaluator", 3, PAD)
    hall.key("kiosk", device=KIOSK)
    paper = devices.request.get(f"{hall.url}/api/v1/devices/labels.pdf")
    read = [found.data.decode() for found in decode(pages_of(paper.body(), tmp_path)[0])]
    label = label_code(id_of(hall, PAD))
    assert sorted(read) == sorted([label, label_code(id_of(hall, KIOSK))])
    with pad(hall, tmp_path, "spare") as spare, pad(hall, tmp_path, "old", key) as old:
        told = spare.until(lambda s: s["screen"] == "entry" and s["entry"]["code"])
        code = str(told["entry"]["code"])
        looks(devices, spare, "begin")
        for scanned, words in (
            ("case:2611240001", "扫到的不是设备标签"),
            (NOBODYS, "本大厅没有这个标签的设备"),
            (label_code(id_of(hall, KIOSK)), f"那是取号机「{KIOSK}」的标签"),
            (label, f"将接替 3号窗口评价器「{PAD}」，请管理员确认"),
        ):
            spare.type(scanned)
            spare.until(partial(wishes, words, code))
        old.until(lambda s: s.get("connected"))

        expect(devices.locator(".waits", has_text=f"代替 {PAD}")).to_be_visible()
        expect(devices.locator(f'[data-device="{PAD}"] .state')).to_contain_text("在线")
        devices.locator(".code input").fill(code)
        devices.get_by_role("button", name="下一步").click()
        panel = devices.locator(".old")
        for words in (PAD, "评价器", "3号窗口", "它扫了这台旧设备的标签", "旧机器现在还连着"):
            expect(panel).to_contain_text(words)
        devices.locator(".same").click()
        assert list(page_faults(devices)) == []
        looks(devices, spare, "confirm")
        devices.get_by_role("button", name="确认登记").click()

        gone = old.until(lambda s: s["screen"] == "entry" and s["entry"]["code"])
        assert gone["entry"]["title"] == "大厅不认识本机"
        at_work = spare.until(lambda s: s["screen"] != "entry" and s["connected"])
        assert at_work["window"] == 3
        looks(devices, old, "done")
    assert (tmp_path / "spare" / "device.key").read_text().strip() != key
    replaced = "SELECT body FROM ledger WHERE kind = 'key_replaced'"
    ((body,),) = rows(hall.data, replaced)
    assert id_of(hall, PAD) in body


def test_a_wish_outlives_the_server_and_comes_with_the_next_code(
    hall: RunningHall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entry_module, "LOOK_EVERY_S", 0.05)
    (tmp_path / "hall-ca.pem").write_text(hall.authority)
    label = label_code(id_of(hall, KIOSK))

    async def lives() -> None:
        async with dialling(hall, Admission(folder=tmp_path)) as (_, spare):

            def shown() -> Told | None:
                told = spare.told
                return told if told and told.code and told.wish and not told.trouble else None

            await until(lambda: spare.told and spare.told.code, "a code", 20)
            spare.scanned(label)
            await until(shown, "the wish", 20)
            before = shown()
            await asyncio.to_thread(hall.kill)
            await asyncio.to_thread(hall.start)
            await until(lambda: (now := shown()) and now != before, "the wish again", 30)
            now = shown()
            assert before is not None
            assert now is not None
            assert now.wish == before.wish
            assert now.code != before.code

    run(lives())


def test_who_asks_sends_the_label_and_only_for_itself(hall: RunningHall) -> None:
    """As a page of a browser does, which has no program of ours."""
    label = {"label": label_code(id_of(hall, KIOSK)).upper()}
    with hall.client() as client:

        def asks(role: str) -> tuple[str, dict[str, str]]:
            told = client.post("/enrolments", json={"role": role}).json()
            bearer = {"Authorization": f"Bearer {told['secret']}"}
            return f"/enrolments/{told['enrolment_id']}", bearer

        def wants(way: str, headers: dict[str, str], body: object) -> httpx.Response:
            return client.put(f"{way}/in-place-of", headers=headers, json=body)

        way, own = asks("kiosk")
        old = {"role": "kiosk", "name": KIOSK, "window": None}
        wished = {"state": "pending", "key": None, "in_place_of": old}
        assert wants(way, own, label).json() == wished
        assert client.get(way, headers=own).json() == wished
        other, others = asks("display")
        for stranger in (others, {}, {"Authorization": "Bearer x"}):
            assert refused(wants(way, stranger, label)) == (404, "not-found")
        assert refused(wants(way, own, {"label": NOBODYS})) == (404, "unknown-label")
        assert refused(wants(way, own, {"label": "x" * 101})) == (422, "invalid")
        mixed = wants(other, others, label)
        assert refused(mixed) == (409, "other-kind")
        assert mixed.json()["error"]["details"] == old
        assert client.get(other, headers=others).json()["in_place_of"] is None
        assert client.get(way, headers=own).json() == wished
