"""Ears: finds in a recording which announcements were spoken, by sound and not by program.

Sound is mono at 22,050 Hz; what is expected comes from `speech.py`.
"""

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import mul

from display.voice.audio import RATE
from tests.support.speech import Call, Clip, chinese, english

FRAME = RATE // 100
ALIKE = 0.8
"""Least correlation of two envelopes, and of two waveforms, of the same words."""

PAUSE_S = 0.33
"""Longer than any pause within a sentence, shorter than those between sentences."""

_AUDIBLE = 250


@dataclass(frozen=True)
class Heard:
    """A stretch of the recording, in seconds from its start."""

    name: str
    start: float
    end: float


class Recording:
    """What came out of a loudspeaker."""

    def __init__(self, samples: "array[int]") -> None:
        self._samples = samples
        self._loudness = _loudness(samples)

    @cached_property
    def chimes(self) -> list[Heard]:
        """Every ding-dong: the higher bell alone, and the lower one within the next second."""
        high = self._runs(659.26, 0.6)
        low = self._runs(523.25, 0.4)
        found: list[Heard] = []
        for ding in high:
            dong = [run for run in low if ding.start + 0.2 < run.start < ding.start + 1]
            if dong and not (found and ding.start < found[-1].end):
                found.append(Heard("chime", ding.start, dong[0].end))
        return found

    def _runs(self, tone: float, share: float) -> list[Heard]:
        """Stretches of at least 0.15 s in which that tone has such a share of the power."""
        step = RATE // 20
        waves = _waves(tone, step)
        marks = []
        for start in range(0, len(self._samples) - step, step):
            marks.append(_share(self._samples[start : start + step], waves) > share)
        runs, at = [], 0
        for sounds, run in groupby(marks):
            length = len(list(run))
            if sounds and length >= 3:
                runs.append(Heard(f"{tone:.0f} Hz", at * 0.05, (at + length) * 0.05))
            at += length
        return runs

    def sentences(self) -> list[Heard]:
        """Stretches of sound with a pause before and after, chimes left out."""
        bells = [(100 * bell.start - 5, 100 * bell.end + 8) for bell in self.chimes]
        found: list[Heard] = []
        for index, level in enumerate(self._loudness):
            if level <= _AUDIBLE or any(start <= index <= end for start, end in bells):
                continue
            start, end = index / 100, (index + 1) / 100
            if found and start - found[-1].end < PAUSE_S:
                found[-1] = Heard("sound", found[-1].start, end)
            else:
                found.append(Heard("sound", start, end))
        return found

    def find(self, clip: Clip) -> list[Heard]:
        """Every place where the clip sounds from its start to its end."""
        wanted = _loudness(clip.samples)
        likeness = _correlations(self._loudness, wanted)
        places = _peaks(likeness, len(wanted))
        return [
            Heard(clip.name, place / 100, place / 100 + clip.seconds)
            for place in places
            if self._is_it(clip, place * FRAME)
        ]

    def _is_it(self, clip: Clip, start: int) -> bool:
        """Compares waveforms, quarter of a second by quarter, each within 20 ms of its place."""
        size = RATE // 4
        starts = range(0, len(clip.samples) - size, size)
        alike, shift = 0, 0
        for at in starts:
            wanted = clip.samples[at : at + size]
            if self._like(wanted, start + at + shift) <= ALIKE:
                shift = self._nearest(wanted, start + at) - start - at
            alike += self._like(wanted, start + at + shift) > ALIKE
        return alike >= 0.8 * len(starts)

    def _nearest(self, wanted: "array[int]", near: int) -> int:
        """Where it is most alike: every third place first, then those around the best."""
        reach = 2 * FRAME
        rough = max(range(near - reach, near + reach, 3), key=lambda at: self._like(wanted, at, 7))
        return max(range(rough - 3, rough + 4), key=lambda at: self._like(wanted, at))

    def _like(self, wanted: "array[int]", at: int, step: int = 1) -> float:
        if at < 0:
            return 0.0
        there = self._samples[at : at + len(wanted) : step]
        return _cosine(there, wanted[::step]) if len(there) == len(wanted[::step]) else 0.0


def assert_spoken(samples: "array[int]", calls: Sequence[Call], times: int = 2) -> list[Heard]:
    """Exactly these calls, in this order, each whole: chime, Chinese so many times, then English.

    Lengths may differ by 10 %. No sound is left unexplained. Returns the sentences.
    """
    recording = Recording(samples)
    expected = [clips for call in calls for clips in _sequence(call, times)]
    sentences, chimes = recording.sentences(), recording.chimes
    assert len(chimes) == len(calls), f"{len(chimes)} chimes for {len(calls)} calls"
    assert len(sentences) == len(expected), f"{len(sentences)} sentences for {len(expected)}"
    wanted = {clip.name: clip for clips in expected for clip in clips}
    found = {name: recording.find(clip) for name, clip in wanted.items()}
    for sentence, clips in zip(sentences, expected, strict=True):
        _assert_is(sentence, clips, found)
    _assert_order(sentences, chimes, [len(_sequence(call, times)) for call in calls])
    return sentences


def _sequence(call: Call, times: int) -> list[tuple[Clip, Clip]]:
    more = [english(call)] if call.language == "en" else []
    return [chinese(call)] * times + more


def _assert_is(sentence: Heard, clips: tuple[Clip, Clip], found: dict[str, list[Heard]]) -> None:
    who, where = ([one for one in found[clip.name] if _meet(one, sentence)] for clip in clips)
    wanted = " ".join(clip.name for clip in clips)
    assert len(who) == len(where) == 1, f"not heard at {sentence.start:.1f} s: {wanted}"
    assert who[0].end - 0.03 < where[0].start, f"its halves overlap: {wanted}"
    length, expected = sentence.end - sentence.start, sum(clip.seconds for clip in clips)
    assert 0.9 < length / expected < 1.1, f"{length:.2f} s instead of {expected:.2f}: {wanted}"


def _assert_order(sentences: list[Heard], chimes: list[Heard], counts: list[int]) -> None:
    """Each chime ends before its sentences begin, and begins after those before have ended."""
    at = 0
    for chime, count in zip(chimes, counts, strict=True):
        assert chime.end <= sentences[at].start + 0.05, "a sentence began within its chime"
        assert not at or sentences[at - 1].end < chime.start, "a chime cut a sentence off"
        at += count


def _meet(one: Heard, other: Heard) -> bool:
    return one.start < other.end - 0.05 and other.start < one.end - 0.05


def _loudness(samples: "array[int]") -> list[float]:
    """Mean amplitude of every 10 ms."""
    starts = range(0, len(samples) - FRAME + 1, FRAME)
    return [sum(map(abs, samples[start : start + FRAME])) / FRAME for start in starts]


def _waves(tone: float, length: int) -> tuple[list[float], list[float]]:
    turn = 2 * math.pi * tone / RATE
    return [math.cos(turn * i) for i in range(length)], [math.sin(turn * i) for i in range(length)]


def _share(samples: "array[int]", waves: tuple[list[float], list[float]]) -> float:
    """The share of the power that is in that tone; 0 for silence."""
    power = sum(map(mul, samples, samples))
    if power < len(samples) * _AUDIBLE**2:
        return 0.0
    in_it: float = sum(sum(map(mul, samples, wave)) ** 2 for wave in waves)
    return 2 * in_it / (len(samples) * power)


def _correlations(long: list[float], short: list[float]) -> list[float]:
    """How alike `short` is to each stretch of `long`, from -1 to 1."""
    count = len(short)
    mean = sum(short) / count
    wanted = [value - mean for value in short]
    size = math.sqrt(sum(map(mul, wanted, wanted)))
    made = []
    for start in range(len(long) - count + 1):
        there = long[start : start + count]
        total = sum(there)
        spread = math.sqrt(max(1.0, sum(map(mul, there, there)) - total * total / count))
        made.append(sum(map(mul, there, wanted)) / (spread * size))
    return made


def _peaks(likeness: list[float], width: int) -> list[int]:
    """Places alike enough, none of them within half a width of a better one."""
    found: list[int] = []
    for at in sorted(range(len(likeness)), key=likeness.__getitem__, reverse=True):
        if likeness[at] < ALIKE:
            break
        if all(abs(at - other) > width / 2 for other in found):
            found.append(at)
    return sorted(found)


def _cosine(one: "array[int]", other: "array[int]") -> float:
    power = sum(map(mul, one, one)) * sum(map(mul, other, other))
    return sum(map(mul, one, other)) / math.sqrt(power) if power else 0.0
