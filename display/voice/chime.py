"""The ding-dong before every announcement: two struck bells, a third apart."""

import math
from array import array

from display.voice.audio import FULL, RATE

DING_HZ, DONG_HZ = 659.26, 523.25
"""E and C above the middle of the piano: high enough for a full hall, soft enough all day."""

_SECOND_STROKE_S = 0.42
_LENGTH_S = 1.4
_OVERTONES = ((1, 1.0, 3.2), (2, 0.30, 5.0), (3, 0.10, 8.0))
"""Multiple of the tone, share of its strength, how fast it dies away (1/s)."""

_STRENGTH = 0.34
_ATTACK_S = 0.008
_FADE_S = 0.15


def chime() -> "array[int]":
    """1.4 s of sound."""
    count, second = int(_LENGTH_S * RATE), int(_SECOND_STROKE_S * RATE)
    sound = [0.0] * count
    for tone, start in ((DING_HZ, 0), (DONG_HZ, second)):
        for index in range(start, count):
            sound[index] += _stroke(tone, (index - start) / RATE)
    return array("h", [int(_faded(index, value)) for index, value in enumerate(sound)])


def _stroke(tone: float, time: float) -> float:
    """A bell's swing `time` seconds after it was struck."""
    attack = min(1.0, time / _ATTACK_S)
    turn = 2 * math.pi * tone * time
    swing = sum(
        share * math.exp(-decay * time) * math.sin(turn * multiple)
        for multiple, share, decay in _OVERTONES
    )
    return attack * swing


def _faded(index: int, value: float) -> float:
    left = (_LENGTH_S - index / RATE) / _FADE_S
    return value * _STRENGTH * FULL * min(1.0, left)
