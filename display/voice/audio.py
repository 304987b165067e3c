"""Sound as mono 16-bit samples at 22,050 Hz (what espeak makes), and WAV files of it."""

import math
import os
import wave
from array import array
from collections.abc import Iterable
from pathlib import Path

RATE = 22_050
"""Samples a second."""

FULL = 32_767
QUIET = 200
"""A peak below this is silence: no voice, no recording is so soft."""

_FRAME = RATE // 100
_LOUDNESS = 0.16 * FULL
_PEAK = 0.92 * FULL
_EDGE = 0.02
_MARGIN_FRAMES = 2


class BadSoundError(Exception):
    """A file that is no usable sound; the text says why."""


def seconds(samples: "array[int]") -> float:
    """How long it lasts."""
    return len(samples) / RATE


def silence(length: float) -> "array[int]":
    """Nothing, for `length` seconds."""
    return array("h", bytes(2 * int(length * RATE)))


def joined(pieces: Iterable["array[int]"]) -> "array[int]":
    """One after the other."""
    whole = array("h")
    for piece in pieces:
        whole.extend(piece)
    return whole


def peak(samples: "array[int]") -> int:
    """The greatest amplitude; 0 for no samples."""
    return max(max(samples), -min(samples)) if samples else 0


def finished(samples: "array[int]") -> "array[int]":
    """Silence cut off both ends, loudness made the same for every clip.

    Raises BadSoundError when there is nothing but silence.
    """
    if peak(samples) < QUIET:
        raise BadSoundError("nothing to be heard in it")
    return _levelled(_trimmed(samples))


def softened(samples: "array[int]", percent: int) -> "array[int]":
    """The same sound at so many per cent of its amplitude."""
    if percent >= 100:
        return samples
    return array("h", [sample * percent // 100 for sample in samples])


def _trimmed(samples: "array[int]") -> "array[int]":
    """From the first to the last 10 ms frame that is louder than 2 % of the peak, 20 ms around."""
    edge = peak(samples) * _EDGE
    starts = range(0, len(samples), _FRAME)
    loud = [start for start in starts if peak(samples[start : start + _FRAME]) > edge]
    margin = _MARGIN_FRAMES * _FRAME
    return samples[max(0, loud[0] - margin) : loud[-1] + _FRAME + margin]


def _levelled(samples: "array[int]") -> "array[int]":
    """At the same mean power for all, as far as the peaks allow."""
    power = math.sqrt(sum(sample * sample for sample in samples) / len(samples))
    gain = min(_LOUDNESS / power, _PEAK / peak(samples))
    return array("h", [int(sample * gain) for sample in samples])


def read_wav(path: Path) -> "array[int]":
    """The samples of a 16-bit PCM file of any rate and number of channels.

    Raises BadSoundError when it is missing, broken or shorter than its header says.
    """
    try:
        with wave.open(str(path), "rb") as file:
            channels, width, rate, count = file.getparams()[:4]
            data = file.readframes(count)
    except (OSError, EOFError, wave.Error) as fault:
        raise BadSoundError(f"{path.name}: {fault}") from fault
    if width != 2 or len(data) != count * channels * width or not count:
        raise BadSoundError(f"{path.name}: not a whole 16-bit sound")
    return _at_our_rate(_mono(array("h", data), channels), rate)


def _mono(samples: "array[int]", channels: int) -> "array[int]":
    if channels == 1:
        return samples
    every = zip(*(samples[channel::channels] for channel in range(channels)), strict=True)
    return array("h", [sum(together) // channels for together in every])


def _at_our_rate(samples: "array[int]", rate: int) -> "array[int]":
    """By straight lines between samples: enough for speech."""
    if rate == RATE:
        return samples
    last, step = len(samples) - 1, rate / RATE
    made = array("h")
    for index in range(int(len(samples) / step)):
        at = min(int(index * step), last)
        share = index * step - at
        made.append(int(samples[at] * (1 - share) + samples[min(at + 1, last)] * share))
    return made


def write_wav(path: Path, samples: "array[int]") -> None:
    """Put the file there whole or not at all. Raises OSError."""
    half = path.with_name(f".{path.name}.{os.getpid()}")
    with wave.open(str(half), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    half.replace(path)
