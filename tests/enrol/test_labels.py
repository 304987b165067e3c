"""Labels of devices: what they say, whose place they ask for, and the sheet (row K10)."""

import asyncio
import io
import subprocess
from pathlib import Path

import pytest
from PIL import Image
from pyzbar.pyzbar import decode

from hall_link.entry import wishing as wishing_module
from hall_link.entry.asking import PlaceRefusedError
from hall_link.entry.device_label import device_on, label_code
from hall_link.entry.entry import Told
from hall_link.entry.view import show_entry
from hall_link.entry.wishing import Wish, Wishing, WishTrouble
from hall_link.wire.enrolment import OldDevice
from hall_link.wire.envelope import Error
from hall_link.wire.refusals import REFUSALS
from hall_server.delivery.prints import label_maker
from hall_server.devices.change_device import RevokeKey
from hall_server.devices.create_key import CreateKey
from hall_server.devices.enrolments import Enrolments, UnknownEnrolment
from hall_server.devices.labels import OtherKind, UnknownLabel, device_of_label
from hall_server.kernel.ids import digest
from hall_server.kernel.work import SYSTEM
from tests.support.looping import run
from tests.support.small_hall import MORNING, SmallHall

pytestmark = [pytest.mark.unit, pytest.mark.row("K10")]

ID = "0193567a-1b2c-7d3e-8f40-0123456789ab"
PAD = OldDevice(role="evaluator", name="pad-3", window=3)
WALL = OldDevice(role="display", name="大厅主屏")


def made(hall: SmallHall, role: str, name: str, **place: object) -> str:
    """A device's id."""
    hall.do(CreateKey(role=role, name=name, key_hash=digest(role + name), **place), SYSTEM)  # type: ignore[arg-type]
    found = hall.state.devices.with_key(role + name)
    assert found is not None
    return found.id


@pytest.mark.parametrize(
    "scanned",
    [label_code(ID), label_code(ID).upper(), f" {label_code(ID)}\n", f"ｈall：device：{ID}"],
    ids=["plain", "capitals locked", "around it", "a Chinese input method"],
)
def test_a_label_is_known_however_the_scanner_types_it(scanned: str) -> None:
    assert device_on(scanned) == ID


@pytest.mark.parametrize("other", ["", ID, "hall:device:", "case:1234567890", "http://h/t/x" * 3])
def test_what_is_no_label_is_none(other: str) -> None:
    assert device_on(other) is None


def test_a_label_asks_for_the_place_of_a_device_of_the_same_kind() -> None:
    hall = SmallHall()
    devices = hall.state.devices
    pad = made(hall, "evaluator", "pad", window=1)
    clerk = made(hall, "clerk", "program", window=1)
    assert device_of_label(devices, label_code(pad), "evaluator").id == pad
    with pytest.raises(OtherKind) as other:
        device_of_label(devices, label_code(pad), "display")
    assert other.value.details == {"role": "evaluator", "name": "pad", "window": 1}
    for unknown in (label_code(ID), pad, label_code(clerk), "x"):
        with pytest.raises(UnknownLabel):
            device_of_label(devices, unknown, "evaluator")


def test_a_revoked_device_may_be_replaced_until_its_name_is_given_away() -> None:
    hall = SmallHall()
    kiosk = made(hall, "kiosk", "door")
    hall.do(RevokeKey(device=kiosk), SYSTEM)
    assert device_of_label(hall.state.devices, label_code(kiosk), "kiosk").id == kiosk
    hall.do(CreateKey(role="kiosk", name="door", key_hash=digest("another")), SYSTEM)
    with pytest.raises(UnknownLabel):
        device_of_label(hall.state.devices, label_code(kiosk), "kiosk")


def test_a_wish_lets_nobody_in_and_its_code_stays() -> None:
    asking = Enrolments()
    one, secret = asking.ask("kiosk", "vm", "10.0.0.1", MORNING)
    assert asking.known(one.id, secret, MORNING) == one
    with pytest.raises(UnknownEnrolment):
        asking.known(one.id, one.code, MORNING)
    asking.wishes(one.id, "old")
    asking.wishes(one.id, "older")
    seen = asking.look(one.id, secret, MORNING)
    assert (seen.state, seen.key, seen.code, seen.instead_of) == (
        "pending",
        None,
        one.code,
        "older",
    )
    asking.let_in(one.id, "the key")
    with pytest.raises(UnknownEnrolment):
        asking.wishes(one.id, "old")


def test_a_label_is_sent_with_every_code_until_somebody_decides() -> None:
    async def lives() -> None:
        wishing = Wishing()
        assert wishing.scanned("case:1234567890") == Wish(trouble="no-label")
        assert wishing.scanned(label_code(ID)) is None
        await wishing.wait(60)
        assert wishing.unsent == label_code(ID)
        wishing.was_taken(label_code(ID))
        assert (wishing.unsent, wishing.shown(PAD)) == ("", Wish(PAD))
        wishing.asked_anew()
        assert wishing.unsent == label_code(ID)
        wishing.was_taken(label_code(ID))
        wishing.decided()
        wishing.asked_anew()
        assert (wishing.unsent, wishing.shown(None)) == ("", None)

    run(lives())


def test_a_label_that_is_not_taken_is_told_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    error = Error(code="other-kind", message=REFUSALS["other-kind"], details=WALL.model_dump())

    async def lives() -> None:
        wishing = Wishing()
        wishing.was_taken(label_code(ID))
        wishing.scanned(label_code(ID[::-1].replace("-", "0")))
        told = wishing.was_refused("another", PlaceRefusedError(error))
        assert told == wishing.shown(PAD) == Wish(WALL, "other-kind")
        monkeypatch.setattr(wishing_module, "TROUBLE_S", -1.0)
        wishing.was_refused("another", PlaceRefusedError(error))
        assert wishing.shown(PAD) == Wish(PAD)
        await asyncio.sleep(0)

    run(lives())


@pytest.mark.parametrize(
    ("device", "language", "told"),
    [
        (PAD, "zh", "将接替 3号窗口评价器「pad-3」，请管理员确认"),
        (WALL, "zh", "将接替 显示屏「大厅主屏」，请管理员确认"),
        (PAD, "en", "Takes the place of the rating pad “pad-3” at window 3"),
    ],
)
def test_the_screen_says_whose_place_it_takes_and_keeps_its_code(
    device: OldDevice, language: str, told: str
) -> None:
    view = show_entry(Told("new", "335450", wish=Wish(device)), "http://h", language)
    assert told in view.wish
    assert (view.code, view.wish_tone) == ("335 450", "good")


@pytest.mark.parametrize("trouble", ["no-label", "unknown-label", "other-kind"])
def test_a_wrong_label_is_told_in_words(trouble: WishTrouble) -> None:
    view = show_entry(Told("new", "335450", wish=Wish(WALL, trouble)), "http://h", "zh")
    assert (view.code, view.wish_tone) == ("335 450", "bad")
    assert ("大厅主屏" in view.wish) == (trouble == "other-kind")
    assert show_entry(Told("new", "335450"), "http://h", "zh").wish_tone == "hint"


def pages_of(paper: bytes, folder: Path) -> list[Image.Image]:
    """As a printer of 200 dots an inch prints them."""
    (folder / "labels.pdf").write_bytes(paper)
    words = ["pdftoppm", "-r", "200", "-gray", str(folder / "labels.pdf"), str(folder / "page")]
    subprocess.run(words, check=True)
    return [Image.open(io.BytesIO(file.read_bytes())) for file in sorted(folder.glob("page*"))]


def test_every_device_has_a_label_that_a_scanner_reads(tmp_path: Path) -> None:
    hall = SmallHall()
    kiosk = made(hall, "kiosk", "门口自助机")
    pads = [made(hall, "evaluator", f"评价器{n}", window=1 + n % 2) for n in range(10)]
    gone = made(hall, "display", "gone")
    hall.do(RevokeKey(device=gone), SYSTEM)
    made(hall, "clerk", "program", window=1)
    every = label_maker(hall.state, None)
    assert every is not None
    pages = pages_of(every(), tmp_path)
    read = [found.data.decode() for page in pages for found in decode(page)]
    assert len(pages) == 2
    assert sorted(map(str, map(device_on, read))) == sorted([kiosk, *pads])
    done = subprocess.run(["pdftotext", tmp_path / "labels.pdf", "-"], capture_output=True)
    text = "".join(done.stdout.decode().split())
    for told in ("门口自助机", "取号机", "评价器9", "1号窗口", "换机"):
        assert told in text


def test_one_device_has_its_label_alone() -> None:
    hall = SmallHall()
    kiosk = made(hall, "kiosk", "door")
    assert label_maker(hall.state, ID) is None
    one = label_maker(hall.state, kiosk)
    assert one is not None
    assert one() == one()
