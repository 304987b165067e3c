"""The kiosk's voice and chime, heard as what reaches the sound card."""

from array import array
from pathlib import Path

import pytest

from kiosk.speaking import spoken_form
from kiosk.voice import chime_sound
from tests.kiosk.fake_hall import FakeHall
from tests.support.printers import wait_for
from tests.support.screens import Device, start_device

ALSA = """</usr/share/alsa/alsa.conf>
pcm.!default {{ type file slave.pcm "null" file "{file}" format "raw" }}
"""
"""A sound card that writes what it is given to a file, each time from its beginning."""


def heard(file: Path) -> bool:
    """Whether something loud enough to be heard was played since the file was taken away."""
    if not file.exists():
        return False
    data = file.read_bytes()
    samples = array("h", data[: len(data) // 2 * 2])
    return max(samples, default=0) > 3000


@pytest.mark.row("A12", "A19")
def test_each_screen_is_spoken_once_the_voice_is_on(
    display: dict[str, str], hall: FakeHall, tmp_path: Path
) -> None:
    sound, config = tmp_path / "played.raw", tmp_path / "asound.conf"
    config.write_text(ALSA.format(file=sound), encoding="ascii")
    environment = {**display, "ALSA_CONFIG_PATH": str(config)}
    kiosk = start_device("kiosk", hall.address, "a-key", tmp_path, environment)
    try:
        _listen(kiosk, sound)
    finally:
        kiosk.kill()


def _listen(kiosk: Device, sound: Path) -> None:
    kiosk.on("home")
    assert not sound.exists()  # nobody asked for it
    kiosk.press("voice")
    kiosk.until(lambda state: state["voice"])
    wait_for(lambda: heard(sound))
    sound.unlink()
    kiosk.press("department:party")
    kiosk.on("confirm")
    wait_for(lambda: heard(sound))


@pytest.mark.unit
def test_chinese_is_spoken_from_pinyin_and_the_chime_is_soft() -> None:
    assert spoken_form("zh", "请重新取号") == "qing3 chong2 xin1 qu3 hao4"
    assert spoken_form("en", "Take a ticket") == "Take a ticket"
    chime = array("h", chime_sound()[44:])
    assert 3000 < max(chime) < 12000
