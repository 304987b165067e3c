"""Clips: cut, levelled, kept, found broken, put together from a hall's recordings."""

import math
import wave
from array import array
from pathlib import Path

import pytest

from display.voice.audio import (
    RATE,
    BadSoundError,
    finished,
    joined,
    peak,
    read_wav,
    seconds,
    silence,
    write_wav,
)
from display.voice.chime import chime
from display.voice.clips import Clips
from display.voice.faults import VoiceFaultError
from display.voice.recordings import Recordings
from display.voice.synthesiser import Synthesiser
from display.voice.wording import sentence
from tests.support.looping import run

pytestmark = pytest.mark.unit

PIECES = ("qing", "A", "0", "1", "hao", "dao", "3", "chuangkou-banli")


def tone(length: float, strength: float = 8000, rate: int = RATE) -> "array[int]":
    turn = 2 * math.pi * 440 / rate
    return array("h", [int(strength * math.sin(turn * i)) for i in range(int(length * rate))])


def test_silence_is_cut_off_and_loudness_made_equal() -> None:
    soft = finished(joined([silence(0.4), tone(1, 2000), silence(0.7)]))
    loud = finished(joined([silence(0.1), tone(1, 30000)]))
    assert seconds(soft) == pytest.approx(1.04, abs=0.02)
    assert peak(soft) == pytest.approx(peak(loud), rel=0.05)


def test_nothing_but_silence_is_no_clip() -> None:
    with pytest.raises(BadSoundError):
        finished(silence(1))


def test_a_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_wav(tmp_path / "a.wav", tone(0.2))
    assert read_wav(tmp_path / "a.wav") == tone(0.2)
    assert [file.name for file in tmp_path.iterdir()] == ["a.wav"]


@pytest.mark.parametrize("left", [0, 10, 44, 2000])
def test_a_broken_file_is_found_out(tmp_path: Path, left: int) -> None:
    path = tmp_path / "a.wav"
    write_wav(path, tone(0.2))
    path.write_bytes(path.read_bytes()[:left])
    with pytest.raises(BadSoundError):
        read_wav(path)


def test_the_chime_is_two_bells_that_die_away() -> None:
    ding_dong = chime()
    assert 1 < seconds(ding_dong) < 2
    assert peak(ding_dong[-RATE // 20 :]) < peak(ding_dong) / 20


def recorded(folder: Path, *pieces: str) -> Clips:
    """Clips of a hall that recorded these pieces, in stereo at 44,100 Hz, 0.3 s each."""
    folder.mkdir()
    for piece in pieces:
        mono = tone(0.3, rate=44_100)
        with wave.open(str(folder / f"{piece}.wav"), "wb") as file:
            file.setparams((2, 2, 44_100, 0, "NONE", ""))
            file.writeframes(array("h", [s for one in mono for s in (one, one)]).tobytes())
    return Clips(folder / "cache", Synthesiser(), Recordings(folder))


def test_a_sentence_is_put_together_from_recordings(tmp_path: Path) -> None:
    clips = recorded(tmp_path / "clips", *PIECES)
    sound = run(clips.sound(sentence("zh", "A001", 3)))
    assert seconds(sound) == pytest.approx(10 * 0.3 + 8 * 0.04 + 0.07, abs=0.1)


def test_one_missing_piece_leaves_the_sentence_to_the_voice(tmp_path: Path) -> None:
    clips = recorded(tmp_path / "clips", *PIECES)
    clips.insist(sentence("zh", "A001", 3))
    for number, window in (("B001", 3), ("A002", 3), ("A001", 12)):
        with pytest.raises(VoiceFaultError):
            clips.insist(sentence("zh", number, window))


def test_a_recorded_chime_takes_the_place_of_ours(tmp_path: Path) -> None:
    clips = recorded(tmp_path / "clips", "chime")
    assert seconds(run(clips.chime())) == pytest.approx(0.3, abs=0.02)
