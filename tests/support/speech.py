"""How calls ought to sound, made apart from the program that speaks them.

The pinyin is written in this file and espeak-ng reads it: a voice that says something else, or in
another language, sounds different. Sound is mono at 22,050 Hz.
"""

import subprocess
from array import array
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from display.voice.audio import RATE, finished, read_wav

_DIGITS = ("ling2", "yi1", "er4", "san1", "si4", "wu3", "liu4", "qi1", "ba1", "jiu3")
_TEENS = ("shi2", *(f"shi2 {digit}" for digit in _DIGITS[1:]))


@dataclass(frozen=True)
class Clip:
    """Words as they ought to sound."""

    name: str
    samples: "array[int]"

    @property
    def seconds(self) -> float:
        """How long they take."""
        return len(self.samples) / RATE


@dataclass(frozen=True)
class Call:
    """What was called."""

    number: str
    window: int
    language: str = "zh"


@cache
def chinese(call: Call) -> tuple[Clip, Clip]:
    """请A零零一号 and 到三号窗口办理, for windows 1 to 19."""
    signs = [_DIGITS[int(sign)] if sign.isdigit() else sign for sign in call.number]
    window = _DIGITS[call.window] if call.window < 10 else _TEENS[call.window - 10]
    who = f"qing3 {' '.join(signs)} hao4"
    where = f"dao4 {window} hao4 chuang1 kou3 ban4 li3"
    return _said("cmn-latn-pinyin", 165, who), _said("cmn-latn-pinyin", 165, where)


@cache
def english(call: Call) -> tuple[Clip, Clip]:
    """Number eh zero zero one, and please go to window 3."""
    digits = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    signs = [digits[int(sign)] if sign.isdigit() else sign for sign in call.number]
    who = f"Number {' '.join(signs)},".replace(" A ", " eh ")
    where = f"please go to window {call.window}."
    return _said("gmw/en-us", 150, who), _said("gmw/en-us", 150, where)


def spoken_as(pinyin: str) -> Clip:
    """Any other words, by their numbered pinyin."""
    return _said("cmn-latn-pinyin", 165, pinyin)


def _said(voice: str, rate: int, text: str) -> Clip:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "said.wav"
        command = ["espeak-ng", "-v", voice, "-s", str(rate), "-w", str(file), text]
        subprocess.run(command, check=True, timeout=20)
        return Clip(text, finished(read_wav(file)))
