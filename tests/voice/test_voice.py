"""The voice itself: whether it speaks Chinese, what it makes, what it does when it can't."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from string import ascii_uppercase

import pytest

from display.voice.clips import Clips
from display.voice.faults import VoiceFaultError
from display.voice.messages import Event, Expired, Failed, Fault, Ready, Spoken, read_event
from display.voice.pinyin import numbered_pinyin
from display.voice.recordings import Recordings
from display.voice.synthesiser import CHINESE_VOICE, ENGLISH_VOICE, Synthesiser
from display.voice.wording import sentence, where, who
from tests.support.hearing import Recording
from tests.support.looping import run
from tests.support.speech import Call, chinese

SYLLABLES = {
    "请": "tS;h'i21N",
    "零": "l'i35N",
    "一": "j'i55",
    "二": "'@r51",
    "三": "s'a55n",
    "四": "s'i[51",
    "五": "w'u21",
    "六": "l'iou51",
    "七": "tS;h'i55",
    "八": "p'A55",
    "九": "tS;'iou21",
    "十": "s.'i.35",
    "号": "X'Au51",
    "到": "t'Au51",
    "窗": "ts.hw'A55N",
    "口": "kh'ou21",
    "办": "p'a51n",
    "理": "l'i214",
}


def phonemes(text: str) -> list[str]:
    """How espeak reads it, syllable by syllable."""
    command = ["espeak-ng", "-v", CHINESE_VOICE, "-q", "-x", numbered_pinyin(text)]
    told = subprocess.run(command, capture_output=True, check=True, text=True, timeout=20)
    return [syllable.strip("_|") for syllable in told.stdout.split()]


@pytest.mark.parametrize("window", range(1, 13))
def test_every_window_is_read_in_chinese(window: int) -> None:
    text = where("zh", window).text
    assert phonemes(text) == [SYLLABLES[sign] for sign in text]


def test_every_letter_and_digit_is_read_in_chinese() -> None:
    for letter in ascii_uppercase:
        read = phonemes(who("zh", f"{letter}0").text)
        assert len(read) == 4
        assert not any("(" in syllable for syllable in read)
    text = who("zh", "1234567890").text
    assert [one[:3] for one in phonemes(text)] == [SYLLABLES[sign][:3] for sign in text]


@pytest.mark.parametrize("voice", ["cmn", ENGLISH_VOICE, "sit/yue", "no-such-voice"])
def test_a_voice_that_does_not_speak_mandarin_is_found_out(voice: str) -> None:
    with pytest.raises(VoiceFaultError):
        run(Synthesiser(voice).prove())


def test_ears_do_not_find_chinese_in_an_english_voice(tmp_path: Path) -> None:
    """Were the guard not there, the recording would show it."""

    class Unguarded(Synthesiser):
        def insist(self) -> None:
            pass

    heard = {}
    for voice in (CHINESE_VOICE, ENGLISH_VOICE):
        clips = Clips(tmp_path, Unguarded(voice), Recordings(None))
        recording = Recording(run(clips.sound(sentence("zh", "A001", 3))))
        heard[voice] = [len(recording.find(clip)) for clip in chinese(Call("A001", 3))]
    assert heard == {CHINESE_VOICE: [1, 1], ENGLISH_VOICE: [0, 0]}


def test_a_clip_is_kept_and_made_anew_when_broken(tmp_path: Path) -> None:
    synthesiser = Synthesiser()
    clips = Clips(tmp_path, synthesiser, Recordings(None))
    run(synthesiser.prove())
    part = where("zh", 3)
    first = run(clips.part(part))
    (file,) = tmp_path.glob("*.wav")
    assert not clips.missing(part)
    whole = file.read_bytes()
    for broken in (whole[: len(whole) // 2], whole[:44] + bytes(len(whole) - 44)):
        file.write_bytes(broken)
        assert run(clips.part(part)) == first
        assert file.read_bytes() == whole


def events_of(base: Path, case: int) -> list[Event]:
    """What such a dumb voice tells of a call valid for four seconds, once it knows its fault."""
    options, alsa, _words = DUMB[case]
    folder = base / str(case)
    folder.mkdir()
    card = folder / "asound.conf"
    card.write_text(f"</usr/share/alsa/alsa.conf>\n{alsa}\n", encoding="ascii")
    command = [sys.executable, "-m", "display.voice", "--cache", str(folder / "cache"), *options]
    order = '{"say": {"id": "a:1", "number": "A001", "window": 3, "valid_s": 4}}\n'
    environment = {**os.environ, "ALSA_CONFIG_PATH": str(card)}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, env=environment) as process:
        assert process.stdin
        assert process.stdout
        events = [read_event(process.stdout.readline())]
        process.stdin.write(order.encode())
        process.stdin.flush()
        while not isinstance(events[-1], Expired | Spoken):
            events.append(read_event(process.stdout.readline()))
        process.stdin.close()
        assert process.wait(10) == 0
    return events


DUMB = [
    (["--voice", ENGLISH_VOICE], "pcm.!default { type null }", "不会说普通话"),
    ([], "pcm.!default { type null }", "没有真正出声"),
    ([], 'pcm.!default { type hw card "none" }', "音箱不能出声"),
]


@pytest.mark.row("C4")
def test_what_cannot_be_heard_is_told_and_never_called_spoken(tmp_path: Path) -> None:
    with ThreadPoolExecutor() as pool:
        told = list(pool.map(partial(events_of, tmp_path), range(3)))
    for events, (_options, _alsa, words) in zip(told, DUMB, strict=True):
        faults = [event.fault for event in events if isinstance(event, Fault)]
        assert any(words in fault for fault in faults), faults
        assert not any(isinstance(event, Ready | Spoken) for event in events)
        assert any(isinstance(event, Failed) for event in events)
        assert events[-1] == Expired(expired="a:1")
